import pytest
from hypothesis import given, strategies as st

from corpora import normalisation
from corpora.errors import UsageError
from corpora.normalisation import normalise, normalise_term

ALPHABET = (
    "中国經濟發展乾坤著 　\t\n，。（）“”‘’—…、０９．％－～Ａｚ019.%-ab"
    "e\u0301\u200b\u00ad\ufeff\u2028\u3099か가ᄀ\u1161\u11a8⼈豈\ufe0f"
)
mixed_text = st.text(st.sampled_from(ALPHABET)) | st.text()


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param("２０２０年５月２２日", "2020年5月22日", id="full-width digits"),
        pytest.param("３．５％", "3.5%", id="full-width decimal point and per cent"),
        pytest.param("3.5%，0.3个百分点", "3.5%，0.3个百分点", id="half-width decimals survive"),
        pytest.param("１０－２０", "10-20", id="full-width range"),
        pytest.param("10～20亿", "10～20亿", id="wave range kept"),
        pytest.param("３—５％", "3—5%", id="dash range"),
        pytest.param("Ａ股＋Ｂ股", "A股+B股", id="Latin letters and plus"),
        pytest.param("￥３０００", "¥3000", id="yuan sign"),
        pytest.param("（一）你好，“世界”！？：；", "（一）你好，“世界”！？：；", id="punctuation"),
        pytest.param("你好｡｢世界｣､", "你好。「世界」、", id="half-width Chinese punctuation"),
        pytest.param("經濟發展與鏈主企業", "经济发展与链主企业", id="Traditional"),
        pytest.param("乾坤與乾燥", "乾坤与干燥", id="Traditional by phrase"),
        pytest.param("占42.54% 。", "占42.54%。", id="space before Chinese punctuation"),
        pytest.param("占63.3% 、 86.3%", "占63.3%、86.3%", id="spaces around Chinese punctuation"),
        pytest.param("经 济　发 展", "经济发展", id="spaces between Han"),
        pytest.param("重庆 “三磷” 整治", "重庆“三磷”整治", id="spaces beside quotes in Chinese"),
        pytest.param("said “yes” “no” at once", "said “yes” “no” at once", id="English quotes"),
        pytest.param("使用 5G 网络 2020 年", "使用 5G 网络 2020 年", id="spaces beside Latin stay"),
        pytest.param("  a \t\n b  ", "a b", id="white space runs"),
        pytest.param("重\u200b庆\u00ad市\ufeff\x07", "重庆市", id="invisible characters"),
        pytest.param("e\u0301te\u0301", "été", id="composed"),
        pytest.param("ｅ\u200b\u0301", "é", id="composed after width and dropping"),
        pytest.param("⼈⽣", "人生", id="radicals from a PDF"),
        pytest.param("", "", id="empty"),
        pytest.param(" \u200b ", "", id="nothing visible"),
    ],
)
def test_normalised_text_has_one_spelling(original, expected):
    assert normalise(original).text == expected
    assert normalise_term(original) == expected


def test_spans_lead_back_to_the_original():
    original = "據統計，　增長 ３．５％ 。"
    normalised = normalise(original)
    assert normalised.text == "据统计，增长 3.5%。"
    start = normalised.text.index("3.5%")
    assert original[slice(*normalised.original_span(start, start + 4))] == "３．５％"
    start = normalised.text.index("增长")
    assert original[slice(*normalised.original_span(start, start + 2))] == "增長"


def test_a_span_covers_invisible_characters_inside_it():
    original = "重\u200b庆\u00ad市"
    assert normalise(original).original_span(0, 3) == (0, 5)


def test_an_empty_span_stands_at_one_place():
    normalised = normalise("　重庆　")
    assert normalised.original_span(0, 0) == (1, 1)
    assert normalised.original_span(2, 2) == (3, 3)
    assert normalise("").original_span(0, 0) == (0, 0)


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(UsageError, match="0:3"):
        normalise("重庆").original_span(0, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("經濟", True), ("经济", False), ("GDP", False), ("ＧＤＰ", False), ("著作", False)],
)
def test_traditional_text_is_recorded(text, expected):
    assert normalise(text).was_traditional is expected


def test_offsets_stay_right_when_conversion_changes_the_length(monkeypatch):
    monkeypatch.setattr(normalisation, "_simplified", lambda text: text.replace("甲乙", "丙"))
    normalised = normalise("前 甲乙Ａ")
    assert normalised.text == "前丙A"
    assert normalised.original_span(1, 2) == (2, 4)
    assert normalised.original_span(2, 3) == (4, 5)
    monkeypatch.setattr(normalisation, "_simplified", lambda text: text.replace("甲", "甲丁"))
    normalised = normalise("前 甲Ａ")
    assert normalised.text == "前甲丁A"
    assert normalised.original_span(1, 3) == (2, 3)
    assert normalised.original_span(3, 4) == (3, 4)


@given(mixed_text)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    again = normalise(once.text)
    assert again.text == once.text
    assert not again.was_traditional
    assert again.starts == tuple(range(len(once.text)))


@given(mixed_text)
def test_offsets_are_monotone_and_inside_the_original(text):
    normalised = normalise(text)
    assert len(normalised.starts) == len(normalised.ends) == len(normalised.text)
    assert list(normalised.starts) == sorted(normalised.starts)
    assert list(normalised.ends) == sorted(normalised.ends)
    spans = zip(normalised.starts, normalised.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(mixed_text)
def test_what_no_span_covers_is_white_space_or_invisible(text):
    normalised = normalise(text)
    covered = {
        position
        for start, end in zip(normalised.starts, normalised.ends, strict=True)
        for position in range(start, end)
    }
    left = "".join(text[position] for position in range(len(text)) if position not in covered)
    assert normalise(left).text == ""


@given(st.text(st.characters(codec="ascii")))
def test_the_short_way_for_plain_text_agrees_with_the_long_way(text):
    plain, marked = normalise(text), normalise(text + "中")
    assert marked.text.removesuffix("中").rstrip() == plain.text
    assert marked.starts[: len(plain.text)] == plain.starts

import pytest
from hypothesis import given, strategies as st

from corpora.documents import MarkedText
from corpora.formats.text.plain_text import read_plain_text, render_plain_text


def translate(text, translation_of):
    document = read_plain_text(text)
    translations = [MarkedText(translation_of(segment)) for segment in document.segments]
    return render_plain_text(document, translations)


def english(segment):
    return f"S{len(segment.text)}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一。\n二二。\n", "S2.\nS3.\n", id="lines"),
        pytest.param("一。\r\n\r\n二二。", "S2.\r\n\r\nS3.", id="blank lines and Windows ends"),
        pytest.param("一。二二。\n", "S2. S3.\n", id="sentences of a line get a space"),
        pytest.param("一。 二二。\n", "S2. S3.\n", id="a space that is there stays"),
        pytest.param("　　一。\t\n \n", "　　S2.\t\n \n", id="indents and blank lines"),
        pytest.param("一\u2028二\x0c三\n", "S5.\n", id="only line ends end a line"),
        pytest.param("GDP 3.5\n", "S7.\n", id="a line without Chinese is a segment too"),
        pytest.param("", "", id="empty"),
        pytest.param("\n\n", "\n\n", id="only blank lines"),
    ],
)
def test_lines_and_what_is_around_them_stay(text, expected):
    assert translate(text, english) == expected


def test_a_line_feed_in_a_translation_does_not_add_a_line():
    assert translate("一。\n二。\n", lambda segment: "a\nb") == "a b\na b\n"


def test_an_empty_translation_leaves_no_space_behind():
    assert translate("甲。乙乙。\n", lambda segment: segment.text[2:3] and "B.") == "B.\n"


def test_each_line_is_one_block():
    document = read_plain_text("一。二。\n\n三。\n")
    assert [len(block.segments) for block in document.blocks] == [2, 1]
    assert [block.number for block in document.blocks] == [0, 1]


@given(st.text(st.sampled_from("中。！ 　\n\r\tab.；“”")) | st.text())
def test_unchanged_sentences_give_the_same_text(text):
    assert translate(text, lambda segment: segment.text) == text


@given(st.text(st.sampled_from("中。！ 　\n\rab")))
def test_one_line_in_is_one_line_out(text):
    assert translate(text, english).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("规上工业产值  2295亿元  4000亿元", ["规上工业产值", "2295亿元", "4000亿元"]),
        ("百亿级企业\t6家\t10家", ["百亿级企业", "6家", "10家"]),
        ("来源：区政府　　日期：3月6日", ["来源：区政府", "日期：3月6日"]),
        ("Indicator  2022  6", ["Indicator", "2022", "6"]),
        ("目　　录", ["目　　录"]),  # one word, set wide
        ("第一条　为了规范管理，制定本办法。", ["第一条　为了规范管理，制定本办法。"]),
        ("今年产值增长，  明年继续", ["今年产值增长，  明年继续"]),
        ("It grew.  It will grow", ["It grew.", "It will grow"]),
    ],
)
def test_fields_of_a_row_are_segments_of_its_line(line, fields):
    document = read_plain_text(f"{line}\n")
    assert [segment.text for block in document.blocks for segment in block.segments] == fields
    assert len(document.blocks) == 1
    as_it_was = [MarkedText(text) for text in fields]
    assert render_plain_text(document, as_it_was) == f"{line}\n"


def test_a_translated_row_keeps_its_gaps_without_wide_spaces():
    document = read_plain_text("来源：区政府　　日期：3月6日\n人口\t5\n")
    translated = [MarkedText(text) for text in ("Source: X", "Date: March 6", "People", "5")]
    assert render_plain_text(document, translated) == "Source: X  Date: March 6\nPeople\t5\n"

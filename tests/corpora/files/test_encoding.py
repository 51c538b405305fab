import pytest
from hypothesis import given, strategies as st

from corpora.errors import EncodingError
from corpora.files import decode

SIMPLIFIED = (
    "新华社昆明12月12日电（记者林碧锋）2020年，云南省实现地区生产总值24521.9亿元，同比增长4.0%。"
    "其中，第一产业增加值3598.91亿元，占“十三五”规划目标的102.3%；规上工业增加值增长2.4%。"
)
TRADITIONAL = (
    "香港特區政府財政司司長陳茂波26日表示，香港正面對新一波的新冠肺炎疫情衝擊，"
    "原本略見復甦苗頭的商業往來及經濟活動也受到打擊。「我們必須團結一致。」"
)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        pytest.param(SIMPLIFIED, "utf-8", "utf-8", id="UTF-8"),
        pytest.param(SIMPLIFIED, "utf-8-sig", "utf-8", id="UTF-8 with mark"),
        pytest.param(SIMPLIFIED, "utf-16", "utf-16-le", id="UTF-16"),
        pytest.param(SIMPLIFIED, "gb18030", "gb18030", id="GB18030"),
        pytest.param(SIMPLIFIED * 500, "gb18030", "gb18030", id="GB18030 long"),
        pytest.param("重庆", "gb18030", "gb18030", id="GB18030 two characters"),
        pytest.param("经济", "gbk", "gb18030", id="GBK two characters"),
        pytest.param("失业", "gbk", "gb18030", id="GBK that is valid UTF-8"),
        pytest.param("GDP增长3.5%", "gb2312", "gb18030", id="GB 2312 among ASCII"),
        pytest.param("㐀㐁经济发展", "gb18030", "gb18030", id="GB18030 four bytes"),
        pytest.param(TRADITIONAL, "utf-8", "utf-8", id="Traditional UTF-8"),
        pytest.param(TRADITIONAL, "big5", "big5hkscs", id="Big5"),
        pytest.param(TRADITIONAL * 500, "big5", "big5hkscs", id="Big5 long"),
        pytest.param("經濟發展", "big5", "big5hkscs", id="Big5 four characters"),
        pytest.param("香港啫喱嘅", "big5hkscs", "big5hkscs", id="Big5 of Hong Kong"),
        pytest.param("┌──┤ │ │", "big5", "big5hkscs", id="Big5 lines of a table"),
        pytest.param(TRADITIONAL, "gbk", "gb18030", id="Traditional GBK"),
        pytest.param("café – 5 °C", "utf-8", "utf-8", id="accented Latin UTF-8"),
        pytest.param("plain text", "ascii", "utf-8", id="ASCII"),
        pytest.param("", "ascii", "utf-8", id="empty"),
    ],
)
def test_encodings_of_china_are_recognised(text, encoding, expected):
    assert decode(text.encode(encoding)) == (text, expected)


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_utf_16_of_both_byte_orders_is_recognised(text):
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == (text, "utf-16-be")
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == (text, "utf-16-le")


def test_a_declared_encoding_is_taken_where_the_bytes_decode_in_it():
    # 調劑 alone reads as well as Simplified characters; only the declaration tells.
    page = '<meta charset="big5"><p>調劑</p>'
    assert decode(page.encode("big5")) == (page, "big5hkscs")
    page = page.replace("big5", "gb2312").replace("調劑", "失业")
    assert decode(page.encode("gbk")) == (page, "gb18030")


def test_a_wrong_declaration_does_not_hide_utf_8():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>经济</p>'
    assert decode(page.encode()) == (page, "utf-8")


def test_a_declaration_the_bytes_contradict_is_passed_over():
    page = f'<meta charset="utf-8"><p>{SIMPLIFIED}</p>'
    assert decode(page.encode("gb18030")) == (page, "gb18030")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            "第一行\n第二行".encode() + b"\xff\xff\xff",
            r"a\.txt:2: byte 19 \(0xff\) is not text in UTF-8",
            id="broken UTF-8",
        ),
        pytest.param(b"caf\xe9", r"a\.txt:1: byte 3 \(0xe9\)", id="Latin-1"),
        pytest.param("日本語テキスト".encode("shift_jis"), r"a\.txt:1: byte", id="Shift JIS"),
        pytest.param(bytes(range(128, 256)) * 3, r"a\.txt:1: byte", id="not text"),
        pytest.param(b"\xff\xfea\xd8\x00", r"a\.txt:1: byte 2 .* UTF-16-LE", id="broken UTF-16"),
        pytest.param(b"\xef\xbb\xbfa\xff", r"a\.txt:1: byte 4 .* UTF-8", id="broken after mark"),
    ],
)
def test_unreadable_bytes_are_named_with_their_place(data, message):
    with pytest.raises(EncodingError, match=message):
        decode(data, "a.txt")


@given(st.text())
def test_every_utf_8_text_with_a_chinese_word_comes_back(text):
    text = "重庆" + text
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary())
def test_any_bytes_decode_or_raise_an_encoding_error(data):
    try:
        text, encoding = decode(data, "x")
    except EncodingError as error:
        assert str(error).startswith("x:")
    else:
        assert isinstance(text, str)
        assert encoding


CHINESE_PAGE = (
    "<html><head>{}</head><body><p>" + "重庆市人民政府今天开会。" * 20 + "</p></body></html>"
)
ENGLISH_PAGE = "<html><head>{}</head><body><p>" + "The city’s plan – “ready” for £5. " * 20 + "</p>"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        pytest.param('<meta charset="utf-8">', "utf-8", id="utf-8"),
        pytest.param("", "utf-8", id="utf-8, undeclared"),
        pytest.param('<meta charset="gb2312">', "gb18030", id="gb2312"),
        pytest.param('<meta charset="big5">', "big5hkscs", id="big5"),
    ],
)
def test_a_page_with_one_broken_character_is_read_as_browsers_show_it(declaration, encoding):
    page = CHINESE_PAGE.format(declaration)
    if encoding == "big5hkscs":
        page = page.translate(str.maketrans("重庆", "重慶"))
        page = page.replace("国", "國").replace("开会", "開會").replace("今", "今")
    data = page.encode(encoding)
    place = data.index("政府".encode(encoding))
    text, found = decode(data[:place] + b"\xff" + data[place:])
    assert (text.replace("\ufffd", ""), found) == (page, encoding)
    assert text.count("\ufffd") == 1


@pytest.mark.parametrize(
    "declaration",
    ["", *(f'<meta charset="{name}">' for name in ("windows-1252", "iso-8859-1", "us-ascii"))],
)
def test_a_page_in_latin_letters_of_windows_is_read(declaration):
    page = ENGLISH_PAGE.format(declaration)
    assert decode(page.encode("cp1252")) == (page, "cp1252")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("重庆".encode() * 500 + b"\xff\xff", "a.txt", id="text is not guessed at"),
        pytest.param(b"<html>" + bytes(range(128, 256)) * 3, "a.html", id="no page at all"),
    ],
)
def test_what_no_browser_shows_as_text_is_refused(data, name):
    with pytest.raises(EncodingError, match=name):
        decode(data, name)

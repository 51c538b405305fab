from pathlib import Path

import pytest

from corpora.documents import BlockKind, MarkedText
from corpora.errors import DocumentError, EncodingError, UsageError
from corpora.reading import read_document, render_document, write_document

PAGE = '<html lang="zh-CN"><meta charset="gb2312"><p>重庆经济增长。</p></html>'


def unchanged(document):
    return [MarkedText(segment.text, segment.marks) for segment in document.segments]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "重庆。".encode(), "text"),
        ("a.html", b"<p>", "html"),
        ("a.HTM", b"<p>", "html"),
        ("a.xhtml", b"<p>", "html"),
        ("a.jsonl", b'{"text": ""}', "jsonl"),
        ("a.bulletin", "重庆。".encode(), "text"),
        ("a", "重庆。".encode(), "text"),
    ],
)
def test_the_extension_says_the_format(tmp_path, name, data, expected):
    path = tmp_path / name
    path.write_bytes(data)
    assert read_document(path).format == expected
    assert read_document(None, data, name=name).format == expected


def test_a_named_format_wins_over_the_extension():
    document = read_document(None, PAGE.encode(), format="html", name="page.txt")
    assert document.format == "html"
    assert read_document(Path("a.docx"), b"text", format="text").format == "text"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("重庆。", "text"),
        ("", "text"),
        ("<重庆>。", "text"),
        ("{重庆}", "text"),
        ("重庆<p>。", "text"),
        (PAGE, "html"),
        ("\ufeff<!DOCTYPE html>\n<html>", "html"),
        ("<!-- 注 -->\n<p>重庆。</p>", "html"),
        ('{"id": 1, "text": "重庆。"}\n', "jsonl"),
    ],
)
def test_standard_input_goes_by_its_beginning(data, expected):
    document = read_document(None, data.encode())
    assert (document.format, document.source_name) == (expected, "standard input")


XLIFF = '<?xml version="1.0"?>\n<xliff version="1.2"><file/></xliff>'
TEMPLATE = "<?php if ($a > 1) { echo '中文'; } ?>\n<p>重庆。</p>"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("page.bulletin", PAGE, "html", id="page"),
        pytest.param("page.php", TEMPLATE, "html", id="php"),
        pytest.param("page.jsp", PAGE, "html", id="jsp"),
        pytest.param("page.aspx", PAGE, "html", id="aspx"),
        pytest.param("part.inc", TEMPLATE, "html", id="php by its content"),
        pytest.param("a.xml", XLIFF, "xliff", id="xliff in .xml"),
        pytest.param("a.xml", f'<?xml version="1.0"?>{PAGE}', "html", id="xhtml in .xml"),
        pytest.param("a.out", XLIFF, "xliff", id="xliff in .out"),
        pytest.param("a.records", '{"id": 1, "text": "重庆。"}', "jsonl", id="records"),
        pytest.param("news.zh", "重庆，上海，北京。\n天津，广州，深圳。\n", "text", id="prose"),
        pytest.param("news.en", "One, two.\nThree, four.\nFive, six.", "text", id="english"),
        pytest.param("a.note", "[重庆]\n一、总则\n(二) 附则", "text", id="brackets"),
        pytest.param("a.note", "[1] 重庆。", "text", id="a numbered note"),
        pytest.param("a.note", "<重庆>。<上海>", "text", id="chinese in angle brackets"),
        pytest.param("a.note", "答：x = 1\n问：是。", "text", id="one formula"),
        pytest.param("a.txt", '{"name": "重庆"}', "text", id=".txt is plain text always"),
    ],
)
def test_a_file_is_what_it_holds_where_its_name_does_not_say(tmp_path, name, text, expected):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_document(path).format == expected


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("a.json", '{"标题": "重庆"}', "JSON.*jsonl", id="json"),
        pytest.param("a.data", '[\n {"标题": "重庆"}\n]', "JSON", id="json by content"),
        pytest.param("a.data", '{"标题": "重庆",\n', "JSON", id="json that broke off"),
        pytest.param("a.data", "[" * 100_000, "JSON", id="deep json"),
        pytest.param("a.xml", "<文件><标题>重庆</标题></文件>", "XML", id="xml"),
        pytest.param("a.x", "<r><t>重庆</t></r>", "XML", id="xml by content"),
        pytest.param("a.tmx", "<tmx/>", "memory import", id="tmx"),
        pytest.param("a.x", '<?xml version="1.0"?><tmx><b/></tmx>', "memory import", id="tmx in x"),
        pytest.param("a.po", 'msgid "重庆"\nmsgstr ""\n', "po2xliff", id="po"),
        pytest.param("a.x", '#: a\nmsgid "重庆"\nmsgstr ""\n', "po2xliff", id="po by content"),
        pytest.param("a.x", "市,值\n重庆,1\n渝中,2\n", "table", id="csv"),
        pytest.param("a.x", "市\t值\n重庆\t1\n", "table", id="tabs by content"),
        pytest.param("a.x", "市,值\n重庆,1\n上海,2\n", "table", id="commas by content"),
        pytest.param("a.mxliff", XLIFF, "export it .* XLIFF 1.2", id="mxliff"),
        pytest.param("a.mht", "From: a\nMIME-Version: 1.0\n\n重庆", "HTML", id="mht"),
        pytest.param("a.x", "From: a\nMIME-Version: 1.0\n\n重庆", "HTML", id="mht by content"),
        pytest.param("a.ass", "[Events]\nDialogue: 0,重庆\n", "subtitle", id="ass"),
        pytest.param("a.x", "[a]\nname=重庆\nplace=渝北\n", "settings", id="ini"),
        pytest.param("a.yml", "name: 重庆\n", "settings", id="yaml"),
        pytest.param("a.x", "int a;\nif (b) {\n  重庆;\n}\n", "program", id="code"),
        pytest.param("a.x", "\\documentclass{article}\n重庆", "typesetting", id="tex"),
    ],
)
def test_a_structure_that_plain_text_would_destroy_is_refused(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=rf"{name}: this is .*{message}"):
        read_document(path)


def test_what_a_server_would_have_run_is_no_text(tmp_path):
    document = read_document(None, TEMPLATE.encode(), name="page.php")
    assert [segment.text for segment in document.segments] == ["重庆。"]
    asp = '<%@ page language="java" %><p>重庆<% if (a > b) out("中"); %>市。</p>'
    document = read_document(None, asp.encode(), name="page.jsp")
    assert [segment.text for segment in document.segments] == ["重庆市。"]
    rendered = render_document(document, unchanged(document))
    assert rendered == asp.encode()


def test_encoding_and_name_are_recorded():
    document = read_document(None, PAGE.encode("gb18030"), name="a.html")
    assert (document.encoding, document.source_name) == ("gb18030", "a.html")
    assert document.language == "zh"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_nothing_in_nothing_out(name):
    document = read_document(None, b"", name=name)
    assert document.blocks == ()
    assert document.segments == ()
    assert render_document(document, []) == b""


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", r"a\.docx: an empty file"),
        ("a.txt", b"%PDF-1.4 ...", r"a\.txt: this is a PDF, no text; save it as \.docx"),
        ("a.html", b"PK\x03\x04...", r"a\.html: this is a ZIP archive or an Office document"),
        ("a.txt", b"\x89PNG\r\n", r"a\.txt: this is a PNG image"),
        ("a.txt", b"one\ntwo\0", r"a\.txt:2: binary file \(NUL at byte 7\)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(name, data, message):
    with pytest.raises(DocumentError, match=message):
        read_document(None, data, name=name)


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_page_of_50_mb_is_refused(name):
    with pytest.raises(DocumentError, match=rf"{name}: 50 MB, a page has less than 50 MB"):
        read_document(None, b" " * 50_000_000, name=name)


def test_unreadable_bytes_are_refused_with_their_place(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("重庆\n".encode() + b"\xff\xff")
    with pytest.raises(EncodingError, match=r"a\.txt:2: byte 7 \(0xff\)"):
        read_document(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DocumentError, match=r"none\.txt: cannot be read: No such file"):
        read_document(tmp_path / "none.txt")


def test_an_unknown_format_and_no_input_are_usage_errors():
    with pytest.raises(UsageError, match="'odt', expected one of csv, docx, html"):
        read_document(None, b"", format="odt")
    with pytest.raises(UsageError, match="neither a path nor data"):
        read_document(None)


def test_one_translation_for_each_segment_is_required():
    document = read_document(None, "一。二。".encode(), name="a.txt")
    with pytest.raises(DocumentError, match=r"a\.txt: 1 translation, expected 2"):
        render_document(document, [MarkedText("One.")])


def test_output_is_utf_8_whatever_came_in(tmp_path):
    document = read_document(None, PAGE.encode("gb18030"), name="a.html")
    path = tmp_path / "out.html"
    write_document(path, document, unchanged(document))
    expected = PAGE.replace("gb2312", "utf-8")
    assert path.read_bytes() == expected.encode()


def test_an_existing_file_is_replaced_only_on_request(tmp_path):
    document = read_document(None, "重庆。\r\n".encode(), name="a.txt")
    path = tmp_path / "out.txt"
    path.write_bytes(b"precious")
    translations = [MarkedText("Chongqing.")]
    with pytest.raises(UsageError, match=r"out\.txt: exists already"):
        write_document(path, document, translations)
    assert path.read_bytes() == b"precious"
    write_document(path, document, translations, overwrite=True)
    assert path.read_bytes() == b"Chongqing.\r\n"


def test_a_failed_rendering_writes_nothing(tmp_path):
    document = read_document(None, "重庆。".encode(), name="a.txt")
    with pytest.raises(DocumentError):
        write_document(tmp_path / "out.txt", document, [])
    assert list(tmp_path.iterdir()) == []


def test_blocks_are_numbered_and_of_their_kind():
    document = read_document(None, "<h2>一</h2><p>二</p>".encode(), name="a.html")
    assert [(block.kind, block.level, block.number) for block in document.blocks] == [
        (BlockKind.HEADING, 2, 0),
        (BlockKind.PARAGRAPH, 0, 1),
    ]

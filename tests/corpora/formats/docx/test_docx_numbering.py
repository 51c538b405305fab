"""Numbers that Word writes by itself are in English with what they number."""

import io
import zipfile

import pytest

from corpora.documents import KeptReason, MarkedText
from corpora.formats.docx.docx_numbering import english_level
from corpora.reading import read_document, render_document
from glossary.cells import find_head
from tests.corpora.formats.conftest import NAMESPACES

ITEM = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>加快发展</w:t></w:r></w:p>"
)
STYLED = '<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>加快发展</w:t></w:r></w:p>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def level(text, numerals, more=""):
    return (
        f'<w:lvl w:ilvl="0"><w:numFmt w:val="{numerals}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def with_numbering(data, levels, styles=""):
    """Return a Word file with one definition of numbers, and styles."""
    kinds = {"numbering": "numbering", "styles": "styles"}
    named = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{part}.xml"/>'
        for kind, part in kinds.items()
    )
    definitions = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(named))
        archive.writestr(
            "word/numbering.xml", f"<w:numbering {NAMESPACES}>{definitions}</w:numbering>"
        )
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    return stream.getvalue()


def read(data):
    return read_document(None, data, name="a.docx")


def part(document, name):
    words = [MarkedText("Speed up development", s.marks) for s in document.segments]
    with zipfile.ZipFile(io.BytesIO(render_document(document, words))) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize(
    ("text", "numerals", "written"),
    [
        ("第%1章", "chineseCountingThousand", ("Chapter %1", "upperRoman")),
        ("第%1节", "japaneseCounting", ("Section %1", "decimal")),
        ("第%1条", "chineseCounting", ("Article %1", "decimal")),
        ("%1、", "chineseCounting", ("%1.", "upperRoman")),
        ("%1、", "decimal", ("%1.", "decimal")),
        ("%1、", "upperLetter", ("%1.", "upperLetter")),
        ("%1．", "decimalFullWidth", ("%1.", "decimal")),
        ("（%2）", "chineseCounting", ("(%2)", "decimal")),
        ("%3）", "decimal", ("%3)", "decimal")),
        ("%1.%2", "decimal", ("%1.%2", "decimal")),
        ("附件%1：", "decimal", ("Attachment %1:", "decimal")),
        ("表%1-%2 ", "decimal", ("Table %1-%2 ", "decimal")),
        ("%5.", "ideographTraditional", ("%5.", "upperLetter")),
    ],
)
def test_a_definition_says_in_english_what_it_said(text, numerals, written):
    assert english_level(text, numerals) == written


@pytest.mark.parametrize("text", ["第%1期工程", "问%1", "%1号", "第%1章%2", "•", ""])
def test_what_no_rule_has_is_not_guessed(text):
    assert english_level(text, "decimal") is None


@pytest.mark.parametrize(
    ("typed", "text", "numerals", "number"),
    [
        ("二、加快发展", "%1、", "chineseCounting", "II"),
        ("（二）加快发展", "（%1）", "chineseCounting", "2"),
        ("2、加快发展", "%1、", "decimal", "2"),
        ("第二章 加快发展", "第%1章", "chineseCounting", "II"),
        ("第二节 加快发展", "第%1节", "chineseCounting", "2"),
        ("第二篇 加快发展", "第%1篇", "chineseCounting", "II"),
        ("专栏2 重大工程", "专栏%1：", "decimal", "2"),
        ("附表2：重大工程", "附表%1：", "decimal", "2"),
    ],
)
def test_a_number_that_word_writes_is_written_as_one_that_is_typed(typed, text, numerals, number):
    english = english_level(text, numerals)
    assert english is not None
    written, how = english
    assert how == ("upperRoman" if number == "II" else "decimal")
    assert written.replace("%1", number) == find_head(typed).english


def test_the_numbers_change_with_the_words_and_are_parted_from_them(word_file):
    joined = level("%1、", "chineseCounting", '<w:suff w:val="nothing"/>')
    data = with_numbering(word_file(ITEM.format(0)), joined)
    document = read(data)
    assert document.kept == ()
    written = part(document, "word/numbering.xml")
    assert '<w:numFmt w:val="upperRoman"/>' in written
    assert '<w:lvlText w:val="%1. "/>' in written
    same = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_document(document, same) == data


def test_latin_numbers_keep_every_byte(word_file):
    levels = level("%1.", "decimal", '<w:suff w:val="nothing"/>') + level("•", "bullet")
    data = with_numbering(word_file(ITEM.format(0)), levels)
    assert levels in part(read(data), "word/numbering.xml")


@pytest.mark.parametrize(
    ("body", "styles", "told"),
    [
        (ITEM.format(0), "", 1),
        (ITEM.format(0) * 3, "", 1),
        (ITEM.format(1), "", 0),
        (STYLED, '<w:style w:styleId="S"><w:numPr><w:numId w:val="1"/></w:numPr></w:style>', 1),
        (
            STYLED,
            '<w:style w:styleId="S"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:styleId="B"><w:numPr><w:numId w:val="1"/></w:numPr></w:style>',
            1,
        ),
        (STYLED, '<w:style w:styleId="S"><w:name w:val="s"/></w:style>', 0),
    ],
    ids=["used", "used often", "another level", "by a style", "by its base", "without numbers"],
)
def test_a_chinese_number_that_stays_is_told_where_a_paragraph_has_it(
    word_file, body, styles, told
):
    document = read(with_numbering(word_file(body), level("第%1期工程", "decimal"), styles))
    kept = [(text.text, text.reason) for text in document.kept]
    assert kept == [("第%1期工程", KeptReason.UNREAD)] * told
    assert "第%1期工程" in part(document, "word/numbering.xml")


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ('<w:pgNumType w:fmt="chineseCounting"/>', '<w:pgNumType w:fmt="decimal"/>'),
        ('<w:pgNumType w:start="1" w:fmt="upperRoman"/>', None),
        (
            '<w:footnotePr><w:numFmt w:val="ideographDigital"/></w:footnotePr>',
            '<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>',
        ),
    ],
)
def test_numerals_of_pages_and_notes_are_english(word_file, source, english):
    body = f"<w:p><w:r><w:t>加快发展</w:t></w:r></w:p><w:sectPr>{source}</w:sectPr>"
    assert (english or source) in part(read(word_file(body)), "word/document.xml")


def test_a_field_asks_for_english_numerals(word_file):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>加快发展</w:t></w:r></w:p>'
    )
    body = field.format(r" PAGE \* CHINESENUM3 \* MERGEFORMAT ", "二")
    xml = part(read(word_file(body)), "word/document.xml")
    assert r" PAGE \* Arabic \* MERGEFORMAT " in xml

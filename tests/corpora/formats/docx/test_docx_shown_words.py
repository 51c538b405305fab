"""Words that Word shows from elsewhere than its paragraphs are exchanged, or told."""

import io
import zipfile

import pytest

from corpora.documents import KeptReason, MarkedText
from corpora.reading import read_document, render_document
from tests.corpora.formats.office import office_files

RELATIONS = office_files.RELATIONS
WORD = "word/document.xml"
DATA = "customXml/item1.xml"
DATE = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/n:root[1]/n:{}[1]" w:storeItemID="x"/><w:text/>'
    "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>省发展</w:t></w:r><w:r><w:t>改革委</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt>"
)
STORE = '<root xmlns="n"><unit>省发展改革委</unit><code>省发展改革委</code><empty/></root>'


def with_parts(data, relations=(), **parts):
    """Return a Word file with further parts; "__" in a name is a slash, "_x" a dot."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_x", "."), content)
        if relations:
            archive.writestr(
                "word/_rels/document.xml.rels", office_files.relationships(list(relations))
            )
    return stream.getvalue()


def read(data):
    return read_document(None, data, name="a.docx")


def part(document, name, words="Word"):
    made = [MarkedText(words, segment.marks) for segment in document.segments]
    return office_files.part(render_document(document, made), name)


def told(document):
    return [(text.text, text.reason) for text in document.kept]


def form(inner):
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>填写</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("inner", "english"),
    [
        (
            '<w:ddList><w:listEntry w:val="财政局"/><w:listEntry w:val="3"/></w:ddList>',
            '<w:listEntry w:val="Word"/><w:listEntry w:val="3"/>',
        ),
        (
            '<w:textInput><w:default w:val="请输入"/></w:textInput>',
            '<w:default w:val="Word"/>',
        ),
        (
            '<w:helpText w:type="text" w:val="提示"/>',
            '<w:helpText w:type="text" w:val="Word"/>',
        ),
        ('<w:name w:val="下拉1"/>', '<w:name w:val="下拉1"/>'),
    ],
    ids=["entries of a list", "what stands in an empty field", "help", "a name stays"],
)
def test_form_fields_offer_english(word_file, inner, english):
    assert english in part(read(word_file(form(inner))), WORD)


def test_help_is_never_longer_than_word_allows(word_file):
    document = read(word_file(form('<w:statusText w:val="提示"/>')))
    written = part(document, WORD, " ".join(["word"] * 60))
    value = written.split('<w:statusText w:val="')[1].split('"')[0]
    assert len(value) <= 140
    assert value.endswith("word…")


def test_a_hint_of_a_link_is_translated(word_file):
    words = "<w:r><w:t>链接</w:t></w:r>"
    link = f'<w:p><w:hyperlink w:tooltip="点击" w:anchor="甲">{words}</w:hyperlink></w:p>'
    assert '<w:hyperlink w:tooltip="Word" w:anchor="甲">' in part(read(word_file(link)), WORD)


def test_the_data_that_a_control_shows_says_what_the_control_says(word_file):
    data = with_parts(word_file(BOUND.format("unit")), customXml__item1_xxml=STORE)
    document = read(data)
    store = part(document, DATA)
    assert "<unit>Word</unit><code>省发展改革委</code><empty/>" in store
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data


@pytest.mark.parametrize(
    ("body", "store"),
    [
        (BOUND.format("other"), STORE),
        (BOUND.format("unit").replace("dataBinding", "other"), STORE),
        (BOUND.format("unit"), STORE.replace("省发展改革委", "省发展改革委员会")),
        (BOUND.format("unit"), "<!DOCTYPE root []><root><unit>省发展改革委</unit></root>"),
        (BOUND.format("unit"), "<root><unit>省发展改革委</unit>"),
    ],
    ids=["another element", "no control", "other words", "a document type", "broken data"],
)
def test_data_that_no_control_shows_keep_every_byte(word_file, body, store):
    document = read(with_parts(word_file(body), customXml__item1_xxml=store))
    assert part(document, DATA) == store


def test_what_was_moved_away_is_told_as_a_deletion(word_file):
    moved = (
        '<w:p><w:moveFrom w:id="1" w:author="a"><w:r><w:t>移走的</w:t></w:r><w:r><w:t>句子。</w:t>'
        '</w:r></w:moveFrom><w:r><w:t>留下。</w:t></w:r></w:p><w:p><w:moveTo w:id="2" w:author="a">'
        "<w:r><w:t>移来的句子。</w:t></w:r></w:moveTo></w:p>"
    )
    document = read(word_file(moved))
    assert [segment.text for segment in document.segments] == ["留下。", "移来的句子。"]
    assert told(document) == [("移走的句子。", KeptReason.DELETED)]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<html><p>plain</p><p>插入的&#25991;字</p></html>", [("插入的文字", KeptReason.UNREAD)]),
        ("<html><p>plain</p></html>", []),
    ],
    ids=["Chinese", "none"],
)
def test_a_file_that_word_inserts_is_told(word_file, content, found):
    data = with_parts(
        word_file(DATE.format("正文")), [("aFChunk", "chunk.htm")], word__chunk_xhtm=content
    )
    assert told(read(data)) == found


def test_an_embedded_document_is_told_and_expected_to_stay(word_file):
    inner = office_files.workbook(["<t>隐在表中</t>"], [office_files.cells(0)])
    data = with_parts(
        word_file(DATE.format("正文")),
        word__embeddings__a_xxlsx=inner,
        word__embeddings__b_xdocx=b"no document",
        word__embeddings__c_xxlsx=office_files.workbook(["<t>a</t>"], [office_files.cells(0)]),
    )
    document = read(data)
    assert told(document) == [("隐在表中", KeptReason.EMBEDDED)]
    assert KeptReason.EMBEDDED.is_expected


PROPERTIES = (
    '<Properties xmlns="p" xmlns:vt="v"><property pid="2" name="单位"><vt:lpwstr>市统计局'
    '</vt:lpwstr></property><property pid="3" name="密级"><vt:lpwstr>内部</vt:lpwstr></property>'
    '<property pid="4" name="Count"><vt:i4>3</vt:i4></property></Properties>'
)


def with_properties(data):
    """Return a Word file with properties of its writer's own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    own = (
        f'<Relationship Id="rId99" Type="{RELATIONS}/custom-properties"'
        ' Target="docProps/custom.xml"/></Relationships>'
    )
    named = parts["_rels/.rels"].decode().replace("</Relationships>", own)
    parts |= {"_rels/.rels": named.encode(), "docProps/custom.xml": PROPERTIES.encode()}
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        (["DOCPROPERTY 单位 \\* MERGEFORMAT"], "单位"),
        (["DOCPROP", "ERTY &quot;单位&quot;"], "单位"),
        (["docproperty  密级"], "密级"),
        (["REF 单位"], ""),
        (["DOCPROPERTY 别的"], ""),
    ],
)
def test_a_property_that_a_field_shows_is_translated_and_no_other(word_file, codes, shown):
    pieces = "</w:r><w:r>".join(f"<w:instrText>{code}</w:instrText>" for code in codes)
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        f'{pieces}</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>市统计局</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    written = part(read(with_properties(word_file(field))), "docProps/custom.xml")
    expected = {"单位": ("市统计局", "Word"), "密级": ("内部", "Word")}.get(shown, ("", ""))
    assert written == PROPERTIES.replace(f">{expected[0]}<", f">{expected[1]}<")


SETTINGS = (
    '<w:settings xmlns:w="w"><w:footnotePr><w:numFmt w:val="{}"/></w:footnotePr>'
    '<w:themeFontLang w:eastAsia="zh-CN"/></w:settings>'
)


@pytest.mark.parametrize(
    ("numerals", "english"),
    [
        ("chineseCounting", "decimal"),
        ("ideographTraditional", "upperLetter"),
        ("lowerRoman", "lowerRoman"),
        ("decimalEnclosedCircleChinese", "decimalEnclosedCircleChinese"),
    ],
)
def test_numerals_of_notes_in_the_settings_become_english(word_file, numerals, english):
    settings = SETTINGS.format(numerals)
    data = with_parts(
        word_file(DATE.format("正文")), [("settings", "settings.xml")], word__settings_xxml=settings
    )
    document = read(data)
    assert part(document, "word/settings.xml") == SETTINGS.format(english)
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data


ENTRY = (
    '<w:docPart><w:docPartPr><w:name w:val="{}"/></w:docPartPr><w:docPartBody><w:p><w:r><w:t>{}'
    "</w:t></w:r></w:p></w:docPartBody></w:docPart>"
)


def test_what_an_empty_control_shows_is_translated_and_no_other_building_block(word_file):
    control = (
        '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="空一"/></w:placeholder></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    blocks = (
        f'<w:glossaryDocument xmlns:w="{word}"><w:docParts>{{}}</w:docParts></w:glossaryDocument>'
    )
    source = blocks.format(ENTRY.format("空一", "请填写单位") + ENTRY.format("封面", "封面页"))
    data = with_parts(
        word_file(control),
        [("glossaryDocument", "glossary/document.xml")],
        word__glossary__document_xxml=source,
    )
    document = read(data)
    assert [segment.text for segment in document.segments] == ["正文", "请填写单位"]
    written = part(document, "word/glossary/document.xml")
    assert "Word</w:t>" in written
    assert "请填写单位" not in written
    assert "封面页" in written
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data
    without = with_parts(
        word_file(control.replace("placeholder", "other")),
        [("glossaryDocument", "glossary/document.xml")],
        word__glossary__document_xxml=source,
    )
    assert [segment.text for segment in read(without).segments] == ["正文"]

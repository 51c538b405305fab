"""Laws of Word documents: nothing lost, nothing doubled, always well-formed, whatever nests."""

import io
import re
import zipfile
from collections import Counter

from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

from corpora.documents import Mark, MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx

TEXT = st.text("中国，。 会ab", min_size=1, max_size=6)
PROPERTIES = st.sampled_from(
    [
        "",
        "<w:b/>",
        "<w:i/>",
        '<w:color w:val="FF0000"/>',
        '<w:rFonts w:hint="eastAsia"/>',
        "<w:b/><w:u/>",
    ]
)
ATOMS = st.sampled_from(
    [
        "<w:r><w:br/></w:r>",
        "<w:r><w:tab/></w:r>",
        '<w:r><w:drawing x="1"/></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:proofErr w:type="gramStart"/>',
        '<w:del w:id="9"><w:r><w:delText>删</w:delText></w:r></w:del>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:bookmarkStart w:id="1" w:name="a"/>',
        '<w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="2"/>',
        '<w:commentRangeEnd w:id="2"/>',
    ]
)
CONTAINERS = st.sampled_from(
    [
        ('<w:hyperlink r:id="rId3">', "</w:hyperlink>"),
        ('<w:ins w:id="5">', "</w:ins>"),
        ("<w:smartTag>", "</w:smartTag>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    ]
)
RUNS = st.tuples(PROPERTIES, TEXT).map(
    lambda pair: f'<w:r><w:rPr>{pair[0]}</w:rPr><w:t xml:space="preserve">{pair[1]}</w:t></w:r>'
)
CONTENT = st.recursive(
    RUNS | ATOMS,
    lambda inner: (
        st.lists(inner, max_size=4).map("".join)
        | st.tuples(CONTAINERS, inner).map(lambda pair: pair[0][0] + pair[1] + pair[0][1])
    ),
    max_leaves=12,
)
KEPT = (
    "br",
    "tab",
    "drawing",
    "footnoteReference",
    "del",
    "fldChar",
    "instrText",
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "hyperlink",
    "ins",
    "smartTag",
    "sdt",
    "sdtContent",
)


@st.composite
def translated_files(draw, word_file):
    data = word_file(f"<w:p>{draw(CONTENT)}</w:p>")
    document = read_docx(data)
    translations = []
    for segment in document.segments:
        text = draw(st.text("Ab <&", max_size=10))
        place = st.integers(0, len(text))
        marks = [
            Mark(*_span(draw(place), draw(place)), draw(st.sampled_from([mark.key, 0, 1])))
            for mark in segment.marks
        ]
        translations.append(MarkedText(text, tuple(marks)))
    return data, document, translations


def body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def names(root):
    return Counter(etree.QName(element).localname for element in root.iter())


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_every_element_is_there_once_and_nested_wherever_marks_are_placed(word_file, data):
    before, document, translations = data.draw(translated_files(word_file))
    after = render_docx(document, translations)
    if after == before:
        return
    old, new = names(body(before)), names(body(after))
    assert {name: new[name] for name in KEPT} == {name: old[name] for name in KEPT}
    for element in body(after).iter("{*}t"):
        assert etree.QName(element.getparent()).localname == "r"


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_every_translation_is_in_the_document_in_order(word_file, data):
    _, document, translations = data.draw(translated_files(word_file))
    rendered = "".join(body(render_docx(document, translations)).itertext())
    shown = re.sub(r"\s", "", rendered)
    position = 0
    for translation in translations:
        words = re.sub(r"\s", "", translation.text)
        pattern = ".*?".join(map(re.escape, words))
        found = re.compile(pattern).search(shown, position)
        assert found
        position = found.end()


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(content=CONTENT)
def test_nothing_translated_changes_no_byte(word_file, content):
    data = word_file(f"<w:p>{content}</w:p>")
    document = read_docx(data)
    unchanged = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_docx(document, unchanged) == data


def _span(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)

"""Tokens of XML: they cover the text, their tags match, and a large file takes little memory."""

import tracemalloc

import pytest
from hypothesis import given, strategies as st

from corpora.formats.docx.docx_document import read_docx
from corpora.formats.xml.xml_source import XmlSource, xml_escaped
from corpora.formats.xml.xml_tokens import XmlKind, XmlTokens, matching_ends

NODES = st.recursive(
    st.sampled_from(["字", " ", "<!-- > -->", "<![CDATA[<a>]]>", "<?x y?>", '<b c="/>" d=\'"\'/>']),
    lambda inner: st.lists(inner, max_size=4).map(lambda nodes: f"<a b='>'>{''.join(nodes)}</a >"),
    max_leaves=12,
)


@given(NODES)
def test_tokens_cover_the_text_and_tags_match(text):
    tokens = XmlSource(f"<r>{text}</r>", "utf-8").tokens()
    whole = "".join(f"<r>{text}</r>"[token.start : token.end] for token in tokens)
    assert whole == f"<r>{text}</r>"
    ends = matching_ends(tokens)
    starts = [k for k, token in enumerate(tokens) if token.kind is XmlKind.START]
    assert list(ends) == [k for k in range(len(tokens)) if k in ends]
    assert all(tokens[ends[k]].kind is XmlKind.END for k in starts)
    assert all(tokens[ends[k]].name == tokens[k].name for k in starts)
    assert len(ends) == sum(token.kind in (XmlKind.START, XmlKind.EMPTY) for token in tokens)


def test_tokens_are_a_sequence():
    tokens = XmlTokens("<a><b/>字</a>")
    assert [token.name for token in tokens] == ["a", "b", "", "a"]
    assert tokens[-1].kind is XmlKind.END
    assert [token.kind for token in tokens[1:3]] == [XmlKind.EMPTY, XmlKind.TEXT]
    ends = matching_ends(tokens)
    assert (ends[0], ends[1], ends.get(2), 9 in ends) == (3, 1, None, False)
    with pytest.raises(KeyError):
        ends[2]


def test_a_large_document_is_read_in_12_bytes_for_each_of_its_bytes(word_file):
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr><w:t>{}</w:t></w:r>'
    words = "".join(run.format(text) for text in ("重庆市推动", "高质量发展，", "增长3.5%。"))
    body = f'<w:p w:rsidR="00A77B3E"><w:pPr><w:jc w:val="left"/></w:pPr>{words}</w:p>' * 3000
    data = word_file(body)
    tracemalloc.start()
    try:
        document = read_docx(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.segments) == 3000
    assert peak < 12 * len(body.encode())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The mayor\x0battended", "The mayor attended"),
        ("one \x0b\x0c two", "one two"),
        ("page\x0cbreak & more", "page break &amp; more"),
        ("no\x00thing\x1f\uffff", "nothing"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("two  spaces < three", "two  spaces &lt; three"),
    ],
)
def test_words_that_a_break_parts_stay_apart_where_xml_cannot_hold_it(text, written):
    assert xml_escaped(text) == written

import pytest
from hypothesis import given, strategies as st

from corpora.formats.html.html_tokens import TokenKind, attributes, tokenise

HTML_CHARACTERS = st.text(st.sampled_from("<>/!-='\" abp中\n?[]")) | st.text()


@given(HTML_CHARACTERS)
def test_tokens_cover_the_source_edge_to_edge(source):
    position = 0
    for token in tokenise(source):
        assert token.start == position < token.end
        position = token.end
    assert position == len(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p a b=c d='e' F=\"g>\">", [("a", ""), ("b", "c"), ("d", "e"), ("f", "g>")]),
        ("<br/>", []),
        ("<img alt=中/>", [("alt", "中/")]),
        ("<p title = '题' >", [("title", "题")]),
        ("<p title=>", [("title", "")]),
        ("<p =x>", [("=x", "")]),
        ("<p 'a>", [("'a", "")]),
    ],
)
def test_attributes_are_read_as_browsers_do(source, expected):
    (tag,) = tokenise(source)
    assert [(found.name, found.value) for found in attributes(source, tag)] == expected


@given(HTML_CHARACTERS)
def test_attribute_values_lie_inside_their_tag(source):
    for token in tokenise(source):
        if token.kind is TokenKind.START_TAG:
            for found in attributes(source, token):
                assert token.start <= found.start <= found.end <= token.end
                assert found.value in source[found.start : found.end]

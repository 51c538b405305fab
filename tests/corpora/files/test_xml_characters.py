"""Characters that XML forbids, wherever the bytes of a file are cut."""

import io

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from corpora.files import XmlBytes

PIECES = [
    "a",
    "链",
    "&amp;",
    "&#x1;",
    "&#11;",
    "&#x41;",
    "&#9;",
    "\x0b",
    "\x01",
    "&#xFFFF;",
    "\n",
    "&lt;",
    "&nbsp;",
    "&eacute;",
    "&CounterClockwiseContourIntegral;",
    "<![CDATA[&nbsp;]]]>",
    "<!-- &nbsp; -->",
    "<?p &nbsp;?>",
]
FORBIDDEN = {"&#x1;", "&#11;", "\x0b", "\x01", "&#xFFFF;"}
NUMBERED = {
    "&nbsp;": "&#160;",
    "&eacute;": "&#233;",
    "&CounterClockwiseContourIntegral;": "&#8755;",
}


def read(data, size):
    stream = XmlBytes(io.BytesIO(data))
    found = b""
    while chunk := stream.read(size):
        found += chunk
    return found, stream.repaired


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(1, 40))
def test_where_the_bytes_are_cut_makes_no_difference(pieces, size):
    text = f"<a>{''.join(pieces)}</a>"
    found, repaired = read(text.encode(), size)
    assert (found, repaired) == read(text.encode(), 1 << 20)
    assert repaired == sum(piece in FORBIDDEN for piece in pieces)
    expected = "".join(
        " " if piece in FORBIDDEN else NUMBERED.get(piece, piece) for piece in pieces
    )
    assert found.decode() == f"<a>{expected}</a>"
    etree.fromstring(found)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_the_zero_bytes_of_utf_16_stay(encoding):
    data = '<?xml version="1.0"?><a>链</a>'.encode(encoding)
    assert read(data, 7) == (data, 0)


def test_names_of_html_are_counted_and_those_of_nobody_stay():
    stream = XmlBytes(io.BytesIO(b"<a>&nbsp;&nbsp;&eacute;&amp;&office;&nbsp</a>"))
    found = stream.read() + stream.read()
    assert found == b"<a>&#160;&#160;&#233;&amp;&office;&nbsp</a>"
    assert stream.named == {"&nbsp;": 2, "&eacute;": 1}

"""Characters that XML forbids, wherever the bytes of a file are cut."""

import io

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from corpora.xml_characters import XmlBytes

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
]
FORBIDDEN = {"&#x1;", "&#11;", "\x0b", "\x01", "&#xFFFF;"}


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
    expected = "".join(" " if piece in FORBIDDEN else piece for piece in pieces)
    assert found.decode() == f"<a>{expected}</a>"
    etree.fromstring(found)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_the_zero_bytes_of_utf_16_stay(encoding):
    data = '<?xml version="1.0"?><a>链</a>'.encode(encoding)
    assert read(data, 7) == (data, 0)

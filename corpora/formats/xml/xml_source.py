"""XML that is checked once, refused where it is dangerous, and then read by where its tags stand.

The text is never rebuilt from a tree: readers note places in the source and splice there, so all
that is not translated stays byte for byte. Nothing is resolved, expanded or fetched.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from corpora.errors import DocumentError
from corpora.formats.xml.xml_tokens import XmlTokens, matching_ends

_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)[\"']")
_PROLOG = re.compile(r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_NAMED_TYPE = re.compile(r"<!DOCTYPE\s+[\w:.-]+(?:\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*)?>")
_BEGINNINGS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_TEXTS = re.compile(
    r"utf-(?:8|16|32)(?:-\w+)?$|ascii$|iso8859-\d+$|cp\d+$|gb\w+$|big5\w*$|shift_jis\w*$|euc_\w+$"
    r"|koi8-\w$|mac-\w+$"
)
_SAFELY: dict[str, Any] = {
    "encoding": "utf-8",  # whatever it declares: it is decoded already
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
_ATTRIBUTE = re.compile(r"([^\s<>/=\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ILLEGAL_BREAK = re.compile(" *[\x0b\x0c][ \x0b\x0c]*")
"""The line and page breaks that Word puts on the clipboard: they part words."""
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class XmlSource:
    """A well-formed XML text that declares nothing, and the encoding it came in."""

    text: str
    encoding: str

    def tokens(self) -> XmlTokens:
        """Return the tokens of the text in order; they cover it without gaps."""
        return XmlTokens(self.text)


def read_xml(data: bytes, place: str, *, may_name_type: bool = False) -> XmlSource:
    """Return the text of XML bytes that are well-formed and declare no document type.

    Args:
        data: The bytes.
        place: What errors name, a file or a part of one.
        may_name_type: Whether the text may name a document type, which is never fetched, as old
            files of translation tools do; one that declares anything is refused all the same.

    Raises:
        DocumentError: naming the place (a file, or a part of one) and the line.
    """
    text, encoding = _decoded(data, place, may_name_type=may_name_type)
    # A target without methods: everything is checked and no tree is built.
    parser = etree.XMLParser(target=cast(Any, _Nothing()), **_SAFELY)
    _parsed(text, place, parser)
    return XmlSource(text, encoding)


def parse_xml(data: bytes, place: str) -> etree._Element:
    """Return the tree of XML bytes, with entities, document types and the network refused.

    Raises:
        DocumentError: naming the place and the line.
    """
    text, _ = _decoded(data, place)
    root: etree._Element = _parsed(text, place, etree.XMLParser(remove_pis=False, **_SAFELY))
    return root


def xml_encoding(data: bytes) -> str:
    """Return the Python name of the encoding XML bytes declare, UTF-8 where they do not."""
    for mark, encoding in _BEGINNINGS:
        if data.startswith(mark):
            return encoding
    declared = _DECLARED.match(data, 0, 200)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def encoded_xml(text: str | Iterable[str], encoding: str) -> bytes:
    """Return XML text, whole or in pieces, in its encoding.

    What that cannot hold is written as references.

    >>> encoded_xml("<p>“Chongqing”</p>", "us-ascii")
    b'<p>&#8220;Chongqing&#8221;</p>'
    """
    if isinstance(text, str):
        return text.encode(encoding, "xmlcharrefreplace")
    encoder = codecs.getincrementalencoder(encoding)("xmlcharrefreplace")
    stream = io.BytesIO()
    stream.writelines(map(encoder.encode, text))
    stream.write(encoder.encode("", final=True))
    return stream.getvalue()


class _Nothing:
    """What a parser tells nothing to."""

    def close(self) -> None:
        """End."""


def _decoded(data: bytes, place: str, *, may_name_type: bool = False) -> tuple[str, str]:
    """Return the text and the Python name of its encoding; a document type is refused."""
    declared = xml_encoding(data)
    encoding = _text_encoding(declared)
    if encoding is None:
        raise DocumentError(
            f"{place}: encoding {declared!r}, expected one for texts, as UTF-8; save it in UTF-8"
        )
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise DocumentError(
            f"{place}: no {declared.upper()}, which it should be: {error}"
        ) from None
    prolog = _PROLOG.match(text)
    is_typed = prolog and text.startswith("<!DOCTYPE", prolog.end())
    if prolog and is_typed and not (may_name_type and _NAMED_TYPE.match(text, prolog.end())):
        line = text.count("\n", 0, prolog.end()) + 1
        raise DocumentError(f"{place}:{line}: it declares a document type (DTD), which is refused")
    return text, encoding


def _text_encoding(declared: str) -> str | None:
    """Return the codec for a declared encoding, None where that is none for texts."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    # Its users mean the larger sets that came later, and all of them begin with it.
    return {"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name) if _TEXTS.match(name) else None


def _parsed(text: str, place: str, parser: etree.XMLParser) -> Any:  # noqa: ANN401 - of the parser
    try:
        return etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        message = str(error.msg or error).splitlines()[0]
        raise DocumentError(f"{place}:{error.lineno or 1}: no well-formed XML: {message}") from None


def xml_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, their values still escaped.

    >>> xml_attributes('<w:lang w:val="en-US"/>')
    {'w:val': 'en-US'}
    """
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(tag)}


def xml_attribute_spans(tag: str) -> dict[str, tuple[int, int]]:
    """Return where the values of the attributes of a tag stand in it, without their quotes.

    >>> xml_attribute_spans("<file original='a>b.txt' id='1'>")
    {'original': (16, 23), 'id': (29, 30)}
    """
    return {
        match[1]: match.span(2 if match[2] is not None else 3) for match in _ATTRIBUTE.finditer(tag)
    }


def xml_escaped(text: str) -> str:
    """Return text as XML content, without the characters that XML cannot hold.

    A line or page break among them becomes a space.
    """
    text = _ILLEGAL.sub("", _ILLEGAL_BREAK.sub(" ", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml_children(element: str) -> list[tuple[str, str]]:
    """Return the local name and the source of each child of an element.

    >>> xml_children("<a><x:b/><c>d</c></a>")
    [('b', '<x:b/>'), ('c', '<c>d</c>')]
    """
    tokens = XmlSource(element, "utf-8").tokens()
    ends = matching_ends(tokens)
    children: list[tuple[str, str]] = []
    number = 1
    while number < len(tokens) - 1:
        if number not in ends:
            number += 1
            continue
        last = ends[number]
        source = element[tokens[number].start : tokens[last].end]
        children.append((tokens[number].name.rpartition(":")[2], source))
        number = last + 1
    return children


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on."""
    line = element.sourceline
    return line if isinstance(line, int) else 0

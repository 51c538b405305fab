"""XML that is checked once, refused where it is dangerous, and then read by where its tags stand.

The text is never rebuilt from a tree: readers note places in the source and splice there, so all
that is not translated stays byte for byte. Nothing is resolved, expanded or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from corpora.errors import DocumentError

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<slash>/?)(?P<name>[^\s<>/!?=\"']+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>",
    re.DOTALL,
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)[\"']")
_ATTRIBUTE = re.compile(r"([^\s<>/=\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlKind(Enum):
    """What a token is; OTHER is a comment or an instruction."""

    TEXT = auto()
    START = auto()
    END = auto()
    EMPTY = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class XmlToken:
    """A piece `start:end` of the source; `name` is a tag's name as it is written."""

    kind: XmlKind
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class XmlSource:
    """A well-formed XML text without a document type, and the encoding it came in."""

    text: str
    encoding: str

    def tokens(self) -> list[XmlToken]:
        """Return the tokens of the text in order; they cover it without gaps."""
        tokens: list[XmlToken] = []
        position = 0
        for match in _TOKEN.finditer(self.text):
            start, end = match.span()
            if position < start:
                tokens.append(XmlToken(XmlKind.TEXT, position, start))
            position = end
            if match["name"] is None:
                is_text = self.text.startswith("<![CDATA[", start)
                tokens.append(XmlToken(XmlKind.TEXT if is_text else XmlKind.OTHER, start, end))
                continue
            kind = XmlKind.END if match["slash"] else XmlKind.START
            kind = XmlKind.EMPTY if match["empty"] else kind
            tokens.append(XmlToken(kind, start, end, match["name"]))
        if position < len(self.text):
            tokens.append(XmlToken(XmlKind.TEXT, position, len(self.text)))
        return tokens


def read_xml(data: bytes, place: str) -> XmlSource:
    """Return the text of XML bytes that are well-formed and declare no document type.

    Raises:
        DocumentError: naming the place (a file, or a part of one) and the line.
    """
    encoding = xml_encoding(data)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DocumentError(
            f"{place}: no {encoding.upper()}, which it should be: {error}"
        ) from None
    parse_xml(data, place)
    return XmlSource(text, encoding)


def parse_xml(data: bytes, place: str) -> etree._Element:
    """Return the tree of XML bytes, with entities, document types and the network refused.

    Raises:
        DocumentError: naming the place and the line.
    """
    encoding = xml_encoding(data)
    declaration = "<!DOCTYPE".encode("utf-16-le" if encoding.startswith("utf-16") else "ascii")
    found = data.find(declaration)
    if found >= 0:
        line = data.count(b"\n", 0, found) + 1
        raise DocumentError(f"{place}:{line}: it declares a document type (DTD), which is refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = str(error.msg or error).splitlines()[0]
        raise DocumentError(f"{place}:{error.lineno or 1}: no well-formed XML: {message}") from None


def xml_encoding(data: bytes) -> str:
    """Return the Python name of the encoding XML bytes declare, UTF-8 where they do not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    declared = _DECLARED.match(data, 0, 200)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def xml_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, their values still escaped.

    >>> xml_attributes('<w:lang w:val="en-US"/>')
    {'w:val': 'en-US'}
    """
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(tag)}


def xml_escaped(text: str) -> str:
    """Return text as XML content, without the characters that XML cannot hold."""
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def matching_ends(tokens: list[XmlToken]) -> dict[int, int]:
    """Return for each start tag the number of its end tag, for an empty tag its own."""
    ends: dict[int, int] = {}
    open_tags: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind is XmlKind.START:
            open_tags.append(number)
        elif token.kind is XmlKind.END:
            ends[open_tags.pop()] = number
        elif token.kind is XmlKind.EMPTY:
            ends[number] = number
    return ends


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on."""
    line = element.sourceline
    return line if isinstance(line, int) else 0

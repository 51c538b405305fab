"""HTML source into tokens that know where they stand, without changing or repairing anything.

The tokens lie edge to edge and cover the source. They follow the HTML standard's tokenizer where
text could be mistaken for markup: comments, scripts, quoted attribute values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

# Their content is text to the browser up to their own end tag, whatever it looks like.
RAW_TEXT_ELEMENTS = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
)
VOID_ELEMENTS = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "basefont", "bgsound", "frame", "keygen"),
    )
)

_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]+)?)?"
)
_TAG_END = re.compile(r"[\s/]*>")
_OTHER = (
    ("<!--", re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)),
    ("<![CDATA[", re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)),
    ("<!", re.compile(r"<![^>]*>?")),
    # What a server would have run is no text, whatever it prints.
    ("<?php", re.compile(r"<\?php\b.*?(?:\?>|\Z)", re.DOTALL)),
    ("<?=", re.compile(r"<\?=.*?(?:\?>|\Z)", re.DOTALL)),
    ("<%", re.compile(r"<%(?:(?!<%).)*?%>", re.DOTALL)),
    ("<?", re.compile(r"<\?[^>]*>?")),
    ("</", re.compile(r"</[^A-Za-z>][^>]*>?|</>")),
)


class TokenKind(Enum):
    """What a token is; OTHER is a comment, a declaration or an instruction."""

    TEXT = auto()
    RAW_TEXT = auto()
    START_TAG = auto()
    END_TAG = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag, its value still escaped; `start:end` is the value with its quotes."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A piece `start:end` of the source; `name` is the lower-case name of a tag."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


def tokenise(source: str) -> Iterator[Token]:
    """Yield the tokens of HTML source in order; they cover it without gaps.

    >>> [source_token.name for source_token in tokenise("<P>a<br>b</P>")]
    ['p', '', 'br', '', 'p']
    """
    position = text_start = 0
    is_xml = source.lstrip("\ufeff \r\n\t").startswith("<?xml")
    while (position := source.find("<", position)) >= 0:
        token = _token_at(source, position)
        if token is None:
            position += 1
            continue
        if text_start < position:
            yield Token(TokenKind.TEXT, text_start, position)
        yield token
        position = token.end
        is_empty = is_xml and source.endswith("/>", 0, position)
        if token.kind is TokenKind.START_TAG and token.name in RAW_TEXT_ELEMENTS and not is_empty:
            end = _raw_text_end(source, position, token.name)
            if position < end:
                yield Token(TokenKind.RAW_TEXT, position, end, token.name)
            position = end
        text_start = position
    if text_start < len(source):
        yield Token(TokenKind.TEXT, text_start, len(source))


def attributes(source: str, tag: Token) -> list[Attribute]:
    """Return the attributes of a start tag, in order."""
    name = _TAG_NAME.match(source, tag.start)
    position = name.end() if name else tag.end
    found: list[Attribute] = []
    while match := _ATTRIBUTE.match(source, position, tag.end - 1):
        position = match.end()
        start, end = match.span("value")
        if start < 0:
            found.append(Attribute(match["name"].lower(), "", position, position))
            continue
        value = match["value"]
        if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            value = value[1:-1]
        found.append(Attribute(match["name"].lower(), value, start, end))
    return found


def is_not_to_be_translated(source: str, token: Token) -> bool:
    """Return whether a start tag says that what it holds is not to be translated."""
    if "translate" not in source[token.start : token.end].lower():
        return False
    for attribute in attributes(source, token):
        if attribute.name == "translate" and attribute.value.lower() == "no":
            return True
        if attribute.name == "class" and "notranslate" in attribute.value.lower().split():
            return True
    return False


def end_tags(tokens: Sequence[Token], source: str) -> dict[int, int]:
    """Return for each start tag that is closed the number of its end tag's token.

    An element whose start tag is its end (void, or `/>`) ends at itself.
    """
    ends: dict[int, int] = {}
    open_tags: dict[str, list[int]] = {}
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.START_TAG:
            if token.name not in VOID_ELEMENTS and not source.endswith("/>", 0, token.end):
                open_tags.setdefault(token.name, []).append(number)
        elif token.kind is TokenKind.END_TAG and open_tags.get(token.name):
            ends[open_tags[token.name].pop()] = number
    return ends


def _token_at(source: str, position: int) -> Token | None:
    """Return the markup that begins at a `<`, or None where the `<` is only text."""
    name = _TAG_NAME.match(source, position)
    if name:
        end = _tag_end(source, name.end())
        is_end_tag = source.startswith("</", position)
        kind = TokenKind.END_TAG if is_end_tag else TokenKind.START_TAG
        # A tag the file breaks off in is shown by no browser; it stays as it is.
        return Token(
            kind if end else TokenKind.OTHER, position, end or len(source), name[1].lower()
        )
    for opening, pattern in _OTHER:
        if source.startswith(opening, position):
            match = pattern.match(source, position)
            return Token(TokenKind.OTHER, position, match.end()) if match else None
    return None


def _tag_end(source: str, position: int) -> int:
    """Return where the tag ends, or 0 where it never does."""
    while True:
        end = _TAG_END.match(source, position)
        if end:
            return end.end()
        attribute = _ATTRIBUTE.match(source, position)
        if not attribute:
            return 0
        position = attribute.end()


def _raw_text_end(source: str, position: int, name: str) -> int:
    end_tag = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
    return end_tag.start() if end_tag else len(source)

"""Line breaks that are inline codes in files of units: the words beside them stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

BREAK = "\u2028"
"""Stands for such a code until the text is whole."""

_TYPES = frozenset(("lb", "pb", "x-lb", "x-br", "x-html-br", "x-tab", "xlf:lb", "xlf:pb"))
_TYPE_NAMES = ("type", "ctype", "subType")
_TEXT_NAMES = ("equiv-text", "equiv")
_NATIVE = re.compile(
    r"\s*(?:</?(?:\w+:)?(?:br|tab|line-break|p)\b[^<>]*>|\\(?:line|par|tab|n|r|t)\b|[\r\n\t])\s*"
)
_AROUND = re.compile(rf"\s*{BREAK}[\s{BREAK}]*")
_FIRST_WIDE = "\u2e80"


def is_break(code: etree._Element) -> bool:
    """Return whether an inline code breaks a line, by its type or by what it holds."""
    if any(code.get(name) in _TYPES for name in _TYPE_NAMES):
        return True
    texts = (code.text or "", *(code.get(name) or "" for name in _TEXT_NAMES))
    return any(_NATIVE.fullmatch(text) for text in texts)


def text_without_breaks(parts: Iterable[str]) -> str:
    """Return the text of its parts; Latin words at a break are apart, Chinese needs no space.

    >>> [text_without_breaks((one, BREAK, two)) for one, two in (("One", "Two"), ("甲", "乙"))]
    ['One Two', '甲乙']
    """
    text = "".join(parts)
    return _AROUND.sub(_gap, text) if BREAK in text else text


def _gap(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return " " if before and after and max(before, after) < _FIRST_WIDE else ""

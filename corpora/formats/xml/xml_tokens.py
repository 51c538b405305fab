"""The tokens of an XML text, held in arrays: a large file has millions, and each is small."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple, overload

# What is well-formed is read in one piece at every place; nothing is tried twice.
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[\]<>]*>"
    r"|<(?P<slash>/?)(?P<name>[^\s<>/!?=\"']++)"
    r"(?>(?:[^<>\"'/]++|\"[^\"]*\"|'[^']*'|/(?!>))*)(?P<empty>/?)>",
    re.DOTALL,
)


class XmlKind(IntEnum):
    """What a token is; OTHER is a comment, an instruction, a named document type."""

    TEXT = 0
    START = 1
    END = 2
    EMPTY = 3
    OTHER = 4


class XmlToken(NamedTuple):
    """A piece `start:end` of the source; `name` is a tag's name as it is written."""

    kind: XmlKind
    start: int
    end: int
    name: str = ""


class XmlTokens(Sequence[XmlToken]):
    """The tokens of an XML text in order; they cover it without gaps.

    A token is made when it is asked for; 9 bytes each are kept.
    """

    def __init__(self, text: str) -> None:
        self.kinds = bytearray()
        self._ends = array("I")
        self._names = array("I")
        self._table: list[str] = [""]
        self._read(text)

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, place: int) -> XmlToken: ...

    @overload
    def __getitem__(self, place: slice) -> list[XmlToken]: ...

    def __getitem__(self, place: int | slice) -> XmlToken | list[XmlToken]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        start = self._ends[place - 1] if place else 0
        name = self._table[self._names[place]]
        return XmlToken(_KINDS[self.kinds[place]], start, self._ends[place], name)

    def _read(self, text: str) -> None:
        numbers: dict[str, int] = {"": 0}
        kinds, ends, names = self.kinds, self._ends, self._names
        position = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if position < start:
                kinds.append(XmlKind.TEXT)
                ends.append(start)
                names.append(0)
            position = end
            slash, name, empty = match.groups()
            if name is None:
                is_text = text.startswith("<![CDATA[", start)
                kinds.append(XmlKind.TEXT if is_text else XmlKind.OTHER)
            else:
                kinds.append(XmlKind.END if slash else XmlKind.EMPTY if empty else XmlKind.START)
            number = numbers.get(name or "")
            if number is None:
                number = numbers[name] = len(self._table)
                self._table.append(name)
            names.append(number)
            ends.append(end)
        if position < len(text):
            kinds.append(XmlKind.TEXT)
            ends.append(len(text))
            names.append(0)


class MatchingEnds(Mapping[int, int]):
    """For each start tag the number of its end tag, for an empty tag its own."""

    def __init__(self, kinds: Sequence[int]) -> None:
        self._ends = array("i", [-1]) * len(kinds)
        open_tags: list[int] = []
        for number, kind in enumerate(kinds):
            if kind == XmlKind.START:
                open_tags.append(number)
            elif kind == XmlKind.END:
                self._ends[open_tags.pop()] = number
            elif kind == XmlKind.EMPTY:
                self._ends[number] = number

    def __getitem__(self, number: int) -> int:
        end = self._ends[number] if 0 <= number < len(self._ends) else -1
        if end < 0:
            raise KeyError(number)
        return end

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number < len(self._ends) and self._ends[number] >= 0

    def __iter__(self) -> Iterator[int]:
        return (number for number, end in enumerate(self._ends) if end >= 0)

    def __len__(self) -> int:
        return sum(end >= 0 for end in self._ends)


def matching_ends(tokens: XmlTokens) -> MatchingEnds:
    """Return for each start tag the number of its end tag, for an empty tag its own."""
    return MatchingEnds(tokens.kinds)


_KINDS = tuple(XmlKind)

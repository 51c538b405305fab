"""Spans: stretches of a text, from the first code point to one past the last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, `text[span.start : span.end]`; equal to the plain pair."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Tell whether both have a code point in common.

        >>> Span(2, 5).overlaps((4, 6)), Span(2, 5).overlaps((5, 6))
        (True, False)
        """
        return self[0] < other[1] and other[0] < self[1]

    def contains(self, other: tuple[int, int]) -> bool:
        """Tell whether the other lies inside this one, or is this one.

        >>> Span(2, 5).contains((3, 5)), Span(2, 5).contains((4, 6))
        (True, False)
        """
        return self[0] <= other[0] and other[1] <= self[1]

    def shifted(self, offset: int) -> Span:
        """Return the span as it stands in a text that has `offset` code points before this one."""
        return Span(self[0] + offset, self[1] + offset)


def merged_spans(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the spans in order, those that overlap made one.

    >>> merged_spans([(5, 9), (0, 3), (2, 4)])
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def spans_between(text: str, boundaries: Iterable[int]) -> tuple[Span, ...]:
    """Return the pieces that the boundaries cut, without the white space around them.

    >>> spans_between("甲。 乙。", [2, 2, 5])
    (Span(start=0, end=2), Span(start=3, end=5))
    """
    spans: list[Span] = []
    start = 0
    for end in [*boundaries, len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append(Span(left, left + len(piece.strip())))
        start = max(start, end)
    return tuple(spans)

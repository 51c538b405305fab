"""A span: a stretch of a text, from its first code point to one past its last."""

from __future__ import annotations

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

"""A source text with some of its stretches exchanged and all others as they were."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence


class SplicedSource:
    """A text with stretches `(start, end, replacement)` exchanged; they must not overlap.

    >>> SplicedSource("abcdef", [(1, 3, "-")]).slice(0, 6)
    'a-def'
    """

    def __init__(self, text: str, replacements: Sequence[tuple[int, int, str]]) -> None:
        self._text = text
        self._replacements = sorted(replacements)
        self._starts = [replacement[0] for replacement in self._replacements]

    def slice(self, start: int, end: int) -> str:
        """Return what stands at `start:end` of the text, replacements that begin there included."""
        return "".join(self.pieces(start, end))

    def pieces(self, start: int, end: int) -> Iterator[str]:
        """Yield the same in pieces, so that a large text need not be there twice."""
        for number in range(bisect_left(self._starts, start), len(self._starts)):
            value_start, value_end, value = self._replacements[number]
            if value_start >= end:
                break
            yield self._text[start:value_start]
            yield value
            start = value_end
        yield self._text[start:end]

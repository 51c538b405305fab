"""What a network computes of a piece alone, before it looks at its neighbours, kept for a document.

The same few thousand pieces make up a document, so most of what depends on nothing else need be
computed once for each and not once for each place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from align.arrays import FloatArray, IntArray

_LARGEST = 12_288
"""Pieces kept at most; a table that would outgrow this is begun anew."""
_PIECES_AT_ONCE = 1024

RunAll = Callable[[Callable[[tuple[int, int]], None], list[tuple[int, int]]], None]


class PieceTable:
    """Rows of several arrays for each piece that was asked for.

    Attributes:
        arrays: [rows, width] each, in the order that `compute` returns them.
    """

    def __init__(
        self,
        compute: Callable[[IntArray], Sequence[FloatArray]],
        widths: Sequence[int],
        vocabulary: int,
    ) -> None:
        """Take what computes the rows of some pieces, and how many numbers each has."""
        self._compute = compute
        self._widths = widths
        self._rows = np.full(vocabulary, -1, np.int64)
        self._count = 0
        self.arrays = self._empty(0)

    def add(self, pieces: IntArray, run_all: RunAll) -> None:
        """Compute what is not there yet of some pieces, in batches by `run_all`."""
        distinct = np.unique(pieces)
        new = distinct[self._rows[distinct] < 0]
        if not len(new):
            return
        if self._count and self._count + len(new) > _LARGEST:
            self._rows[:] = -1
            self._count, new = 0, distinct
        self._reserve(self._count + len(new))
        begin = self._count

        def fill(batch: tuple[int, int]) -> None:
            start, stop = batch
            for array, part in zip(self.arrays, self._compute(new[start:stop]), strict=True):
                array[begin + start : begin + stop] = part

        starts = range(0, len(new), _PIECES_AT_ONCE)
        run_all(fill, [(start, min(start + _PIECES_AT_ONCE, len(new))) for start in starts])
        self._rows[new] = np.arange(begin, begin + len(new))
        self._count += len(new)

    def rows(self, pieces: IntArray) -> IntArray:
        """Return the rows of pieces that were added."""
        return self._rows[pieces]

    def _reserve(self, count: int) -> None:
        if count <= len(self.arrays[0]):
            return
        larger = self._empty(max(count, min(2 * len(self.arrays[0]), _LARGEST)))
        for new, old in zip(larger, self.arrays, strict=True):
            new[: self._count] = old[: self._count]
        self.arrays = larger

    def _empty(self, count: int) -> list[FloatArray]:
        return [np.empty((count, width), np.float32) for width in self._widths]

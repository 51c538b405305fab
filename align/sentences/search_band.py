"""Which prefixes of the two documents the alignment looks at: bands around and between anchors."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from align.arrays import IntArray
from align.sentences.anchors import Anchors

_REACH = 5
"""Sentences that the band reaches beyond its anchors."""
_LARGEST_RECTANGLE = 400_000
"""Cells up to which a rectangle without anchors is searched whole, else along its diagonal."""
_CORRIDOR = 60
"""Target sentences to either side of that diagonal."""


@dataclass(frozen=True, slots=True)
class SearchBand:
    """Cells (i, j): "the first i source sentences and the first j target sentences are done".

    Attributes:
        low: [source sentences + 1], the first j of each row i; never falls.
        high: [source sentences + 1], the last j of each row i; never falls.
        offsets: [source sentences + 2], where each row begins among all cells.
    """

    low: IntArray
    high: IntArray
    offsets: IntArray

    @property
    def cells(self) -> int:
        """Number of cells."""
        return int(self.offsets[-1])

    def cell_at(self, rows: IntArray, columns: IntArray) -> IntArray:
        """Return the numbers of cells, and -1 for those outside the band."""
        last = len(self.low) - 1
        inside = (rows >= 0) & (rows <= last)
        safe = np.clip(rows, 0, last)
        inside &= (columns >= self.low[safe]) & (columns <= self.high[safe])
        return np.where(inside, self.offsets[safe] + columns - self.low[safe], -1)

    def rows_and_columns(self, first: int, last: int) -> tuple[IntArray, IntArray]:
        """Return (i, j) of every cell of the rows `first` to `last` - 1."""
        widths = self.high[first:last] - self.low[first:last] + 1
        rows = np.repeat(np.arange(first, last), widths)
        begins = np.repeat(self.offsets[first:last] - self.offsets[first], widths)
        columns = np.arange(len(rows)) - begins + np.repeat(self.low[first:last], widths)
        return rows, columns


def build_search_band(source_count: int, target_count: int, anchors: Anchors) -> SearchBand:
    """Return the rectangles between neighbouring anchors, and a band about them."""
    low = np.full(source_count + 1, target_count, np.int64)
    high = np.zeros(source_count + 1, np.int64)
    corners = [
        (0, 0),
        *zip((anchors.source + 1).tolist(), (anchors.target + 1).tolist(), strict=True),
        (source_count, target_count),
    ]
    for (top, left), (bottom, right) in pairwise(corners):
        if (bottom - top) * (right - left) > _LARGEST_RECTANGLE:
            _widen_along_diagonal(low, high, (top, left), (bottom, right), target_count)
            continue
        first = max(0, top - 1 - _REACH // 2)
        last = min(source_count, bottom + _REACH // 2) + 1
        low[first:last] = np.minimum(low[first:last], max(0, left - _REACH))
        high[first:last] = np.maximum(high[first:last], min(target_count, right + _REACH))
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[0], high[source_count] = 0, target_count
    offsets = np.concatenate([[0], np.cumsum(high - low + 1)])
    return SearchBand(low, high, offsets)


def _widen_along_diagonal(
    low: IntArray,
    high: IntArray,
    start: tuple[int, int],
    end: tuple[int, int],
    target_count: int,
) -> None:
    """Let a corridor along the diagonal of a very large rectangle into the band, in place.

    Whatever lies unpaired in it can still be stepped over, sentence by sentence.
    """
    (top, left), (bottom, right) = start, end
    rows = np.arange(top, bottom + 1)
    middle = left + (rows - top) * (right - left) // max(1, bottom - top)
    step = (right - left) // max(1, bottom - top) + 1
    reach = _CORRIDOR + step
    low[rows] = np.minimum(low[rows], np.maximum(0, middle - reach))
    high[rows] = np.maximum(high[rows], np.minimum(target_count, middle + reach))

"""Similarities of the runs that end in some cells of a search band, and in the cells beside."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from align.encoder.sentence_encoder import FloatArray, RunVectors
from align.sentences.beads import LONGEST_RUN
from align.sentences.search_band import SearchBand

IntArray = npt.NDArray[np.int64]


class RunSimilarities:
    """The cells of some rows, and tables that hold a value for each cell and bead shape."""

    def __init__(self, band: SearchBand, counts: tuple[int, int], first: int, last: int) -> None:
        self._counts = counts
        self._low = max(0, first - LONGEST_RUN)
        self._high = min(len(band.low), last + 1)
        self._all_rows, self._all_columns = band.rows_and_columns(self._low, self._high)
        base = int(band.offsets[self._low])
        begin, end = int(band.offsets[first]) - base, int(band.offsets[last]) - base
        self.here = np.arange(begin, end)
        self.rows, self.columns = self._all_rows[begin:end], self._all_columns[begin:end]

        def beside(rows: int, columns: int) -> IntArray:
            cells = band.cell_at(self.rows + rows, self.columns + columns) - base
            return np.where((cells >= 0) & (cells < len(self._all_rows)), cells, -1)

        self.next_row, self.next_column = beside(1, 0), beside(0, 1)
        self.rows_before = {k: beside(-k, 0) for k in range(1, LONGEST_RUN + 1)}
        self.columns_before = {k: beside(0, -k) for k in range(1, LONGEST_RUN + 1)}

    def table(self, source: RunVectors, target: RunVectors) -> FloatArray:
        """Return similarities [cells + 1, run, run]; not a number where there is no such run.

        The last row, for cells outside the band, holds no numbers.
        """
        low_column, high_column = int(self._all_columns.min()), int(self._all_columns.max())
        result = np.full((len(self._all_rows) + 1, LONGEST_RUN, LONGEST_RUN), np.nan, np.float32)
        left = _stacked(source, self._low, self._high)  # [run * rows, dimensions]
        right = _stacked(target, low_column, high_column + 1)
        products = (left @ right.T).reshape(
            LONGEST_RUN, self._high - self._low, LONGEST_RUN, high_column + 1 - low_column
        )
        rows, columns = self._all_rows - self._low, self._all_columns - low_column
        result[:-1] = products[:, rows, :, columns]  # [cells, run, run]
        sizes = np.arange(1, LONGEST_RUN + 1)
        no_rows = self._all_rows[:, None] < sizes
        no_columns = self._all_columns[:, None] < sizes
        result[:-1][no_rows[:, :, None] | no_columns[:, None, :]] = np.nan
        return result

    def at(self, table: FloatArray, cells: IntArray, m: int, n: int) -> FloatArray:
        """Return the similarity of the bead m-n that ends in each cell."""
        if m < 1 or n < 1 or m > LONGEST_RUN or n > LONGEST_RUN:
            return np.full(len(cells), np.nan, np.float32)
        return np.asarray(table[cells, m - 1, n - 1])

    def weakest_member(self, table: FloatArray, m: int, n: int) -> FloatArray:
        """Return how like the other side the least like sentence of the bead m-n is.

        Only a side with several sentences has members; without one the answer is 0.
        """
        members = []
        if n > 1:
            members += [
                self.at(table, self.here if back == 0 else self.columns_before[back], m, 1)
                for back in range(n)
            ]
        if m > 1:
            members += [
                self.at(table, self.here if back == 0 else self.rows_before[back], 1, n)
                for back in range(m)
            ]
        if not members:
            return np.zeros(len(self.here), np.float32)
        return np.asarray(np.nan_to_num(np.min(members, axis=0)), np.float32)


def _stacked(runs: RunVectors, low: int, high: int) -> FloatArray:
    """Return vectors of the runs that end in prefixes `low` to `high` - 1: [run * prefixes, d].

    A prefix of i units ends with unit i - 1; the empty prefix has a row of zeros.
    """
    parts = []
    for size in range(1, LONGEST_RUN + 1):
        vectors = runs.vectors(size, max(low - 1, 0), high - 1)
        if low == 0:
            vectors = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])
        parts.append(vectors)
    return np.concatenate(parts)

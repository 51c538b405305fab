"""How like each other the two runs of a bead are, and how like what lies about it.

A run is some sentences of one side that follow each other. All the runs that end in some cells of
a search band, and in the cells beside, are compared in one matrix product.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from align.arrays import DoubleArray, FloatArray, IntArray
from align.encoder import RunVectors
from align.sentences.beads import LONGEST_RUN
from align.sentences.search_band import SearchBand

_BLOCK = 128
_BLOCKS_KEPT = 96
"""Blocks kept: some hundred sentences around the place that is being aligned."""
_TEXTS_AT_ONCE = 4096
_UNKNOWN_NEIGHBOUR = 0.1
"""How like a bead what lies beside it is, where nothing does."""


@dataclass(frozen=True, slots=True)
class RunComparison:
    """What the vectors say of the beads of one shape, each attribute [cells].

    Similarities are cosines in [-1, 1], more is better; 0 where the bead would begin before the
    documents.

    Attributes:
        similarity: Of the source run with the target run.
        neighbours: Mean similarity of either run with the sentences before and behind the other.
        extension: What one sentence more at an end would gain, at least 0.
        edges: What one sentence less at an end would lose, the least of it, at most 1; below 0
            where the bead would be better without; 0 for 1-1, which has none to lose.
        weakest_member: Similarity of that sentence of a side with several which is least like the
            other side; 0 for 1-1.
    """

    similarity: FloatArray
    neighbours: DoubleArray
    extension: FloatArray
    edges: FloatArray
    weakest_member: FloatArray

    @classmethod
    def of_nothing(cls, cells: int) -> RunComparison:
        """Return zeros, for where there are no vectors."""
        zeros = np.zeros(cells, np.float32)
        return cls(zeros, zeros.astype(np.float64), zeros, zeros, zeros)


class RunSimilarities:
    """The cells of some rows, and tables that hold a value for each cell and bead shape.

    Attributes:
        rows: [cells], source sentences done in each cell.
        columns: [cells], target sentences done.
    """

    def __init__(self, band: SearchBand, first: int, last: int) -> None:
        """Look at the rows `first` to `last` - 1 of a band."""
        self._low = max(0, first - LONGEST_RUN)
        self._high = min(len(band.low), last + 1)
        self._all_rows, self._all_columns = band.rows_and_columns(self._low, self._high)
        base = int(band.offsets[self._low])
        begin, end = int(band.offsets[first]) - base, int(band.offsets[last]) - base
        self._here = np.arange(begin, end)
        self.rows, self.columns = self._all_rows[begin:end], self._all_columns[begin:end]

        def beside(rows: int, columns: int) -> IntArray:
            cells = band.cell_at(self.rows + rows, self.columns + columns) - base
            return np.where((cells >= 0) & (cells < len(self._all_rows)), cells, -1)

        self._next_row, self._next_column = beside(1, 0), beside(0, 1)
        self._rows_before = {k: beside(-k, 0) for k in range(1, LONGEST_RUN + 1)}
        self._columns_before = {k: beside(0, -k) for k in range(1, LONGEST_RUN + 1)}

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

    def compare(self, table: FloatArray, m: int, n: int) -> RunComparison:
        """Return what a table says of the beads of `m` source and `n` target sentences."""
        similarity = np.nan_to_num(_at(table, self._here, m, n))
        return RunComparison(
            similarity,
            self._neighbours(table, m, n),
            self._extension(table, similarity, m, n),
            self._edges(table, similarity, m, n),
            self._weakest_member(table, m, n),
        )

    def _neighbours(self, table: FloatArray, m: int, n: int) -> DoubleArray:
        beside = np.stack(
            [
                _at(table, self._next_column, m, 1),
                _at(table, self._columns_before[n], m, 1),
                _at(table, self._next_row, 1, n),
                _at(table, self._rows_before[m], 1, n),
            ]
        )
        known = ~np.isnan(beside)
        return np.where(
            known.any(axis=0),
            np.nansum(beside, axis=0) / np.maximum(known.sum(axis=0), 1),
            _UNKNOWN_NEIGHBOUR,
        )

    def _extension(self, table: FloatArray, similarity: FloatArray, m: int, n: int) -> FloatArray:
        extension = np.zeros_like(similarity)
        for longer in (
            _at(table, self._next_column, m, n + 1),
            _at(table, self._here, m, n + 1),
            _at(table, self._next_row, m + 1, n),
            _at(table, self._here, m + 1, n),
        ):
            np.fmax(extension, longer - similarity, out=extension)
        return extension

    def _edges(self, table: FloatArray, similarity: FloatArray, m: int, n: int) -> FloatArray:
        if m == n == 1:
            return np.zeros_like(similarity)
        shorter = []
        if n > 1:
            shorter.append(_at(table, self._columns_before[1], m, n - 1))
            shorter.append(_at(table, self._here, m, n - 1))
        if m > 1:
            shorter.append(_at(table, self._rows_before[1], m - 1, n))
            shorter.append(_at(table, self._here, m - 1, n))
        edges = np.ones_like(similarity)
        for part in shorter:
            np.fmin(edges, similarity - part, out=edges)
        return edges

    def _weakest_member(self, table: FloatArray, m: int, n: int) -> FloatArray:
        members = []
        if n > 1:
            places = [self._here, *(self._columns_before[back] for back in range(1, n))]
            members += [_at(table, cells, m, 1) for cells in places]
        if m > 1:
            places = [self._here, *(self._rows_before[back] for back in range(1, m))]
            members += [_at(table, cells, 1, n) for cells in places]
        if not members:
            return np.zeros(len(self._here), np.float32)
        return np.asarray(np.nan_to_num(np.min(members, axis=0)), np.float32)


class CachedRuns:
    """Run vectors of a document of `count` texts, computed in blocks; the latest are kept.

    Neighbouring rows of an alignment ask for the same ones. Vectors of single texts that are
    there already, `singles` [count, dimensions], are not computed again.
    """

    def __init__(self, runs: RunVectors, count: int, singles: FloatArray | None = None) -> None:
        self._runs, self._count, self._singles = runs, count, singles
        self._blocks: OrderedDict[tuple[int, int], FloatArray] = OrderedDict()

    def vectors(self, length: int, start: int, stop: int) -> FloatArray:
        """Return vectors [stop - start, dimensions] of the runs ending at `start` to `stop` - 1."""
        if length == 1 and self._singles is not None:
            return self._singles[start:stop]
        if stop <= start:
            return self._runs.vectors(length, start, stop)
        blocks = range(start // _BLOCK, (stop - 1) // _BLOCK + 1)
        parts = np.concatenate([self._block(length, number) for number in blocks])
        first = blocks[0] * _BLOCK
        return parts[start - first : stop - first]

    def _block(self, length: int, number: int) -> FloatArray:
        key = (length, number)
        if key in self._blocks:
            self._blocks.move_to_end(key)
            return self._blocks[key]
        start = number * _BLOCK
        block = self._runs.vectors(length, start, min(start + _BLOCK, self._count))
        self._blocks[key] = block
        if len(self._blocks) > _BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        return block


def single_vectors(runs: RunVectors, count: int) -> FloatArray:
    """Return the vectors of the single texts of a document of `count`: [count, dimensions]."""
    first = runs.vectors(1, 0, min(_TEXTS_AT_ONCE, count))
    result = np.empty((count, first.shape[1]), np.float32)
    result[: len(first)] = first
    for start in range(len(first), count, _TEXTS_AT_ONCE):
        stop = min(start + _TEXTS_AT_ONCE, count)
        result[start:stop] = runs.vectors(1, start, stop)
    return result


def _at(table: FloatArray, cells: IntArray, m: int, n: int) -> FloatArray:
    """Return the similarity of the bead m-n that ends in each cell: [cells]."""
    if not (1 <= m <= LONGEST_RUN and 1 <= n <= LONGEST_RUN):
        return np.full(len(cells), np.nan, np.float32)
    return np.asarray(table[cells, m - 1, n - 1])


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

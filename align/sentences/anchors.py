"""Anchors: pairs of sentences that are sure enough to hold the alignment of the rest.

Every source sentence proposes its nearest target sentences over the whole document; a proposal
counts by how much nearer it is than the neighbourhoods of both (CSLS, Conneau et al. 2018), and
the heaviest chain that climbs on both sides is kept. No diagonal is assumed, so a chapter that is
missing on one side does no harm. Long documents are searched coarsely first, with a sample of the
source sentences against all of the target, then finely between what the sample found: the cost
grows with the length of the document, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from align.arrays import FloatArray, IntArray
from align.sentences.lexical_vectors import JoinedVectors

Vectors = FloatArray | JoinedVectors

_CANDIDATES = 4
"""Target sentences that each source sentence proposes."""
_NEIGHBOURS = 8
"""Nearest sentences whose mean similarity is the density of a neighbourhood."""
_ROWS_AT_ONCE = 512
_SAMPLE = 3000
"""Source sentences compared with the whole target; of more, so many are sampled."""
_MARGIN = 40
"""Target sentences looked at beyond the anchors of the sample."""
_GROUP = 32
"""Columns whose maximum is taken before the largest are looked for."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Pairs that climb on both sides.

    Attributes:
        source: [anchors], rising.
        target: [anchors], rising.
        weight: [anchors], how much nearer the pair is than its neighbourhood, above 0.
    """

    source: IntArray
    target: IntArray
    weight: FloatArray


def find_anchors(source: Vectors, target: Vectors) -> Anchors:
    """Return the heaviest chain of pairs between the vectors of two documents.

    Args:
        source: [source sentences, dimensions], rows of one length.
        target: [target sentences, dimensions].
    """
    if len(source) == 0 or len(target) == 0:
        empty = np.zeros(0, np.int64)
        return Anchors(empty, empty, np.zeros(0, np.float32))
    stride = -(-len(source) // _SAMPLE)
    rows = np.arange(stride // 2, len(source), stride)
    anchors = _chain(*_candidates(source, target, rows, 0, len(target)))
    if stride == 1:
        return anchors
    proposals = [
        _candidates(source, target, np.arange(first, last), low, high)
        for first, last, low, high in _windows(anchors, len(source), len(target))
    ]
    return _chain(*(np.concatenate(parts) for parts in zip(*proposals, strict=True)))


def _windows(
    anchors: Anchors, source_count: int, target_count: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield blocks of source sentences, each with the target sentences between its anchors."""
    for first in range(0, source_count, _ROWS_AT_ONCE):
        last = min(first + _ROWS_AT_ONCE, source_count)
        # A few anchors to either side, in case that the nearest is wrong.
        before = int(np.searchsorted(anchors.source, first)) - 4
        behind = int(np.searchsorted(anchors.source, last)) + 3
        low = int(anchors.target[before]) - _MARGIN if before >= 0 else 0
        high = (
            int(anchors.target[behind]) + 1 + _MARGIN
            if behind < len(anchors.target)
            else target_count
        )
        yield first, last, max(0, low), min(target_count, high)


def _candidates(
    source: Vectors, target: Vectors, rows: IntArray, low: int, high: int
) -> tuple[IntArray, IntArray, FloatArray]:
    """Return pairs of `rows` with target sentences `low` to `high` and their margins above 0.

    Three arrays [pairs]: source sentences, target sentences, margins.
    """
    columns = target[low:high]
    neighbours = min(_NEIGHBOURS, len(columns), len(rows))
    count = min(_CANDIDATES, len(columns))
    nearest_rows = np.full((neighbours, len(columns)), -1, np.float32)
    density_of_row = np.empty(len(rows), np.float32)
    found_rows, found_columns, similarities = [], [], []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        block = rows[start : start + _ROWS_AT_ONCE]
        similarity = source[block] @ columns.T  # [rows, columns]
        picked = _largest(similarity, max(neighbours, count))  # [rows, picked]
        values = np.take_along_axis(similarity, picked, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        values = np.take_along_axis(values, order, axis=1)
        picked = np.take_along_axis(picked, order, axis=1)
        density_of_row[start : start + len(block)] = values[:, :neighbours].mean(axis=1)
        nearest_rows = _keep_largest(nearest_rows, similarity, neighbours)
        found_rows.append(np.repeat(np.arange(start, start + len(block)), count))
        found_columns.append(picked[:, :count].ravel())
        similarities.append(values[:, :count].ravel())
    row, column = np.concatenate(found_rows), np.concatenate(found_columns)
    density = density_of_row[row] + nearest_rows.mean(axis=0)[column]
    margin = np.concatenate(similarities) - density / 2
    is_near = margin > 0
    return rows[row[is_near]], column[is_near] + low, margin[is_near]


def _largest(values: FloatArray, count: int) -> IntArray:
    """Return the columns of the `count` largest values of each row, in no order: [rows, count].

    Most columns are ruled out by the maxima of groups of columns: the largest values lie in the
    groups with the largest maxima.
    """
    rows, columns = values.shape
    groups = columns // _GROUP
    if groups <= 2 * count:
        return np.asarray(np.argpartition(values, columns - count, axis=1)[:, columns - count :])
    body = values[:, : groups * _GROUP].reshape(rows, groups, _GROUP)
    best = np.argpartition(body.max(axis=2), groups - count, axis=1)[:, groups - count :]
    inside = (best[:, :, None] * _GROUP + np.arange(_GROUP)).reshape(rows, -1)
    tail = np.broadcast_to(np.arange(groups * _GROUP, columns), (rows, columns - groups * _GROUP))
    places = np.concatenate([inside, tail], axis=1)
    left = np.take_along_axis(values, places, axis=1)
    chosen = np.argpartition(left, left.shape[1] - count, axis=1)[:, left.shape[1] - count :]
    return np.asarray(np.take_along_axis(places, chosen, axis=1))


def _keep_largest(kept: FloatArray, values: FloatArray, count: int) -> FloatArray:
    """Return the `count` largest of each column of `kept` and `values`: [count, columns]."""
    # A row at a time can only push out the smallest; blocks are first reduced by groups of rows.
    rows = len(values)
    if rows > 4 * count:
        # The largest of each of 2 * count interleaved groups: an estimate of the neighbourhood
        # that misses a value only where two of the largest fall into one group.
        groups = 4 * count
        whole = rows // groups * groups
        reduced = values[:whole].reshape(-1, groups, values.shape[1]).max(axis=0)
        values = np.concatenate([reduced, values[whole:]])
    stacked = np.concatenate([kept, values])
    return np.asarray(np.partition(stacked, len(stacked) - count, axis=0)[len(stacked) - count :])


def _chain(source: IntArray, target: IntArray, weight: FloatArray) -> Anchors:
    """Return the heaviest chain whose members rise on both sides.

    Candidates are taken by source sentence; `ends` holds, by rising target sentence, the best
    chains that end there, and only those that beat every chain ending before: O(n log n).
    """
    order = np.lexsort((target, source))
    source, target, weight = source[order], target[order], weight[order]
    ends: list[int] = []
    values: list[float] = []
    members: list[int] = []
    previous = np.full(len(source), -1, np.int64)
    columns, weights = target.tolist(), weight.tolist()
    is_first = np.concatenate([[True], source[1:] != source[:-1]])[: len(source)]
    bounds = [*map(int, np.flatnonzero(is_first)), len(source)]
    for first, last in pairwise(bounds):
        reached = []
        for candidate in range(first, last):  # all of one source sentence: none follows another
            place = bisect_left(ends, columns[candidate]) - 1
            value = weights[candidate] + (values[place] if place >= 0 else 0.0)
            previous[candidate] = members[place] if place >= 0 else -1
            reached.append((columns[candidate], value, candidate))
        for column, value, candidate in reached:
            place = bisect_left(ends, column)
            if (place > 0 and values[place - 1] >= value) or (
                place < len(ends) and ends[place] == column and values[place] >= value
            ):
                continue
            stop = place
            while stop < len(ends) and values[stop] <= value:
                stop += 1
            ends[place:stop] = [column]
            values[place:stop] = [value]
            members[place:stop] = [candidate]
    chain = []
    at = members[-1] if members else -1
    while at >= 0:
        chain.append(at)
        at = int(previous[at])
    picked = np.array(chain[::-1], np.int64)
    return Anchors(source[picked], target[picked], weight[picked])

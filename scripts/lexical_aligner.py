"""Word links for training: IBM Model 1 with a diagonal prior, both ways, compiled with numba.

Good enough to tell a decoder head where to look while it learns (guided alignment) and to find
phrase pairs for glossary annotation; published pairs are aligned by `align/`, not by this.
Brown et al. 1993; the diagonal prior is Dyer, Chahuneau and Smith 2013. One pass costs
O(pairs x source length x target length).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Starts = NDArray[np.int64]
Table = NDArray[np.float32]

_SLOTS = 1 << 25
_SHARPNESS = 3.0


@dataclass(frozen=True, slots=True)
class PackedPairs:
    """Token ids of many sentences end to end; sentence `k` is `ids[starts[k]:starts[k + 1]]`."""

    source: NDArray[np.int32]
    source_starts: NDArray[np.int64]
    target: NDArray[np.int32]
    target_starts: NDArray[np.int64]

    @classmethod
    def of(cls, sources: list[list[int]], targets: list[list[int]]) -> PackedPairs:
        """Pack lists of token ids."""
        return cls(*_pack(sources), *_pack(targets))


def _pack(sentences: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    starts = np.zeros(len(sentences) + 1, dtype=np.int64)
    np.cumsum([len(ids) for ids in sentences], out=starts[1:])
    ids = np.fromiter((i for ids in sentences for i in ids), dtype=np.int32, count=int(starts[-1]))
    return ids, starts


class LexicalAligner:
    """Translation tables in both directions, trained by expectation maximisation."""

    def __init__(self, pairs: PackedPairs, iterations: int = 5) -> None:
        self.forward = _train(
            pairs.source, pairs.source_starts, pairs.target, pairs.target_starts, iterations
        )
        self.backward = _train(
            pairs.target, pairs.target_starts, pairs.source, pairs.source_starts, iterations
        )

    def links(self, source: list[int], target: list[int], floor: float = 0.02) -> list[int]:
        """Return, for each target token, the best source position, or -1 below `floor`.

        The score is the geometric mean of both directions' posteriors, in [0, 1].
        """
        scores = self.scores(source, target)
        best = scores.argmax(axis=0)
        return [int(i) if scores[i, j] >= floor else -1 for j, i in enumerate(best)]

    def scores(self, source: list[int], target: list[int]) -> NDArray[np.float32]:
        """Return link scores `[source_length, target_length]` in [0, 1]."""
        left, right = np.array(source, dtype=np.int32), np.array(target, dtype=np.int32)
        there = _posteriors(left, right, self.forward)
        back = _posteriors(right, left, self.backward).T
        scores: NDArray[np.float32] = np.sqrt(there * back)
        return scores


@njit(cache=True)
def _slot(a: int, b: int) -> int:
    mixed = np.uint64(a) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(b) * np.uint64(
        0xC2B2AE3D27D4EB4F
    )
    mixed ^= mixed >> np.uint64(29)
    return np.int64((mixed * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(39))


@njit(cache=True)
def _prior(i: int, j: int, rows: int, columns: int) -> float:
    return np.exp(-_SHARPNESS * abs((i + 0.5) / rows - (j + 0.5) / columns))


@njit(cache=True)
def _train(
    given: Ids, given_starts: Starts, made: Ids, made_starts: Starts, iterations: int
) -> Table:
    table = np.full(_SLOTS, 1e-3, dtype=np.float32)
    for _ in range(iterations):
        counts = np.zeros(_SLOTS, dtype=np.float32)
        totals = np.zeros(given.max() + 1, dtype=np.float64)
        for k in range(len(given_starts) - 1):
            left = given[given_starts[k] : given_starts[k + 1]]
            right = made[made_starts[k] : made_starts[k + 1]]
            for j in range(len(right)):
                mass = 1e-9
                for i in range(len(left)):
                    mass += table[_slot(left[i], right[j])] * _prior(i, j, len(left), len(right))
                for i in range(len(left)):
                    slot = _slot(left[i], right[j])
                    share = table[slot] * _prior(i, j, len(left), len(right)) / mass
                    counts[slot] += share
                    totals[left[i]] += share
        for k in range(len(given_starts) - 1):
            left = given[given_starts[k] : given_starts[k + 1]]
            right = made[made_starts[k] : made_starts[k + 1]]
            for i in range(len(left)):
                for j in range(len(right)):
                    slot = _slot(left[i], right[j])
                    table[slot] = counts[slot] / (totals[left[i]] + 1.0)
    return table


@njit(cache=True)
def _posteriors(left: Ids, right: Ids, table: Table) -> Table:
    scores = np.zeros((len(left), len(right)), dtype=np.float32)
    for j in range(len(right)):
        mass = 1e-6
        for i in range(len(left)):
            scores[i, j] = table[_slot(left[i], right[j])] * _prior(i, j, len(left), len(right))
            mass += scores[i, j]
        for i in range(len(left)):
            scores[i, j] /= mass
    return scores

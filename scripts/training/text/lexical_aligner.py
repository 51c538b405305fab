"""Word links for training: IBM Model 1 with a diagonal prior, both ways, compiled with numba.

Good enough to tell a decoder head where to look while it learns (guided alignment) and to find
phrase pairs for glossary annotation; published pairs are aligned by `align/`, not by this.
Brown et al. 1993; the diagonal prior is Dyer, Chahuneau and Smith 2013. One pass costs
O(pairs x source length x target length).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from scripts.training.text.training_text import LEVELS, MUTUAL, NO_LINK

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

    @classmethod
    def load(cls, path: Path) -> LexicalAligner:
        """Return the aligner that `save` wrote."""
        made = cls.__new__(cls)
        stored = np.load(path)
        made.forward, made.backward = stored["forward"], stored["backward"]
        return made

    def save(self, path: Path) -> None:
        """Write both tables."""
        np.savez(path, forward=self.forward, backward=self.backward)

    def scores(self, source: list[int], target: list[int]) -> Table:
        """Return the geometric mean of both directions' posteriors: [source, target], in [0, 1]."""
        left, right = np.array(source, dtype=np.int32), np.array(target, dtype=np.int32)
        forward: Table = _posteriors(left, right, self.forward)
        backward: Table = _posteriors(right, left, self.backward)
        scores: Table = np.sqrt(forward * backward.T)
        return scores

    def all_links(
        self, pairs: PackedPairs, is_word: NDArray[np.bool_]
    ) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return for every target piece its source piece, or `NO_LINK`, and how sure that is.

        A score is the geometric mean of both directions' posteriors, in [0, 1]; `LEVELS` says how
        many steps it is worth, and `MUTUAL` is added where the source piece points back. A word is
        never linked to what is no word by `is_word`, which has a truth value for each piece.
        """
        links = np.full(len(pairs.target), NO_LINK, dtype=np.uint8)
        levels = np.zeros(len(pairs.target), dtype=np.uint8)
        _link_all(
            pairs.source,
            pairs.source_starts,
            pairs.target,
            pairs.target_starts,
            self.forward,
            self.backward,
            np.array(LEVELS, dtype=np.float32),
            links,
            levels,
        )
        owner = np.repeat(np.arange(len(pairs.target_starts) - 1), np.diff(pairs.target_starts))
        linked = links != NO_LINK
        places = pairs.source_starts[owner] + np.where(linked, links, 0)
        wrong = linked & is_word[pairs.target] & ~is_word[pairs.source[places]]
        links[wrong], levels[wrong] = NO_LINK, 0
        return links, levels


@njit(cache=True)
def _slot(a: int, b: int) -> np.int64:
    mixed = np.uint64(a) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(b) * np.uint64(
        0xC2B2AE3D27D4EB4F
    )
    mixed ^= mixed >> np.uint64(29)
    return np.int64((mixed * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(39))


@njit(cache=True)
def _prior(i: int, j: int, rows: int, columns: int) -> float:
    return math.exp(-_SHARPNESS * abs((i + 0.5) / rows - (j + 0.5) / columns))


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


@njit(parallel=True, cache=True)
def _link_all(
    source: Ids,
    source_starts: Starts,
    target: Ids,
    target_starts: Starts,
    forward: Table,
    backward: Table,
    bounds: Table,
    links: NDArray[np.uint8],
    levels: NDArray[np.uint8],
) -> None:
    for k in prange(len(source_starts) - 1):
        left = source[source_starts[k] : source_starts[k + 1]]
        right = target[target_starts[k] : target_starts[k + 1]]
        if len(left) >= NO_LINK:
            continue
        scores = np.sqrt(_posteriors(left, right, forward) * _posteriors(right, left, backward).T)
        for j in range(len(right)):
            best = 0
            for i in range(len(left)):
                if scores[i, j] > scores[best, j]:
                    best = i
            level = 0
            for bound in bounds:
                if scores[best, j] > bound:
                    level += 1
            if level == 0:
                continue
            back = 0
            for other in range(len(right)):
                if scores[best, other] > scores[best, back]:
                    back = other
            links[target_starts[k] + j] = best
            levels[target_starts[k] + j] = level + (MUTUAL if back == j else 0)

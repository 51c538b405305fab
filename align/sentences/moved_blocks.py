"""Blocks that stand elsewhere in the translation: what a chain that only climbs must leave out.

Sentences left alone, or paired without conviction, are matched once more among themselves. Where
several neighbours of the source match neighbours of the target, the block is aligned like a
document of its own, and its beads are marked as moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from align.sentences.anchors import Anchors, Vectors, find_anchors
from align.sentences.beads import Bead

_DOUBTFUL = 0.6
"""Score below which a pair is matched once more."""
_LARGEST_STEP = 4
"""Sentences that may lie between neighbours of one block, on either side."""
_SMALLEST_BLOCK = 3
_LEAST_SIMILARITY = 0.4
"""Cosine, dictionary included, from which on two sentences hold a block."""
_LEAST_SCORE = 0.7
"""Score of the beads that are taken from a block."""
_ROUNDS = 8
_MARGIN = 2
"""Sentences taken along before and behind a block."""


def find_moved_blocks(
    beads: Sequence[Bead],
    vectors: tuple[Vectors, Vectors],
    align_units: Callable[[list[int], list[int]], list[Bead]],
) -> list[Bead]:
    """Return the beads with moved blocks found among those left alone or doubtful.

    Args:
        beads: An alignment in order, every unit in exactly one bead.
        vectors: Of the units of both sides, [units, dimensions].
        align_units: Aligns some units of the source with some of the target, given by number,
            and returns beads with those numbers.

    Returns:
        Beads in which every unit stands once, in the order of the source.
    """
    moved: list[Bead] = []
    for _ in range(_ROUNDS):
        taken = _units(moved)
        loose = _loose_units(beads, taken)
        if min(map(len, loose)) < _SMALLEST_BLOCK:
            break
        found = [
            bead
            for block in _blocks(loose, vectors)
            for bead in align_units(*block)
            if bead.is_pair and bead.score >= _LEAST_SCORE
        ]
        if not found:
            break
        moved += [Bead(bead.source, bead.target, bead.score, is_moved=True) for bead in found]
    return _merged(beads, moved) if moved else list(beads)


def _units(beads: Sequence[Bead]) -> tuple[set[int], set[int]]:
    return (
        {unit for bead in beads for unit in bead.source},
        {unit for bead in beads for unit in bead.target},
    )


def _loose_units(
    beads: Sequence[Bead], taken: tuple[set[int], set[int]]
) -> tuple[list[int], list[int]]:
    loose = [bead for bead in beads if not bead.is_pair or bead.score < _DOUBTFUL]
    sides = _units(loose)
    return sorted(sides[0] - taken[0]), sorted(sides[1] - taken[1])


def _blocks(
    loose: tuple[list[int], list[int]], vectors: tuple[Vectors, Vectors]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield source and target units that seem to be one block, none of them twice."""
    rows, columns = (
        side[np.array(numbers, np.int64)] for side, numbers in zip(vectors, loose, strict=True)
    )
    anchors = find_anchors(rows, columns)
    kept = np.einsum("ij,ij->i", rows[anchors.source], columns[anchors.target])
    strong = Anchors(
        *(
            part[kept >= _LEAST_SIMILARITY]
            for part in (anchors.source, anchors.target, anchors.weight)
        )
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for first, last in _segments(loose, strong):
        block = []
        for side, places in enumerate((strong.source, strong.target)):
            low = max(0, int(places[first]) - _MARGIN)
            high = int(places[last]) + _MARGIN + 1
            block.append([unit for unit in loose[side][low:high] if unit not in used[side]])
        for side in (0, 1):
            used[side].update(block[side])
        yield block[0], block[1]


def _segments(loose: tuple[list[int], list[int]], anchors: Anchors) -> Iterator[tuple[int, int]]:
    """Yield first and last anchor of each stretch in which both sides go on without a jump."""
    places = [
        (loose[0][i], loose[1][j])
        for i, j in zip(anchors.source.tolist(), anchors.target.tolist(), strict=True)
    ]
    cuts = [
        number + 1
        for number, ((i, j), (next_i, next_j)) in enumerate(pairwise(places))
        if next_i - i > _LARGEST_STEP or next_j - j > _LARGEST_STEP
    ]
    for first, stop in pairwise([0, *cuts, len(places)]):
        if stop - first >= _SMALLEST_BLOCK:
            yield first, stop - 1


def _merged(beads: Sequence[Bead], moved: Sequence[Bead]) -> list[Bead]:
    """Put moved beads in their place in the source; what they took from goes to pieces."""
    taken = _units(moved)
    waiting = sorted(moved, key=lambda bead: bead.source)
    result: list[Bead] = []
    for bead in beads:
        while waiting and bead.source and waiting[0].source[0] <= bead.source[0]:
            result.append(waiting.pop(0))
        left = [unit for unit in bead.source if unit not in taken[0]]
        right = [unit for unit in bead.target if unit not in taken[1]]
        if len(left) == len(bead.source) and len(right) == len(bead.target):
            result.append(bead)
            continue
        if left and right:  # a neighbour had been drawn into a pair that stays
            result.append(Bead(tuple(left), tuple(right), bead.score))
            continue
        result += [Bead((unit,), (), 1 - bead.score) for unit in left]
        result += [Bead((), (unit,), 1 - bead.score) for unit in right]
    return result + waiting

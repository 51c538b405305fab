"""Strict and lax precision, recall and F1 of an alignment against gold.

Strict: a bead is right only if both sides are exactly those of a gold bead. Lax: it shares a pair
of sentences with one. As in the evaluations of vecalign and bertalign, precision counts all beads
that are returned, sentences left alone included; recall counts gold beads with both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Sides = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class AlignmentCounts:
    """Beads counted; counts of several documents are added."""

    strict_found: int = 0
    lax_found: int = 0
    returned: int = 0
    strict_recalled: int = 0
    lax_recalled: int = 0
    gold: int = 0

    def __add__(self, other: AlignmentCounts) -> AlignmentCounts:
        return AlignmentCounts(
            self.strict_found + other.strict_found,
            self.lax_found + other.lax_found,
            self.returned + other.returned,
            self.strict_recalled + other.strict_recalled,
            self.lax_recalled + other.lax_recalled,
            self.gold + other.gold,
        )

    @property
    def strict(self) -> float:
        """Strict F1 in [0, 1]."""
        return _harmonic(self.strict_found, self.returned, self.strict_recalled, self.gold)

    @property
    def lax(self) -> float:
        """Lax F1 in [0, 1]."""
        return _harmonic(self.lax_found, self.returned, self.lax_recalled, self.gold)


def count_beads(gold: Iterable[Sides], found: Iterable[Sides]) -> AlignmentCounts:
    """Compare the beads of one document."""
    gold, found = _sorted(gold), _sorted(found)
    strict_found, lax_found = _overlap(gold, found)
    paired_gold = [bead for bead in gold if bead[0] and bead[1]]
    paired_found = [bead for bead in found if bead[0] and bead[1]]
    strict_recalled, lax_recalled = _overlap(paired_found, paired_gold)
    return AlignmentCounts(
        strict_found, lax_found, len(found), strict_recalled, lax_recalled, len(paired_gold)
    )


def _overlap(reference: Sequence[Sides], beads: Sequence[Sides]) -> tuple[int, int]:
    exact = set(reference)
    links = {(i, j) for left, right in reference for i in left for j in right}
    strict = sum(bead in exact for bead in beads)
    lax = sum(
        bead in exact or any((i, j) in links for i in bead[0] for j in bead[1]) for bead in beads
    )
    return strict, lax


def _sorted(beads: Iterable[Sides]) -> list[Sides]:
    unique = {(tuple(sorted(left)), tuple(sorted(right))) for left, right in beads}
    return sorted(bead for bead in unique if bead[0] or bead[1])


def _harmonic(found: int, returned: int, recalled: int, gold: int) -> float:
    precision, recall = found / max(returned, 1), recalled / max(gold, 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

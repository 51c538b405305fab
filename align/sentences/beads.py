"""Beads: groups of source and target sentences that translate each other, and those left alone."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_RUN = 5
"""Sentences of one side in one bead at most."""

_LARGEST_BEAD = 6

BEAD_SHAPES = tuple(
    (m, n)
    for m in range(1, LONGEST_RUN + 1)
    for n in range(1, LONGEST_RUN + 1)
    if m + n <= _LARGEST_BEAD
)
"""How many source and target sentences a bead may join; 1-0 and 0-1 are no beads but skips."""


@dataclass(frozen=True, slots=True)
class Bead:
    """An aligned group, or one sentence that has no counterpart.

    Attributes:
        source: Numbers of its source sentences, from 0, rising; empty for an added sentence.
        target: Numbers of its target sentences; empty for an omitted sentence.
        score: Probability in [0, 1] that exactly these sentences belong together (or, for a
            sentence alone, that it has no counterpart).
        is_moved: Whether it stands elsewhere in the order of the target, crossing other beads.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    is_moved: bool = False

    @property
    def is_pair(self) -> bool:
        """Tell whether both sides have sentences."""
        return bool(self.source and self.target)

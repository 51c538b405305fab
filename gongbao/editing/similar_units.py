"""Units of the memory that are like a segment, and how their sources differ from it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from corpora.memory import MemoryUnit


@dataclass(frozen=True, slots=True)
class SimilarUnit:
    """A unit of the memory, and how its source differs: ("same" | "lost" | "added", text)."""

    unit: MemoryUnit
    score: float
    difference: tuple[tuple[str, str], ...]


def difference_of(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return how a source differs from the one of a unit, piece by piece.

    >>> difference_of("投资30亿元", "投资45亿元")
    (('same', '投资'), ('lost', '30'), ('added', '45'), ('same', '亿元'))
    """
    pieces: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(("same", old[a:b]))
            continue
        if b > a:
            pieces.append(("lost", old[a:b]))
        if d > c:
            pieces.append(("added", new[c:d]))
    return tuple(pieces)

"""The memory of an office as its segments see it: what is like one, and what one leaves in it.

It has what is confirmed, and no English that was changed or taken back since.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from corpora.handover import read_tags
from corpora.memory import MemoryUnit, TranslationMemory
from gongbao.editing.document_store import DocumentStore, now
from gongbao.editing.edited_documents import EditedSegment, SegmentStage
from gongbao.editing.segments.segment_store import SegmentStore

_MATCHES = 5


@dataclass(frozen=True, slots=True)
class SimilarUnit:
    """A unit of the memory, and how its source differs: ("same" | "lost" | "added", text)."""

    unit: MemoryUnit
    score: float
    difference: tuple[tuple[str, str], ...]


class SegmentMemory:
    """The translation memory beside the segments of a store; threads share it."""

    def __init__(self, documents: DocumentStore, segments: SegmentStore) -> None:
        self._documents = documents
        self._segments = segments
        self._memory = TranslationMemory(documents.workspace)
        self._turn = documents.turn

    def similar(self, document: int, number: int) -> list[SimilarUnit]:
        """Return units of the memory like a segment, the best first."""
        source = read_tags(self._segments.find(document, number).source)[0]
        with self._turn:
            matches = self._memory.find_similar(source, limit=_MATCHES)
        return [
            SimilarUnit(match.unit, round(match.score, 1), difference_of(match.unit.source, source))
            for match in matches
        ]

    def concordance(self, words: str) -> tuple[MemoryUnit, ...]:
        """Return units of the memory that hold words on either side."""
        with self._turn:
            return self._memory.search(words)

    def settle(self, document: int, segment: EditedSegment) -> None:
        """Let the memory have of a segment what is confirmed, and no former English of it."""
        beside = {
            s.number: read_tags(s.source)[0]
            for s in self._segments.read(document, first=max(1, segment.number - 1), count=3)
        }
        name, _ = self._documents.name_and_rulings(document)
        unit = MemoryUnit(
            read_tags(segment.source)[0],
            read_tags(segment.target)[0],
            beside.get(segment.number - 1, ""),
            beside.get(segment.number + 1, ""),
            segment.author,
            now(),
            name,
        )
        is_confirmed = segment.stage is SegmentStage.CONFIRMED
        with self._turn:
            while known := self._known(unit):
                if is_confirmed and known.target == unit.target:
                    return
                reason = f"changed in {name}" if is_confirmed else f"taken back in {name}"
                self._memory.retire([known.number], author=segment.author, reason=reason)
            if is_confirmed:
                self._memory.add([unit], author=segment.author, reason=f"confirmed in {name}")

    def _known(self, unit: MemoryUnit) -> MemoryUnit | None:
        """Return what the memory has of a segment, from its document and between its neighbours."""
        match = self._memory.find_exact(unit.source, before=unit.before, after=unit.after)
        if match is None:
            return None
        place = match.unit.origin, match.unit.before, match.unit.after
        return match.unit if place == (unit.origin, unit.before, unit.after) else None


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

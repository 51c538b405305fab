"""Changes of a document that stays as it is otherwise: words of its segments exchanged in place.

A translation writes all its segments anew; a correction touches a few words, and whoever opens the
document wants to see which, and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.documents import Block, Document, MarkedText
from corpora.errors import DocumentError
from corpora.spans import Span


class SegmentPlace(NamedTuple):
    """A place in a document: the number of a segment and an offset in its text, or behind it."""

    segment: int
    offset: int


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words of one block exchanged for others.

    Attributes:
        start: Where they begin.
        end: Where they end; equal to `start` where words are put in.
        written: What is to stand there.
        reason: Why, for whoever opens the document.
    """

    start: SegmentPlace
    end: SegmentPlace
    written: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RevisionStamp:
    """Who marks changes, and when, as `2024-05-01T09:30:00Z`."""

    author: str
    time: str


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """A change at `start:end` of the text of a block."""

    start: int
    end: int
    written: str
    reason: str = ""


def changes_of_blocks(
    document: Document, changes: Sequence[TextChange]
) -> Iterator[tuple[Block, int, list[TextChange]]]:
    """Yield each block, the number of its first segment, and the changes that begin in it.

    Raises:
        DocumentError: if a change goes beyond its block.
    """
    first = 0
    waiting = sorted(changes, key=lambda change: change.start)
    for block in document.blocks:
        last = first + len(block.segments)
        own: list[TextChange] = []
        while waiting and waiting[0].start.segment < last:
            own.append(waiting.pop(0))
            if own[-1].end.segment >= last:
                raise DocumentError(f"{document.source_name}: a change over two paragraphs")
        yield block, first, own
        first = last


def placed_changes(
    segments: Sequence[Span], first: int, changes: Sequence[TextChange], length: int
) -> list[PlacedChange]:
    """Return changes where they stand in the text of a block of `length` characters.

    `segments` are its segments there, `first` is the number of the first one.
    """

    def placed(place: SegmentPlace) -> int:
        return min(segments[place.segment - first].start + place.offset, length)

    return [
        PlacedChange(placed(c.start), placed(c.end), c.written, c.reason)
        for c in sorted(changes, key=lambda change: (change.start, change.end))
    ]


def changed_segments(document: Document, changes: Sequence[TextChange]) -> tuple[MarkedText, ...]:
    """Return all segments as their own translations, changed, with their marks where they belong.

    For formats that are written from translations; a change over two segments puts its words into
    the first.
    """
    made = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        for number in range(change.end.segment, change.start.segment - 1, -1):
            is_first, is_last = number == change.start.segment, number == change.end.segment
            text = document.segments[number].text
            start = min(change.start.offset, len(text)) if is_first else 0
            end = min(change.end.offset, len(text)) if is_last else len(text)
            made[number] = _exchanged(made[number], start, end, change.written if is_first else "")
    return tuple(made)


def _exchanged(marked: MarkedText, start: int, end: int, written: str) -> MarkedText:
    def moved(place: int, *, closes: bool) -> int:
        if place <= start or (place < end and closes is False):
            return min(place, start)
        return max(place, end) + len(written) - (end - start)

    marks = tuple(
        type(mark)(
            moved(mark.start, closes=False),
            max(moved(mark.start, closes=False), moved(mark.end, closes=True)),
            mark.key,
        )
        for mark in marked.marks
    )
    return MarkedText(marked.text[:start] + written + marked.text[end:], marks)

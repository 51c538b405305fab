"""The rows of a bilingual file, and how an edited file is held against its document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.documents import MarkedText, Segment
from corpora.errors import DocumentError
from corpora.handover.tagged_text import read_tags, write_tags

# Also what turns the words after it round: an editor would see another text than the file has.
_UNWRITABLE = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class BilingualRow:
    """One segment: its number from 1, both texts with tags, what the editor should know.

    `seal` is a digest of both texts as they were written; it shows what was edited.
    """

    number: int
    source: str
    target: str
    seal: str
    terms: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class BilingualText:
    """The rows of a document, and which document: its name, its SHA-256, how it was read.

    `is_article` is set where only the article of a page was translated; `signature` says how.
    """

    document: str
    digest: str
    rows: tuple[BilingualRow, ...]
    is_article: bool = False
    signature: str = ""


def bilingual_row(
    number: int,
    segment: Segment,
    translation: MarkedText,
    *,
    terms: str = "",
    notes: str = "",
) -> BilingualRow:
    """Return the row of a segment and its translation, sealed.

    Characters that no file of these kinds can hold are spaces.
    """
    source = _tagged(segment)
    target = write_tags(_UNWRITABLE.sub(" ", translation.text), translation.marks)
    return BilingualRow(number, source, target, _seal(source, target), terms, notes)


def was_edited(row: BilingualRow) -> bool:
    """Return whether a row's translation is no longer as it was written."""
    return row.seal != _seal(row.source, row.target)


def row_translation(row: BilingualRow, segment: Segment) -> tuple[MarkedText, list[str]]:
    """Return what a row says, and what of the segment's markup the editor broke.

    Markup that lost its tags stands at the end of the segment: never lost, never doubled.
    """
    text, marks, wrong = read_tags(row.target)
    problems = [f"the tag {tag} has no partner, or is there twice" for tag in wrong]
    keys = {mark.key for mark in segment.marks}
    placed = {mark.key for mark in marks}
    problems += [f"the tag {{{key + 1}}} is not in the source" for key in sorted(placed - keys)]
    problems += [f"the tag {{{key + 1}}} is missing" for key in sorted(keys - placed)]
    if segment.text.strip() and not text.strip():
        problems.append("the translation is empty")
    kept = tuple(mark for mark in marks if mark.key in keys)
    return MarkedText(text, kept), problems


def checked_rows(
    found: BilingualText, segments: Sequence[tuple[int, Segment]], name: str
) -> tuple[BilingualRow, ...]:
    """Return the rows of an edited file where each stands for its segment of the document.

    Args:
        found: The file as it was read.
        segments: The segments that were handed over, with their numbers.
        name: The file, for messages.

    Raises:
        DocumentError: naming file and row, where rows were deleted, moved, merged or added, or a
            source was changed.
    """
    expected = dict(segments)
    numbers = [number for number, _ in segments]
    for place, row in enumerate(found.rows):
        where = f"{name}: row {row.number}"
        if place >= len(numbers) or row.number not in expected:
            raise DocumentError(f"{where}: the document has no such segment (a row was added)")
        wanted = numbers[place]
        if row.number != wanted:
            later = {other.number for other in found.rows[place:]}
            earlier = {other.number for other in found.rows[:place]}
            if row.number in earlier:
                raise DocumentError(f"{where}: it is there twice")
            if wanted not in later:
                raise DocumentError(f"{name}: row {wanted} is missing; deleted or merged?")
            raise DocumentError(f"{where}: it stands where row {wanted} is expected; moved?")
        segment = expected[row.number]
        if _spaced(row.source) != _spaced(_tagged(segment)):
            raise DocumentError(
                f"{where}: its source {row.source[:30]!r} is not the document's"
                f" {segment.text[:30]!r}; were rows merged, or the source edited?"
            )
    if len(found.rows) < len(numbers):
        raise DocumentError(
            f"{name}: row {numbers[len(found.rows)]} is missing; deleted or merged?"
        )
    return found.rows


def _tagged(segment: Segment) -> str:
    return write_tags(_UNWRITABLE.sub(" ", segment.text), segment.marks)


def _seal(source: str, target: str) -> str:
    """Return a digest of both texts that is the same however programs write white space."""
    return hashlib.sha256(f"{_spaced(source)}\n{_spaced(target)}".encode()).hexdigest()[:8]


def _spaced(text: str) -> str:
    return " ".join(text.split())

"""Two documents, or a table of pairs, read and corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.sentences import DocumentAligner
from corpora import Document
from corpora.formats import SegmentPlace, TextChange
from corpora.spans import Span
from gongbao.checking import CheckedDocument, aligned_documents
from gongbao.correction.corrector import CorrectedText, Corrector
from gongbao.correction.edited_text import TextEdit


@dataclass(frozen=True, slots=True)
class CorrectedDocument:
    """A translation with what was mended in it, ready to be written.

    Attributes:
        target: The translation as it was read.
        data: Its bytes.
        result: What was mended, and what is left.
        changes: The same as changes of its segments.
    """

    target: Document
    data: bytes
    result: CorrectedText
    changes: tuple[TextChange, ...]


def correct_documents(
    source: tuple[str, bytes],
    target: tuple[str, bytes],
    corrector: Corrector,
    aligner: DocumentAligner | None = None,
) -> CorrectedDocument:
    """Return a translation corrected against its source, each a name and its bytes.

    Raises:
        InputError: if one cannot be read, has no text, or is in the other's language.
    """
    checked, _, english, places = aligned_documents(source, target, aligner)
    result = corrector.correct(checked)
    changes = tuple(_change(edit, places) for edit in result.edits)
    return CorrectedDocument(english, target[1], result, changes)


def reason_of(edit: TextEdit) -> str:
    """Return why words were exchanged, as it stands in a comment: in both languages, rule last."""
    said = dict.fromkeys(f"{finding.message} [{finding.rule}]" for finding in edit.findings)
    return "; ".join(said)


def _change(edit: TextEdit, places: Sequence[Span]) -> TextChange:
    return TextChange(
        _placed(edit.start, places), _placed(edit.end, places), edit.written, reason_of(edit)
    )


def _placed(place: int, places: Sequence[Span]) -> SegmentPlace:
    """Return a place of the text as a place of its segment; between two it is the first one's."""
    number = max(0, _last_before(place, places))
    return SegmentPlace(number, place - places[number].start)


def _last_before(place: int, places: Sequence[Span]) -> int:
    from bisect import bisect_right

    return bisect_right(places, place, key=lambda span: span.start) - 1


__all__ = ["CheckedDocument", "CorrectedDocument", "correct_documents", "reason_of"]

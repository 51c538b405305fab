"""Two documents, or a table of pairs, read and corrected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora import Document
from corpora.formats import RevisionStamp, SegmentPlace, TextChange, render_changes
from gongbao.checking import aligned_documents
from gongbao.correction.corrector import CorrectedText, Corrector
from gongbao.correction.edited_text import TextEdit

if TYPE_CHECKING:
    from align.sentences import DocumentAligner


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
    aligned = aligned_documents(source, target, aligner)
    result = corrector.correct(aligned.checked)
    starts = [start for start, _ in aligned.places]
    changes = tuple(_change(edit, starts) for edit in result.edits)
    return CorrectedDocument(aligned.translation, target[1], result, changes)


def render_corrected(corrected: CorrectedDocument, stamp: RevisionStamp | None = None) -> bytes:
    """Return the file of a translation with its changes, marked where there is a stamp.

    With nothing changed it is the very same bytes.
    """
    return render_changes(corrected.target, corrected.data, corrected.changes, stamp)


def reason_of(edit: TextEdit) -> str:
    """Return why words were exchanged, as it stands in a comment: in both languages, rule last."""
    said = dict.fromkeys(f"{finding.message} [{finding.rule}]" for finding in edit.findings)
    return "; ".join(said)


def _change(edit: TextEdit, starts: Sequence[int]) -> TextChange:
    return TextChange(
        _placed(edit.start, starts), _placed(edit.end, starts), edit.written, reason_of(edit)
    )


def _placed(place: int, starts: Sequence[int]) -> SegmentPlace:
    """Return a place of the text as a place of its segment; between two it is the first one's."""
    number = max(0, bisect_right(starts, place) - 1)
    return SegmentPlace(number, place - starts[number])

"""What leaves the house of a document: the document itself, its rows, its decisions, its page."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpora import Document, MarkedText, UsageError, render_document, written_name
from corpora.handover import (
    BilingualText,
    bilingual_row,
    read_tags,
    row_translation,
    write_bilingual,
)
from corpora.tables import guarded
from gongbao.editing.document_store import DocumentStore
from gongbao.editing.edited_documents import Comment, EditedDocument, EditedSegment
from gongbao.editing.quality_review import OfficeWaivers
from gongbao.editing.segments.segment_comments import SegmentComments
from gongbao.editing.segments.segment_store import SegmentStore
from gongbao.translation.documents import KeptChinese, read_kept

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DECISIONS = (
    "Segment",
    "Chinese",
    "First English",
    "English",
    "State",
    "By",
    "Time (UTC)",
    "Findings that remain",
    "Comments",
)


DELIVERIES = ("document", "bilingual", "report", "decisions")


class OfficeDeliveries:
    """What the documents of an office are delivered as."""

    def __init__(
        self,
        documents: DocumentStore,
        segments: SegmentStore,
        comments: SegmentComments,
        waivers: OfficeWaivers,
    ) -> None:
        self._documents = documents
        self._segments = segments
        self._comments = comments
        self._waivers = waivers

    def kept(self, document: int) -> KeptChinese:
        """Return what is to be told of the Chinese that stays in a document: code, formulas."""
        waivers = [stored.waiver for stored in self._waivers.in_force()]
        return read_kept(self._documents.document(document), waivers)

    def make(self, document: int, kind: str) -> tuple[str, bytes]:
        """Return the file name and the bytes of what leaves the house.

        Args:
            document: Its number.
            kind: "document", in its own format; "bilingual", a workbook of its rows; "report",
                a page that explains it; or "decisions", a workbook of who decided what.

        Raises:
            UsageError: for another kind.
        """
        record = self._documents.find(document)
        segments = self._segments.read(document, count=-1)
        stem, _, extension = record.name.rpartition(".")
        stem = stem or record.name
        if kind == "document":
            extension = written_name(record.name).rpartition(".")[2]
            data = _delivered_document(self._documents.document(document), segments)
            return f"{stem}.en.{extension}", data
        if kind == "bilingual":
            name = f"{stem}.review.xlsx"
            whole = self._documents.document(document)
            return name, _delivered_rows(record, whole, segments, name)
        if kind == "report":
            from gongbao.reports import render_review

            page = render_review(record, segments, self.kept(document))
            return f"{stem}.report.html", page.encode()
        if kind == "decisions":
            first = self._segments.first_targets(document)
            comments = self._comments.of(document)
            return f"{stem}.decisions.xlsx", _delivered_decisions(record, segments, first, comments)
        raise UsageError(f"no delivery {kind!r}; expected one of {', '.join(DELIVERIES)}")


def finished_page(
    document: Document, segments: Sequence[EditedSegment], style: str, *, current: int = 0
) -> str:
    """Return the finished text as a page to look at, each segment with an id `segment-N`.

    Args:
        document: Says what is a heading, a list item, a cell.
        segments: As they stand.
        style: Address of the style sheet.
        current: Number of the segment that is pointed out.
    """
    stored = iter(segments)
    parts: list[str] = []
    is_row = False
    for block in document.blocks:
        written = []
        for segment in block.segments:
            one = next(stored)
            text = read_tags(one.target)[0] or read_tags(one.source)[0]
            mark = ' class="current"' if one.number == current else ""
            gap = " " if segment.gap or block.segments[-1] is not segment else ""
            written.append(f'<span id="segment-{one.number}"{mark}>{html.escape(text)}</span>{gap}')
        tag = {"heading": f"h{block.level or 2}", "list_item": "li", "table_cell": "td"}.get(
            str(block.kind), "p"
        )
        if is_row is not (tag == "td"):
            parts.append("<table><tr>" if tag == "td" else "</tr></table>")
            is_row = tag == "td"
        parts.append(f"<{tag}>{''.join(written)}</{tag}>")
    if is_row:
        parts.append("</tr></table>")
    title = html.escape(document.source_name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{html.escape(style)}"></head>'
        f"<body>{''.join(parts)}</body></html>"
    )


def _delivered_document(document: Document, segments: Sequence[EditedSegment]) -> bytes:
    """Return the document in its own format, with its segments as they stand."""
    return render_document(document, list(_translations(document, segments)))


def _delivered_rows(
    record: EditedDocument, document: Document, segments: Sequence[EditedSegment], name: str
) -> bytes:
    """Return the bilingual hand-over; the extension of `name` says in which format."""
    parts = zip(document.iterate_segments(), _translations(document, segments), strict=True)
    rows = tuple(
        bilingual_row(number, segment, made, terms=_terms(stored), notes="\n".join(_notes(stored)))
        for number, ((segment, made), stored) in enumerate(zip(parts, segments, strict=True), 1)
    )
    text = BilingualText(document.source_name, document.digest, rows, False, record.signature)
    return write_bilingual(text, name)


def _delivered_decisions(
    record: EditedDocument,
    segments: Sequence[EditedSegment],
    first: Sequence[str],
    comments: Sequence[Comment],
) -> bytes:
    """Return who decided what, as a workbook: one row a segment, and the document's own on top."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    sheet: Worksheet = workbook.active
    sheet.title = "Decisions"
    sheet.append([guarded(record.name), f"approved by {record.approved_by or 'nobody yet'}"])
    sheet.append([guarded(record.signature)])
    sheet.append([])
    sheet.append(list(_DECISIONS))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    remarks: dict[int, list[str]] = {}
    for comment in comments:
        closed = " (closed)" if comment.is_closed else ""
        remarks.setdefault(comment.segment, []).append(f"{comment.author}: {comment.text}{closed}")
    for segment, machine in zip(segments, first, strict=True):
        sheet.append(
            [
                segment.number,
                *map(guarded, (segment.source, machine, segment.target)),
                segment.stage.value,
                guarded(segment.author),
                segment.time,
                guarded("\n".join(str(finding["english"]) for finding in segment.findings)),
                guarded("\n".join(remarks.get(segment.number, []))),
            ]
        )
    for column, width in zip("ABCDEFGHI", (9, 44, 44, 44, 11, 14, 22, 36, 30), strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A5"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _translations(document: Document, segments: Sequence[EditedSegment]) -> Iterator[MarkedText]:
    for segment, stored in zip(document.iterate_segments(), segments, strict=True):
        if not stored.target.strip():
            yield MarkedText(segment.text, segment.marks)
            continue
        row = bilingual_row(stored.number, segment, MarkedText("", ()))
        yield row_translation(replace(row, target=stored.target), segment)[0]


def _terms(segment: EditedSegment) -> str:
    return "\n".join(
        f"{' | '.join(requirement['accepted'][:2])}{'' if requirement['is_met'] else ' (missing)'}"
        for requirement in segment.requirements
        if requirement["kind"] == "term"
    )


def _notes(segment: EditedSegment) -> Iterator[str]:
    for finding in segment.findings:
        yield f"{finding['severity']}: {finding['english']}"

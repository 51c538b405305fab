"""What the office has, as JSON for the browser; `docs/workbench.md` lists the fields."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corpora.memory import MemoryUnit
from gongbao.editing import (
    Comment,
    EditedDocument,
    EditedSegment,
    Progress,
    SegmentVersion,
    SimilarUnit,
    TermEntry,
    TermVersion,
)


def document_record(
    document: EditedDocument,
    progress: Progress | None,
    people: list[str],
    *,
    needs_second: bool = False,
) -> dict[str, Any]:
    """Return a document as the list shows it."""
    counts = {stage.value: count for stage, count in document.counts.items()}
    shown = progress or document.progress
    return {
        "id": document.identifier,
        "name": document.name,
        "format": document.format,
        "state": document.stage.value,
        "segments": document.segments,
        "translated": document.segments - counts["open"],
        "edited": counts["edited"],
        "confirmed": counts["confirmed"],
        "findings": document.findings,
        "unmet": document.unmet,
        "engine": document.engine,
        "date": document.rulings.day,
        "glossaries": document.rulings.glossaries,
        "created": document.created,
        "author": document.author,
        "people": people,
        "job": None if shown.state == "done" else asdict(shown),
        "approved_by": document.approved_by,
        "needs_second": needs_second,
        "signature": document.signature,
    }


def segment_record(segment: EditedSegment) -> dict[str, Any]:
    """Return a segment as the editor shows it."""
    return {
        "number": segment.number,
        "block": {"number": segment.block, "kind": segment.kind, "level": segment.level},
        "source": segment.source,
        "target": segment.target,
        "version": segment.version,
        "state": segment.stage.value,
        "author": segment.author,
        "time": segment.time,
        "origin": segment.origin,
        "findings": list(segment.findings),
        "requirements": list(segment.requirements),
        "comments": segment.comments,
    }


def version_record(version: SegmentVersion) -> dict[str, Any]:
    """Return what a segment was."""
    record = asdict(version)
    record["state"] = record.pop("stage")
    return record


def comment_record(comment: Comment) -> dict[str, Any]:
    """Return a remark."""
    return {
        "id": comment.identifier,
        "number": comment.segment,
        "author": comment.author,
        "time": comment.time,
        "text": comment.text,
        "is_closed": comment.is_closed,
    }


def unit_record(unit: MemoryUnit) -> dict[str, Any]:
    """Return a unit of the memory."""
    return {
        "source": unit.source,
        "target": unit.target,
        "author": unit.author,
        "date": unit.date,
        "document": unit.origin,
    }


def similar_record(similar: SimilarUnit) -> dict[str, Any]:
    """Return a unit like a segment, with its difference."""
    return {
        **unit_record(similar.unit),
        "score": similar.score,
        "difference": [list(piece) for piece in similar.difference],
    }


def term_record(entry: TermEntry) -> dict[str, Any]:
    """Return a term."""
    record = asdict(entry)
    record["id"] = record.pop("identifier")
    record["origin"] = record.pop("source")
    return record


def term_version_record(version: TermVersion) -> dict[str, Any]:
    """Return what a change made of a term."""
    return asdict(version)

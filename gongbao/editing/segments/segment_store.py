"""The segments of a document: edited, confirmed and undone, with nobody overwriting anybody.

Whoever saves names the version that was edited; another one in between is a conflict, never lost.
What one person types in one go is one version, which undoing takes back as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from corpora import GongbaoError, InputError
from gongbao.editing.document_store import DocumentStore, now
from gongbao.editing.edited_documents import (
    DocumentStage,
    EditedSegment,
    NotThereError,
    SegmentStage,
    SegmentVersion,
)
from gongbao.editing.pair_examination import Examination, TaggedPair

_ONE_GO = timedelta(seconds=20)
_COLUMNS = (
    "number, block, kind, level, source, target, version, stage, author, time, origin, findings,"
    " requirements, comments, serial"
)


class EditConflictError(GongbaoError):
    """Somebody else saved the segment first; `theirs` is how it stands now."""

    exit_code = 3

    def __init__(self, theirs: EditedSegment) -> None:
        super().__init__(f"segment {theirs.number} was changed by {theirs.author or 'the engine'}")
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class DraftedSegment:
    """The first English of a segment: with tags, where it is from, what was found in it."""

    number: int
    target: str
    origin: str
    examination: Examination


class SegmentStore:
    """The segments of the documents of a store."""

    def __init__(self, documents: DocumentStore) -> None:
        self._documents = documents
        self._turn = documents.turn
        self._workspace = documents.workspace

    def read(self, document: int, *, first: int = 1, count: int = 500) -> list[EditedSegment]:
        """Return segments in order."""
        return self._select(
            "document = ? AND number >= ? ORDER BY number LIMIT ?", (document, first, count)
        )

    def texts(self, document: int, *, first: int, count: int) -> list[TaggedPair]:
        """Return sources and English of segments in order."""
        with self._turn:
            rows = self._workspace.connection.execute(
                "SELECT source, target FROM edited_segments WHERE document = ? AND number >= ?"
                " ORDER BY number LIMIT ?",
                (document, first, count),
            ).fetchall()
        return [TaggedPair(source, target) for source, target in rows]

    def before_open(self, document: int) -> int:
        """Return how many segments stand before the first that is still open.

        Somebody may have saved others behind it while the document was being translated.
        """
        with self._turn:
            row = self._workspace.connection.execute(
                "SELECT MAX(number), MIN(CASE WHEN stage = 'open' THEN number END)"
                " FROM edited_segments WHERE document = ?",
                (document,),
            ).fetchone()
        last, first_open = row
        return int(last or 0) if first_open is None else int(first_open) - 1

    def find(self, document: int, number: int) -> EditedSegment:
        """Return one segment.

        Raises:
            NotThereError: if there is none of that number.
        """
        found = self._select("document = ? AND number = ?", (document, number))
        if not found:
            raise NotThereError(f"document {document} has no segment {number}")
        return found[0]

    def holding(self, document: int, words: Sequence[str]) -> list[EditedSegment]:
        """Return the segments whose Chinese holds one of several words."""
        condition = " OR ".join(["instr(source, ?) > 0"] * len(words)) or "0"
        return self._select(f"document = ? AND ({condition}) ORDER BY number", (document, *words))

    def changed_since(self, document: int, serial: int) -> tuple[int, list[EditedSegment]]:
        """Return the number of the last change, and the segments that were changed after one."""
        with self._turn:
            row = self._workspace.connection.execute(
                "SELECT serial FROM edited_documents WHERE number = ?", (document,)
            ).fetchone()
            if row is None:
                raise NotThereError(f"no document {document}")
            found = self._select(
                "document = ? AND serial > ? ORDER BY number LIMIT 2000", (document, serial)
            )
        return int(row[0]), found

    def write_drafts(self, document: int, drafts: Iterable[DraftedSegment]) -> None:
        """Store the first English of segments that are still open, in one transaction."""
        with self._turn, self._workspace.work():
            serial = self._documents.next_serial(document)
            for draft in drafts:
                written = self._workspace.connection.execute(
                    "UPDATE edited_segments SET first_target = ?, target = ?, version = 1,"
                    " stage = 'draft', time = ?, origin = ?, serial = ?"
                    " WHERE document = ? AND number = ? AND stage = 'open'",
                    (
                        draft.target,
                        draft.target,
                        now(),
                        draft.origin,
                        serial,
                        document,
                        draft.number,
                    ),
                )
                if written.rowcount:  # else somebody was faster, and theirs was examined
                    self._write_examination(document, draft.number, draft.examination)

    def save(
        self,
        document: int,
        number: int,
        target: str,
        *,
        version: int,
        author: str,
        confirm: bool,
        examination: Examination,
    ) -> EditedSegment:
        """Store the English of a segment and return it as it stands then.

        Args:
            document: Its document.
            number: Its number.
            target: English with tags.
            version: The version that was edited.
            author: Who did.
            confirm: Whether it is right as it is.
            examination: What was found in it.

        Raises:
            EditConflictError: if another version was saved in between.
            InputError: if the document is approved or retired, or there is no such segment.
        """
        with self._turn, self._workspace.work():
            self._refuse_closed(document)
            present = self.find(document, number)
            if present.version != version:
                if present.target == target and not confirm:
                    return present
                raise EditConflictError(present)
            stage = SegmentStage.CONFIRMED if confirm else SegmentStage.EDITED
            if present.target == target and present.stage is stage:
                return present
            self._keep_version(document, present, author, is_typing=not confirm)
            self._write(document, number, target, present.version + 1, stage, author, "editor")
            self._write_examination(document, number, examination)
            return self.find(document, number)

    def undo(self, document: int, *, author: str) -> tuple[EditedSegment, EditedSegment] | None:
        """Take the last change of an author back.

        Returns:
            The segment as it was before and as it is now; None where there is none to take back.
        """
        with self._turn, self._workspace.work():
            self._refuse_closed(document)
            row = self._workspace.connection.execute(
                "SELECT v.number, v.version, v.target, v.stage, v.author FROM segment_versions v"
                " JOIN edited_segments s ON s.document = v.document AND s.number = v.number"
                " WHERE v.document = ? AND s.author = ? AND NOT v.is_undone"
                " AND s.version > v.version"
                " AND NOT EXISTS (SELECT 1 FROM segment_versions w WHERE w.document = v.document"
                "  AND w.number = v.number AND w.version > v.version AND NOT w.is_undone)"
                " ORDER BY s.serial DESC LIMIT 1",
                (document, author),
            ).fetchone()
            if row is None:
                return None
            number, version, target, stage, writer = row
            present = self.find(document, number)
            self._workspace.connection.execute(
                "UPDATE segment_versions SET is_undone = 1"
                " WHERE document = ? AND number = ? AND version = ?",
                (document, number, version),
            )
            self._write(
                document,
                number,
                target,
                present.version + 1,
                SegmentStage(stage),
                writer or author,
                "editor" if writer else "model",
            )
            return present, self.find(document, number)

    def examined(self, document: int, number: int, examination: Examination) -> EditedSegment:
        """Store what was found in a segment as it stands."""
        with self._turn, self._workspace.work():
            self._write_examination(document, number, examination)
            return self.find(document, number)

    def history(self, document: int, number: int) -> list[SegmentVersion]:
        """Return what the English of a segment was, the latest first."""
        with self._turn:
            rows = self._workspace.connection.execute(
                "SELECT version, target, stage, author, time FROM segment_versions"
                " WHERE document = ? AND number = ? ORDER BY version DESC",
                (document, number),
            ).fetchall()
        return [SegmentVersion(v, t, SegmentStage(s), a, when) for v, t, s, a, when in rows]

    def first_targets(self, document: int) -> list[str]:
        """Return the first English of each segment."""
        with self._turn:
            rows = self._workspace.connection.execute(
                "SELECT first_target FROM edited_segments WHERE document = ? ORDER BY number",
                (document,),
            ).fetchall()
        return [str(row[0]) for row in rows]

    def _refuse_closed(self, document: int) -> None:
        stage = self._documents.stage(document)
        if stage in (DocumentStage.APPROVED, DocumentStage.RETIRED):
            raise InputError(f"the document is {stage}; reopen it before editing")

    def _keep_version(
        self, document: int, present: EditedSegment, author: str, *, is_typing: bool
    ) -> None:
        """Keep what a segment was, unless the same person goes on typing."""
        is_same_go = (
            is_typing
            and present.stage is SegmentStage.EDITED
            and present.author == author
            and datetime.now(UTC) - datetime.fromisoformat(present.time) < _ONE_GO
        )
        if is_same_go:
            return
        self._workspace.connection.execute(
            "INSERT OR REPLACE INTO segment_versions"
            " (document, number, version, target, stage, author, time)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                document,
                present.number,
                present.version,
                present.target,
                present.stage,
                present.author,
                present.time,
            ),
        )

    def _write(
        self,
        document: int,
        number: int,
        target: str,
        version: int,
        stage: SegmentStage,
        author: str,
        origin: str,
    ) -> None:
        self._workspace.connection.execute(
            "UPDATE edited_segments SET target = ?, version = ?, stage = ?, author = ?, time = ?,"
            " origin = CASE WHEN origin = 'none' THEN 'none' ELSE ? END, serial = ?"
            " WHERE document = ? AND number = ?",
            (
                target,
                version,
                stage,
                author,
                now(),
                origin,
                self._documents.next_serial(document),
                document,
                number,
            ),
        )

    def _write_examination(self, document: int, number: int, found: Examination) -> None:
        severities = [finding["severity"] for finding in found.findings]
        self._workspace.connection.execute(
            "UPDATE edited_segments SET findings = ?, requirements = ?, critical = ?, major = ?,"
            " minor = ?, unmet = ? WHERE document = ? AND number = ?",
            (
                json.dumps(found.findings, ensure_ascii=False),
                json.dumps(found.requirements, ensure_ascii=False),
                *(severities.count(severity) for severity in ("critical", "major", "minor")),
                sum(not requirement["is_met"] for requirement in found.requirements),
                document,
                number,
            ),
        )

    def _select(self, condition: str, values: tuple[object, ...]) -> list[EditedSegment]:
        with self._turn:
            rows = self._workspace.connection.execute(
                f"SELECT {_COLUMNS} FROM edited_segments WHERE {condition}", values
            ).fetchall()
        return [_segment(row) for row in rows]


def _segment(row: tuple[Any, ...]) -> EditedSegment:
    number, block, kind, level, source, target, version, stage, author, time, origin = row[:11]
    findings, requirements = (tuple(json.loads(found)) for found in row[11:13])
    return EditedSegment(
        number,
        block,
        kind,
        level,
        source,
        target,
        version,
        SegmentStage(stage),
        author,
        time,
        origin,
        findings,
        requirements,
        comments=row[13],
        serial=row[14],
    )

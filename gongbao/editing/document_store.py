"""Documents of an office: taken in, listed, retired, approved; their bytes stay as they were."""

from __future__ import annotations

import json
from collections import OrderedDict
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from corpora import Document, InputError, UsageError, read_document
from corpora.counting import counted
from corpora.handover import write_tags
from corpora.languages import has_chinese
from corpora.workspace import Workspace
from gongbao.editing.edited_documents import (
    DocumentStage,
    EditedDocument,
    NotThereError,
    Progress,
    RulingChoice,
    SegmentStage,
)
from gongbao.editing.editing_tables import EDITING
from gongbao.translation.documents import read_kept

_OPEN_DOCUMENTS = 8
_COLUMNS = (
    "number, name, format, stage, engine, day, author, created, approved_by, signature, error,"
    " glossaries"
)


class DocumentStore:
    """The documents of a workspace; threads share it, one at a time.

    Attributes:
        workspace: Where they are stored.
        turn: Held while the workspace is read or written.
    """

    def __init__(self, workspace: Workspace) -> None:
        workspace.use(EDITING)
        self.workspace = workspace
        self.turn = RLock()
        self._read: OrderedDict[int, Document] = OrderedDict()
        self._named: dict[int, tuple[str, RulingChoice]] = {}

    def add(
        self,
        name: str,
        data: bytes,
        *,
        author: str,
        engine: str = "embedded",
        rulings: RulingChoice | None = None,
    ) -> int:
        """Take a document in and return its number; it is to be translated.

        Raises:
            InputError: if it cannot be read, or has nothing to translate.
        """
        rulings = rulings or RulingChoice()
        document = read_document(None, data, name=name)
        segments = [(b, s) for b in document.blocks for s in b.segments]
        if not any(has_chinese(segment.text) for _, segment in segments):
            kept = "; ".join((*read_kept(document).broken, *read_kept(document).remarks))
            raise InputError(f"{name}: nothing to translate: {kept or 'no Chinese text in it'}")
        with self.turn, self.workspace.work():
            execute = self.workspace.connection.execute
            number = int(
                execute(
                    "INSERT INTO edited_documents"
                    " (name, format, data, stage, engine, day, author, created, glossaries)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        name,
                        document.format,
                        data,
                        DocumentStage.TRANSLATING,
                        engine,
                        rulings.day,
                        author,
                        now(),
                        None if rulings.glossaries is None else json.dumps(rulings.glossaries),
                    ),
                ).lastrowid
                or 0
            )
            self.workspace.connection.executemany(
                "INSERT INTO edited_segments (document, number, block, kind, level, source, stage)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        number,
                        place,
                        block.number,
                        str(block.kind),
                        block.level,
                        write_tags(segment.text, segment.marks),
                        SegmentStage.OPEN,
                    )
                    for place, (block, segment) in enumerate(segments, start=1)
                ],
            )
        self._keep(number, document)
        return number

    def find_same(self, name: str, data: bytes) -> int | None:
        """Return the number of the document that is this very file, None where there is none."""
        with self.turn:
            row = self.workspace.connection.execute(
                "SELECT number FROM edited_documents WHERE name = ? AND data = ?"
                " AND stage != 'retired' ORDER BY number DESC",
                (name, data),
            ).fetchone()
        return int(row[0]) if row else None

    def find(self, number: int) -> EditedDocument:
        """Return a document.

        Raises:
            NotThereError: if there is none of that number.
        """
        found = self._select("WHERE number = ?", (number,))
        if not found:
            raise NotThereError(f"no document {number}")
        return found[0]

    def stage(self, number: int) -> DocumentStage:
        """Return where a document is.

        Raises:
            NotThereError: if there is none of that number.
        """
        with self.turn:
            row = self.workspace.connection.execute(
                "SELECT stage FROM edited_documents WHERE number = ?", (number,)
            ).fetchone()
        if row is None:
            raise NotThereError(f"no document {number}")
        return DocumentStage(row[0])

    def name_and_rulings(self, number: int) -> tuple[str, RulingChoice]:
        """Return what a document is called, and which rulings count in it.

        Raises:
            NotThereError: if there is none of that number.
        """
        known = self._named.get(number)
        if known is None:
            record = self.find(number)
            known = self._named[number] = (record.name, record.rulings)
        return known

    def all(self, *, with_retired: bool = False) -> list[EditedDocument]:
        """Return the documents, the latest first."""
        where = "" if with_retired else "WHERE stage != 'retired'"
        return self._select(f"{where} ORDER BY number DESC", ())

    def document(self, number: int) -> Document:
        """Return a stored document as it was read."""
        with self.turn:
            known = self._read.get(number)
            if known is not None:
                self._read.move_to_end(number)
                return known
            row = self.workspace.connection.execute(
                "SELECT name, data FROM edited_documents WHERE number = ?", (number,)
            ).fetchone()
        if row is None:
            raise NotThereError(f"no document {number}")
        document = read_document(None, row[1], name=row[0])
        self._keep(number, document)
        return document

    def next_serial(self, number: int) -> int:
        """Return the number of a further change of a document; within a transaction."""
        row = self.workspace.connection.execute(
            "UPDATE edited_documents SET serial = serial + 1 WHERE number = ? RETURNING serial",
            (number,),
        ).fetchone()
        return int(row[0])

    def set_stage(self, number: int, stage: DocumentStage, *, error: str = "") -> None:
        """Note where a document is, and why its translation failed."""
        with self.turn, self.workspace.work():
            self.workspace.connection.execute(
                "UPDATE edited_documents SET stage = ?, error = ? WHERE number = ?",
                (stage, error, number),
            )

    def set_signature(self, number: int, signature: str) -> None:
        """Note what reproduces the first draft of a document."""
        with self.turn, self.workspace.work():
            self.workspace.connection.execute(
                "UPDATE edited_documents SET signature = ? WHERE number = ?", (signature, number)
            )

    def retire(self, number: int) -> None:
        """Take a document off the list; nothing is deleted."""
        document = self.find(number)
        if document.stage is DocumentStage.RETIRED:
            return
        with self.turn, self.workspace.work():
            self.workspace.connection.execute(
                "UPDATE edited_documents SET retired_stage = stage, stage = 'retired'"
                " WHERE number = ?",
                (number,),
            )

    def restore(self, number: int) -> None:
        """Put a retired document back where it was.

        Raises:
            UsageError: if it is not retired.
        """
        if self.find(number).stage is not DocumentStage.RETIRED:
            raise UsageError("this document is not retired")
        with self.turn, self.workspace.work():
            self.workspace.connection.execute(
                "UPDATE edited_documents SET stage = retired_stage, retired_stage = ''"
                " WHERE number = ?",
                (number,),
            )

    def approve(self, number: int, *, author: str, needs_second: bool = False) -> None:
        """Approve a document whose every Chinese segment is confirmed.

        Args:
            number: The document.
            author: Who approves.
            needs_second: Whoever confirmed a segment may not approve.

        Raises:
            UsageError: if segments are not confirmed, or a second person is needed.
        """
        document = self.find(number)
        if document.stage not in (DocumentStage.IN_REVIEW, DocumentStage.APPROVED):
            raise UsageError(f"this document is {document.stage.value.replace('_', ' ')}")
        with self.turn:
            rows = self.workspace.connection.execute(
                "SELECT count(*) FILTER (WHERE stage != 'confirmed'),"
                " count(*) FILTER (WHERE author = ?)"
                " FROM edited_segments WHERE document = ? AND origin != 'none'",
                (author, number),
            ).fetchone()
        if rows[0]:
            are = counted(rows[0], "segment is", "segments are")
            raise UsageError(f"{are} not confirmed")
        if needs_second and rows[1]:
            raise UsageError(f"{author} confirmed segments of it; a second person approves")
        with self.turn, self.workspace.change(author, f"approved {document.name}"):
            self.workspace.connection.execute(
                "UPDATE edited_documents SET stage = ?, approved_by = ?, approved = ?"
                " WHERE number = ?",
                (DocumentStage.APPROVED, author, now(), number),
            )

    def reopen(self, number: int) -> None:
        """Take an approved document back into review."""
        if self.find(number).stage is DocumentStage.APPROVED:
            with self.turn, self.workspace.work():
                self.workspace.connection.execute(
                    "UPDATE edited_documents SET stage = ?, approved_by = '', approved = ''"
                    " WHERE number = ?",
                    (DocumentStage.IN_REVIEW, number),
                )

    def _select(self, condition: str, values: tuple[object, ...]) -> list[EditedDocument]:
        with self.turn:
            rows = self.workspace.connection.execute(
                f"SELECT {_COLUMNS} FROM edited_documents {condition}", values
            ).fetchall()
            return [self._recorded(row) for row in rows]

    def _recorded(self, row: tuple[Any, ...]) -> EditedDocument:
        number, name, format_name, stage, engine, day, author, created = row[:8]
        approved_by, signature, error, chosen = row[8:]
        glossaries = None if chosen is None else tuple(json.loads(chosen))
        counts: dict[SegmentStage, int] = dict.fromkeys(SegmentStage, 0)
        findings = dict.fromkeys(("critical", "major", "minor"), 0)
        unmet = 0
        for segment_stage, count, *found in self.workspace.connection.execute(
            "SELECT stage, count(*), sum(critical), sum(major), sum(minor), sum(unmet)"
            " FROM edited_segments WHERE document = ? GROUP BY stage",
            (number,),
        ):
            counts[SegmentStage(segment_stage)] = count
            for severity, value in zip(findings, found[:3], strict=True):
                findings[severity] += value
            unmet += found[3]
        total = sum(counts.values())
        done = total - counts[SegmentStage.OPEN]
        states = {"translating": "waiting", "stopped": "stopped", "failed": "failed"}
        return EditedDocument(
            number,
            name,
            format_name,
            DocumentStage(stage),
            engine,
            RulingChoice(day, glossaries),
            author,
            created,
            total,
            counts,
            findings,
            unmet,
            approved_by,
            Progress(states.get(stage, "done"), done, total, error=error),
            signature,
        )

    def _keep(self, number: int, document: Document) -> None:
        with self.turn:
            self._read[number] = document
            while len(self._read) > _OPEN_DOCUMENTS:
                self._read.popitem(last=False)


def now() -> str:
    """Return the time as the workspace writes it: UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Remarks on segments: made, read, closed."""

from __future__ import annotations

from corpora import InputError
from gongbao.editing.document_store import DocumentStore, now
from gongbao.editing.edited_documents import Comment, NotThereError
from gongbao.editing.segments.segment_store import SegmentStore


class SegmentComments:
    """The remarks on the segments of a store."""

    def __init__(self, documents: DocumentStore, segments: SegmentStore) -> None:
        self._documents = documents
        self._segments = segments
        self._turn = documents.turn
        self._workspace = documents.workspace

    def add(self, document: int, number: int, text: str, *, author: str) -> Comment:
        """Add a remark to a segment.

        Raises:
            InputError: if it is empty, or there is no such segment.
        """
        if not text.strip():
            raise InputError("an empty comment")
        with self._turn, self._workspace.work():
            self._segments.find(document, number)
            time = now()
            identifier = self._workspace.connection.execute(
                "INSERT INTO segment_comments (document, number, author, time, text)"
                " VALUES (?, ?, ?, ?, ?)",
                (document, number, author, time, text.strip()),
            ).lastrowid
            self._count_comments(document, number)
        return Comment(int(identifier or 0), number, author, time, text.strip(), is_closed=False)

    def close(self, document: int, identifier: int) -> None:
        """Mark a remark as dealt with."""
        with self._turn, self._workspace.work():
            row = self._workspace.connection.execute(
                "UPDATE segment_comments SET is_closed = 1 WHERE document = ? AND identifier = ?"
                " RETURNING number",
                (document, identifier),
            ).fetchone()
            if row is None:
                raise NotThereError(f"no comment {identifier}")
            self._count_comments(document, row[0])

    def of(self, document: int, number: int | None = None) -> list[Comment]:
        """Return the remarks on a segment, or on all, in the order they were made."""
        condition, values = ("", ()) if number is None else (" AND number = ?", (number,))
        with self._turn:
            rows = self._workspace.connection.execute(
                "SELECT identifier, number, author, time, text, is_closed FROM segment_comments"
                f" WHERE document = ?{condition} ORDER BY identifier",
                (document, *values),
            ).fetchall()
        return [
            Comment(identifier, place, author, time, text, is_closed=bool(closed))
            for identifier, place, author, time, text, closed in rows
        ]

    def _count_comments(self, document: int, number: int) -> None:
        self._workspace.connection.execute(
            "UPDATE edited_segments SET serial = ?, comments = (SELECT count(*)"
            " FROM segment_comments c WHERE c.document = edited_segments.document"
            " AND c.number = edited_segments.number AND NOT c.is_closed)"
            " WHERE document = ? AND number = ?",
            (self._documents.next_serial(document), document, number),
        )

"""A document with a few words exchanged, whatever its format: what is not touched stays.

Word marks changes as tracked, pages as `<del>` and `<ins>`; the other formats have no way to mark
them. Word, pages and plain text are changed in place, byte for byte beside the words; the others
are written by their writers.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from corpora.documents import Document
from corpora.errors import DocumentError
from corpora.files import decode
from corpora.formats.document_formats import DOCUMENT_FORMATS
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.runs.text_changes import RevisionStamp, TextChange, changed_segments

MARKING_FORMATS = ("docx", "html")
"""Formats that can show what was changed."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def render_changes(
    document: Document,
    data: bytes,
    changes: Sequence[TextChange],
    stamp: RevisionStamp | None = None,
) -> bytes:
    """Return the file of a document with changes; with none, the very same bytes.

    Args:
        document: As it was read.
        data: The bytes it was read from.
        changes: What is exchanged; no two of them meet.
        stamp: Who marks them, and when; None for changes without marks.

    Raises:
        DocumentError: where a change does not fit the document.
    """
    if document.format == "docx":
        from corpora.formats.docx.docx_revisions import docx_with_changes

        return docx_with_changes(document, changes, stamp)
    if not changes:
        return data
    if document.format == "html":
        from corpora.formats.html.html_changes import html_with_changes

        return _encoded(html_with_changes(document, changes, stamp), data, document.encoding)
    if document.format == "text":
        return _changed_text(document, data, changes)
    writer = DOCUMENT_FORMATS.named(document.format, document.source_name).writer()
    rendered = writer(document, changed_segments(document, changes))
    return rendered.encode() if isinstance(rendered, str) else rendered


def _changed_text(document: Document, data: bytes, changes: Sequence[TextChange]) -> bytes:
    """Return plain text with changes; its segments stand in it as they are, one after another."""
    text, _ = decode(data, document.source_name)
    places: list[int] = []
    position = 0
    for segment in document.segments:
        found = text.find(segment.text, position)
        if found < 0:
            raise DocumentError(f"{document.source_name}: a line cannot be found again in it")
        places.append(found)
        position = found + len(segment.text)
    splices = [
        (
            places[change.start.segment] + change.start.offset,
            places[change.end.segment] + change.end.offset,
            change.written,
        )
        for change in changes
    ]
    return _encoded(SplicedSource(text, splices).slice(0, len(text)), data, document.encoding)


def _encoded(text: str, data: bytes, encoding: str) -> bytes:
    """Return text in the encoding and with the byte order mark of the file it was.

    What that encoding does not have is written as a character reference; only pages come here in
    such encodings, since those of plain text have all that English needs.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return mark + text.encode(encoding, "xmlcharrefreplace")

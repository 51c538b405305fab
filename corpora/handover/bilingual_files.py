"""Bilingual files by the ends of their names: Excel, Word, HTML, XLIFF."""

from __future__ import annotations

from collections.abc import Callable

from corpora.formats import FormatRecord, FormatRegistry, deferred
from corpora.handover.bilingual_rows import BilingualText

_ROOM = "corpora.handover"
_READ_XLIFF = deferred(f"{_ROOM}.xliff_grid:read_xliff_rows")

BILINGUAL_FORMATS: FormatRegistry[
    Callable[[bytes, str], BilingualText], Callable[[BilingualText], bytes]
] = FormatRegistry(
    "bilingual file",
    (
        FormatRecord(
            "docx",
            "a Word table",
            (".docx",),
            deferred(f"{_ROOM}.docx_grid:read_docx_grid"),
            deferred(f"{_ROOM}.docx_grid:write_docx"),
            is_binary=True,
        ),
        FormatRecord(
            "html",
            "a page with a table",
            (".html", ".htm"),
            deferred(f"{_ROOM}.html_grid:read_html_grid"),
            deferred(f"{_ROOM}.html_grid:write_html"),
        ),
        FormatRecord(
            "xliff",
            "XLIFF 1.2, and any version when it is read",
            (".xlf", ".xliff"),
            _READ_XLIFF,
            deferred(f"{_ROOM}.xliff_grid:write_xliff_1"),
            is_binary=True,
        ),
        FormatRecord(
            "xliff-2",
            "XLIFF 2.1",
            (),
            _READ_XLIFF,
            deferred(f"{_ROOM}.xliff_grid:write_xliff_2"),
            is_binary=True,
        ),
        FormatRecord(
            "xlsx",
            "an Excel workbook",
            (".xlsx",),
            deferred(f"{_ROOM}.xlsx_grid:read_xlsx"),
            deferred(f"{_ROOM}.xlsx_grid:write_xlsx"),
            is_binary=True,
        ),
    ),
)


def write_bilingual(text: BilingualText, name: str, *, xliff_version: str = "1.2") -> bytes:
    """Return a bilingual file; the extension of its name says which kind.

    Raises:
        UsageError: if the extension is none of `BILINGUAL_FORMATS`.
    """
    record = BILINGUAL_FORMATS.require(name)
    if record.name == "xliff" and xliff_version == "2.1":
        record = BILINGUAL_FORMATS.named("xliff-2")
    return record.writer(name)(text)


def read_bilingual(data: bytes, name: str) -> BilingualText:
    """Return what an edited bilingual file says.

    Raises:
        UsageError: if the extension is none of `BILINGUAL_FORMATS`.
        DocumentError: naming file and place, if it cannot be read.
    """
    return BILINGUAL_FORMATS.require(name).reader(name)(data, name)

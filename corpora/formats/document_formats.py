"""The formats of documents: those of the house, and those that other distributions add.

A distribution adds a format by an entry point in the group `gongbao.formats` that names a
`FormatRecord`:

    [project.entry-points."gongbao.formats"]
    srt = "my_package.subtitles:SUBTITLES"

Its `read` takes the text and `encoding`, `name` and `language` (of a binary format the bytes,
`name` and `language`) and returns a `Document`; its `write` takes the document and a `MarkedText`
for each of its segments, and returns the translated file as str or bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, wraps
from importlib.metadata import EntryPoint
from typing import Any

from corpora.documents import Document, MarkedText
from corpora.errors import PlugInError
from corpora.formats.registry import FormatRecord, FormatRegistry, deferred
from corpora.plug_ins import blamed, installed_plug_ins, load_plug_in, origin_of

FORMAT_GROUP = "gongbao.formats"
DocumentFormat = FormatRecord[
    Callable[..., Document], Callable[[Document, Sequence[MarkedText]], str | bytes]
]

_HOUSE: tuple[DocumentFormat, ...] = (
    FormatRecord(
        "csv",
        "tables as text (CSV, TSV)",
        (".csv", ".tsv", ".tab"),
        deferred("corpora.formats.text.csv_table:read_csv"),
        deferred("corpora.formats.text.csv_table:render_csv"),
    ),
    FormatRecord(
        "docx",
        "Word documents",
        (".docx", ".docm", ".dotx", ".dotm"),
        deferred("corpora.formats.docx.docx_document:read_docx"),
        deferred("corpora.formats.docx.docx_document:render_docx"),
        is_binary=True,
        magic=(b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
    ),
    FormatRecord(
        "html",
        "web pages",
        (
            *(".html", ".htm", ".shtml", ".xhtml", ".xht", ".shtm", ".php", ".jsp", ".jspx"),
            *(".asp", ".aspx", ".ashx", ".cfm", ".do", ".action"),
        ),
        deferred("corpora.formats.html.html_document:read_html"),
        deferred("corpora.formats.html.html_document:render_html"),
        beginning=re.compile(
            r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<\?php\s|<%@?\s|<(?:!doctype\s+html|html|head"
            r"|body|div|p|h[1-6]|table|ul|ol|dl|li|tr|td|section|article|main|header|footer|nav|form"
            r"|center|blockquote|pre|title|meta|link|style|script|span|font|strong|em|b|i|a|br|img)"
            r"(?=[\s>/]))",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    FormatRecord(
        "jsonl",
        "JSON lines with id and text",
        (".jsonl",),
        deferred("corpora.formats.text.jsonl:read_jsonl"),
        deferred("corpora.formats.text.jsonl:render_jsonl"),
        beginning=re.compile(r'\s*\{\s*"(?:id|text)"\s*:'),
    ),
    FormatRecord(
        "markdown",
        "Markdown",
        (".md", ".markdown"),
        deferred("corpora.formats.markdown.markdown_document:read_markdown"),
        deferred("corpora.formats.markdown.markdown_document:render_markdown"),
    ),
    FormatRecord(
        "pptx",
        "PowerPoint presentations",
        (".pptx", ".pptm", ".potx", ".ppsx"),
        deferred("corpora.formats.pptx.pptx_document:read_pptx"),
        deferred("corpora.formats.pptx.pptx_document:render_pptx"),
        is_binary=True,
        magic=(b"PK\x03\x04",),
        member=b"ppt/presentation.xml",
    ),
    FormatRecord(
        "subtitles",
        "subtitles (SRT, WebVTT)",
        (".srt", ".vtt"),
        deferred("corpora.formats.text.subtitles:read_subtitles"),
        deferred("corpora.formats.text.subtitles:render_subtitles"),
        beginning=re.compile(r"\s*(?:WEBVTT\b|(?:\d+\s*\n)?(?:\d+:)?\d\d:\d\d[,.]\d{3}[ \t]*-->)"),
    ),
    FormatRecord(
        "text",
        "plain text, one line in, one line out",
        (".txt",),
        deferred("corpora.formats.text.plain_text:read_plain_text"),
        deferred("corpora.formats.text.plain_text:render_plain_text"),
    ),
    FormatRecord(
        "xliff",
        "XLIFF 1.2 and 2.x, as Trados and memoQ write it too",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff"),
        deferred("corpora.formats.xliff.xliff_document:read_xliff"),
        deferred("corpora.formats.xliff.xliff_document:render_xliff"),
        is_binary=True,  # XML says itself which encoding it is in
    ),
    FormatRecord(
        "xlsx",
        "Excel workbooks",
        (".xlsx", ".xlsm", ".xltx", ".xltm"),
        deferred("corpora.formats.xlsx.xlsx_document:read_xlsx"),
        deferred("corpora.formats.xlsx.xlsx_document:render_xlsx"),
        is_binary=True,
        magic=(b"PK\x03\x04",),
        member=b"xl/workbook.xml",
    ),
)


def _installed() -> tuple[DocumentFormat, ...]:
    """Return the formats of other distributions.

    Raises:
        PlugInError: naming the distribution whose format cannot be loaded.
    """
    return _loaded(tuple(sys.path))


@cache
def _loaded(_path: tuple[str, ...]) -> tuple[DocumentFormat, ...]:
    return tuple(map(_load, installed_plug_ins(FORMAT_GROUP).values()))


def _load(point: EntryPoint) -> DocumentFormat:
    record = load_plug_in(point)
    if not isinstance(record, FormatRecord):
        raise PlugInError(f"{origin_of(point)} is {type(record).__name__}, expected a FormatRecord")
    return replace(
        record,
        name=point.name,
        read=_answering(point, record.read, "failed to read", Document),
        write=_answering(point, record.write, "failed to write", (str, bytes)),
    )


def _answering(
    point: EntryPoint,
    function: Callable[..., Any] | None,
    what: str,
    expected: type | tuple[type, ...],
) -> Callable[..., Any] | None:
    """Return a function of a plug-in whose failures name it."""
    if function is None:
        return None

    @wraps(function)
    def answer(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the plug-in has it
        with blamed(point, what):
            found = function(*arguments, **options)
        if not isinstance(found, expected):
            raise PlugInError(f"{origin_of(point)} {what}: it gave {type(found).__name__}")
        return found

    return answer


DOCUMENT_FORMATS = FormatRegistry("document", _HOUSE, _installed)

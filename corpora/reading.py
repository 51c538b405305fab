"""Documents from files and back: which format it is, and clear words where it is none."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from corpora.atomic import write_atomically
from corpora.documents import Document, MarkedText
from corpora.encoding import decode
from corpora.errors import DocumentError, UsageError
from corpora.formats.docx.docx_document import read_docx, render_docx
from corpora.formats.html.html_document import read_html, render_html
from corpora.formats.jsonl import read_jsonl, render_jsonl
from corpora.formats.markdown.markdown_document import read_markdown, render_markdown
from corpora.formats.plain_text import read_plain_text, render_plain_text
from corpora.formats.xliff import read_xliff, render_xliff
from corpora.languages import Language

_READERS: dict[str, Callable[..., Document]] = {
    "html": read_html,
    "jsonl": read_jsonl,
    "markdown": read_markdown,
    "text": read_plain_text,
}
# These read bytes: packages, and XML that says itself which encoding it is in.
_BINARY_READERS: dict[str, Callable[..., Document]] = {"docx": read_docx, "xliff": read_xliff}
_RENDERERS: dict[str, Callable[[Document, Sequence[MarkedText]], str | bytes]] = {
    "docx": render_docx,
    "html": render_html,
    "jsonl": render_jsonl,
    "markdown": render_markdown,
    "text": render_plain_text,
    "xliff": render_xliff,
}
# Pages are read whole, with their markup; lines and records can be any number.
_PAGES = frozenset(("html", "markdown"))
_PAGE_BYTES = 50_000_000
_FORMATS = tuple(sorted(_RENDERERS))
_FORMAT_OF_EXTENSION = {
    ".docm": "docx",
    ".docx": "docx",
    ".dotm": "docx",
    ".dotx": "docx",
    ".htm": "html",
    ".html": "html",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".shtml": "html",
    ".txt": "text",
    ".xhtml": "html",
    ".xlf": "xliff",
    ".xliff": "xliff",
}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".wps", ".pdf", ".odt", ".rtf", ".wpt", ".dot"), ".docx"),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps"), ".docx, HTML or text"),
}
_PACKAGE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
)
# How a page and JSON lines begin where no extension tells them, as on standard input.
_BEGINNINGS = (
    (
        re.compile(
            r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h[1-6]"
            r"|table|ul|ol|section|article|main)(?=[\s>])",
            re.IGNORECASE | re.DOTALL,
        ),
        "html",
    ),
    (re.compile(r'\s*\{\s*"(?:id|text)"\s*:'), "jsonl"),
)
_ADVICE = "no text; save it as .docx, HTML or text"


def read_document(
    path: Path | None,
    data: bytes | None = None,
    *,
    format: str | None = None,
    language: Language | None = None,
    name: str = "",
) -> Document:
    """Return the document in a file, or in `data` where it was read already.

    The format is `format` (docx, html, jsonl, markdown, text, xliff) or goes by the extension; a
    file that has another extension and decodes as text is plain text. Data without a name goes by
    its beginning: a Word package, a page, JSON lines, else plain text. Nothing in it gives an
    empty document. `language` says how its sentences end; None lets its script decide, Chinese
    where it holds Han in quantity.

    Raises:
        DocumentError: if the file cannot be read, is binary, or is malformed.
        EncodingError: if its bytes are in no known encoding.
        UsageError: if there is neither path nor data, or no such format.
    """
    name = name or (str(path) if path else "standard input")
    if format is not None and format not in _FORMATS:
        raise UsageError(f"{name}: format {format!r}, expected one of {', '.join(_FORMATS)}")
    extension = PurePath(path or name).suffix.lower()
    if format is None and extension in _SAVE_AS:
        raise DocumentError(
            f"{name}: {extension} files are not read; save it as {_SAVE_AS[extension]}"
        )
    if data is None:
        if path is None:
            raise UsageError("neither a path nor data to read a document from")
        data = _read_bytes(path, name)
    digest = hashlib.sha256(data).hexdigest()
    package = _package_format(format, extension, data)
    if package is not None:
        document = _BINARY_READERS[package](data, name=name, language=language)
        return replace(document, digest=digest)
    _refuse_binary(data, name)
    text, encoding = decode(data, name)
    if format is None:
        is_nameless = path is None and not extension
        format = _format_of(text) if is_nameless else _FORMAT_OF_EXTENSION.get(extension, "text")
    if format in _PAGES and len(data) >= _PAGE_BYTES:
        raise DocumentError(
            f"{name}: {len(data) // 1_000_000} MB, a page has less than 50 MB; split it"
        )
    document = _READERS[format](text, encoding=encoding, name=name, language=language)
    return replace(document, digest=digest)


def format_of_name(name: str) -> str | None:
    """Return the format that a file's name promises, None where it promises none."""
    return _FORMAT_OF_EXTENSION.get(PurePath(name).suffix.lower())


def is_document_name(name: str) -> bool:
    """Return whether a file looks like a document by its name, also one to be saved as another."""
    extension = PurePath(name).suffix.lower()
    return extension in _FORMAT_OF_EXTENSION or extension in _SAVE_AS


def render_document(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file of the document with its segments replaced by their translations, in order.

    Text is in UTF-8.

    Raises:
        DocumentError: if there is not exactly one translation for every segment.
    """
    rendered = _RENDERERS[document.format](document, translations)
    return rendered.encode() if isinstance(rendered, str) else rendered


def write_document(
    path: Path,
    document: Document,
    translations: Sequence[MarkedText],
    *,
    overwrite: bool = False,
) -> None:
    """Write the translated document, whole or not at all.

    Raises:
        UsageError: if the file exists and `overwrite` is not set.
        DocumentError: if it cannot be written.
    """
    if path.exists() and not overwrite:
        raise UsageError(f"{path}: exists already")
    write_atomically(path, render_document(document, translations))


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read: {error.strerror or error}") from error


def _package_format(format: str | None, extension: str, data: bytes) -> str | None:
    """Return the format of a file that is no text, None where it should be text."""
    if format is not None:
        return format if format in _BINARY_READERS else None
    named = _FORMAT_OF_EXTENSION.get(extension)
    if named in _BINARY_READERS:
        return named
    return "docx" if not extension and data.startswith(_PACKAGE) else None


def _format_of(text: str) -> str:
    return next((format for pattern, format in _BEGINNINGS if pattern.match(text)), "text")


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, description in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"{name}: this is {description}, {_ADVICE}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    offset = data.find(b"\0")
    if offset >= 0:
        line = data.count(b"\n", 0, offset) + 1
        raise DocumentError(f"{name}:{line}: binary file (NUL at byte {offset}), expected text")

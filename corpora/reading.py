"""Documents from files and back: which format it is, and clear words where it is none."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from corpora.documents import Document, MarkedText
from corpora.errors import DocumentError, UsageError
from corpora.files import decode, shown_name, write_atomically
from corpora.formats import DOCUMENT_FORMATS, DocumentFormat
from corpora.formats.office.conversion import (
    converted,
    converted_extension,
    extension_of_content,
    is_convertible,
)
from corpora.formats.recognition import (
    is_office_extension,
    structure_of_extension,
    structure_of_text,
    xml_root,
)
from corpora.formats.text.control_characters import without_controls
from corpora.languages import Language

# Pages are read whole, with their markup; lines and records can be any number.
_PAGES = frozenset(("html", "markdown"))
_PAGE_BYTES = 50_000_000
_OFFICE = frozenset(("docx", "xlsx", "pptx"))
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

    The format is `format` (a name of `DOCUMENT_FORMATS`) or goes by the extension. Old and other
    Office files (.doc, .wps, .rtf, .odt, .xls ...) are converted by an installed LibreOffice
    first, PDF by pdfplumber. Data without a name, or with an extension that stands for no format,
    goes by what it is: an Office package, a page, XLIFF, JSON lines, prose as plain text. Another
    structure (JSON, XML, a table ...), which plain text would destroy, is refused. Nothing in it
    gives an empty document. `language` says how its sentences end; None lets its script decide,
    Chinese where it holds Han in quantity.

    Raises:
        DocumentError: if the file cannot be read, is binary, malformed, or of a structure that is
            not read.
        EncodingError: if its bytes are in no known encoding.
        PlugInError: if its format is another distribution's, whose code fails.
        UsageError: if there is neither path nor data, or no such format.
    """
    name = name or (shown_name(path) if path else "standard input")
    chosen = DOCUMENT_FORMATS.named(format, name) if format is not None else None
    extension = PurePath(path or name).suffix.lower()
    if chosen is None:
        chosen = DOCUMENT_FORMATS.of_file(path or name)
    if data is None:
        if path is None:
            raise UsageError("neither a path nor data to read a document from")
        data = _read_bytes(path, name)
    digest = hashlib.sha256(data).hexdigest()
    if chosen is None or chosen.name in _OFFICE:
        is_new = data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data
        is_new = is_new and b"xl/workbook.bin" not in data
        old = extension_of_content(data)
        if is_convertible(extension) and old not in (".pdf", ".ofd"):
            old = extension
        old = None if is_new else old
        if old is not None:
            data = converted(data, old, name)
            chosen = None
    chosen = chosen or DOCUMENT_FORMATS.of_bytes(data)
    text, encoding = "", ""
    if chosen is None or not chosen.is_binary:
        _refuse_binary(data, name)
        text, encoding = decode(data, name)
    if chosen is None:
        chosen = _recognised(text, extension, name)
    if chosen.is_binary:
        document = chosen.reader(name)(data, name=name, language=language)
    else:
        if chosen.name in _PAGES and len(data) >= _PAGE_BYTES:
            raise DocumentError(
                f"{name}: {len(data) // 1_000_000} MB, a page has less than 50 MB; split it"
            )
        document = chosen.reader(name)(text, encoding=encoding, name=name, language=language)
    has_mark = not chosen.is_binary and data.startswith(codecs.BOM_UTF8)
    return replace(document, format=chosen.name, digest=digest, has_mark=has_mark)


def format_of_name(name: str) -> str | None:
    """Return the format that a file's name promises, None where it promises none."""
    found = DOCUMENT_FORMATS.of_file(name)
    return found.name if found is not None else None


def is_document_name(name: str) -> bool:
    """Return whether a file looks like a document by its name, also one to be saved as another."""
    extension = PurePath(name).suffix.lower()
    is_known = is_convertible(extension) or is_office_extension(extension)
    return is_known or format_of_name(name) is not None


def written_name(name: str) -> str:
    """Return the name under which the translation of a file of this name is opened.

    >>> written_name("notice.wps"), written_name("page.html")
    ('notice.docx', 'page.html')
    """
    path = PurePath(name)
    extension = converted_extension(path.suffix.lower())
    return name if extension == path.suffix.lower() else str(path.with_suffix(extension))


def render_document(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file of the document with its segments replaced by their translations, in order.

    Text is in UTF-8, with a byte order mark where it came with one, and no control character stands
    in it that the source has not.

    Raises:
        DocumentError: if there is not exactly one translation for every segment.
    """
    chosen = DOCUMENT_FORMATS.named(document.format, document.source_name)
    if not chosen.is_binary and len(translations) == len(document.segments):
        translations = [
            without_controls(translation, segment.text)
            for translation, segment in zip(translations, document.segments, strict=True)
        ]
    rendered = chosen.writer(document.source_name)(document, translations)
    if isinstance(rendered, bytes):
        return rendered
    return codecs.BOM_UTF8 * document.has_mark + rendered.encode()


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
    if path.is_file() and not overwrite:
        raise UsageError(f"{path}: exists already")
    write_atomically(path, render_document(document, translations))


def _recognised(text: str, extension: str, name: str) -> DocumentFormat:
    """Return the format of text whose name does not tell it.

    Raises:
        DocumentError: naming the structure it has, if that is not read.
    """
    structure = structure_of_extension(extension)
    if structure is None or extension == ".xml":
        root = xml_root(text).lower()
        if root in {"xliff", "html"}:
            return DOCUMENT_FORMATS.named(root)
        found = DOCUMENT_FORMATS.of_text(text) if structure is None else None
        if found is not None:
            return found
        structure = structure_of_text(text) or structure
    if structure is not None and text.strip():
        kind, _, advice = structure.partition("; ")
        raise DocumentError(
            f"{name}: this is {kind}, whose structure plain text would destroy; {advice};"
            " under the extension .txt it is taken line by line all the same"
        )
    return DOCUMENT_FORMATS.named("text")


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read: {error.strerror or error}") from error


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

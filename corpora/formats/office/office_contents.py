"""What a file with an old Office name really is, and the bytes that LibreOffice reads rightly.

Web systems save pages, tables and prose under the names of Word and Excel, and LibreOffice takes
what it does not know for text in an encoding of its own choice. So what is in the file decides:
text goes on in UTF-8, and what is no document of an office is refused instead of being read as
letters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from corpora.errors import DocumentError, EncodingError
from corpora.files import decode
from corpora.formats.document_formats import DOCUMENT_FORMATS
from corpora.formats.recognition import structure_of_text, xml_root

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
# The streams that each kind of document has, and others may have inside.
_STREAMS: Mapping[str, tuple[str, ...]] = {
    ".doc": ("WordDocument",),
    ".xls": ("Workbook", "Book\0"),
    ".ppt": ("PowerPoint Document",),
}
_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.([a-z-]+)")
_OPEN_DOCUMENTS: Mapping[bytes, str] = {
    b"text": ".odt",
    b"text-template": ".ott",
    b"spreadsheet": ".ods",
    b"spreadsheet-template": ".ods",
    b"presentation": ".odp",
    b"presentation-template": ".odp",
}
_FLAT: Mapping[str, str] = {"wordDocument": ".xml", "Workbook": ".xml", "document": ".fodt"}
_CHARSET = re.compile(r"(<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*)([\w-]+)", re.IGNORECASE)
_WORD = "docx"


def extension_of_old_office(data: bytes, expected: str = "") -> str | None:
    """Return the extension of a binary Office file by what is in it, None where it is none.

    A document may hold others: where one of the `expected` extension is in it, it is that.
    """
    if not data.startswith(_OLE) or "EncryptedPackage".encode("utf-16-le") in data:
        return None
    found = [
        extension
        for extension, streams in _STREAMS.items()
        if any(stream.encode("utf-16-le") in data for stream in streams)
    ]
    return expected if expected in found else next(iter(found), None)


def is_page(data: bytes) -> bool:
    """Return whether a file is a web page, whatever Office name it has."""
    if data.startswith((_OLE, _RTF, _ZIP)):
        return False
    try:
        text, _ = decode(data, "page")
    except EncodingError:
        return False
    found = DOCUMENT_FORMATS.of_text(text)
    return found is not None and found.name == "html" and xml_root(text) not in _FLAT


def office_content(data: bytes, known_as: str, target: str, name: str) -> tuple[bytes, str]:
    """Return the bytes to convert and the extension by which LibreOffice knows them.

    Args:
        data: The file.
        known_as: The extension its name stands for.
        target: The format that it is to become ("docx", "xlsx" or "pptx").
        name: The file, for messages.

    Raises:
        DocumentError: if it is no document of an office, or encrypted.
        EncodingError: if it is text in no known encoding.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError(f"{name}: encrypted; save it without a password")
        extension = extension_of_old_office(data, known_as)
        if extension is None:
            raise DocumentError(f"{name}: no Office document in this file; save it as .{target}")
        return data, known_as if known_as == ".dot" and extension == ".doc" else extension
    if data.startswith(_RTF):
        return data, ".rtf"
    if data.startswith(_ZIP):
        return data, _extension_of_archive(data, known_as, target, name)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not marked:
        raise DocumentError(f"{name}: no Office document, but binary data of another kind")
    text, _ = decode(data, name)
    root = xml_root(text)
    if root in _FLAT:
        return data, _FLAT[root]
    found = DOCUMENT_FORMATS.of_text(text)
    if found is not None and found.name == "html":
        return codecs.BOM_UTF8 + _CHARSET.sub(r"\1utf-8", text).encode(), ".html"
    return _prose(text, target, name), ".txt"


def _extension_of_archive(data: bytes, known_as: str, target: str, name: str) -> str:
    found = _OPEN_DOCUMENT.search(data, 0, 200)
    if found is not None and found[1] in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[found[1]]
    if b"[Content_Types].xml" in data or b"content.xml" in data:
        return known_as
    raise DocumentError(f"{name}: a ZIP archive without an Office document; save it as .{target}")


def _prose(text: str, target: str, name: str) -> bytes:
    structure = structure_of_text(text) if text.strip() else None
    if structure is not None or (target != _WORD and text.strip()):
        kind, _, advice = (
            structure or "text; name it .txt, or .csv where it is a table"
        ).partition("; ")
        raise DocumentError(f"{name}: this is {kind} under an Office name; {advice}")
    return codecs.BOM_UTF8 + text.encode()

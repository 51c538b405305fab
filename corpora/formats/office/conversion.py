"""Files that are read as what they are converted to: other Office files, PDF and OFD."""

from __future__ import annotations

from corpora.formats.office import office_contents, office_conversion

_PDF = ".pdf"
_OFD = ".ofd"
_PDF_SIGNATURE = b"%PDF-"


def is_convertible(extension: str) -> bool:
    """Return whether files of this extension are converted before they are read."""
    return extension in (_PDF, _OFD) or office_conversion.is_convertible(extension)


def converted_extension(extension: str) -> str:
    """Return the extension that a file has once it is converted, its own where it is not.

    >>> converted_extension(".wps"), converted_extension(".pdf"), converted_extension(".md")
    ('.docx', '.docx', '.md')
    """
    if extension in (_PDF, _OFD):
        return ".docx"
    return office_conversion.converted_extension(extension)


def extension_of_content(data: bytes) -> str | None:
    """Return the extension of a file to convert by what is in it, None where it is none."""
    if data.startswith(_PDF_SIGNATURE):
        return _PDF
    if data.startswith(b"PK\x03\x04") and b"OFD.xml" in data:
        return _OFD
    return office_contents.extension_of_old_office(data)


def converted(data: bytes, extension: str, name: str) -> bytes:
    """Return the bytes of a file converted to the format it is read in.

    Raises:
        DocumentError: naming the file, where what converts it is not installed, or fails.
    """
    if extension == _PDF:
        from corpora.formats.pdf.pdf_conversion import docx_of_pdf

        return docx_of_pdf(data, name)
    if extension == _OFD:
        from corpora.formats.pdf.ofd_conversion import docx_of_ofd

        return docx_of_ofd(data, name)
    return office_conversion.converted(data, extension, name)

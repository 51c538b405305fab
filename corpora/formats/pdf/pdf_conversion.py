"""PDF files with text into Word documents: paragraphs in reading order, headings and tables.

pdfplumber, of the extra `pdf`, tells where characters and lines stand. Pictures stay behind, and
a page that is a picture of its text has nothing to read: that is said.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

import docx

from corpora.errors import DocumentError
from corpora.files import file_boundary
from corpora.formats.pdf.pdf_lines import PdfPage, PdfTable, read_page
from corpora.formats.pdf.pdf_paragraphs import paragraphs

_LOG = logging.getLogger(__name__)
_MOST_PAGES = 2000


def docx_of_pdf(data: bytes, name: str) -> bytes:
    """Return a Word document of what a PDF says.

    Raises:
        DocumentError: naming the file, without pdfplumber, and for a PDF that is damaged,
            encrypted, too long, or has no text.
    """
    return docx_of_pages(_pages(data, name), name, "PDF")


def docx_of_pages(pages: Sequence[PdfPage], name: str, what: str) -> bytes:
    """Return a Word document of pages; what is only pictures is told.

    Raises:
        DocumentError: naming the file, if no page has text.
    """
    if not any(page.items for page in pages):
        scan = (
            " (pictures of text: recognise it first)" if any(p.has_pictures for p in pages) else ""
        )
        raise DocumentError(f"{name}: no text in this {what}{scan}; save it as .docx")
    pictures = [str(k) for k, page in enumerate(pages, 1) if page.has_pictures and not page.items]
    if pictures:
        _LOG.warning(
            "%s: pages %s are pictures, and what they say is not read", name, ", ".join(pictures)
        )
    document = docx.Document()
    for item in paragraphs(pages):
        if isinstance(item, PdfTable):
            _add_table(document, item)
        elif item.level:
            document.add_heading(_printable(item.text), item.level)
        else:
            document.add_paragraph(_printable(item.text))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pages(data: bytes, name: str) -> list[PdfPage]:
    try:
        import pdfplumber
    except ImportError:
        raise DocumentError(
            f"{name}: PDF files are read where pdfplumber is installed (pip install"
            " 'gongbao[pdf]'); save it as .docx"
        ) from None
    # Fonts that say little of themselves are told line by line, and change nothing.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with file_boundary(name, error=DocumentError):
        try:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                if len(pdf.pages) > _MOST_PAGES:
                    raise DocumentError(
                        f"{name}: {len(pdf.pages)} pages, at most {_MOST_PAGES}; split it"
                    )
                pages: list[PdfPage] = []
                for page in pdf.pages:
                    pages.append(read_page(page))
                    page.close()
                return pages
        except Exception as error:
            # Its versions raise this themselves, or wrap it in an exception of their own.
            if "PasswordIncorrect" in repr(error):
                raise DocumentError(f"{name}: encrypted; save it without a password") from None
            raise


def _add_table(document: docx.document.Document, table: PdfTable) -> None:
    width = max(map(len, table.rows))
    made = document.add_table(len(table.rows), width, style="Table Grid")
    for row, cells in zip(table.rows, made.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=False):
            cell.text = _printable(text)


def _printable(text: str) -> str:
    """Return text without what XML cannot hold."""
    return "".join(character for character in text if character.isprintable())

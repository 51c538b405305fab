"""OFD, the national format of fixed pages (GB/T 33190), into Word documents: its text.

A page is XML that says where each piece of text stands, so it is read as a page of a PDF is.
Pictures, seals and what a program draws stay behind.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpora.errors import DocumentError
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.pdf.pdf_conversion import docx_of_pages
from corpora.formats.pdf.pdf_lines import PdfPage, page_of_words
from corpora.formats.xml.xml_source import parse_xml

_ROOT = "OFD.xml"
_POINTS_PER_MILLIMETRE = 72 / 25.4
_A4 = (210.0, 297.0)
_BOLD = 600


def docx_of_ofd(data: bytes, name: str) -> bytes:
    """Return a Word document of what an OFD file says.

    Raises:
        DocumentError: naming file and part, for one that is damaged, encrypted, or has no text.
    """
    package = OfficePackage(data, name)
    package.require_whole()
    return docx_of_pages(list(_pages(package)), name, "OFD file")


def _pages(package: OfficePackage) -> Iterator[PdfPage]:
    root = _tree(package, _ROOT)
    for place in root.iterfind(".//{*}DocRoot"):
        document = _resolved("", place.text or "")
        tree = _tree(package, document)
        folder = posixpath.dirname(document)
        fonts = _fonts(package, tree, folder)
        size = _size(tree.find("{*}CommonData/{*}PageArea"), _A4)
        for page in tree.iterfind("{*}Pages/{*}Page"):
            content = _tree(package, _resolved(folder, page.get("BaseLoc", "")))
            yield _page(content, fonts, _size(content.find("{*}Area"), size))


def _page(content: etree._Element, fonts: dict[str, str], size: tuple[float, float]) -> PdfPage:
    words = [word for text in content.iterfind(".//{*}TextObject") for word in _words(text, fonts)]
    has_pictures = content.find(".//{*}ImageObject") is not None
    width, height = (side * _POINTS_PER_MILLIMETRE for side in size)
    return page_of_words(words, (), (width, height), has_pictures=has_pictures)


def _words(text: etree._Element, fonts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the pieces of a text object with their places in points."""
    left, top, width, height = _numbers(text.get("Boundary", ""), 4)
    scale = _numbers(text.get("CTM", "1"), 1)[0] or 1.0
    size = _numbers(text.get("Size", ""), 1)[0] * abs(scale) or height
    is_bold = _numbers(text.get("Weight", ""), 1)[0] >= _BOLD
    font = fonts.get(text.get("Font", ""), "") + (" bold" if is_bold else "")
    codes = text.findall("{*}TextCode")
    for code in codes:
        said = "".join(map(str, code.itertext())).strip("\r\n")
        if not said.strip():
            continue
        x, y = (_numbers(code.get(axis, ""), 1)[0] * abs(scale) for axis in "XY")
        # One piece fills its object; of several each says where it stands in it.
        is_one = len(codes) == 1
        right = left + width if is_one else left + x + size * len(said)
        bottom = top + height if is_one else top + y
        edges = {
            "x0": left + x,
            "x1": max(left + x + size / 2, right),
            "top": bottom - size,
            "bottom": bottom,
            "size": size,
        }
        points = {name: value * _POINTS_PER_MILLIMETRE for name, value in edges.items()}
        yield {"text": said, "fontname": font, **points}


def _fonts(package: OfficePackage, document: etree._Element, folder: str) -> dict[str, str]:
    """Return the names of the fonts by their identifiers."""
    found: dict[str, str] = {}
    for place in document.iterfind("{*}CommonData/{*}PublicRes"):
        part = _resolved(folder, place.text or "")
        if package.has(part):
            for font in _tree(package, part).iterfind(".//{*}Font"):
                found[font.get("ID", "")] = font.get("FontName", "")
    return found


def _size(area: etree._Element | None, default: tuple[float, float]) -> tuple[float, float]:
    box = area.find("{*}PhysicalBox") if area is not None else None
    if box is None:
        return default
    _, _, width, height = _numbers(box.text or "", 4)
    return (width, height) if width > 0 and height > 0 else default


def _numbers(text: str, count: int) -> list[float]:
    """Return the first numbers of a text, 0 for those that are missing."""
    found: list[float] = []
    for word in text.split()[:count]:
        try:
            found.append(float(word))
        except ValueError:
            found.append(0.0)
    return found + [0.0] * (count - len(found))


def _resolved(folder: str, place: str) -> str:
    path = place.strip()
    return posixpath.normpath(path if path.startswith("/") else f"{folder}/{path}").lstrip("/")


def _tree(package: OfficePackage, part: str) -> etree._Element:
    if not package.has(part):
        raise DocumentError(f"{package.name}: {part}: missing in this OFD file")
    return parse_xml(package.read(part), f"{package.name}: {part}")

"""Bilingual grids as Word documents: one table, and the record below it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from corpora.errors import DocumentError
from corpora.formats import OfficePackage, parse_xml, xml_escaped
from corpora.handover.bilingual_grid import HEADER, NOTICE, bilingual_text, grid, record
from corpora.handover.bilingual_rows import BilingualText

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MEMBERS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}
_WIDTHS = (1300, 4600, 5200, 2000, 1900)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400"'
    ' w:footer="400" w:gutter="0"/></w:sectPr>'
)


def write_docx(text: BilingualText) -> bytes:
    """Return a Word document with a table row for each segment."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    rows = "".join(_row(cells) for cells in grid(text))
    body = (
        f'{_paragraph(NOTICE)}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
        f'{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}'
        f"</w:tblGrid>{_row(HEADER, is_header=True)}{rows}</w:tbl>"
        f"{_paragraph(record(text), is_small=True)}{_SECTION}"
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_MEMBERS, "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name), content.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read_docx_grid(data: bytes, name: str) -> BilingualText:
    """Return the text of an edited document; tracked changes are read as accepted.

    Raises:
        DocumentError: naming file and row.
    """
    package = OfficePackage(data, name)
    root = parse_xml(package.read("word/document.xml"), f"{name}: word/document.xml")
    table = root.find("{*}body/{*}tbl")
    if table is None:
        raise DocumentError(f"{name}: its table is missing")
    rows = [
        [_cell_text(cell) for cell in row.iterfind("{*}tc")]
        for row in table.iterfind("{*}tr")
        if row.find("{*}trPr/{*}del") is None
    ]
    below = "".join(_cell_text(paragraph) for paragraph in root.iterfind("{*}body/{*}p"))
    return bilingual_text(rows, below, name)


def _row(cells: Sequence[str], *, is_header: bool = False) -> str:
    properties = f"<w:trPr>{'<w:tblHeader/>' if is_header else '<w:cantSplit/>'}</w:trPr>"
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(value, is_small=column in (0, 3, 4), is_bold=is_header)}</w:tc>"
        for column, (value, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _paragraph(text: str, *, is_small: bool = False, is_bold: bool = False) -> str:
    size = '<w:color w:val="666666"/><w:sz w:val="16"/>' if is_small else '<w:sz w:val="20"/>'
    bold = "<w:b/>" if is_bold else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{xml_escaped(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:r><w:rPr>{bold}{size}</w:rPr>{lines}</w:r></w:p>"


def _cell_text(cell: etree._Element) -> str:
    """Return the shown text of a cell: paragraphs and breaks as lines, deletions left out."""
    pieces: list[str] = []
    for element in cell.iter("{*}p", "{*}t", "{*}br", "{*}tab"):
        name = etree.QName(element).localname
        if name == "t":
            pieces.append(element.text or "")
        elif pieces or name != "p":
            pieces.append("\n" if name in {"p", "br"} else "\t")
    return "".join(pieces)

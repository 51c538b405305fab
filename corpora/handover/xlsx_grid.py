"""Bilingual grids as Excel workbooks."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill

from corpora.errors import DocumentError
from corpora.files.archive_errors import ARCHIVE_ERRORS
from corpora.formats import OfficePackage
from corpora.handover.bilingual_grid import HEADER, NOTICE, bilingual_text, grid, record
from corpora.handover.bilingual_rows import BilingualText

_SHEET = "Gongbao"
_RECORD_SHEET = "record"
_WIDTHS = (14, 55, 70, 40, 40)
_FIRST_ROW = 3
_CELL_LIMIT = 32_767


def write_xlsx(text: BilingualText) -> bytes:
    """Return a workbook with a row for each segment."""
    workbook = Workbook()
    sheet = workbook.active or workbook.create_sheet()
    sheet.title = _SHEET
    sheet.append([NOTICE])
    sheet.append(list(HEADER))
    for cell in sheet[2]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for place, cells in enumerate(grid(text), start=_FIRST_ROW):
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(place, column)
            cell.value = _storable(value, place)
            cell.data_type = "s"  # never a formula, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A3"
    hidden = workbook.create_sheet(_RECORD_SHEET)
    hidden["A1"] = record(text)
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _storable(value: str, row: int) -> str:
    if len(value) > _CELL_LIMIT:
        raise DocumentError(
            f"row {row}: {len(value)} characters, an Excel cell holds {_CELL_LIMIT}; take .docx"
        )
    return value


def read_xlsx(data: bytes, name: str) -> BilingualText:
    """Return the text of an edited workbook.

    Raises:
        DocumentError: naming file and row.
    """
    OfficePackage(data, name).refuse_document_types()
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheets = {sheet.title: sheet for sheet in workbook.worksheets}
        rows = [
            ["" if value is None else str(value) for value in cells[:5]]
            for cells in sheets[_SHEET].iter_rows(min_row=_FIRST_ROW, values_only=True)
        ]
        line = next(sheets[_RECORD_SHEET].iter_rows(max_row=1, values_only=True))[0]
    except (KeyError, StopIteration, IndexError) as error:
        raise DocumentError(
            f"{name}: its sheets {_SHEET!r} and {_RECORD_SHEET!r} are expected; {error} is missing"
        ) from None
    except (ValueError, TypeError, *ARCHIVE_ERRORS) as error:
        raise DocumentError(f"{name}: no readable workbook: {error}") from None
    return bilingual_text(rows, str(line), name)

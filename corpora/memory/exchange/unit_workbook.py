"""Units in an Excel workbook: one row a unit, the header in the first row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError

from corpora.atomic import write_atomically
from corpora.errors import DocumentError
from corpora.formats.office_package import OfficePackage
from corpora.memory.exchange.unit_entries import UnitEntry
from corpora.memory.exchange.unit_rows import COLUMNS, Row, cells_of, entries_of, require_sides
from corpora.memory.memory_units import MemoryUnit

_SHEET = "memory"
_CELL_LIMIT = 32_767


def read_workbook(path: Path) -> Iterator[UnitEntry]:
    """Yield the units of the first sheet of an .xlsx file.

    Raises:
        DocumentError: naming the file, where it is no workbook of units.
    """
    name = str(path)
    try:
        data = path.read_bytes()
        OfficePackage(data, name).refuse_document_types()
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        yield from entries_of(_rows(workbook.worksheets[0].iter_rows(), name))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (KeyError, ValueError, TypeError, IndexError, zipfile.BadZipFile) as error:
        raise DocumentError(f"{name}: no readable workbook: {error}") from None


def write_workbook(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units to an .xlsx file; every cell is text, whatever it begins with.

    Raises:
        DocumentError: naming the row, where a text is too long for a cell or holds a character
            that Excel cannot.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_SHEET)
    sheet.append(list(COLUMNS))
    for number, unit in enumerate(units, start=2):
        row = []
        for text in cells_of(unit):
            if len(text) > _CELL_LIMIT:
                raise DocumentError(
                    f"{path}: row {number}: {len(text)} characters, an Excel cell holds"
                    f" {_CELL_LIMIT}; take .tmx"
                )
            try:
                cell = WriteOnlyCell(sheet, value=text or None)
            except IllegalCharacterError:
                raise DocumentError(
                    f"{path}: row {number}: a character that Excel cannot hold; take .jsonl"
                ) from None
            if text:
                cell.data_type = "s"
            row.append(cell)
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    write_atomically(path, stream.getvalue())


def _rows(rows: Iterable[tuple[object, ...]], name: str) -> Iterator[Row]:
    header: tuple[str, ...] = ()
    for number, cells in enumerate(rows, start=1):
        values = [getattr(cell, "value", None) for cell in cells]
        if all(value is None for value in values):
            continue
        place = f"{name}: row {number}"
        if not header:
            header = tuple(_text(value).strip().lower() for value in values)
            require_sides(header, place)
            continue
        formula = next((c for c in cells if getattr(c, "data_type", "") == "f"), None)
        if formula is not None:
            column = header[getattr(formula, "column", 1) - 1]
            yield Row(place, {}, f"a formula in column {column}, expected text")
            continue
        named = zip(header, map(_text, values), strict=False)
        yield Row(place, {column: text for column, text in named if column})
    if not header:
        raise DocumentError(f"{name}: the first sheet is empty")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)

"""Rows of the first sheet of an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO

from openpyxl import load_workbook

from corpora.errors import DocumentError
from corpora.formats.office_package import OfficePackage
from corpora.tables.pair_tables import Cells, PairRow, named_rows


def workbook_rows(stream: IO[bytes], name: str) -> Iterator[PairRow]:
    """Yield the rows of the first sheet; a formula is the problem of its row, as it is no text.

    Raises:
        DocumentError: naming the file, where it is no workbook of pairs.
    """
    data = stream.read()
    try:
        OfficePackage(data, name).refuse_document_types()
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        yield from named_rows(_cells(workbook.worksheets[0].iter_rows()), name)
    except (KeyError, ValueError, TypeError, IndexError, zipfile.BadZipFile) as error:
        raise DocumentError(f"{name}: no readable workbook: {error}") from None


def _cells(rows: Iterable[tuple[object, ...]]) -> Cells:
    for number, cells in enumerate(rows, start=1):
        texts = [_text(getattr(cell, "value", None)) for cell in cells]
        if any(texts):
            formula = next((c for c in cells if getattr(c, "data_type", "") == "f"), None)
            place = getattr(formula, "coordinate", "")
            yield number, texts, f"a formula in {place}, expected text" if formula else ""


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)

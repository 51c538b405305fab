"""Tables of pairs, corrected: a column for the right text, or the text itself exchanged.

Rows, cells and line ends that nothing was changed in stay as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora import DocumentError, decode
from corpora.tables import PairRow, TextPair, guarded, on_one_line, read_pair_rows
from gongbao.checking import checked_table
from gongbao.correction.corrected_documents import reason_of
from gongbao.correction.corrector import CorrectedText, Corrector
from gongbao.correction.edited_text import EditedText, TextEdit

_HEADINGS = ("corrected", "reasons")
_XLSX = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class CorrectedTable:
    """A table of pairs with what was mended in it, ready to be written.

    Attributes:
        name: The file.
        data: Its bytes.
        rows: Its rows.
        result: What was mended, and what is left.
    """

    name: str
    data: bytes
    rows: tuple[PairRow, ...]
    result: CorrectedText


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: the English as it is to be, and why."""

    row: PairRow
    corrected: str
    reasons: str

    @property
    def is_changed(self) -> bool:
        return self.corrected != self.row.target


def correct_table(name: str, data: bytes, corrector: Corrector) -> CorrectedTable:
    """Return a table of pairs, in any format of such tables, with its English corrected.

    Raises:
        InputError: naming file and line, where a row or the whole table cannot be used.
    """
    rows = tuple(read_pair_rows(io.BytesIO(data), name))
    for row in rows:
        if row.problem:
            raise DocumentError(f"{row.place}: {row.problem}")
    pairs = (TextPair(row.source, row.target, name, row.line) for row in rows)
    return CorrectedTable(name, data, rows, corrector.correct(checked_table(pairs, name)))


def render_table(table: CorrectedTable, *, is_marked: bool) -> bytes:
    """Return the table; marked, with the columns `corrected` and `reasons` behind the others.

    Without marks the English itself is exchanged. With nothing changed, the very same bytes.
    """
    rows = list(_corrected_rows(table))
    if not any(row.is_changed for row in rows):
        return table.data
    if table.data.startswith(_XLSX):
        return _workbook(table, rows, is_marked=is_marked)
    text, encoding = decode(table.data, table.name)
    lines = text.splitlines(keepends=True) if "\r" not in text else io.StringIO(text, newline="")
    written = _lines(list(lines), rows, table.name, is_marked=is_marked)
    mark = "\ufeff" if table.data.startswith(("\ufeff".encode(), b"\xff\xfe", b"\xfe\xff")) else ""
    return (mark + "".join(written)).encode(encoding, "backslashreplace")


def _corrected_rows(table: CorrectedTable) -> Iterator[_Row]:
    edits = list(table.result.edits)
    for row, pair in zip(table.rows, table.result.document.pairs, strict=True):
        own: list[TextEdit] = []
        start, end = pair.target or (0, 0)
        while pair.target and edits and edits[0].start <= end:
            own.append(edits.pop(0))
        moved = tuple(TextEdit(e.start - start, e.end - start, e.written) for e in own)
        reasons = "; ".join(map(reason_of, own))
        yield _Row(row, EditedText(row.target, moved).text, reasons)


def _lines(
    lines: Sequence[str], rows: Sequence[_Row], name: str, *, is_marked: bool
) -> Iterator[str]:
    """Yield the lines of a table of text: TSV, CSV or JSON lines, whichever it is."""
    column = _column_of_target(rows, name)
    by_line = {row.row.line: row for row in rows}
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("{"):
        for number, line in enumerate(lines, start=1):
            found = by_line.get(number)
            yield _json_line(line, found, column, is_marked=is_marked) if found else line
        return
    separator = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    for record, number in _records(lines, rows):
        body = record.rstrip("\r\n")
        found = by_line.get(number)
        if not body.strip() or (found is None and not is_marked):
            yield record
        elif is_marked:
            cells = (found.corrected, found.reasons) if found else _HEADINGS
            added = "".join(separator + _cell(cell, separator) for cell in cells)
            yield body + added + record[len(body) :]
        elif found is not None and found.is_changed:
            cells_now = _split(body, separator)
            cells_now[column] = _cell(found.corrected, separator)
            yield separator.join(cells_now) + record[len(body) :]
        else:
            yield record


def _records(lines: Sequence[str], rows: Sequence[_Row]) -> Iterator[tuple[str, int]]:
    """Yield the text of each record and the line it begins on; a quoted cell may have several."""
    starts = {row.row.line for row in rows}
    number = 0
    while number < len(lines):
        last = number + 1
        if number + 1 in starts:
            while last < len(lines) and last + 1 not in starts and _is_open(lines[number:last]):
                last += 1
        yield "".join(lines[number:last]), number + 1
        number = last


def _is_open(lines: Sequence[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


def _split(record: str, separator: str) -> list[str]:
    """Return the cells of a record as they are written, quotes and all."""
    if separator == "\t":
        return record.split("\t")
    cells: list[str] = [""]
    is_quoted = False
    for character in record:
        is_quoted ^= character == '"'
        if character == separator and not is_quoted:
            cells.append("")
        else:
            cells[-1] += character
    return cells


def _cell(text: str, separator: str) -> str:
    if separator == "\t":
        return guarded(on_one_line(text))
    if not text:
        return ""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerow([guarded(text)])
    return stream.getvalue().removesuffix("\r\n")


def _json_line(line: str, row: _Row, column: int, *, is_marked: bool) -> str:
    body = line.rstrip("\r\n")
    record = json.loads(body)
    if is_marked:
        record |= dict(zip(_HEADINGS, (row.corrected, row.reasons), strict=True))
    elif row.is_changed:
        record[list(record)[column]] = row.corrected
    else:
        return line
    return json.dumps(record, ensure_ascii=False) + line[len(body) :]


def _workbook(table: CorrectedTable, rows: Sequence[_Row], *, is_marked: bool) -> bytes:
    from openpyxl import load_workbook  # loaded for workbooks alone

    workbook = load_workbook(io.BytesIO(table.data), keep_vba=False)
    sheet = workbook.worksheets[0]
    if is_marked:
        free = sheet.max_column + 1
        head = min(row.row.line for row in rows) - 1
        if head:
            for offset, heading in enumerate(_HEADINGS):
                sheet.cell(head, free + offset, heading)
        for row in rows:
            for offset, text in enumerate((row.corrected, row.reasons)):
                sheet.cell(row.row.line, free + offset).value = text
                sheet.cell(row.row.line, free + offset).data_type = "s"
    else:
        column = _column_of_target(rows, table.name)
        for row in (row for row in rows if row.is_changed):
            sheet.cell(row.row.line, column + 1).value = row.corrected
            sheet.cell(row.row.line, column + 1).data_type = "s"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _column_of_target(rows: Sequence[_Row], name: str) -> int:
    """Return the place of the column whose cells are the English of every row."""
    fitting: set[int] | None = None
    for row in rows:
        cells: Mapping[str, str] = row.row.cells
        own = {k for k, text in enumerate(cells.values()) if text == row.row.target}
        fitting = own if fitting is None else fitting & own
    if not fitting:
        raise DocumentError(f"{name}: the column of the English cannot be told")
    return min(fitting)

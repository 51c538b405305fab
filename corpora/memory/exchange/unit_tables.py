"""Tables of units: TSV, CSV and JSONL, read and written row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.atomic import open_atomically
from corpora.encoding import decode
from corpora.errors import DocumentError
from corpora.languages import has_chinese
from corpora.memory.exchange.unit_entries import UnitEntry
from corpora.memory.exchange.unit_rows import (
    COLUMNS,
    Row,
    cells_of,
    entries_of,
    require_sides,
    side_columns,
)
from corpora.memory.memory_units import MemoryUnit
from corpora.table_cells import guarded, on_lines, on_one_line, unguarded

_LARGEST_CELL = 10_000_000
_Rows = Iterator[tuple[int, list[str]]]


def read_table(path: Path, kind: str) -> Iterator[UnitEntry]:
    """Yield the units of a table of kind "tsv", "csv" or "jsonl".

    Two columns without a header are Chinese and English.

    Raises:
        DocumentError: naming file and line, where the file is no such table.
        EncodingError: if its bytes are in no known encoding.
    """
    lines = _lines(path)
    if kind == "jsonl":
        yield from entries_of(_json_rows(lines, str(path)))
    else:
        rows = _tab_rows(lines) if kind == "tsv" else _comma_rows(lines, str(path))
        yield from entries_of(_named_rows(rows, str(path), has_signs=kind == "tsv"))


def write_table(units: Iterable[MemoryUnit], path: Path, kind: str) -> None:
    """Write units as "tsv", "csv" (with a byte order mark, for Excel) or "jsonl"."""
    with open_atomically(path) as stream:
        if kind == "jsonl":
            for unit in units:
                cells = zip(COLUMNS, cells_of(unit), strict=True)
                record = {name: cell for name, cell in cells if cell}
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        elif kind == "tsv":
            stream.write("\t".join(COLUMNS) + "\n")
            for unit in units:
                stream.write("\t".join(on_one_line(guarded(c)) for c in cells_of(unit)) + "\n")
        else:
            stream.write("\ufeff")
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(map(guarded, cells_of(unit)) for unit in units)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield numbered lines: UTF-8 as a stream, any other encoding as a whole."""
    count = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            for line in stream:
                count += 1
                if "\0" in line:
                    raise DocumentError(f"{path}:{count}: a NUL character; this is no text table")
                yield count, line
        return
    except UnicodeDecodeError:
        pass
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    text, _ = decode(path.read_bytes(), str(path))
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if number > count:
            yield number, line


def _tab_rows(lines: Iterator[tuple[int, str]]) -> _Rows:
    for number, line in lines:
        if line.strip():
            yield number, line.rstrip("\r\n").split("\t")


def _comma_rows(lines: Iterator[tuple[int, str]], name: str) -> _Rows:
    csv.field_size_limit(_LARGEST_CELL)
    current = 0

    def texts() -> Iterator[str]:
        nonlocal current
        for number, line in lines:
            current = number
            yield line

    reader = csv.reader(texts(), strict=True)
    while True:
        started = current + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DocumentError(f"{name}:{started}: no CSV: {error}") from error
        if any(cell.strip() for cell in row):
            yield started, row


def _named_rows(rows: _Rows, name: str, *, has_signs: bool) -> Iterator[Row]:
    first = next(rows, None)
    if first is None:
        raise DocumentError(f"{name}:1: the table is empty")
    number, cells = first
    header = tuple(cell.strip().lower() for cell in cells)
    if side_columns(header) is None and len(cells) == 2 and has_chinese(cells[0]):
        header = ("source", "target")
        yield _row(f"{name}:{number}", header, cells, has_signs=has_signs)
    require_sides(header, f"{name}:{number}")
    for number, cells in rows:
        yield _row(f"{name}:{number}", header, cells, has_signs=has_signs)


def _row(place: str, header: tuple[str, ...], cells: list[str], *, has_signs: bool) -> Row:
    if len(cells) > len(header):
        return Row(place, {}, f"{len(cells)} columns, expected {len(header)}")
    needed = require_sides(header, place)
    if len(cells) <= max(map(header.index, needed)):
        return Row(place, {}, f"{len(cells)} columns, expected {len(header)}")
    texts = (unguarded(on_lines(cell) if has_signs else cell) for cell in cells)
    return Row(place, dict(zip(header, texts, strict=False)))


def _json_rows(lines: Iterator[tuple[int, str]], name: str) -> Iterator[Row]:
    is_empty = True
    for number, line in lines:
        if not line.strip():
            continue
        is_empty = False
        place = f"{name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield Row(place, {}, f"no JSON: {error}")
            continue
        if not isinstance(record, dict):
            yield Row(place, {}, f"{line.strip()[:40]!r}, expected an object")
            continue
        cells = {key: _cell(value) for key, value in record.items()}
        if side_columns(tuple(cells)) is None:
            yield Row(place, {}, "no fields source and target, or zh and en")
        else:
            yield Row(place, cells)
    if is_empty:
        raise DocumentError(f"{name}:1: the table is empty")


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)

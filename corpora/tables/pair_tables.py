"""Tables of a Chinese and an English column: TSV, CSV, JSON lines and Excel, in any encoding.

The columns are `source` and `target`, or the same in other words and in Chinese (see
`column_names`); two columns without a header are Chinese and English. Whoever reads pairs from a
table reads them here, row by row and in little memory.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import IO, BinaryIO

from corpora.counting import counted
from corpora.errors import DocumentError
from corpora.files.archive_errors import ARCHIVE_ERRORS
from corpora.formats import FormatRecord, FormatRegistry
from corpora.languages import has_chinese
from corpora.tables.column_names import heading_meaning
from corpora.tables.encoded_lines import lines_of, opened
from corpora.tables.table_cells import on_lines, unguarded
from corpora.tables.table_headers import LOOK_AHEAD, TableHeader, read_header

_LARGEST_CELL = 10_000_000
_HEAD = 4096
_SURE = frozenset(("jsonl", "xlsx"))  # of the others the first line tells more than the name
_Numbered = Iterator[tuple[int, str]]
_Rows = Iterator[tuple[int, list[str], str]]
"""Rows before they are named: where they begin, their cells, and what is wrong with them."""


@dataclass(frozen=True, slots=True)
class TextPair:
    """A Chinese and an English text, and where the table has them, counted from 1."""

    source: str
    target: str
    name: str
    line: int

    @property
    def place(self) -> str:
        """Return file and line, as messages name them."""
        return f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class PairRow:
    """A row of a table of pairs.

    Attributes:
        place: File and line, or row of a workbook.
        line: The line the row begins on, from 1.
        source: The Chinese.
        target: The English.
        cells: All cells by the names of their columns, in small letters.
        problem: Why the row cannot be used, empty where it can.
    """

    place: str
    line: int
    source: str = ""
    target: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def read_pairs(source: Path | BinaryIO, name: str = "") -> Iterator[TextPair]:
    """Yield the pairs of a table; rows with an empty side are pairs too.

    Raises:
        DocumentError: naming file and line, where a row or the whole table cannot be used.
        EncodingError: for bytes in no known encoding.
    """
    name = name or str(source)
    for row in read_pair_rows(source, name):
        if row.problem:
            raise DocumentError(f"{row.place}: {row.problem}")
        yield TextPair(row.source, row.target, name, row.line)


def read_pair_rows(
    source: Path | BinaryIO, name: str = "", *, format: str = "", is_either_way: bool = False
) -> Iterator[PairRow]:
    """Yield the rows of a table of pairs, each with its problem if it has one.

    Args:
        source: The file, or an open one such as standard input.
        name: How messages name it; by default by its path.
        format: A name of `PAIR_TABLE_FORMATS`; by default from the extension, where that is
            .jsonl or .xlsx, and else from what the first line looks like.
        is_either_way: Whether the source may be the English, which the first rows tell; it is the
            Chinese otherwise.

    Raises:
        DocumentError: naming file and line, where the table as a whole cannot be used.
        EncodingError: for bytes in no known encoding.
        UsageError: for a format that there is none of.
    """
    name = name or str(source)
    with opened(source, name) as stream:
        chosen = _format(stream, name, format)
        if chosen is not None and chosen.is_binary:
            yield from chosen.reader(name)(stream, name, is_either_way=is_either_way)
            return
        numbered = enumerate(lines_of(stream, name), start=1)
        lines = ((number, line) for number, line in numbered)
        first = next(((number, line) for number, line in lines if line.strip()), None)
        if first is None:
            raise DocumentError(f"{name}:1: the table is empty")
        chosen = chosen or PAIR_TABLE_FORMATS.of_text(first[1]) or PAIR_TABLE_FORMATS.named("csv")
        yield from chosen.reader(name)(chain([first], lines), name, is_either_way=is_either_way)


def _pair_fields(record: Mapping[str, object]) -> tuple[str, str] | None:
    """Return which fields of a record are the Chinese and the English, None where none are."""
    names = tuple(key for key, value in record.items() if isinstance(value, str))
    return _fields_named(names)


@lru_cache
def _fields_named(names: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the Chinese and the English field of some names.

    >>> _fields_named(("id", "译文", "原文"))
    ('原文', '译文')
    """
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(heading_meaning(name).kind, name)
    if "source" in found and "target" in found:
        return found["source"], found["target"]
    header = read_header(names, is_either_way=False)
    if header is None or not header.is_row:
        return None
    return names[header.chinese], names[header.english]


def _format(stream: IO[bytes], name: str, format: str) -> PairTableFormat | None:
    """Return the format that is told, or shows in the name or the first bytes; None for text."""
    if format:
        return PAIR_TABLE_FORMATS.named(format, name)
    named = PAIR_TABLE_FORMATS.of_file(name)
    if named is not None and named.name in _SURE:
        return named
    found = PAIR_TABLE_FORMATS.of_bytes(stream.read(_HEAD))
    stream.seek(0)
    return found


def _tab_rows(lines: _Numbered, name: str, *, is_either_way: bool) -> Iterator[PairRow]:
    rows = ((number, line.rstrip("\r\n").split("\t"), "") for number, line in lines if line.strip())
    return _named_rows(
        rows, name, lambda cell: unguarded(on_lines(cell)), is_either_way=is_either_way
    )


def _comma_rows(lines: _Numbered, name: str, *, is_either_way: bool) -> Iterator[PairRow]:
    number, first = next(lines)
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = _csv_cells(chain([(number, first)], lines), delimiter, name)
    return _named_rows(rows, name, unguarded, is_either_way=is_either_way)


def _csv_cells(lines: _Numbered, delimiter: str, name: str) -> _Rows:
    csv.field_size_limit(_LARGEST_CELL)
    first = next(lines)
    started = current = first[0]

    def texts() -> Iterator[str]:
        nonlocal current
        for current, line in chain([first], lines):  # noqa: B007 - it is the line of a fault
            yield line

    reader = csv.reader(texts(), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DocumentError(f"{name}:{started}: no CSV: {error}") from error
        if any(cell.strip() for cell in row):
            yield started, row, ""
        started = current + 1


def _named_rows(
    rows: _Rows, name: str, restored: Callable[[str], str] = str, *, is_either_way: bool = False
) -> Iterator[PairRow]:
    """Yield the rows below a header, or of two columns without one."""
    ahead = list(islice(rows, LOOK_AHEAD))
    if not ahead:
        raise DocumentError(f"{name}:1: the table is empty")
    number, first, _ = ahead[0]
    header = read_header(first, [r[1] for r in ahead[1:]], is_either_way=is_either_way)
    if header is not None and not header.is_row:
        is_pair = has_chinese(first[header.chinese]) and header.english < len(first)
        header = header if is_pair else None
    if header is None:
        found = ", ".join(repr(cell.strip().lower()) for cell in first[:6]) or "nothing"
        raise DocumentError(
            f"{name}:{number}: no columns source and target, or zh and en, but {found}"
        )
    names = _cell_names(header)
    chinese, english = header.chinese, header.english
    width, fewest = len(names), max(chinese, english) + 1
    for number, cells, problem in chain(ahead[1:] if header.is_row else ahead, rows):
        place = f"{name}:{number}"
        if problem:
            yield PairRow(place, number, problem=problem)
        elif len(cells) < fewest or any(cell.strip() for cell in cells[width:]):
            problem = f"{counted(len(cells), 'column')}, expected {width}"
            yield PairRow(place, number, problem=problem)
        elif not (header.is_row and cells == first):  # a header once more, of files put together
            texts = list(map(restored, cells))
            named = dict(zip(names, texts, strict=False))
            yield PairRow(place, number, texts[chinese], texts[english], named)


def _cell_names(header: TableHeader) -> tuple[str, ...]:
    """Return what the cells of a row are called: by their headings, in small letters, once each."""
    names: list[str] = []
    for place, column in enumerate(header.columns):
        heading = column.heading.strip().lower()
        if not header.is_row:
            heading = {header.chinese: "source", header.english: "target"}.get(place, "")
        heading = heading or f"column {place + 1}"
        names.append(heading if heading not in names else f"{heading} {place + 1}")
    return tuple(names)


def _json_rows(lines: _Numbered, name: str, *, is_either_way: bool) -> Iterator[PairRow]:
    rows = _json_pairs(lines, name)
    ahead = list(islice(rows, LOOK_AHEAD)) if is_either_way else []
    score = sum(has_chinese(row.source) - has_chinese(row.target) for row in ahead)
    for row in chain(ahead, rows):
        yield replace(row, source=row.target, target=row.source) if score < 0 else row


def _json_pairs(lines: _Numbered, name: str) -> Iterator[PairRow]:
    for number, line in lines:
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield PairRow(place, number, problem=f"no JSON: {error}")
            continue
        if not isinstance(record, dict):
            problem = f"{line.strip()[:40]!r}, expected an object"
            yield PairRow(place, number, problem=problem)
            continue
        columns = _pair_fields(record)
        if columns is None:
            problem = "no fields source and target, or zh and en"
            yield PairRow(place, number, problem=problem)
            continue
        cells = {key.lower(): _json_cell(value) for key, value in record.items()}
        yield PairRow(place, number, record[columns[0]], record[columns[1]], cells)


def _json_cell(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _workbook_rows(stream: IO[bytes], name: str, *, is_either_way: bool) -> Iterator[PairRow]:
    """Yield the rows of the first sheet; a formula is the problem of its row, as it is no text.

    Raises:
        DocumentError: naming the file, where it is no workbook of pairs.
    """
    from openpyxl import load_workbook  # loaded for workbooks alone

    from corpora.formats import OfficePackage

    data = stream.read()
    try:
        OfficePackage(data, name).refuse_document_types()
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        cells = _sheet_cells(workbook.worksheets[0].iter_rows())
        yield from _named_rows(cells, name, is_either_way=is_either_way)
    except (KeyError, ValueError, TypeError, IndexError, *ARCHIVE_ERRORS) as error:
        raise DocumentError(f"{name}: no readable workbook: {error}") from None


def _sheet_cells(rows: Iterable[tuple[object, ...]]) -> _Rows:
    for number, cells in enumerate(rows, start=1):
        texts = [_cell_text(getattr(cell, "value", None)) for cell in cells]
        if any(texts):
            formula = next((c for c in cells if getattr(c, "data_type", "") == "f"), None)
            place = getattr(formula, "coordinate", "")
            yield number, texts, f"a formula in {place}, expected text" if formula else ""


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


PairTableFormat = FormatRecord[Callable[..., Iterator[PairRow]], Callable[..., None]]
PAIR_TABLE_FORMATS: FormatRegistry[Callable[..., Iterator[PairRow]], Callable[..., None]] = (
    FormatRegistry(
        "table of pairs",
        (
            FormatRecord(
                "tsv",
                "columns with tabs, as align writes",
                (".tsv", ".tab", ".txt"),
                _tab_rows,
                beginning=re.compile(r"(?!\s*\{)[^\t]*\t"),
            ),
            FormatRecord("csv", "columns with commas or semicolons", (".csv",), _comma_rows),
            FormatRecord(
                "jsonl",
                "one JSON object a line",
                (".jsonl",),
                _json_rows,
                beginning=re.compile(r"\s*\{"),
            ),
            FormatRecord(
                "xlsx",
                "the first sheet of an Excel workbook",
                (".xlsx",),
                _workbook_rows,
                is_binary=True,
                magic=(b"PK\x03\x04",),
            ),
        ),
    )
)

"""Tables of pairs read row by row: TSV, CSV and JSONL of any length in little memory."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from corpora import InputError

_COLUMNS = (("source", "target"), ("source_text", "target_text"), ("zh", "en"))
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LARGEST_CELL = 10_000_000
_Row = tuple[int, str]


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


def read_pairs(path: Path) -> Iterator[TextPair]:
    """Yield the pairs of a file; rows with an empty side are pairs too.

    Raises:
        InputError: naming the place, where the file is missing, not UTF-8 or not a table of pairs.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from parse_pairs(stream, str(path))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def parse_pairs(stream: TextIO, name: str) -> Iterator[TextPair]:
    """Yield the pairs of an open table; whether it is JSONL, TSV or CSV shows in its first line.

    Columns are `source` and `target`, `source_text` and `target_text` (what `gongbao align`
    writes) or `zh` and `en`; other columns are left alone. A table of two columns without a header
    has the Chinese on the left.

    Raises:
        InputError: naming the place, where a row cannot be used.
    """
    numbered = ((number, line) for number, line in enumerate(stream, start=1) if line.strip())
    first = next(numbered, None)
    if first is None:
        return
    rest = _chain(first, numbered)
    if first[1].lstrip().startswith("{"):
        yield from _json_pairs(rest, name)
    elif "\t" in first[1]:
        rows = ((number, line.rstrip("\r\n").split("\t")) for number, line in rest)
        yield from _table_pairs(rows, name)
    else:
        yield from _table_pairs(_csv_rows(rest, name), name)


def _chain(first: _Row, rest: Iterator[_Row]) -> Iterator[_Row]:
    yield first
    yield from rest


def _json_pairs(lines: Iterable[tuple[int, str]], name: str) -> Iterator[TextPair]:
    for number, line in lines:
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{name}:{number}: not JSON: {error}") from error
        sides = _json_sides(record)
        if sides is None:
            raise InputError(f"{name}:{number}: no fields source and target, or zh and en")
        yield TextPair(*sides, name, number)


def _json_sides(record: object) -> tuple[str, str] | None:
    if not isinstance(record, dict):
        return None
    for source, target in sorted(_COLUMNS, reverse=True):  # source_text before source
        sides = record.get(source), record.get(target)
        if isinstance(sides[0], str) and isinstance(sides[1], str):
            return sides[0], sides[1]
    return None


def _csv_rows(lines: Iterable[tuple[int, str]], name: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LARGEST_CELL)
    current = 0

    def texts() -> Iterator[str]:
        nonlocal current
        for number, line in lines:
            current = number
            yield line

    try:
        for row in csv.reader(texts()):
            yield current, row
    except csv.Error as error:
        raise InputError(f"{name}:{current}: not CSV: {error}") from error


def _table_pairs(rows: Iterator[tuple[int, list[str]]], name: str) -> Iterator[TextPair]:
    number, first = next(rows)
    columns = _header_columns(first)
    if columns is None:
        if len(first) != 2 or not _CHINESE.search(first[0]):
            raise InputError(
                f"{name}:{number}: the header has no columns source and target, or zh and en,"
                f" but {', '.join(map(repr, first[:6]))}"
            )
        columns = 0, 1
        yield TextPair(first[0], first[1], name, number)
    for number, row in rows:
        if len(row) <= max(columns):
            raise InputError(
                f"{name}:{number}: {len(row)} columns, expected at least {max(columns) + 1}"
            )
        yield TextPair(row[columns[0]], row[columns[1]], name, number)


def _header_columns(header: Sequence[str]) -> tuple[int, int] | None:
    names = [cell.strip().lower() for cell in header]
    for source, target in sorted(_COLUMNS, reverse=True):
        if source in names and target in names:
            return names.index(source), names.index(target)
    return None

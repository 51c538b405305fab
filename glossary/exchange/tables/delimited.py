"""Glossaries as CSV and TSV: the files that `translate --glossary` takes, too.

Rows of one concept (one id, or one Chinese term in one subject) are put together. CSV knows quotes;
in TSV a quote is text, and line breaks inside a cell are written as the sign ␤.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from corpora.errors import GlossaryError
from corpora.files import open_atomically
from corpora.findings import Finding
from corpora.tables import (
    LOOK_AHEAD,
    guarded,
    named_sides,
    on_one_line,
    text_lines,
)
from glossary.concepts import Concept
from glossary.exchange.entries import Entry, entry_remark
from glossary.exchange.losses import Loss, LossCounter
from glossary.exchange.tables.concept_rows import SpooledRows, row_of
from glossary.exchange.tables.row_merging import RowMerger
from glossary.exchange.tables.table_columns import column_names, read_columns, told_columns
from glossary.exchange.tables.table_rows import RowReader, clean_cells

_FIELD_LIMIT = 16 << 20
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
_SIGNS = ("␤", "␉", "␍")
_Lines = Callable[[], Iterator[str]]
_Rows = Iterator[tuple[int, list[str]]]


def read_delimited(path: Path, *, is_tsv: bool) -> Iterator[Entry]:
    """Yield the entries of a CSV or TSV file.

    Raises:
        GlossaryError: naming file and line, where the file has no header, a torn quote or no
            known encoding.
    """

    def lines() -> Iterator[str]:
        return text_lines(path)

    def rows() -> Iterator[str]:
        return _without_separator_line(lines())

    yield from read_delimited_lines(rows, str(path), "\t" if is_tsv else _delimiter(lines()))


def read_delimited_lines(
    lines: _Lines, name: str, delimiter: str, *, is_strict: bool = False
) -> Iterator[Entry]:
    """Yield the entries of a table whose lines can be read twice; see `read_delimited`."""
    csv.field_size_limit(_FIELD_LIMIT)
    table = _opened(lines, name, delimiter, is_strict=is_strict)
    merger = RowMerger(table.reader.key(cells) for _, cells in table.rows)
    table = _opened(lines, name, delimiter, is_strict=is_strict)
    if table.remark is not None:
        yield Entry(name, None, "", (table.remark,))
    yield from merger.entries(_entries(table, name, has_line_signs=delimiter == "\t"))


def write_delimited(
    concepts: Iterable[Concept], path: Path, *, is_tsv: bool, what: str
) -> tuple[Loss, ...]:
    """Write concepts as CSV (with a byte order mark, for Excel) or TSV; return what is lost."""
    losses = LossCounter()
    with closing(SpooledRows()) as spooled:
        for concept in concepts:
            row = row_of(concept, losses)
            if is_tsv and any(sign in cell for cell in row for sign in _SIGNS):
                losses.add(f"texts with the signs ␤ ␉ ␍: {what} reads them as breaks", row[0])
            spooled.add([guarded(cell) if cell else cell for cell in row])
        with open_atomically(path) as stream:
            if is_tsv:
                stream.write("\t".join(spooled.columns()) + "\n")
                for row in spooled.rows():
                    stream.write("\t".join(map(on_one_line, row)) + "\n")
            else:
                stream.write("\ufeff")
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(spooled.columns())
                writer.writerows(spooled.rows())
    return losses.losses()


def _without_separator_line(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a file, an empty one for the `sep=;` that tells Excel its delimiter."""
    for number, line in enumerate(lines):
        yield line if number or not _SEPARATOR.fullmatch(line) else "\n"


def _delimiter(lines: Iterable[str]) -> str:
    for number, line in enumerate(lines):
        if not number and (match := _SEPARATOR.fullmatch(line)):
            return match[1]
        if line.strip() and not line.startswith("#"):
            return ";" if line.count(";") > line.count(",") else ","
    return ","


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that is open: what reads its rows, the rows of data, and what to say of its columns.

    `header` is the row that names the columns, empty where none does.
    """

    reader: RowReader
    rows: _Rows
    header: list[str]
    remark: Finding | None


def _opened(lines: _Lines, name: str, delimiter: str, *, is_strict: bool) -> _Table:
    """Return a table by its first rows.

    Raises:
        GlossaryError: naming file and line, where it is not clear which columns are which.
    """
    rows = _rows(lines(), name, delimiter)
    ahead = list(islice(rows, LOOK_AHEAD))
    if not ahead:
        raise GlossaryError(f"{name}:1: the file is empty; expected a header row or two columns")
    line, first = ahead[0]
    values, *below = [clean_cells(cells) for _, cells in ahead]
    header = read_columns(values, below)
    has_chinese_column, has_english_column = named_sides(values)
    is_unclear = header is None or (not header.is_row and len(values) == 2)
    if is_unclear and has_chinese_column is not has_english_column:
        absent = "en" if has_chinese_column else "zh"
        raise GlossaryError(
            f"{name}:{line}: the header row {', '.join(values)} names no column {absent}"
        )
    if header is None:
        raise GlossaryError(
            f"{name}:{line}: found {len(values)} columns and no header row;"
            " expected a header that names zh and en, or two plain columns"
            + (" (with a third of comments: --format omegat)" if len(values) == 3 else "")
        )
    names = column_names(header, below)
    told = told_columns(header, names)
    remark = entry_remark("columns", f"{name}:{line}", told, told) if told else None
    reader = RowReader(names, is_strict=is_strict)
    data = ahead[1:] if header.is_row else ahead
    return _Table(reader, chain(data, rows), first if header.is_row else [], remark)


def _rows(lines: Iterator[str], name: str, delimiter: str) -> _Rows:
    """Yield the rows with the lines they begin on, without comments and empty ones."""
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells and _is_row(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"{name}:{line}: a quote that is torn or text after one ({error});"
            " a quote inside quotes is written twice"
        ) from None


def _is_row(cells: list[str]) -> bool:
    first = cells[0].strip()
    return first[0] != "#" if first else any(map(str.strip, cells))


def _entries(table: _Table, name: str, *, has_line_signs: bool) -> Iterator[tuple[str, Entry]]:
    names = table.reader.names
    width = len(names)
    for line, raw in table.rows:
        origin = f"{name}:{line}"
        if raw == table.header:
            remark = entry_remark(
                "header-again", origin, "the header once more; left out", "表头重复，略去"
            )
            yield f"\0{origin}", Entry(origin, None, "", (remark,))
            continue
        cells = clean_cells(raw, has_line_signs=has_line_signs)
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if not 2 <= len(cells) <= width:
            listed = ", ".join(name for name in names if name)
            problem = f"{origin}: {len(cells)} columns, expected {width} ({listed})"
            yield f"\0{origin}", Entry(origin, None, problem)
        else:
            yield table.reader.key(cells), table.reader.concept(cells, origin)

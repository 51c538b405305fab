"""Glossaries as CSV and TSV: the files that `translate --glossary` takes, too.

Rows of one concept (one id, or one Chinese term in one subject) are put together. CSV knows quotes;
in TSV a quote is text, and line breaks inside a cell are written as the sign ␤.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from corpora.atomic import open_atomically
from corpora.errors import GlossaryError
from corpora.tables import guarded, on_one_line, text_lines, unguarded
from glossary.concepts import Concept
from glossary.exchange.entries import Entry
from glossary.exchange.losses import Loss, LossCounter
from glossary.exchange.tables.cell_lists import parts
from glossary.exchange.tables.concept_rows import SpooledRows, row_of
from glossary.exchange.tables.row_merging import RowMerger
from glossary.exchange.tables.table_columns import column_names
from glossary.exchange.tables.table_rows import TableHeader, clean_cells
from glossary.exchange.term_spelling import spelled_term

_FIELD_LIMIT = 16 << 20
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

    yield from read_delimited_lines(lines, str(path), "\t" if is_tsv else _delimiter(lines()))


def read_delimited_lines(
    lines: _Lines, name: str, delimiter: str, *, is_strict: bool = False
) -> Iterator[Entry]:
    """Yield the entries of a table whose lines can be read twice; see `read_delimited`."""
    csv.field_size_limit(_FIELD_LIMIT)
    header, rows = _opened(lines, name, delimiter, is_strict=is_strict)
    merger = RowMerger(_key(header, cells) for _, cells in rows)
    header, rows = _opened(lines, name, delimiter, is_strict=is_strict)
    yield from merger.entries(_entries(header, rows, name, has_line_signs=delimiter == "\t"))


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


def _delimiter(lines: Iterable[str]) -> str:
    for line in lines:
        if line.strip() and not line.startswith("#"):
            return ";" if line.count(";") > line.count(",") else ","
    return ","


def _opened(
    lines: _Lines, name: str, delimiter: str, *, is_strict: bool
) -> tuple[TableHeader, _Rows]:
    """Return the header of a table and the rows after it."""
    rows = _rows(lines(), name, delimiter)
    for line, cells in rows:
        values = clean_cells(cells)
        names = column_names(values)
        if names and "zh" in names and "en" in names:
            return TableHeader(names, is_strict=is_strict), rows
        if names and len(names) > 1:
            absent = "en" if "en" not in names else "zh"
            raise GlossaryError(
                f"{name}:{line}: the header row {', '.join(values)} names no column {absent}"
            )
        if len(values) != 2:
            raise GlossaryError(
                f"{name}:{line}: found {len(values)} columns and no header row;"
                " expected a header that names zh and en, or two plain columns"
            )
        return TableHeader(("zh", "en"), is_strict=is_strict), _with_first((line, cells), rows)
    raise GlossaryError(f"{name}:1: the file is empty; expected a header row or two columns")


def _with_first(first: tuple[int, list[str]], rows: _Rows) -> _Rows:
    yield first
    yield from rows


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


def _entries(
    header: TableHeader, rows: _Rows, name: str, *, has_line_signs: bool
) -> Iterator[tuple[str, Entry]]:
    width = len(header.names)
    for line, raw in rows:
        origin = f"{name}:{line}"
        cells = clean_cells(raw, has_line_signs=has_line_signs)
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if not 2 <= len(cells) <= width:
            problem = (
                f"{origin}: {len(cells)} columns, expected {width} ({', '.join(header.names)})"
            )
            yield f"\0{origin}", Entry(origin, None, problem)
        else:
            yield _key(header, cells), header.concept(cells, origin)


def _key(header: TableHeader, cells: list[str]) -> str:
    """Return what the rows of one concept have in common."""
    identifier = header.cell(cells, "id").strip()
    if identifier:
        return identifier if identifier[0] != "'" else unguarded(identifier)
    chinese = parts(unguarded(header.cell(cells, "zh").strip()))
    name = spelled_term(chinese[0], "zh") if chinese else ""
    return f"{name}\0{unguarded(header.cell(cells, 'subject').strip())}"

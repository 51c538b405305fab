"""Units in tables of pairs: TSV, CSV, JSON lines and Excel, with what else is known of them.

Beside the Chinese and the English there may be the columns `before`, `after`, `author`, `date`,
`origin`, `project`, `note` and `extras`. A table with a column `score` is an alignment: its rows
are neighbours, and doubtful pairs are left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpora.errors import DocumentError
from corpora.files import open_atomically, write_atomically
from corpora.findings import Finding
from corpora.memory.memory_units import MemoryUnit, UnitEntry, empty_side, unit_remark
from corpora.memory.unit_rows import unit_cells
from corpora.tables import PairRow, guarded, heading_meaning, on_one_line, read_pair_rows

COLUMNS = (
    "source",
    "target",
    "before",
    "after",
    "author",
    "date",
    "origin",
    "project",
    "note",
    "extras",
)
LEAST_SCORE = 0.7
"""Pairs of an alignment below this probability are not for the memory."""

_FACTS = COLUMNS[2:9]
# What an alignment says of its beads is about them, not about the words.
_KNOWN = frozenset((*COLUMNS, "score", "source_ids", "target_ids", "is_moved"))
_PAIR = frozenset(("source", "target", "zh", "zh_hant", "en"))
_FIELD_OF = {"note": "note", "scope": "project"}
_SHEET = "memory"
_CELL_LIMIT = 32_767


def read_table(path: Path, *, format: str = "") -> Iterator[UnitEntry]:
    """Yield the units of a table, those of an alignment with their neighbours.

    Raises:
        DocumentError: naming file and line, where the file is no such table.
        EncodingError: if its bytes are in no known encoding.
    """
    held: UnitEntry | None = None
    before = ""
    for row in read_pair_rows(path, format=format, is_either_way=True):
        entry = _entry(row)
        if "score" not in row.cells or row.problem:
            yield entry
            continue
        if held is not None:
            yield _with_neighbours(held, before, entry)
            before = _source(held)
        held = entry
    if held is not None:
        yield _with_neighbours(held, before, None)


def write_tsv(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units as TSV; line breaks are signs, as TSV knows no quotes."""
    with open_atomically(path) as stream:
        stream.write("\t".join(COLUMNS) + "\n")
        for unit in units:
            stream.write("\t".join(on_one_line(guarded(cell)) for cell in unit_cells(unit)) + "\n")


def write_csv(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units as CSV, with a byte order mark for Excel."""
    with open_atomically(path) as stream:
        stream.write("\ufeff")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(guarded, unit_cells(unit)) for unit in units)


def write_jsonl(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units as JSON lines, without the fields that are empty."""
    with open_atomically(path) as stream:
        for unit in units:
            cells = zip(COLUMNS, unit_cells(unit), strict=True)
            record = {name: cell for name, cell in cells if cell}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_unit_workbook(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units to an .xlsx file; every cell is text, whatever it begins with.

    Raises:
        DocumentError: naming the row, where a text is too long for a cell or holds a character
            that Excel cannot.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_SHEET)
    sheet.append(list(COLUMNS))
    for number, unit in enumerate(units, start=2):
        row = []
        for text in unit_cells(unit):
            if len(text) > _CELL_LIMIT:
                raise DocumentError(
                    f"{path}:{number}: {len(text)} characters, an Excel cell holds"
                    f" {_CELL_LIMIT}; take .tmx"
                )
            try:
                cell = WriteOnlyCell(sheet, value=text or None)
            except IllegalCharacterError:
                raise DocumentError(
                    f"{path}:{number}: a character that Excel cannot hold; take .jsonl"
                ) from None
            if text:
                cell.data_type = "s"
            row.append(cell)
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    write_atomically(path, stream.getvalue())


def _source(entry: UnitEntry) -> str:
    return entry.unit.source if entry.unit else ""


def _with_neighbours(entry: UnitEntry, before: str, following: UnitEntry | None) -> UnitEntry:
    if entry.unit is None:
        return entry
    after = _source(following) if following else ""
    return replace(entry, unit=replace(entry.unit, before=before, after=after))


def _entry(row: PairRow) -> UnitEntry:
    if row.problem:
        return UnitEntry(row.place, problem=row.problem)
    cells = row.cells
    score = cells.get("score", "")
    if score:
        try:
            value = float(score)
        except ValueError:
            return UnitEntry(row.place, problem=f"the score {score!r} is no number")
        if value < LEAST_SCORE:
            return UnitEntry(row.place, remarks=(_doubt(value),))
    if not row.source.strip() or not row.target.strip():
        return UnitEntry(row.place, remarks=(empty_side(is_english=bool(row.source.strip())),))
    try:
        extras = _extras(cells.get("extras", ""))
    except (ValueError, TypeError):
        return UnitEntry(row.place, problem=f"extras {cells['extras'][:40]!r}, expected JSON pairs")
    facts: dict[str, Any] = {name: cells.get(name, "") for name in _FACTS}
    extras = (*extras, *_others(row, facts))
    return UnitEntry(row.place, replace(MemoryUnit(row.source, row.target, extras=extras), **facts))


def _others(row: PairRow, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what columns of others say, by their headings; notes and projects are put in place."""
    for name, cell in row.cells.items():
        if not cell or name in _KNOWN:
            continue
        kind = heading_meaning(name).kind
        if kind in _PAIR and cell in (row.source, row.target):
            continue
        field = _FIELD_OF.get(kind, "")
        if field and not facts[field]:
            facts[field] = cell
        else:
            yield name, cell


def _doubt(score: float) -> Finding:
    return unit_remark(
        "doubtful",
        f"score {score:.2f} is below {LEAST_SCORE}",
        f"得分{score:.2f}低于{LEAST_SCORE}",
    )


def _extras(cell: str) -> tuple[tuple[str, str], ...]:
    if not cell:
        return ()
    return tuple((str(name), str(value)) for name, value in json.loads(cell))

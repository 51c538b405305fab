"""Units as rows of named cells, the same in TSV, CSV, JSONL and Excel.

Columns are `source` and `target` (also `source_text` and `target_text`, `zh` and `en`), and
perhaps `before`, `after`, `author`, `date`, `origin`, `project`, `note` and `extras`. A table with
a column `score` is an alignment: its rows are neighbours, and doubtful pairs are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpora.errors import DocumentError
from corpora.memory.exchange.unit_entries import UnitEntry
from corpora.memory.memory_units import MemoryUnit

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

_SIDES = (("source_text", "target_text"), ("source", "target"), ("zh", "en"))
_FACTS = COLUMNS[2:9]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its place and its cells by the names of their columns."""

    place: str
    cells: Mapping[str, str]
    problem: str = ""


def side_columns(names: Sequence[str]) -> tuple[str, str] | None:
    """Return the columns of the Chinese and the English, None where a header names none."""
    return next(((a, b) for a, b in _SIDES if a in names and b in names), None)


def require_sides(names: Sequence[str], place: str) -> tuple[str, str]:
    """Return the columns of both sides.

    Raises:
        DocumentError: naming the place, if there are none.
    """
    sides = side_columns(names)
    if sides is None:
        found = ", ".join(map(repr, names[:6])) or "nothing"
        raise DocumentError(f"{place}: no columns source and target, or zh and en, but {found}")
    return sides


def entries_of(rows: Iterable[Row]) -> Iterator[UnitEntry]:
    """Yield the entries of a table's rows, those of an alignment with their neighbours."""
    held: UnitEntry | None = None
    before = ""
    for row in rows:
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


def cells_of(unit: MemoryUnit) -> list[str]:
    """Return the cells of a unit in the order of `COLUMNS`."""
    extras = json.dumps(unit.extras, ensure_ascii=False) if unit.extras else ""
    return [
        unit.source,
        unit.target,
        unit.before,
        unit.after,
        unit.author,
        unit.date,
        unit.origin,
        unit.project,
        unit.note,
        extras,
    ]


def _source(entry: UnitEntry) -> str:
    return entry.unit.source if entry.unit else ""


def _with_neighbours(entry: UnitEntry, before: str, following: UnitEntry | None) -> UnitEntry:
    if entry.unit is None:
        return entry
    after = _source(following) if following else ""
    return replace(entry, unit=replace(entry.unit, before=before, after=after))


def _entry(row: Row) -> UnitEntry:
    if row.problem:
        return UnitEntry(row.place, problem=row.problem)
    cells = row.cells
    sides = require_sides(tuple(cells), row.place)
    source, target = cells[sides[0]], cells[sides[1]]
    score = cells.get("score", "")
    if score and (problem := _doubt(score)):
        is_low = problem.startswith("score")
        remarks = (problem,) if is_low else ()
        return UnitEntry(row.place, problem="" if is_low else problem, remarks=remarks)
    if not source.strip() or not target.strip():
        side = "English" if source.strip() else "Chinese"
        return UnitEntry(row.place, remarks=(f"the {side} is empty",))
    try:
        extras = _extras(cells.get("extras", ""))
    except (ValueError, TypeError):
        return UnitEntry(row.place, problem=f"extras {cells['extras'][:40]!r}, expected JSON pairs")
    facts: dict[str, Any] = {name: cells.get(name, "") for name in _FACTS}
    return UnitEntry(row.place, replace(MemoryUnit(source, target, extras=extras), **facts))


def _doubt(score: str) -> str:
    try:
        value = float(score)
    except ValueError:
        return f"the score {score!r} is no number"
    return f"score {value:.2f} is below {LEAST_SCORE}" if value < LEAST_SCORE else ""


def _extras(cell: str) -> tuple[tuple[str, str], ...]:
    if not cell:
        return ()
    return tuple((str(name), str(value)) for name, value in json.loads(cell))

"""Units of the memory as rows of its table, written and read."""

from __future__ import annotations

import json

from corpora.errors import InputError
from corpora.memory.memory_queries import text_hash
from corpora.memory.memory_units import MemoryUnit
from corpora.normalisation import normalise_text

COLUMNS = "source, target, before, after, author, date, origin, project, note, extras, number"
"""What `read_unit` reads."""
STORED = (
    "source, target, before, after, author, date, origin, project, note, extras, spelling,"
    " spelling_hash, identity, change"
)
"""What `unit_row` writes."""

UnitRow = tuple[str, str, str, str, str, str, str, str, str, str, int]


def unit_row(unit: MemoryUnit, change: int, workspace: str) -> tuple[object, ...]:
    """Return the values of a unit that a change stores.

    Raises:
        InputError: if a side is empty, naming the workspace.
    """
    spelling = _spelling(unit, workspace)
    return (
        *unit_cells(unit),
        spelling,
        text_hash(spelling),
        _identity(unit, spelling),
        change,
    )


def unit_cells(unit: MemoryUnit) -> list[str]:
    """Return what is written of a unit, here and in tables: the columns before its number."""
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


def unit_identity(unit: MemoryUnit, workspace: str) -> int:
    """Return a hash of what makes a unit the same as another.

    Raises:
        InputError: if a side is empty, naming the workspace.
    """
    return _identity(unit, _spelling(unit, workspace))


def read_unit(row: UnitRow) -> MemoryUnit:
    """Return the unit of a row of `COLUMNS`."""
    extras = json.loads(row[9]) if row[9] else ()
    kept = tuple((name, value) for name, value in extras)
    return MemoryUnit(*row[:9], kept, row[10])


def _spelling(unit: MemoryUnit, workspace: str) -> str:
    spelling = normalise_text(unit.source)
    if not spelling or not unit.target.strip():
        side = "target" if spelling else "source"
        raise InputError(f"{workspace}: a unit with an empty {side} is none: {unit}")
    return spelling


def _identity(unit: MemoryUnit, spelling: str) -> int:
    return text_hash("\0".join((spelling, unit.target, unit.before, unit.after)))

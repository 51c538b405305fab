"""The translation memory of a workspace: what was translated before, and by whom.

A change is one transaction. Nothing is deleted: a unit is retired and stays stored with the change
that brought it and the one that took it out of use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from corpora.errors import InputError
from corpora.findings import Finding
from corpora.languages import has_chinese
from corpora.memory.cleaning import find_unit_faults
from corpora.memory.memory_index import MEMORY, SimilarSources
from corpora.memory.memory_queries import holding_chinese, holding_english, text_hash
from corpora.memory.memory_units import (
    CONTEXT,
    EXACT,
    AddedUnits,
    MemoryMatch,
    MemoryStatistics,
    MemoryUnit,
)
from corpora.memory.unit_rows import COLUMNS, STORED, UnitRow, read_unit, unit_identity, unit_row
from corpora.normalisation import normalise_text
from corpora.quantities.figure_values import figure_values
from corpora.workspace import Change, Workspace

_BATCH = 1_000
_NUMBER_PENALTY = 5.0
_JUST_BELOW_EXACT = 99.0
_ORIGINS = 20
_LATEST_FIRST = "date DESC, number DESC"


class TranslationMemory:
    """The units of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.use(MEMORY)
        self.workspace = workspace
        self._connection = workspace.connection
        self._name = str(workspace.path)
        self._similar = SimilarSources(workspace.connection)

    @property
    def signature(self) -> str:
        """Return what tells one state of the memory from another."""
        row = self._connection.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()
        return f"memory {self.workspace.path.name} at change {row[0]}"

    def add(
        self,
        units: Iterable[MemoryUnit],
        *,
        author: str,
        reason: str,
        on_progress: Callable[[int], None] | None = None,
    ) -> AddedUnits:
        """Store units, all of them or, where one is refused or `units` raises, none.

        A unit whose source (as normalised), target and neighbours are those of one in use is
        known and not stored again.

        Raises:
            InputError: if a unit has an empty side.
        """
        with self.workspace.change(author, reason) as change:
            last = self._last_number()
            taken = self._store(units, change.number, on_progress)
            added = self._index(last)
        self._similar.forget_counts()
        return AddedUnits(added, taken - added)

    def preview(self, units: Iterable[MemoryUnit]) -> AddedUnits:
        """Return what `add` would say of units, without storing them.

        Raises:
            InputError: if a unit has an empty side.
        """
        taken = added = 0
        seen: set[int] = set()
        rest = iter(units)
        while batch := list(islice(rest, _BATCH)):
            taken += len(batch)
            fresh = {unit_identity(unit, self._name) for unit in batch} - seen
            seen |= fresh
            added += len(fresh) - self._count_in_use(fresh)
        return AddedUnits(added, taken - added)

    def retire(self, numbers: Iterable[int], *, author: str, reason: str) -> int:
        """Take units out of use by their numbers; return how many.

        Raises:
            InputError: if one of them is not in use; then none is retired.
        """
        count = 0
        with self.workspace.change(author, reason) as change:
            for number in dict.fromkeys(numbers):
                self._retire(number, change.number)
                count += 1
        self._similar.forget_counts()
        return count

    def edit(self, number: int, unit: MemoryUnit, *, author: str, reason: str) -> MemoryUnit:
        """Put a unit in the place of one in use, which is retired; return it with its number.

        Raises:
            InputError: if there is no such unit in use, a side is empty, or the memory has the
                same unit already.
        """
        with self.workspace.change(author, reason) as change:
            self._retire(number, change.number)
            last = self._last_number()
            self._store((unit,), change.number, None)
            if not self._index(last):
                raise InputError(f"{self.workspace.path}: the memory has that unit already")
        self._similar.forget_counts()
        return replace(unit, number=self._last_number())

    def undo(self, number: int, change: Change) -> None:
        """Take back what a change did: what it stored is retired, what it retired stored anew.

        Args:
            number: The change to take back.
            change: The open change that does it.
        """
        stored = self._connection.execute(
            "SELECT number FROM memory_units WHERE change = ? AND NOT is_retired", (number,)
        ).fetchall()
        for (unit,) in stored:
            self._retire(unit, change.number)
        last = self._last_number()
        self._connection.execute(
            f"INSERT INTO memory_units ({STORED}) SELECT {STORED.removesuffix('change')} ?"
            " FROM memory_units WHERE retiring_change = ? ORDER BY number"
            " ON CONFLICT (identity) WHERE NOT is_retired DO NOTHING",
            (change.number, number),
        )
        self._index(last)
        self._similar.forget_counts()

    def find_numbered(self, number: int) -> MemoryUnit | None:
        """Return the unit of a number, in use or retired, None where there is none."""
        return next(self._select("number = ?", (number,)), None)

    def find_exact(self, source: str, *, before: str = "", after: str = "") -> MemoryMatch | None:
        """Return the unit of a source: with the same neighbours (101), else the latest (100).

        Width, spaces and Traditional characters make no difference. Both neighbours have to
        agree, where one of them may be empty, as at either end of a document. Of several units
        the one of the latest date is taken, and of those the one stored last.
        """
        spelling = normalise_text(source)
        units = list(
            self._select(
                "spelling_hash = ? AND spelling = ? AND NOT is_retired",
                (text_hash(spelling), spelling),
                _LATEST_FIRST,
            )
        )
        if not units:
            return None
        neighbours = (normalise_text(before), normalise_text(after))
        if any(neighbours):
            for unit in units:
                if (normalise_text(unit.before), normalise_text(unit.after)) == neighbours:
                    return MemoryMatch(unit, CONTEXT)
        return MemoryMatch(units[0], EXACT)

    def find_similar(
        self, source: str, *, limit: int = 3, least: float = 70.0
    ) -> tuple[MemoryMatch, ...]:
        """Return the most similar units, exact ones included, the best first.

        The score is 100 times one minus the edits (Levenshtein) for each character of the longer
        source. A match whose figures differ by value loses 5, and only an exact one has 100. Of
        several with one source and English the latest is returned.
        """
        spelling = normalise_text(source)
        if not spelling:
            return ()
        figures = figure_values(spelling)
        scored: list[tuple[float, int, bool]] = []
        for similar in islice(self._similar.find(spelling, least), 20 * limit):
            differs = figure_values(similar.spelling) != figures
            score = similar.similarity
            if similar.spelling != spelling:
                score = min(_JUST_BELOW_EXACT, score) - (_NUMBER_PENALTY if differs else 0)
            if score >= least:
                scored.append((score, similar.number, differs))
        scored.sort(key=lambda found: (-found[0], -found[1]))
        matches: dict[tuple[str, str], MemoryMatch] = {}
        for score, number, differs in scored:
            unit = next(self._select("number = ?", (number,)))
            matches.setdefault((unit.source, unit.target), MemoryMatch(unit, score, differs))
            if len(matches) == limit:
                break
        return tuple(matches.values())

    def search(self, text: str, *, limit: int = 50) -> tuple[MemoryUnit, ...]:
        """Return units that hold a text on either side, the latest first.

        Chinese is compared as normalised, English without regard to capitals.
        """
        spelling = normalise_text(text)
        if not spelling:
            return ()
        condition, values = holding_chinese(spelling)
        if not has_chinese(spelling):
            english, words = holding_english(spelling)
            condition, values = f"(({condition}) OR ({english}))", (*values, *words)
        found = self._select(f"NOT is_retired AND {condition}", values, _LATEST_FIRST)
        return tuple(islice(found, limit))

    def units(self, *, project: str | None = None) -> Iterator[MemoryUnit]:
        """Yield the units in use in the order they were stored, of all projects or one."""
        if project is None:
            yield from self._select("NOT is_retired", (), "number")
        else:
            yield from self._select("NOT is_retired AND project = ?", (project,), "number")

    def statistics(self) -> MemoryStatistics:
        """Return what the memory holds."""
        execute = self._connection.execute
        units, retired = execute(
            "SELECT count(*) FILTER (WHERE NOT is_retired), count(*) FILTER (WHERE is_retired)"
            " FROM memory_units"
        ).fetchone()
        sources, ambiguous = execute(
            "SELECT count(*), count(*) FILTER (WHERE targets > 1) FROM (SELECT"
            " count(DISTINCT target) AS targets FROM memory_units WHERE NOT is_retired"
            " GROUP BY spelling_hash)"
        ).fetchone()
        origins = execute(
            "SELECT origin, count(*) FROM memory_units WHERE NOT is_retired GROUP BY origin"
            f" ORDER BY count(*) DESC, origin LIMIT {_ORIGINS}"
        ).fetchall()
        return MemoryStatistics(units, retired, sources, ambiguous, tuple(origins))

    def clean(
        self,
        *,
        author: str,
        reason: str,
        is_dry_run: bool = False,
        further_check: Callable[[MemoryUnit], Iterable[Finding]] | None = None,
    ) -> tuple[Finding, ...]:
        """Retire units that are of no use; return why, a finding each (see `find_unit_faults`).

        Args:
            author: Who answers for it.
            reason: Why.
            is_dry_run: Only find them.
            further_check: Finds what is wrong with the words of a unit.
        """
        faults = tuple(find_unit_faults(self.units, further_check))
        if faults and not is_dry_run:
            numbers = (int(fault.subjects[0]) for fault in faults)
            self.retire(numbers, author=author, reason=reason)
        return faults

    def _last_number(self) -> int:
        row = self._connection.execute("SELECT coalesce(max(number), 0) FROM memory_units")
        return int(row.fetchone()[0])

    def _store(
        self, units: Iterable[MemoryUnit], change: int, on_progress: Callable[[int], None] | None
    ) -> int:
        taken = 0
        rest = iter(units)
        while batch := list(islice(rest, _BATCH)):
            self._connection.executemany(
                f"INSERT INTO memory_units ({STORED})"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (identity) WHERE NOT is_retired DO NOTHING",
                [unit_row(unit, change, self._name) for unit in batch],
            )
            taken += len(batch)
            if on_progress is not None:
                on_progress(taken)
        return taken

    def _index(self, last: int) -> int:
        """Index the units after a number, all at once: so the index is in few pieces."""
        execute = self._connection.execute
        for table, column in (("memory_chinese", "spelling"), ("memory_english", "target")):
            execute(
                f"INSERT INTO {table} (rowid, {column})"
                f" SELECT number, {column} FROM memory_units WHERE number > ?",
                (last,),
            )
        count = execute("SELECT count(*) FROM memory_units WHERE number > ?", (last,)).fetchone()
        return int(count[0])

    def _count_in_use(self, identities: Collection[int]) -> int:
        row = self._connection.execute(
            "SELECT count(*) FROM memory_units WHERE NOT is_retired"
            f" AND identity IN ({','.join(map(str, identities))})"
        )
        return int(row.fetchone()[0])

    def _retire(self, number: int, change: int) -> None:
        execute = self._connection.execute
        row = execute(
            "SELECT spelling, target FROM memory_units WHERE number = ? AND NOT is_retired",
            (number,),
        ).fetchone()
        if row is None:
            raise InputError(f"{self.workspace.path}: no unit {number} in use")
        for table, column, text in (
            ("memory_chinese", "spelling", row[0]),
            ("memory_english", "target", row[1]),
        ):
            execute(
                f"INSERT INTO {table} ({table}, rowid, {column}) VALUES ('delete', ?, ?)",
                (number, text),
            )
        execute(
            "UPDATE memory_units SET is_retired = 1, retiring_change = ? WHERE number = ?",
            (change, number),
        )

    def _select(
        self, condition: str, values: tuple[object, ...], order: str = ""
    ) -> Iterator[MemoryUnit]:
        ordered = f" ORDER BY {order}" if order else ""
        rows: Iterable[UnitRow] = self._connection.execute(
            f"SELECT {COLUMNS} FROM memory_units WHERE {condition}{ordered}", values
        )
        yield from map(read_unit, rows)

"""The columns of a glossary table that go with its terms: status, approval, days, contexts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from corpora.counting import counted
from corpora.findings import Finding
from glossary.concepts import Approval, CaseRule, Categories, NumberRule, Status, Term
from glossary.exchange.entries import UNKNOWN_STATUS, EntryError, unknown_status
from glossary.exchange.tables.cell_lists import INNER, parts
from glossary.exchange.tables.table_columns import TermColumn
from glossary.exchange.term_status import read_status

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CHOICES: Mapping[str, StrEnum] = {
    "approval": Approval.APPROVED,
    "case": CaseRule.ANY,
    "number": NumberRule.ANY,
}
_MEMBERS: Mapping[str, StrEnum] = {
    "approved": Approval.APPROVED,
    "proposed": Approval.PROPOSED,
    "exact": CaseRule.EXACT,
    "fixed": NumberRule.FIXED,
}
_STATUSES = {status.value: status for status in Status}
_Choice = TypeVar("_Choice", bound=StrEnum)
Row = Mapping[str, str]
"""The cells of a row that are not empty, by column."""


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term as the column of its language gives it: its words and the status of its place."""

    text: str
    language: str
    script: str
    status: Status


class TermColumnReader:
    """Reads the columns that go with the terms of one language.

    Args:
        columns: The columns there may be.
        names: Those the table has.
        place: What names the place of a cell, from the origin of its row and its column.
    """

    def __init__(
        self, columns: Iterable[TermColumn], names: Sequence[str], place: Callable[[str, str], str]
    ) -> None:
        self._columns = tuple(column for column in columns if column.name in names)
        self._place = place

    def terms(
        self, named: Sequence[NamedTerm], row: Row, origin: str, remarks: list[Finding]
    ) -> list[Term]:
        """Return the terms; what is kept without being understood goes into `remarks`.

        Raises:
            EntryError: naming the cell whose value cannot be read.
        """
        if not self._columns:
            return [Term(t.text, t.language, t.status, script=t.script) for t in named]
        count = len(named)
        changes: list[dict[str, Any]] = [{"status": term.status} for term in named]
        unknown: list[int] = []
        for column in self._columns if named else ():
            cell = row.get(column.name)
            if cell is None:
                continue
            values = [cell] if count == 1 and not _is_list(cell) else None
            for k, value in enumerate(values or self._values(cell, column, count, origin)):
                if column.field != "status":
                    if value:
                        self._set(value, column, changes[k], origin)
                elif value and not self._set_status(value, changes[k]):
                    unknown.append(k)
                    place, text = self._place(origin, column.name), named[k].text
                    remarks.append(unknown_status(place, value, text, ", ".join(Status)))
        for k in unknown:
            changes[k]["approval"] = Approval.PROPOSED
        return [
            Term(term.text, term.language, script=term.script, **change)
            for term, change in zip(named, changes, strict=True)
        ]

    def _values(self, cell: str, column: TermColumn, count: int, origin: str) -> list[str]:
        values = parts(cell)
        if len(values) == count:
            return values
        if len(values) == 1:
            if column.field == "status":
                reading = read_status(values[0])
                is_preferred = reading is not None and reading.status is Status.PREFERRED
                later = "admitted" if is_preferred else values[0]
                return [values[0], *[later] * (count - 1)]
            return values * count if column.is_shared else values
        if count == 1 and column.field in ("contexts", "extras"):
            return [INNER.join(values)]
        raise EntryError(
            f"{self._place(origin, column.name)}: {counted(len(values), 'value')} in"
            f" column {column.name} for {counted(count, 'term')};"
            " expected one, or one for each, separated by |"
        )

    def _set_status(self, value: str, change: dict[str, Any]) -> bool:
        """Set the status and return whether it is known, in these words or others."""
        status = _STATUSES.get(value)
        if status is not None:
            change["status"] = status
            return True
        reading = read_status(value)
        if reading is None:
            change["extras"] = ((UNKNOWN_STATUS, value),)
            change["status"] = Status.ADMITTED
            return False
        if reading.status is not None:
            change["status"] = reading.status
        if reading.approval is Approval.PROPOSED:
            change["approval"] = Approval.PROPOSED
        return True

    def _set(self, value: str, column: TermColumn, change: dict[str, Any], origin: str) -> None:
        field = column.field
        if field == "approval" and change.get(field) is Approval.PROPOSED:
            return  # a status such as "draft" has said so
        if field == "contexts":
            change[field] = tuple(part for part in parts(value, INNER) if part)
        elif field == "extras":
            place = self._place(origin, column.name)
            # A status that is not known is among the extras already.
            change[field] = change.get(field, ()) + named_values(value, INNER, place, column.name)
        elif field in _CHOICES:
            known = _MEMBERS.get(value)
            if type(known) is type(_CHOICES[field]):
                change[field] = known
                return
            place = self._place(origin, column.name)
            change[field] = read_choice(value, _CHOICES[field], column.name, place)
        elif field.startswith("valid_") and not _DATE.fullmatch(value):
            raise EntryError(
                f"{self._place(origin, column.name)}: {column.name} {value!r},"
                " expected a year, month or day such as 2018, 2018-03 or 2018-03-19"
            )
        else:
            change[field] = value


def read_choice(value: str, default: _Choice, column: str, place: str) -> _Choice:
    """Return the member a cell names, the default for an empty cell.

    Raises:
        EntryError: naming the place and the members.
    """
    if not value:
        return default
    try:
        return type(default)(value.lower())
    except ValueError:
        raise EntryError(
            f"{place}: {column} {value!r}, expected one of {', '.join(type(default))}"
        ) from None


def named_values(cell: str, separator: str, place: str, column: str) -> Categories:
    """Return the pairs of a cell such as `gender=neuter|usage=regional`.

    Raises:
        EntryError: naming the place, for a part without a name.
    """
    pairs = [part.partition("=") for part in parts(cell, separator) if part]
    for name, sign, _ in pairs:
        if not sign or not name:
            raise EntryError(f"{place}: {name!r} in column {column}, expected name=value")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _is_list(cell: str) -> bool:
    return "|" in cell or "\\" in cell

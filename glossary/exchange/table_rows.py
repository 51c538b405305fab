"""A row of a glossary table read as a concept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from corpora import normalise_term
from glossary.concepts import Approval, CaseRule, Categories, Concept, NumberRule, Status, Term
from glossary.exchange.entries import UNKNOWN_STATUS, Entry, EntryError
from glossary.exchange.table_cells import INNER, on_lines, parts, unguarded, whole_number
from glossary.exchange.table_columns import (
    CHINESE_TERM_COLUMNS,
    COLUMNS,
    CONCEPT_COLUMNS,
    TERM_COLUMNS,
    TermColumn,
)
from glossary.exchange.term_spelling import has_han, spelled_term

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CHOICES: Mapping[str, type[StrEnum]] = {
    "approval": Approval, "case": CaseRule, "number": NumberRule,
}  # fmt: skip
_ENGLISH_PRESENT = frozenset(column.name for column in TERM_COLUMNS)
_CHINESE_PRESENT = frozenset(column.name for column in CHINESE_TERM_COLUMNS)
_Row = Mapping[str, str]
_Choice = TypeVar("_Choice", bound=StrEnum)


class TableHeader:
    """The columns of one table, and how its rows are read.

    Args:
        names: The columns, as `column_names` gives them.
        is_workbook: Whether places name the column by its letter, as Excel does.
        is_strict: Whether a row needs Chinese and English even where it has an id.
    """

    def __init__(
        self, names: Sequence[str], *, is_workbook: bool = False, is_strict: bool = False
    ) -> None:
        self.names = tuple(names)
        self.unknown = tuple(name for name in names if name and name not in _KNOWN)
        self._places = {name: place for place, name in enumerate(names)}
        self._is_workbook = is_workbook
        self._is_strict = is_strict

    def concept(self, cells: Sequence[str], origin: str) -> Entry:
        """Return the entry of a row whose cells are stripped and `unguarded`."""
        row = {name: cell for name, cell in zip(self.names, cells, strict=False) if cell}
        remarks: list[str] = []
        try:
            concept = self._concept(row, origin, remarks)
        except EntryError as error:
            return Entry(self._origin(origin), None, str(error))
        return Entry(concept.origin, concept, "", tuple(remarks))

    def cell(self, cells: Sequence[str], column: str) -> str:
        """Return the cell of a column in a row, empty where there is none."""
        place = self._places.get(column, len(cells))
        return cells[place] if place < len(cells) else ""

    def place(self, origin: str, column: str) -> str:
        """Return the place of a cell for a message."""
        if self._is_workbook and column in self.names:
            return f"{origin}:{column_letter(self.names.index(column) + 1)}"
        return origin

    def _origin(self, origin: str) -> str:
        return self.place(origin, "zh" if "zh" in self.names else "en")

    def _concept(self, row: _Row, origin: str, remarks: list[str]) -> Concept:
        chinese = self._chinese(row, "zh")
        traditional = [
            spelled_term(part, "zh", "Hant") for part in parts(row.get("zh_hant", "")) if part
        ]
        english = self._english(row, "en", origin)
        deprecated = self._english(row, "deprecated", origin)
        self._refuse_missing(row, chinese or traditional, [*english, *deprecated], origin)
        terms = [
            Term(text, "zh", Status.PREFERRED if k == 0 else Status.ADMITTED)
            for k, text in enumerate(chinese)
        ]
        terms += [
            Term(text, "zh", Status.PREFERRED if k == 0 else Status.ADMITTED, script="Hant")
            for k, text in enumerate(traditional)
        ]
        if terms and not _CHINESE_PRESENT.isdisjoint(row):
            terms = self._with_columns(terms, CHINESE_TERM_COLUMNS, row, origin, remarks)
        translations = [
            Term(text, "en", Status.PREFERRED if k == 0 else Status.ADMITTED)
            for k, text in enumerate(english)
        ]
        terms += self._with_columns(translations, TERM_COLUMNS, row, origin, remarks)
        shared = self._choice(row.get("approval", ""), Approval.APPROVED, "approval", origin)
        terms += [Term(text, "en", Status.DEPRECATED, shared) for text in deprecated]
        subject, scope, definition, source, note = (row.get(name, "") for name in CONCEPT_COLUMNS)
        return Concept(
            identifier=row.get("id") or terms[0].text,
            terms=tuple(terms),
            subject=subject,
            source=source,
            note=note,
            exceptions=tuple(self._chinese(row, "exceptions")),
            priority=self._priority(row, origin),
            origin=self._origin(origin),
            definition=definition,
            scope=scope,
            extras=self._extras(row.get("extras", ""), "|", "extras", origin),
        )

    def _refuse_missing(
        self, row: _Row, chinese: list[str], english: list[str], origin: str
    ) -> None:
        if chinese and english:
            return
        # What was exported may know a concept in one language only; it has an id.
        if not self._is_strict and row.get("id") and (chinese or english):
            return
        column, language = ("en", "English") if chinese else ("zh", "Chinese")
        raise EntryError(
            f"{self.place(origin, column)}: the {language} term (column {column}) is missing"
        )

    def _chinese(self, row: _Row, column: str) -> list[str]:
        cell = row.get(column)
        return [part for part in parts(normalise_term(cell)) if part] if cell else []

    def _english(self, row: _Row, column: str, origin: str) -> list[str]:
        cell = row.get(column)
        if not cell:
            return []
        found = [text for part in parts(cell) if (text := spelled_term(part, "en"))]
        for text in found:
            if has_han(text):
                raise EntryError(
                    f"{self.place(origin, column)}: {text!r} in column {column} is Chinese,"
                    " expected English (is the order of the columns right?)"
                )
        return found

    def _with_columns(
        self,
        terms: list[Term],
        columns: tuple[TermColumn, ...],
        row: _Row,
        origin: str,
        remarks: list[str],
    ) -> list[Term]:
        if _ENGLISH_PRESENT.isdisjoint(row) and columns is TERM_COLUMNS:
            return terms
        changes: list[dict[str, Any]] = [{} for _ in terms]
        unknown: list[int] = []
        for column in columns:
            cell = row.get(column.name)
            if cell is None or not terms:
                continue
            for k, value in enumerate(self._values(cell, column, len(terms), origin)):
                if column.field == "status":
                    if not self._set_status(value, changes[k], terms[k], origin, remarks):
                        unknown.append(k)
                elif value:
                    found = self._value(value, column, origin)
                    # The unknown status is among the extras already, if there is one.
                    known = changes[k].get(column.field)
                    changes[k][column.field] = known + found if known else found
        for k in unknown:
            changes[k]["approval"] = Approval.PROPOSED
        return [
            replace(term, **change) if change else term
            for term, change in zip(terms, changes, strict=True)
        ]

    def _values(self, cell: str, column: TermColumn, count: int, origin: str) -> list[str]:
        values = parts(cell)
        if len(values) == count:
            return values
        if len(values) == 1:
            if column.field == "status":
                later = "admitted" if values[0].lower() == "preferred" else values[0]
                return [values[0], *[later] * (count - 1)]
            return values * count if column.is_shared else values
        if count == 1 and column.field in ("contexts", "extras"):
            return [INNER.join(values)]
        raise EntryError(
            f"{self.place(origin, column.name)}: {len(values)} values in column {column.name}"
            f" for {count} terms; expected one, or one for each, separated by |"
        )

    def _set_status(
        self, value: str, change: dict[str, Any], term: Term, origin: str, remarks: list[str]
    ) -> bool:
        """Set the status and return whether it is one of the four."""
        if not value:
            return True
        try:
            change["status"] = Status(value.lower())
        except ValueError:
            change["extras"] = ((UNKNOWN_STATUS, value),)
            change["status"] = Status.ADMITTED
            column = "status" if term.language == "en" else "zh_status"
            remarks.append(
                f"{self.place(origin, column)}: status {value!r} of {term.text!r}, expected one of"
                f" {', '.join(Status)}; kept, and the term is read as proposed"
            )
            return False
        return True

    def _value(self, value: str, column: TermColumn, origin: str) -> Any:  # noqa: ANN401 - as the field has it
        if column.field == "contexts":
            return tuple(part for part in parts(value, INNER) if part)
        if column.field == "extras":
            return self._extras(value, INNER, column.name, origin)
        if column.field in _CHOICES:
            kind = _CHOICES[column.field]
            return self._choice(value, next(iter(kind)), column.name, origin)
        if column.field.startswith("valid_") and not _DATE.fullmatch(value):
            raise EntryError(
                f"{self.place(origin, column.name)}: {column.name} {value!r},"
                " expected a year, month or day such as 2018, 2018-03 or 2018-03-19"
            )
        return value

    def _choice(self, value: str, default: _Choice, column: str, origin: str) -> _Choice:
        if not value or "|" in value:
            return default
        try:
            return type(default)(value.lower())
        except ValueError:
            raise EntryError(
                f"{self.place(origin, column)}: {column} {value!r},"
                f" expected one of {', '.join(type(default))}"
            ) from None

    def _extras(self, cell: str, separator: str, column: str, origin: str) -> Categories:
        pairs = [part.partition("=") for part in parts(cell, separator) if part]
        for name, sign, _ in pairs:
            if not sign or not name:
                raise EntryError(
                    f"{self.place(origin, column)}: {name!r} in column {column},"
                    " expected name=value"
                )
        return tuple((name.strip(), value.strip()) for name, _, value in pairs)

    def _priority(self, row: _Row, origin: str) -> int:
        cell = row.get("priority")
        return whole_number(cell, f"{self.place(origin, 'priority')}: priority") if cell else 0


def clean_cells(cells: Iterable[str], *, has_line_signs: bool = False) -> list[str]:
    """Return the cells of a row as their author meant them: stripped, no guard against formulas."""
    cleaned = [unguarded(cell).strip() if cell else "" for cell in cells]
    return [on_lines(cell) for cell in cleaned] if has_line_signs else cleaned


def column_letter(number: int) -> str:
    """Return what Excel calls a column, from 1 on.

    >>> column_letter(1), column_letter(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_KNOWN = frozenset(COLUMNS)

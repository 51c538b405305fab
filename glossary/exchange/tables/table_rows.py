"""A row of a glossary table read as a concept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from corpora.findings import Finding
from corpora.languages import has_chinese
from corpora.tables import on_lines, unguarded
from glossary.concepts import Approval, CaseRule, Categories, Concept, NumberRule, Status, Term
from glossary.exchange.entries import (
    NO_CHINESE,
    NO_ENGLISH,
    UNKNOWN_STATUS,
    Entry,
    EntryError,
    entry_remark,
    unknown_status,
)
from glossary.exchange.tables.cell_lists import INNER, parts, whole_number
from glossary.exchange.tables.foreign_columns import ForeignColumns
from glossary.exchange.tables.table_columns import (
    CHINESE_TERM_COLUMNS,
    CONCEPT_COLUMNS,
    TERM_COLUMNS,
    TermColumn,
)
from glossary.exchange.term_spelling import spelled_term, traditional_remarks
from glossary.exchange.term_status import read_status, truth

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


class RowReader:
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
        self._foreign = ForeignColumns(names)
        self._places = {name: place for place, name in enumerate(names)}
        self._is_workbook = is_workbook
        self._is_strict = is_strict
        self._english_columns = _TermColumns(TERM_COLUMNS, names, self.place)
        self._chinese_columns = _TermColumns(CHINESE_TERM_COLUMNS, names, self.place)

    def concept(self, cells: Sequence[str], origin: str) -> Entry:
        """Return the entry of a row whose cells are stripped and `unguarded`."""
        row = {name: cell for name, cell in zip(self.names, cells, strict=False) if name and cell}
        remarks: list[Finding] = []
        try:
            concept = self._concept(self._with_copies(row, cells), origin, remarks)
            if concept is not None and self._foreign:
                concept = self._foreign.applied(concept, cells, origin, remarks)
        except EntryError as error:
            return Entry(self._origin(origin), None, str(error))
        return Entry(self._origin(origin), concept, "", tuple(remarks))

    def _with_copies(self, row: dict[str, str], cells: Sequence[str]) -> Row:
        """Return the row with a word that is not to be translated on both sides."""
        if self._foreign:
            chinese, english = row.get("zh", ""), row.get("en", "")
            sides = self._foreign.sides(cells, chinese, english)
            row |= {name: text for name, text in zip(("zh", "en"), sides, strict=True) if text}
            if truth(row.get("deprecated", "")) is not None:
                del row["deprecated"]
        return row

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

    def _concept(self, row: Row, origin: str, remarks: list[Finding]) -> Concept | None:
        chinese = self._chinese(row, "zh")
        if "zh" in row:
            told = traditional_remarks(row["zh"], "|".join(chinese), self.place(origin, "zh"))
            remarks += told
        traditional = [
            spelled_term(part, "zh", "Hant") for part in parts(row.get("zh_hant", "")) if part
        ]
        english = self._english(row, "en", origin)
        deprecated = self._english(row, "deprecated", origin)
        is_named = bool(chinese or traditional)
        has_english = bool(english or deprecated)
        if not (is_named and has_english):
            self._refuse_missing(row, origin, is_named=is_named, has_english=has_english)
            remarks.append(_one_sided(origin, is_named=is_named))
            if not is_named and not row.get("id"):
                return None
        named = [*_named(chinese, "zh"), *_named(traditional, "zh", "Hant")]
        terms = self._chinese_columns.terms(named, row, origin, remarks)
        terms += self._english_columns.terms(_named(english, "en"), row, origin, remarks)
        if deprecated:
            cell = row.get("approval", "")
            place = self.place(origin, "approval")
            # Where every term has an approval of its own, these have none.
            shared = _choice("" if "|" in cell else cell, Approval.APPROVED, "approval", place)
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
            extras=self._extras(row, origin),
        )

    def _refuse_missing(self, row: Row, origin: str, *, is_named: bool, has_english: bool) -> None:
        """Raise an EntryError for a row with nothing to import, or one side where both must be."""
        if not self._is_strict and (is_named or has_english):
            return
        column, language = ("en", "English") if is_named else ("zh", "Chinese")
        raise EntryError(
            f"{self.place(origin, column)}: the {language} term (column {column}) is missing"
        )

    def _chinese(self, row: Row, column: str) -> list[str]:
        cell = row.get(column)
        return [part for part in parts(spelled_term(cell, "zh")) if part] if cell else []

    def _english(self, row: Row, column: str, origin: str) -> list[str]:
        cell = row.get(column)
        if not cell:
            return []
        found = [text for part in parts(cell) if (text := spelled_term(part, "en"))]
        for text in found:
            if has_chinese(text):
                raise EntryError(
                    f"{self.place(origin, column)}: {text!r} in column {column} is Chinese,"
                    " expected English (is the order of the columns right?)"
                )
        return found

    def _extras(self, row: Row, origin: str) -> Categories:
        cell = row.get("extras")
        return _named_values(cell, "|", self.place(origin, "extras"), "extras") if cell else ()

    def _priority(self, row: Row, origin: str) -> int:
        cell = row.get("priority")
        return whole_number(cell, f"{self.place(origin, 'priority')}: priority") if cell else 0


def _one_sided(origin: str, *, is_named: bool) -> Finding:
    if is_named:
        return entry_remark("no-english", origin, *NO_ENGLISH)
    return entry_remark("no-chinese", origin, *NO_CHINESE)


def _named(texts: Sequence[str], language: str, script: str = "") -> list[_NamedTerm]:
    return [
        _NamedTerm(text, language, script, Status.ADMITTED if k else Status.PREFERRED)
        for k, text in enumerate(texts)
    ]


def clean_cells(cells: Iterable[str], *, has_line_signs: bool = False) -> list[str]:
    """Return the cells of a row as their author meant them: stripped, no guard against formulas."""
    cleaned = [cell.strip() for cell in cells]
    for place, cell in enumerate(cleaned):
        if cell[:1] == "'":
            cleaned[place] = unguarded(cell).strip()
    return [on_lines(cell) if cell else cell for cell in cleaned] if has_line_signs else cleaned


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


@dataclass(frozen=True, slots=True)
class _NamedTerm:
    """A term as the column of its language gives it: its words and the status of its place."""

    text: str
    language: str
    script: str
    status: Status


class _TermColumns:
    """Reads the columns that go with the terms of one language.

    Args:
        columns: The columns there may be.
        names: Those the table has.
        place: What names the place of a cell, from the origin of its row and its column.
    """

    def __init__(
        self,
        columns: Iterable[TermColumn],
        names: Sequence[str],
        place: Callable[[str, str], str],
    ) -> None:
        self._columns = tuple(column for column in columns if column.name in names)
        self._place = place

    def terms(
        self, named: Sequence[_NamedTerm], row: Row, origin: str, remarks: list[Finding]
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
            f"{self._place(origin, column.name)}: {len(values)} values in column {column.name}"
            f" for {count} terms; expected one, or one for each, separated by |"
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
            change[field] = change.get(field, ()) + _named_values(value, INNER, place, column.name)
        elif field in _CHOICES:
            known = _MEMBERS.get(value)
            if type(known) is type(_CHOICES[field]):
                change[field] = known
                return
            place = self._place(origin, column.name)
            change[field] = _choice(value, _CHOICES[field], column.name, place)
        elif field.startswith("valid_") and not _DATE.fullmatch(value):
            raise EntryError(
                f"{self._place(origin, column.name)}: {column.name} {value!r},"
                " expected a year, month or day such as 2018, 2018-03 or 2018-03-19"
            )
        else:
            change[field] = value


def _choice(value: str, default: _Choice, column: str, place: str) -> _Choice:
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


def _named_values(cell: str, separator: str, place: str, column: str) -> Categories:
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

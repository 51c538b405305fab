"""A row of a glossary table read as a concept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.findings import Finding
from corpora.languages import has_chinese
from corpora.tables import on_lines, unguarded
from glossary.concepts import Approval, Categories, Concept, Status, Term
from glossary.exchange.entries import (
    NO_CHINESE,
    NO_ENGLISH,
    Entry,
    EntryError,
    entry_remark,
)
from glossary.exchange.tables.cell_lists import parts, whole_number
from glossary.exchange.tables.foreign_columns import ForeignColumns
from glossary.exchange.tables.table_columns import (
    CHINESE_TERM_COLUMNS,
    CONCEPT_COLUMNS,
    TERM_COLUMNS,
)
from glossary.exchange.tables.term_columns import (
    NamedTerm,
    Row,
    TermColumnReader,
    named_values,
    read_choice,
)
from glossary.exchange.term_spelling import spelled_term, traditional_remarks
from glossary.exchange.term_status import truth


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
        self._english_columns = TermColumnReader(TERM_COLUMNS, names, self.place)
        self._chinese_columns = TermColumnReader(CHINESE_TERM_COLUMNS, names, self.place)

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

    def key(self, cells: Sequence[str]) -> str:
        """Return what the rows of one concept have in common."""
        identifier = self.cell(cells, "id").strip()
        if identifier:
            return identifier if identifier[0] != "'" else unguarded(identifier)
        chinese = parts(unguarded(self.cell(cells, "zh").strip()))
        name = spelled_term(chinese[0], "zh") if chinese else ""
        return f"{name}\0{unguarded(self.cell(cells, 'subject').strip())}"

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
            shared = read_choice("" if "|" in cell else cell, Approval.APPROVED, "approval", place)
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
        return named_values(cell, "|", self.place(origin, "extras"), "extras") if cell else ()

    def _priority(self, row: Row, origin: str) -> int:
        cell = row.get("priority")
        return whole_number(cell, f"{self.place(origin, 'priority')}: priority") if cell else 0


def _one_sided(origin: str, *, is_named: bool) -> Finding:
    if is_named:
        return entry_remark("no-english", origin, *NO_ENGLISH)
    return entry_remark("no-chinese", origin, *NO_CHINESE)


def _named(texts: Sequence[str], language: str, script: str = "") -> list[NamedTerm]:
    return [
        NamedTerm(text, language, script, Status.ADMITTED if k else Status.PREFERRED)
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

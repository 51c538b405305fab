"""Excel workbooks read as glossaries: every visible sheet with a header of zh and en.

Cells are texts, numbers or dates; a formula, an error and merged cells of terms are the problem of
their row, while a subject or note over several rows is said of each. A comment on a term is a note
on that term, any other a note on the concept.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from corpora.errors import DocumentError, GlossaryError
from corpora.files import ARCHIVE_ERRORS
from corpora.formats import OfficePackage, parse_xml
from corpora.languages import has_chinese
from corpora.tables import LOOK_AHEAD, TableHeader
from glossary.concepts import Concept
from glossary.exchange.entries import Entry, EntryError, entry_remark
from glossary.exchange.tables.row_merging import RowMerger
from glossary.exchange.tables.table_columns import column_names, read_columns, told_columns
from glossary.exchange.tables.table_rows import RowReader, column_letter

_KeyedEntry = tuple[str, Entry]
_HEADER_ROWS = 10
_OWN_TO_A_ROW = frozenset(("zh", "zh_hant", "en", "deprecated", "id", "exceptions"))
"""Columns in which cells over several rows leave open what belongs together."""

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_DECLARATIONS = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def read_workbook(path: Path) -> Iterator[Entry]:
    """Yield the entries of an .xlsx file.

    Raises:
        GlossaryError: naming the file, where it is no workbook, is encrypted or damaged, or none
            of its sheets is a glossary.
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error
    try:
        package = OfficePackage(data, name)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_declarations(package, archive.namelist())
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except DocumentError as error:
        raise GlossaryError(str(error)) from None
    except (KeyError, ValueError, TypeError, OSError, *ARCHIVE_ERRORS) as error:
        raise GlossaryError(f"{name}: no readable workbook: {error}") from None
    # A workbook is held whole: reading its sheets twice takes twice as long.
    entries = list(_sheets(workbook, package))
    yield from RowMerger(key for key, _ in entries if key).entries(entries)


def _sheets(workbook: Any, package: OfficePackage) -> Iterator[_KeyedEntry]:  # noqa: ANN401 - no types
    """Yield the entries with what the rows of one concept have in common, empty for no row."""
    name = package.name
    is_empty = True
    for sheet in workbook.worksheets:
        origin = f"{name}:{sheet.title}"
        if sheet.sheet_state != "visible":
            hidden = entry_remark(
                "hidden-sheet", origin, "a hidden sheet; left out", "略去隐藏的工作表"
            )
            yield "", Entry(origin, None, "", (hidden,))
            continue
        part = sheet._worksheet_path.lstrip("/")
        reader = _Sheet(origin, _merged_cells(package, part), _cell_comments(package, part))
        for key, entry in reader.entries(sheet):
            is_empty = is_empty and entry.concept is None and not entry.problem
            yield key, entry
    if is_empty:
        raise GlossaryError(f"{name}: no sheet has a header row that names zh and en, and entries")


class _Sheet:
    """Reads one sheet; `name` is the file's and the sheet's."""

    def __init__(
        self, name: str, merged: Sequence[_MergedCells], comments: Sequence[_CellComment]
    ) -> None:
        self._name = name
        self._merged = merged
        self._comments: dict[int, list[_CellComment]] = {}
        for comment in comments:
            self._comments.setdefault(comment.row, []).append(comment)
        self._shared: dict[_MergedCells, str] = {}

    def entries(self, sheet: Any) -> Iterator[_KeyedEntry]:  # noqa: ANN401 - has no types
        rows = ((n, c) for n, c in enumerate(sheet.iter_rows(), start=1) if _is_filled(c))
        ahead = list(islice(rows, LOOK_AHEAD))
        texts = [[str(cell.value or "").strip() for cell in cells] for _, cells in ahead]
        self._fill_headings([number for number, _ in ahead], texts)
        opened = _header(texts)
        if opened is None:
            if ahead:
                left_out = entry_remark(
                    "no-header",
                    self._name,
                    "no header row that names zh and en; the sheet is left out",
                    "无含zh和en的表头，略去该工作表",
                )
                yield "", Entry(self._name, None, "", (left_out,))
            return
        place, header = opened
        start = place + 1 if header.is_row else place
        names = column_names(header, texts[start:])
        told = told_columns(header, names)
        # A title in one cell is no row of data; several cells may have been meant as one.
        above = [str(ahead[k][0]) for k in range(place) if sum(map(bool, texts[k])) > 1]
        if above:
            told = "; ".join(filter(None, (told, f"above the header, left out: row {above[0]}")))
        if told:
            remark = entry_remark("columns", f"{self._name}:{ahead[place][0]}", told, told)
            yield "", Entry(self._name, None, "", (remark,))
        reader = RowReader(names, is_workbook=True)
        for number, cells in chain(ahead[start:], rows):
            yield self._entry(reader, cells, number)

    def _fill_headings(self, rows: list[int], texts: list[list[str]]) -> None:
        """Write what a heading over several rows says into the last of them."""
        for merged in self._merged:
            if merged.is_one_column and merged.last_row in rows and merged.first_row in rows:
                first, last = rows.index(merged.first_row), rows.index(merged.last_row)
                place = _number(merged.column)
                if last < _HEADER_ROWS and place < len(texts[first]) and place < len(texts[last]):
                    texts[last][place] = texts[last][place] or texts[first][place]

    def _entry(self, reader: RowReader, cells: Sequence[Any], row: int) -> _KeyedEntry:
        origin = f"{self._name}:{row}"
        if self._is_title(cells, row):
            told = f"a title over several columns ({cells[0].value!s:.40}); left out"
            remark = entry_remark("title", origin, told, "跨列的小标题，略去")
            return "", Entry(origin, None, "", (remark,))
        try:
            self._refuse_merged(reader, row)
            texts = [self._text(cell, row) for cell in cells[: len(reader.names)]]
            self._fill_shared(texts, row)
            entry = reader.concept(texts, origin)
        except EntryError as error:
            return "", Entry(origin, None, str(error))
        key = f"{self._name}\0{reader.key(texts)}"
        if entry.concept is None:
            return key if reader.cell(texts, "id") else "", entry
        concept = self._with_comments(entry.concept, reader, row)
        return key, replace(entry, concept=concept)

    def _is_title(self, cells: Sequence[Any], row: int) -> bool:
        """Tell whether a row is one cell over several columns, as tables have between parts."""
        is_alone = sum(cell.value not in (None, "") for cell in cells) == 1 and cells[0].value
        return bool(is_alone) and any(
            merged.first_row == merged.last_row == row and merged.column == "A"
            for merged in self._merged
        )

    def _fill_shared(self, texts: list[str], row: int) -> None:
        """Give a row what a cell over several rows says of all of them: a subject, a source."""
        for merged in self._merged:
            place = _number(merged.column)
            if place >= len(texts) or not merged.first_row <= row <= merged.last_row:
                continue
            if row == merged.first_row:
                self._shared[merged] = texts[place]
            else:
                texts[place] = texts[place] or self._shared.get(merged, "")

    def _refuse_merged(self, reader: RowReader, row: int) -> None:
        for merged in self._merged:
            place = _number(merged.column)
            name = reader.names[place] if place < len(reader.names) else ""
            is_shared = merged.is_one_column and name not in _OWN_TO_A_ROW
            if merged.first_row <= row <= merged.last_row and not is_shared:
                raise EntryError(
                    f"{self._name}:{row}:{merged.column}: merged cells {merged.reference};"
                    " expected one row for each concept, so unmerge them"
                )

    def _text(self, cell: Any, row: int) -> str:  # noqa: ANN401 - has no types
        value = cell.value
        if value is None:
            return ""
        if isinstance(value, str) and cell.data_type not in ("f", "e"):
            return value.strip()
        place = f"{self._name}:{row}:{column_letter(cell.column)}"
        if cell.data_type == "e":
            raise EntryError(f"{place}: the error {value}, expected text")
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, int | float):
            return str(int(value)) if value == int(value) else str(value)
        raise EntryError(f"{place}: a formula or other object ({value!s:.30}), expected text")

    def _with_comments(self, concept: Concept, reader: RowReader, row: int) -> Concept:
        for comment in self._comments.get(row, ()):
            names = reader.names
            column = names[comment.column] if comment.column < len(names) else ""
            languages = {"zh": "zh", "zh_hant": "zh", "en": "en", "deprecated": "en"}
            language = languages.get(column)
            place = next(
                (k for k, term in enumerate(concept.terms) if term.language == language), None
            )
            if place is None:
                note = "\n".join(filter(None, (concept.note, comment.text)))
                concept = replace(concept, note=note)
                continue
            term = concept.terms[place]
            note = "\n".join(filter(None, (term.note, comment.text)))
            terms = list(concept.terms)
            terms[place] = replace(term, note=note)
            concept = replace(concept, terms=tuple(terms))
        return concept


def _is_filled(cells: Sequence[Any]) -> bool:
    return any(cell.value not in (None, "") for cell in cells)


def _header(rows: list[list[str]]) -> tuple[int, TableHeader] | None:
    """Return the row of the header and the columns; the first row where two columns have none."""
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        found = read_columns(row, rows[place + 1 :])
        if found is not None and found.is_row:
            return place, found
    found = read_columns(rows[0], rows[1:]) if rows else None
    if found is None or not any(map(has_chinese, rows[0])):
        return None
    return 0, found


@dataclass(frozen=True, slots=True)
class _MergedCells:
    """A range of merged cells; rows are counted from 1."""

    first_row: int
    last_row: int
    reference: str

    @property
    def is_one_column(self) -> bool:
        """Return whether the cells stand below each other."""
        letters = re.findall("[A-Z]+", self.reference)
        return len(set(letters)) == 1

    @property
    def column(self) -> str:
        """Return the letter of its first column."""
        match = _REFERENCE.match(self.reference)
        return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class _CellComment:
    """A comment on a cell; columns are counted from 0."""

    row: int
    column: int
    text: str


def _refuse_declarations(package: OfficePackage, parts: list[str]) -> None:
    """Refuse parts that declare a document type, without taking them apart.

    Raises:
        DocumentError: naming file and part.
    """
    for part in parts:
        if part.endswith((".xml", ".rels")):
            data = package.read(part)
            if any(declaration in data for declaration in _DECLARATIONS):
                raise DocumentError(
                    f"{package.name}: {part}: it declares a document type (DTD), which is refused"
                )


def _merged_cells(package: OfficePackage, part: str) -> tuple[_MergedCells, ...]:
    """Return the merged cells of a sheet."""
    found: list[_MergedCells] = []
    for match in _MERGED.finditer(package.read(part)):
        left, top, right, bottom = (group.decode("ascii") for group in match.groups())
        found.append(_MergedCells(int(top), int(bottom), f"{left}{top}:{right}{bottom}"))
    return tuple(found)


def _cell_comments(package: OfficePackage, part: str) -> tuple[_CellComment, ...]:
    """Return the comments on the cells of a sheet."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if not package.has(relations):
        return ()
    found: list[_CellComment] = []
    for relation in parse_xml(package.read(relations), f"{package.name}: {relations}"):
        if not relation.get("Type", "").endswith("/comments"):
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        path = posixpath.normpath(path)
        root = parse_xml(package.read(path), f"{package.name}: {path}")
        for comment in root.iter("{*}comment"):
            place = _REFERENCE.fullmatch(comment.get("ref", ""))
            text = "".join(t.text or "" for t in comment.iter("{*}t")).strip()
            if place and text:
                found.append(_CellComment(int(place[2]), _number(place[1]), text))
    return tuple(found)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1

"""The words of a workbook in reading order, each with the place where it is written back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpora.documents import Block, BlockKind, KeptReason, KeptText
from corpora.formats.office.drawing_texts import linked_drawings, read_drawing, with_diagram_copies
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_properties import read_properties
from corpora.formats.office.office_texts import OfficeCopy, OfficePart, OfficeText
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xlsx.xlsx_format_words import format_words
from corpora.formats.xlsx.xlsx_formula_words import cell_at, sheet_words
from corpora.formats.xlsx.xlsx_headers import read_headers
from corpora.formats.xlsx.xlsx_kept import kept_words
from corpora.formats.xlsx.xlsx_number_formats import english_formats
from corpora.formats.xlsx.xlsx_sheet_names import kept_names, sheet_name
from corpora.formats.xlsx.xlsx_sheets import (
    StringCell,
    TableColumn,
    formulas_naming_columns,
    read_table,
    string_cells,
)
from corpora.formats.xlsx.xlsx_strings import read_strings
from corpora.formats.xml.xml_source import (
    XmlSource,
    read_xml,
    xml_attribute_spans,
    xml_attributes,
)
from corpora.languages import Language, detect_language, has_chinese

_SHOWN_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_VALUE = re.compile(r"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_SHEETS = frozenset(("worksheet", "chartsheet", "dialogsheet"))


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """A table and, for each of its columns, the block of its heading (-1: it has none)."""

    part: str
    source: str
    columns: tuple[tuple[TableColumn, int], ...]


@dataclass(frozen=True, slots=True)
class WorkbookSkeleton:
    """The file and its parts; `places` says for each block which text of which part it is.

    `kept` is the Chinese that stays.
    `page_numbers` are a part, a stretch of it, and what English has there; so are formats of days.
    """

    package: OfficePackage
    workbook: str
    parts: tuple[OfficePart, ...]
    places: tuple[tuple[int, int], ...]
    page_numbers: tuple[tuple[int, int, int, str], ...]
    tables: tuple[WorkbookTable, ...]
    sheet_names: tuple[str, ...]
    has_formula_words: bool
    kept: tuple[KeptText, ...] = ()


@dataclass(slots=True)
class _Sheet:
    title: str
    name: OfficeText | None
    part: str
    source: XmlSource
    cells: list[StringCell]
    tables: list[tuple[str, str, list[TableColumn]]]


def read_workbook(
    package: OfficePackage, language: Language | None
) -> tuple[WorkbookSkeleton, tuple[Block, ...], Language]:
    """Return the skeleton of a workbook, its blocks and their language.

    Raises:
        DocumentError: naming file and part, for what is damaged or no workbook.
    """
    workbook = _workbook_part(package)
    relations = {entry.identifier: entry for entry in package.relationships(workbook)}
    shared = next((e.part for e in relations.values() if e.kind == "sharedStrings"), "")
    strings = _source(package, shared) if shared else XmlSource("", "utf-8")
    sheets: list[_Sheet] = []
    has_formula_words = False
    own = _source(package, workbook)
    spans: dict[str, tuple[int, int]] = {}
    for match in _SHEET.finditer(own.text):
        identifiers = (v for k, v in xml_attributes(match[0]).items() if k.endswith(":id"))
        entry = relations.get(next(identifiers, ""))
        if entry is not None and entry.kind in _SHEETS:
            source = _source(package, entry.part)
            cells, computes_words = string_cells(source.text)
            has_formula_words |= computes_words
            tables = [
                (other.part, *read_table(package, other.part))
                for other in package.relationships(entry.part)
                if other.kind == "table"
            ]
            sheets.append(
                _Sheet(f"sheet {len(sheets) + 1}", None, entry.part, source, cells, tables)
            )
            start, end = xml_attribute_spans(match[0]).get("name", (0, 0))
            spans[entry.part] = (match.start() + start, match.start() + end)
    if language is None:
        sources = (strings, *(sheet.source for sheet in sheets))
        shown = [match[1] for one in sources for match in _SHOWN_TEXT.finditer(one.text)]
        shown += [
            match[1]
            for sheet in sheets
            for cell in sheet.cells
            if cell.is_plain
            for match in _VALUE.finditer(sheet.source.text, cell.start, cell.end)
        ]
        language = detect_language(html.unescape("".join(shown)))
    names = {part: html.unescape(own.text[start:end]) for part, (start, end) in spans.items()}
    kept = kept_names(package, tuple(names.values()), [sheet.source.text for sheet in sheets])
    for sheet in sheets:
        if names[sheet.part] not in kept:
            sheet.name = sheet_name(spans[sheet.part], names[sheet.part], language)
    titles = tuple(sheet.name for sheet in sheets if sheet.name is not None)
    reader = _Reader(
        package, language, OfficePart(shared, strings, ()), OfficePart(workbook, own, titles)
    )
    for sheet in sheets:
        if sheet.name is None:
            reader.keep(names[sheet.part], f"the name of {sheet.title}", KeptReason.NAMED)
    reader.read(sheets)
    styles = next((e.part for e in relations.values() if e.kind == "styles"), "")
    if styles and package.has(styles):
        reader.read_formats(styles)
    skeleton = WorkbookSkeleton(
        package,
        workbook,
        tuple(reader.finished_parts()),
        tuple(reader.places),
        tuple(reader.page_numbers),
        tuple(reader.tables),
        tuple(names.values()),
        has_formula_words,
        (*reader.kept, *kept_words(package, workbook)) if language == "zh" else (),
    )
    return skeleton, tuple(reader.blocks), language


@dataclass(slots=True)
class _Reader:
    package: OfficePackage
    language: Language
    shared: OfficePart
    workbook: OfficePart
    blocks: list[Block] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    parts: list[OfficePart] = field(default_factory=list)
    page_numbers: list[tuple[int, int, int, str]] = field(default_factory=list)
    tables: list[WorkbookTable] = field(default_factory=list)
    block_of_shared: dict[int, int] = field(default_factory=dict)
    kept: list[KeptText] = field(default_factory=list)

    def read(self, sheets: list[_Sheet]) -> None:
        """Read all sheets in the order of their tabs.

        Part 0 are the strings they share, part 1 the workbook with their names.
        """
        strings = read_strings(self.shared.source, "si", self.language)
        texts = dict(enumerate(strings))
        kept = _headings_in_formulas(sheets)
        for sheet in sheets:
            for cell in sheet.cells:
                if (sheet.part, cell.column, cell.row) in kept:
                    heading = texts.pop(cell.shared, None)
                    if heading is not None:
                        self.keep(heading.words.run.text, "a heading", KeptReason.NAMED)
        self.parts += [self.shared, self.workbook]
        sheet_parts: list[int] = []
        for sheet in sheets:
            sheet_parts.append(len(self.parts))
            self._read_sheet(sheet, texts, kept)
        for properties in read_properties(self.package, self.language):
            self._add_part(properties)
        self.shared = OfficePart(
            self.shared.name,
            self.shared.source,
            tuple(text for number in sorted(self.block_of_shared) if (text := texts[number])),
        )
        known = {
            text.words.run.text: (self.shared.name, number)
            for number, text in enumerate(self.shared.texts)
        }
        for number, sheet in zip(sheet_parts, sheets, strict=True):
            self._read_formula_words(number, sheet, known)

    def read_formats(self, styles: str) -> None:
        """Read the formats that write Chinese words."""
        source = _source(self.package, styles)
        if self.language != "zh":
            return
        words = format_words(source.text)
        for code in words.kept:
            self.keep(code, "a format of figures", KeptReason.UNREAD)
        formats = [*english_formats(source.text), *words.dropped]
        if formats or words.texts:
            self.page_numbers += [(len(self.parts), *entry) for entry in formats]
            self._add_part(OfficePart(styles, source, words.texts))

    def _read_formula_words(
        self, number: int, sheet: _Sheet, known: dict[str, tuple[str, int]]
    ) -> None:
        """Read the words outside cells: those that a cell has, or others had, are its copies."""
        found, kept = sheet_words(sheet.source.text, self.language)
        for words in kept:
            cell = cell_at(sheet.source.text, words.start)
            self.keep(words.text, f"{sheet.title} {cell}".strip(), KeptReason.FORMULA)
        part = self.parts[number]
        texts, copies = list(part.texts), list(part.copies)
        known = {text.words.run.text: (part.name, k) for k, text in enumerate(texts)} | known
        for words in found:
            text = words.as_text(self.language)
            if text is None:
                continue
            if words.text in known:
                copies.append(OfficeCopy(text, *known[words.text]))
            else:
                known[words.text] = (part.name, len(texts))
                self._add(text, (number, len(texts)))
                texts.append(text)
        if found:
            self.parts[number] = replace(
                part, source=sheet.source, texts=tuple(texts), copies=tuple(copies)
            )

    def keep(self, words: str, place: str, reason: KeptReason) -> None:
        """Record words that stay, if they are Chinese."""
        if has_chinese(words):
            self.kept.append(kept_text(words, place, reason))

    def finished_parts(self) -> Iterator[OfficePart]:
        """Yield the parts, that of the shared strings first."""
        yield self.shared
        yield from self.parts[1:]

    def _read_sheet(
        self,
        sheet: _Sheet,
        texts: dict[int, OfficeText | None],
        kept: set[tuple[str, int, int]],
    ) -> None:
        number = len(self.parts)
        if sheet.name is not None:
            self._add(sheet.name, (1, self.workbook.texts.index(sheet.name)))
        own: list[OfficeText] = []
        block_at: dict[tuple[int, int], int] = {}
        inline = iter(read_strings(sheet.source, "is", self.language, cells=sheet.cells))
        for cell in sheet.cells:
            text = next(inline) if cell.shared < 0 else texts.get(cell.shared)
            if text is None or (sheet.part, cell.column, cell.row) in kept:
                if text is not None and cell.shared < 0:
                    self.keep(text.words.run.text, "a heading", KeptReason.NAMED)
                continue
            if cell.shared < 0:
                block_at[cell.column, cell.row] = self._add(text, (number, len(own)))
                own.append(text)
                continue
            if cell.shared not in self.block_of_shared:
                self.block_of_shared[cell.shared] = self._add(text, (0, cell.shared))
            block_at[cell.column, cell.row] = self.block_of_shared[cell.shared]
        headers, numbers = read_headers(sheet.source.text, self.language)
        for text in headers:
            self._add(text, (number, len(own)))
            own.append(text)
        self.page_numbers += [(number, *entry) for entry in numbers]
        # What is not written anew is not kept: a sheet of figures can be large.
        source = sheet.source if own or numbers else XmlSource("", sheet.source.encoding)
        self.parts.append(OfficePart(sheet.part, source, tuple(own)))
        for part, table, columns in sheet.tables:
            found = tuple((c, block_at.get((c.column, c.row), -1)) for c in columns)
            self.tables.append(WorkbookTable(part, table, found))
        self._read_what_lies_over(sheet.part)

    def _read_what_lies_over(self, part: str) -> None:
        """Read the notes, text boxes and charts of a sheet."""
        notes = [e.part for e in self.package.relationships(part) if e.kind == "comments"]
        for name in notes:
            source = _source(self.package, name)
            found = read_strings(source, "text", self.language, kind=BlockKind.PARAGRAPH)
            self._add_part(OfficePart(name, source, tuple(text for text in found if text)))
        for name in linked_drawings(self.package, part):
            drawing = read_drawing(self.package, name, self.language)
            self._add_part(with_diagram_copies(drawing, self.parts))

    def _add_part(self, part: OfficePart) -> None:
        if any(part.name == other.name for other in self.parts):
            return
        for number, text in enumerate(part.texts):
            self._add(text, (len(self.parts), number))
        self.parts.append(part)

    def _add(self, text: OfficeText, place: tuple[int, int]) -> int:
        self.blocks.append(text.block(len(self.blocks)))
        self.places.append(place)
        return len(self.blocks) - 1


def _workbook_part(package: OfficePackage) -> str:
    found = (e.part for e in package.relationships() if e.kind == "officeDocument")
    part = next(found, "")
    if not part or not re.search(r"<(?:\w+:)?workbook[\s>]", _source(package, part).text):
        raise package.not_a("Excel workbook", ".xlsx")
    return part


def _headings_in_formulas(sheets: list[_Sheet]) -> set[tuple[str, int, int]]:
    """Return the cells that are headings of tables and are named in formulas."""
    formulas = "\n".join(
        html.unescape(formula)
        for sheet in sheets
        for formula in formulas_naming_columns(sheet.source.text)
    )
    for sheet in sheets:
        for _, table, _ in sheet.tables:
            formulas += "\n".join(html.unescape(f) for f in formulas_naming_columns(table))
    named = formulas.replace("@", "")
    return {
        (sheet.part, column.column, column.row)
        for sheet in sheets
        for _, _, columns in sheet.tables
        for column in columns
        if f"[{html.unescape(column.name)}]" in named
    }


def _source(package: OfficePackage, part: str) -> XmlSource:
    return read_xml(package.read(part), f"{package.name}: {part}")

"""A sheet of a workbook: which strings its cells show, in reading order, and its tables.

A sheet can have millions of cells, so it is scanned for those with words and not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.formats.office.office_package import OfficePackage
from corpora.formats.xml.xml_source import read_xml, xml_attribute_spans, xml_attributes

_CELL = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>"
    r"|<(?P<prefix>(?:\w+:)?)c\s(?P<attributes>[^<>]*?\bt=[\"'](?P<type>s|inlineStr|str)[\"'][^<>]*)"
    r"(?<!/)>",
    re.DOTALL,
)
_REFERENCE = re.compile(r"\br=[\"']([A-Z]+)(\d+)[\"']")
_NUMBER = re.compile(r"<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d+)\s*</")
_FORMULA = re.compile(
    r"<(?:\w+:)?(?:f|calculatedColumnFormula|totalsRowFormula)(?:\s[^>]*)?(?<!/)>([^<]*)</"
)
_HAS_FORMULA = re.compile(r"<(?:\w+:)?f[\s/>]")
_SPILLING = re.compile(
    r"<(?:\w+:)?f\s(?=[^>]*\bt=[\"'](?:array|dataTable)[\"'])[^>]*\bref=[\"'](?P<area>[^\"']*)"
)
_AREA = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_COLUMN = re.compile(r"<(?:\w+:)?tableColumn\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_TABLE = re.compile(r"<(?:\w+:)?table\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class StringCell:
    """A cell with words: the number of a shared string, or -1 and where its own stands.

    `is_plain` tells that its own words are its value, with no markup around them.
    """

    column: int
    row: int
    shared: int
    start: int = 0
    end: int = 0
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: the cell of its heading, and where the table names it.

    Excel calls a workbook damaged where the two differ.
    """

    column: int
    row: int
    name: str
    start: int
    end: int


def string_cells(source: str) -> tuple[list[StringCell], bool]:
    """Return the cells that show words written in them, in order, and whether formulas show some.

    What formulas show is computed, and only a copy of it is in the file. Programs of web systems
    write words as the value of a formula that is not there; those are written in the cell.
    """
    found: list[StringCell] = []
    has_formula_words = False
    computed = _computed_areas(source)
    for match in _CELL.finditer(source):
        kind = match["type"]
        if kind is None:
            continue
        reference = _REFERENCE.search(match["attributes"])
        place = (column_number(reference[1]), int(reference[2])) if reference else (0, 0)
        end = source.find(f"</{match['prefix']}c>", match.end())
        closing = end + len(match["prefix"]) + len("</c>")
        if kind == "str":
            is_computed = _HAS_FORMULA.search(source, match.end(), end) is not None
            if is_computed or any(_is_within(place, area) for area in computed):
                has_formula_words = True
            else:
                found.append(StringCell(*place, -1, match.start(), closing, is_plain=True))
        elif kind == "inlineStr":
            found.append(StringCell(*place, -1, match.start(), closing))
        elif number := _NUMBER.search(source, match.end(), end):
            found.append(StringCell(*place, int(number[1])))
    return found, has_formula_words


def _computed_areas(source: str) -> list[tuple[int, int, int, int]]:
    """Return the areas that formulas fill beyond their own cells: first and last column, rows."""
    found: list[tuple[int, int, int, int]] = []
    for formula in _SPILLING.finditer(source):
        area = _AREA.fullmatch(formula["area"])
        if area is not None:
            last, row = area[3] or area[1], area[4] or area[2]
            columns = column_number(area[1]), column_number(last)
            found.append((*columns, int(area[2]), int(row)))
    return found


def _is_within(place: tuple[int, int], area: tuple[int, int, int, int]) -> bool:
    column, row = place
    return area[0] <= column <= area[1] and area[2] <= row <= area[3]


def formulas_naming_columns(source: str) -> Iterator[str]:
    """Yield the formulas that name columns of tables, `SUM(产值[全年])`, as they are written."""
    # Very few sheets have one, and every search through a large one takes its time.
    if "[" in source:
        for match in _FORMULA.finditer(source):
            if "[" in match[1]:
                yield match[1]


def read_table(package: OfficePackage, part: str) -> tuple[str, list[TableColumn]]:
    """Return the source of a table and its columns; none where it shows no headings."""
    source = read_xml(package.read(part), f"{package.name}: {part}").text
    table = _TABLE.search(source)
    attributes = xml_attributes(table[0]) if table else {}
    area = _AREA.fullmatch(attributes.get("ref", ""))
    if area is None or attributes.get("headerRowCount", "1") == "0":
        return source, []
    first, row = column_number(area[1]), int(area[2])
    columns: list[TableColumn] = []
    for number, match in enumerate(_COLUMN.finditer(source)):
        span = xml_attribute_spans(match[0]).get("name")
        if span:
            start, end = match.start() + span[0], match.start() + span[1]
            columns.append(TableColumn(first + number, row, source[start:end], start, end))
    return source, columns


def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number

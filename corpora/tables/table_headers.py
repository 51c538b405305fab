"""Whether a table has a header, and what its columns hold: one reader for all tables.

Glossaries, memories and tables of pairs are told apart by their readers; what their columns are is
told here. No row of data becomes a header: a header names a Chinese and an English column, and what
stands below these names is no name of a language again, as in DeepL's `链主,chain master,ZH,EN`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.languages import has_chinese
from corpora.tables.column_names import LANGUAGES, heading_meaning, is_language_code

LOOK_AHEAD = 50
"""How many rows are looked at before a table is read."""

FURTHER = "further term"
"""The kind of a second column of a language."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        heading: As written; empty without a header.
        kind: "zh", "zh_hant" or "en" for the terms or texts; else the name of a fact, or empty.
        language: Of a fact the language it goes with: "zh", "en" or empty for both.
    """

    heading: str
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The columns of a table; `is_row` if its first row names them and is no data."""

    columns: tuple[Column, ...]
    is_row: bool = True

    def place(self, kind: str) -> int:
        """Return the first column of a kind, -1 where there is none."""
        return next((k for k, column in enumerate(self.columns) if column.kind == kind), -1)

    @property
    def chinese(self) -> int:
        """Return the column of the Chinese."""
        place = self.place("zh")
        return place if place >= 0 else self.place("zh_hant")

    @property
    def english(self) -> int:
        """Return the column of the English."""
        return self.place("en")


def read_header(
    row: Sequence[str],
    following: Iterable[Sequence[str]] = (),
    *,
    own: Iterable[str] = (),
    is_either_way: bool = True,
) -> TableHeader | None:
    """Return the columns of a table by its first row and those below; None where they are unclear.

    Args:
        row: The cells of the first row that is not empty.
        following: Some rows after it.
        own: Names of columns that mean themselves, whatever they are called elsewhere.
        is_either_way: Whether source and target, and two columns without a header, may be English
            and Chinese, which the rows tell; else they are Chinese and English.

    >>> [c.kind for c in read_header(["Source Term", "Target Term"], [["链主", "master"]]).columns]
    ['zh', 'en']
    >>> header = read_header(["链主", "chain master", "ZH", "EN"])
    >>> header.is_row, [column.kind for column in header.columns]
    (False, ['zh', 'en', 'code', 'code'])
    """
    rows = [list(cells) for cells in following]
    looked_at = rows if is_either_way else []
    columns = _named_columns(row, looked_at, frozenset(own))
    if columns is not None and not _is_data(row, columns, rows):
        return TableHeader(columns)
    return _without_header([list(row), *rows], is_either_way=is_either_way)


def named_sides(row: Sequence[str]) -> tuple[bool, bool]:
    """Return whether a row names a Chinese and an English column: what a header may lack."""
    kinds = {heading_meaning(cell).kind for cell in row}
    is_pair = len(row) == 2 and has_chinese(row[0]) is not has_chinese(row[1])
    if is_pair:
        return False, False  # 中文,Chinese is a term with its English
    return bool(kinds & {"zh", "zh_hant"}), "en" in kinds


def _named_columns(
    row: Sequence[str], rows: list[list[str]], own: frozenset[str]
) -> tuple[Column, ...] | None:
    """Return the columns a header row names; None if it names no Chinese or no English one."""
    columns: list[Column] = []
    for cell in row:
        heading = cell.strip()
        if heading.lower() in own and heading.lower() not in ("source", "target"):
            columns.append(Column(heading, heading.lower()))
            continue
        meaning = heading_meaning(heading)
        columns.append(Column(heading, meaning.kind, meaning.language))
    kinds = [column.kind for column in columns]
    chinese = next((k for k, kind in enumerate(kinds) if kind == "zh"), -1)
    if chinese < 0:
        chinese = next((k for k, kind in enumerate(kinds) if kind == "zh_hant"), -1)
    english = kinds.index("en") if "en" in kinds else -1
    source = kinds.index("source") if "source" in kinds else -1
    target = kinds.index("target") if "target" in kinds else -1
    if chinese < 0 and english < 0:
        if source < 0 or target < 0:
            return None
        chinese, english = (
            (target, source) if _is_turned(rows, source, target) else (source, target)
        )
    else:
        is_first_of_two = source == 0 and len(row) == 2
        if source >= 0 and columns[source].heading.lower() in own and not is_first_of_two:
            source = -1  # who ruled, beside a language that is named
        if chinese < 0:
            chinese = source if source >= 0 else target
        elif english < 0:
            english = target if target >= 0 else source
    if chinese < 0 or english < 0:
        return None
    return _with_sides(columns, chinese, english)


def _with_sides(columns: list[Column], chinese: int, english: int) -> tuple[Column, ...]:
    """Return the columns with one Chinese and one English; what stands twice gets its language."""
    counts = Counter(column.kind for column in columns if not column.language)
    before = ""
    is_turned = columns[english].kind == "source" or columns[chinese].kind == "target"
    is_turned |= columns[english].heading.lower().startswith("source")
    sides = {"source": "en", "target": "zh"} if is_turned else {"source": "zh", "target": "en"}
    found: list[Column] = []
    for place, column in enumerate(columns):
        if place == chinese:
            kind = column.kind if column.kind == "zh_hant" else "zh"
            found.append(Column(column.heading, kind))
            before = "zh"
        elif place == english:
            found.append(Column(column.heading, "en"))
            before = "en"
        elif column.kind in ("zh", "en", "target"):
            # A second one, as en-GB beside en-US, or memoQ's next term of the same language.
            language = "" if column.kind == "target" else column.kind
            found.append(Column(column.heading, FURTHER if language else "", language))
            before = language
        elif column.language in sides:
            found.append(Column(column.heading, column.kind, sides[column.language]))
        elif column.kind and column.kind not in LANGUAGES and counts[column.kind] > 1:
            # MateCat and memoQ write Notes after each language, which they go with.
            found.append(Column(column.heading, column.kind, column.language or before))
        else:
            found.append(column)
    return tuple(found)


def _is_data(row: Sequence[str], columns: tuple[Column, ...], rows: list[list[str]]) -> bool:
    """Tell whether a row that names both languages is a row of data with the codes of languages."""
    header = TableHeader(columns)
    places = (header.chinese, header.english)
    if not all(is_language_code(row[place]) for place in places):
        return False
    others = [cell for k, cell in enumerate(row) if k not in places and cell.strip()]
    unknown = [cell for cell in others if not heading_meaning(cell).kind]
    is_pair = len(unknown) >= 2 and any(map(has_chinese, unknown))
    is_pair = is_pair and not all(map(has_chinese, unknown))
    if not rows:
        return is_pair
    below = [[cells[p] if p < len(cells) else "" for p in places] for cells in rows]
    coded = sum(all(is_language_code(cell) for cell in cells) for cells in below)
    return 2 * coded > len(below) or (is_pair and 2 * coded >= len(below))


def _without_header(rows: list[list[str]], *, is_either_way: bool) -> TableHeader | None:
    """Return the columns of a table without a header: two, beside the codes of languages."""
    width = max(map(len, rows))
    filled = [k for k in range(width) if any(k < len(cells) and cells[k].strip() for cells in rows)]
    codes = [k for k in filled if len(filled) > 2 and _is_code_column(rows, k)]
    sides = [k for k in filled if k not in codes]
    if len(sides) != 2:
        return None
    first, second = sides
    if is_either_way and _is_turned(rows, first, second):
        first, second = second, first
    kinds = {first: "zh", second: "en"} | dict.fromkeys(codes, "code")
    return TableHeader(tuple(Column("", kinds.get(k, "")) for k in range(width)), is_row=False)


def _is_code_column(rows: list[list[str]], place: int) -> bool:
    cells = [cells[place].strip() for cells in rows if place < len(cells)]
    return all(is_language_code(cell) for cell in cells if cell)


def _is_turned(rows: list[list[str]], first: int, second: int) -> bool:
    """Tell whether the second of two columns is the Chinese one, by the rows below."""
    score = 0
    for cells in rows:
        if max(first, second) < len(cells):
            score += has_chinese(cells[first]) - has_chinese(cells[second])
    return score < 0

"""The lines and tables of a page of a PDF, in the order in which they are read.

A page says where characters stand and nothing more. Lines are words at one height; a page of two
columns is known by the gap between them that no line crosses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

# Programs that write PDF name the shapes of radicals where characters were meant.
_RADICALS = str.maketrans(
    "⺟⺠⺎⺏⺐⺒⺓⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳⼾",
    "母民兀尣尢巳幺西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟户",
)
_FIRST_RADICAL, _LAST_RADICAL = "\u2e80", "\u2fdf"
# Of the height of a line: words whose middles are nearer stand on it.
_SAME_LINE = 0.5
# Of the width of a page: where the gap between two columns can be.
_MIDDLE = (0.35, 0.65)
_FEWEST_LINES = 4
_MOST_EDGES = 4000
# Of the size of characters: what is further apart has a space between.
_SPACE = 0.15


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: where it stands on its page, and how large its characters are.

    `column` is 1 or 2 where there are two of them.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table with lines around its cells; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page in reading order; `has_pictures` tells scans from empty pages."""

    items: tuple[PdfLine | PdfTable, ...]
    width: float
    height: float
    has_pictures: bool


def read_page(page: Any) -> PdfPage:  # noqa: ANN401 - of a library without types
    """Return the lines and tables of a page of pdfplumber."""
    # A map or a drawing has no table, and takes forever to be searched for one.
    found_tables = page.find_tables() if len(page.edges) <= _MOST_EDGES else []
    tables = [
        PdfTable(rows, *_edges(found.bbox))
        for found in found_tables
        if len(rows := _rows(found.extract())) > 1 and max(map(len, rows)) > 1
    ]
    words = page.extract_words(
        keep_blank_chars=True, use_text_flow=False, extra_attrs=["size", "fontname"]
    )
    size = (float(page.width), float(page.height))
    return page_of_words(words, tables, size, has_pictures=bool(page.images))


def page_of_words(
    words: Sequence[dict[str, Any]],
    tables: Sequence[PdfTable],
    size: tuple[float, float],
    *,
    has_pictures: bool,
) -> PdfPage:
    """Return a page of words, each with `text`, `x0`, `x1`, `top`, `bottom`, `size`, `fontname`."""
    outside = [word for word in words if not any(_is_in(word, table) for table in tables)]
    lines = _lines(outside, size[0])
    items = _in_order([*lines, *tables], size[0])
    if not any(isinstance(item, PdfLine) and item.column for item in items):
        items = _with_plain_tables(items)
    return PdfPage(tuple(items), *size, has_pictures)


def plain(text: str) -> str:
    """Return text with characters for the radicals by whose shapes they were written.

    >>> plain("⻓江⼀⽇")
    '长江一日'
    """
    text = text.translate(_RADICALS)
    if any(_FIRST_RADICAL <= character <= _LAST_RADICAL for character in text):
        text = "".join(
            unicodedata.normalize("NFKC", c) if _FIRST_RADICAL <= c <= _LAST_RADICAL else c
            for c in text
        )
    return text


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of a text that stood apart; English words get a space, Chinese none.

    >>> joined(["增长", "GDP of", "China"])
    '增长GDP of China'
    """
    text = ""
    for piece in pieces:
        piece = piece.strip()
        is_latin = text[-1:].isascii() and piece[:1].isascii()
        if text.endswith("-") and text[-2:-1].isalpha() and piece[:1].islower():
            text = text[:-1]
        elif text and piece and is_latin:
            text += " "
        text += piece
    return text


def _edges(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return box[0], box[2], box[1], box[3]


def _rows(found: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    rows = (tuple(joined(plain(cell or "").split("\n")) for cell in row) for row in found)
    return tuple(row for row in rows if any(row))


def _is_in(word: dict[str, Any], table: PdfTable) -> bool:
    middle = (float(word["x0"]) + float(word["x1"])) / 2
    height = (float(word["top"]) + float(word["bottom"])) / 2
    return table.left <= middle <= table.right and table.top <= height <= table.bottom


def _lines(words: list[dict[str, Any]], width: float) -> list[PdfLine]:
    """Return the words as lines; words far apart at one height are lines of two columns."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        for row in rows[-3:]:
            head = row[0]
            distance = abs(middle - (head["top"] + head["bottom"]) / 2)
            if distance < _SAME_LINE * max(1.0, head["bottom"] - head["top"]):
                row.append(word)
                break
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: float(word["x0"]))
    gutter = _gutter(rows, width)
    lines: list[PdfLine] = []
    for row in rows:
        start = 0
        for number in range(1, len(row) + 1):
            if number == len(row) or _divides(row[number - 1], row[number], width, gutter):
                lines.append(_line(row[start:number]))
                start = number
    return [line for line in lines if line.text]


def _divides(
    word: dict[str, Any], other: dict[str, Any], width: float, gutter: float | None
) -> bool:
    """Return whether two words at one height stand in two columns, or in two cells."""
    gap = float(other["x0"]) - float(word["x1"])
    if gutter is not None and word["x1"] <= gutter <= other["x0"] + 1:
        return True
    return gap > max(1.5 * float(word["size"]), 0.02 * width)


def _gutter(rows: Sequence[Sequence[dict[str, Any]]], width: float) -> float | None:
    """Return where the right one of two columns of prose begins, None where there is none.

    Prose fills its column: nearly all lines of the left one end where the gap begins, which the
    cells of a table do not.
    """
    ends: dict[int, list[bool]] = {}
    for row in rows:
        for word, other in pairwise(row):
            gap = float(other["x0"]) - float(word["x1"])
            if _is_middle(other["x0"], width) and gap > 0.4 * float(other["size"]):
                place = round(other["x0"] / 2)
                ends.setdefault(place, []).append(gap < 3 * float(other["size"]))
    best = max(ends, key=lambda place: len(ends[place]), default=0)
    found = ends.get(best, [])
    is_prose = len(found) >= _FEWEST_LINES and sum(found) > 0.6 * len(found)
    return 2 * best - 2 if is_prose else None


def _line(words: list[dict[str, Any]]) -> PdfLine:
    widest = max(words, key=lambda word: float(word["x1"]) - float(word["x0"]))
    text = plain(words[0]["text"])
    for word, other in pairwise(words):
        is_apart = other["x0"] - word["x1"] > _SPACE * float(word["size"])
        piece = plain(other["text"])
        is_latin = text[-1:].isascii() and piece[:1].isascii()
        text += f" {piece}" if is_apart and is_latin else piece
    text = text.strip()
    return PdfLine(
        text,
        float(words[0]["x0"]),
        float(words[-1]["x1"]),
        min(float(word["top"]) for word in words),
        max(float(word["bottom"]) for word in words),
        round(float(widest["size"]), 1),
        any(mark in widest["fontname"].lower() for mark in ("bold", "black", "heavy", "hei")),
    )


def _in_order(items: list[PdfLine | PdfTable], width: float) -> list[PdfLine | PdfTable]:
    """Return what stands on a page from top to bottom, the left column before the right one."""
    items = sorted(items, key=lambda item: (item.top, item.left))
    result: list[PdfLine | PdfTable] = []
    columns: list[PdfLine | PdfTable] = []
    gap = _gap(items, width)
    for item in items:
        if gap is not None and (item.right <= gap or item.left >= gap):
            columns.append(item)
            continue
        result += _by_column(columns, gap)
        columns = []
        result.append(item)
    return result + _by_column(columns, gap)


def _with_plain_tables(items: list[PdfLine | PdfTable]) -> list[PdfLine | PdfTable]:
    """Make tables of rows of words that stand below each other without lines around them."""
    result: list[PdfLine | PdfTable] = []
    rows: list[list[PdfLine]] = []
    for row in [*_by_height(items), []]:
        is_next = bool(rows) and len(row) == len(rows[-1]) and _stand_below(row, rows[-1])
        if rows and not is_next:
            result += [_plain_table(rows)] if len(rows) > 1 else rows[0]
            rows = []
        if len(row) > 1 and all(isinstance(item, PdfLine) for item in row):
            rows.append([item for item in row if isinstance(item, PdfLine)])
        else:
            result += row
    return result


def _by_height(items: Sequence[PdfLine | PdfTable]) -> list[list[PdfLine | PdfTable]]:
    rows: list[list[PdfLine | PdfTable]] = []
    for item in items:
        last = rows[-1][-1] if rows else None
        is_beside = last is not None and item.left >= last.right
        if last is not None and is_beside and item.top < (last.top + last.bottom) / 2:
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _stand_below(row: Sequence[PdfLine | PdfTable], above: Sequence[PdfLine]) -> bool:
    pairs = zip(row, above, strict=True)
    return all(one.left < other.right and other.left < one.right for one, other in pairs)


def _plain_table(rows: Sequence[Sequence[PdfLine]]) -> PdfTable:
    lines = [line for row in rows for line in row]
    return PdfTable(
        tuple(tuple(line.text for line in row) for row in rows),
        min(line.left for line in lines),
        max(line.right for line in lines),
        min(line.top for line in lines),
        max(line.bottom for line in lines),
    )


def _by_column(items: list[PdfLine | PdfTable], gap: float | None) -> list[PdfLine | PdfTable]:
    left = [item for item in items if gap is None or item.right <= gap]
    right = [item for item in items if gap is not None and item.left >= gap]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return items
    return [_placed(item, 1) for item in left] + [_placed(item, 2) for item in right]


def _placed(item: PdfLine | PdfTable, column: int) -> PdfLine | PdfTable:
    return replace(item, column=column) if isinstance(item, PdfLine) else item


def _gap(items: Sequence[PdfLine | PdfTable], width: float) -> float | None:
    """Return where the gap between two columns is, None where there is one column."""
    best: tuple[int, float] | None = None
    for place in sorted({item.right for item in items if _is_middle(item.right, width)}):
        gap = place + 1
        left = [item for item in items if item.right <= gap]
        right = [item for item in items if item.left >= gap]
        beside = sum(any(abs(one.top - other.top) < 4 for other in right) for one in left)
        if beside >= _FEWEST_LINES and (best is None or beside > best[0]):
            best = (beside, gap)
    return best[1] if best else None


def _is_middle(place: float, width: float) -> bool:
    return _MIDDLE[0] * width <= place <= _MIDDLE[1] * width

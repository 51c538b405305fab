"""Heads: what stands by rule before the words of a heading or item, and is never guessed.

A chapter's number, the mark of an item, a label with its colon: the head has its one English, and
what follows it is translated by itself. So marks keep one style through a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.quantities.chinese.chinese_number import parse_characters
from glossary.cells.cell_grammar import part_name
from glossary.cells.cell_table import cell_key, load_cells
from glossary.codes import as_roman, ordinal_word

_NUMERALS = "一二三四五六七八九十"
_CHAPTER = re.compile(rf"(?P<number>[{_NUMERALS}]{{1,3}})、\s*(?![{_NUMERALS}、])")
_SECTION = re.compile(rf"[（(](?P<number>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]、?\s*")
_ITEM = re.compile(r"(?P<number>[0-9]{1,2})(?P<mark>[.．、)）])\s*(?![0-9.．、])")
_CIRCLED = re.compile(r"(?P<mark>[①-⑳])\s*")
_ORDER = re.compile(rf"[第其](?P<number>[{_NUMERALS}]{{1,2}})，\s*")
_PART = re.compile(
    rf"第(?P<number>[{_NUMERALS}百]+|[0-9]+)(?P<part>[章节编篇])(?:\s+|(?<=[章编篇]))(?=[^，。]{{2,30}}$)"
)
_DRAWING = re.compile(
    r"(?P<name>附表|附件|附图|表|图|专栏)(?P<number>[0-9]+(?:[-–—.][0-9]+)*|[一二三四五六七八九十]+)"
    r"(?P<colon>[:：]\s*|\s+)(?=\S)"
)
_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff（）()]{1,12})[:：]\s*(?=\S)")
_KINDS = frozenset({"label", "unit_label", "statistic"})
_PARTS = {"章": "Chapter", "节": "Section", "编": "Part", "篇": "Part"}


@dataclass(frozen=True, slots=True)
class CellHead:
    """A head: how many characters of the text it takes, its English, and what comes after.

    Attributes:
        length: Of the head in the text, the space after it included.
        english: What it is written as.
        goes_on: The words behind it go on with its sentence: "First, output rose".
    """

    length: int
    english: str
    goes_on: bool = False


def find_head(text: str) -> CellHead | None:
    """Return the head of a normalised text that has words after it, else None.

    >>> find_head("（二）加快道路建设")
    CellHead(length=3, english='(2)', goes_on=False)
    >>> find_head("抄送：省教育厅").english
    'Copied to:'
    >>> find_head("一、二类企业") is None
    True
    """
    for read in (_chapter, _section, _item, _circled, _order, _part, _drawing, _label):
        head = read(text)
        if head is not None:
            return head if head.length < len(text) else None
    return None


def _chapter(text: str) -> CellHead | None:
    match = _CHAPTER.match(text)
    return CellHead(match.end(), f"{as_roman(_value(match['number']))}.") if match else None


def _section(text: str) -> CellHead | None:
    match = _SECTION.match(text)
    return CellHead(match.end(), f"({_value(match['number'])})") if match else None


def _item(text: str) -> CellHead | None:
    match = _ITEM.match(text)
    if match is None:
        return None
    mark = ")" if match["mark"] in ")）" else "."
    return CellHead(match.end(), f"{match['number']}{mark}")


def _circled(text: str) -> CellHead | None:
    match = _CIRCLED.match(text)
    return CellHead(match.end(), match["mark"]) if match else None


def _order(text: str) -> CellHead | None:
    match = _ORDER.match(text)
    if match is None:
        return None
    words = ordinal_word(_value(match["number"])).capitalize()
    return CellHead(match.end(), f"{words},", goes_on=True)


def _part(text: str) -> CellHead | None:
    match = _PART.match(text)
    if match is None:
        return None
    value = _value(match["number"])
    number = f"{value}" if match["part"] == "节" else as_roman(value)
    return CellHead(match.end(), f"{_PARTS[match['part']]} {number}")


def _drawing(text: str) -> CellHead | None:
    match = _DRAWING.match(text)
    if match is None:
        return None
    return CellHead(match.end(), f"{part_name(match['name'], match['number'])}:")


def _label(text: str) -> CellHead | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    cell = load_cells().get(cell_key(match["label"]))
    if cell is None or cell.kind not in _KINDS:
        return None
    return CellHead(match.end(), f"{cell.english}:")


def _value(words: str) -> int:
    return int(words) if words.isdecimal() else int(parse_characters(words) or 0)

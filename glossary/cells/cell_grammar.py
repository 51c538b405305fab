"""How a whole cell is written in English: by the table, or by the grammar of cells over it.

A cell is a unit, a numeral, a label with its colon, a column head with its unit in brackets, an
enumeration mark with a heading, a figure alone. What is not wholly one of these is a sentence, and
no business of this room.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from glossary.cells.cell_heads import find_heads
from glossary.cells.cell_table import cell_key, load_cells
from glossary.cells.heading_grammar import render_heading
from glossary.cells.plain_cells import (
    NUMERALS,
    CellRendering,
    part_name,
    read_body,
    read_clock,
    read_figure,
    read_levelled,
    read_limit,
    read_month,
    read_numeral,
    read_page,
)
from glossary.cells.post_grammar import render_posts
from glossary.codes import as_roman, ordinal_word

_LONGEST = 40
_FEWEST_OF_A_ROW = 3
_CHAPTER = deferred_pattern(rf"(?P<number>[{NUMERALS}]{{1,3}})、(?P<rest>.*)")
_SECTION = deferred_pattern(rf"\((?P<number>[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})\)(?P<rest>.*)")
_ITEM = deferred_pattern(r"(?P<number>[0-9]{1,2})(?P<mark>[.、)])(?P<rest>\D.*|)")
_CIRCLED = deferred_pattern("(?P<number>[①-⑳])(?P<rest>.*)")
_PART = deferred_pattern(
    r"(?P<name>附表|附件|附图|表|图|专栏)(?P<number>[0-9]+(?:[-–—.][0-9]+)*|[一二三四五六七八九十]+)"
    r"(?P<colon>:?)(?P<rest>.*)"
)
_UNIT = deferred_pattern(r"(?P<name>(?:计量)?单位|货币单位|金额单位):?(?P<unit>.+)")
_BRACKETED = deferred_pattern(r"(?P<head>[^()]+)\((?P<inner>[^()]+)\)")
_BUSINESSES = deferred_pattern("企业|公司|工商户|(?:市场|经营)主体|纳税人|法人")
_COUNTS_OF_BUSINESSES = {"户": "number", "家": "number", "万户": "10,000", "万家": "10,000"}
_CHAPTER_HEADING = deferred_pattern(
    rf"第(?P<number>[{NUMERALS}]+|[0-9]+)(?P<part>[章节编])(?P<rest>.*)"
)
_CHAPTER_NAMES = {"章": "Chapter", "节": "Section", "编": "Part"}
_ORDER = deferred_pattern(rf"[第其](?P<number>[{NUMERALS}]{{1,2}})[,，]")
_LONGEST_ORDER = 30


def render_cell(text: str) -> CellRendering | None:
    """Return the English of a whole cell, None for anything else.

    >>> [render_cell(cell).english for cell in ("单位：亿元", "十二", "（一）", "表2")]
    ['Unit: 100 million yuan', '12', '(1)', 'Table 2']
    >>> render_cell("全区经济增长。") is None
    True
    """
    key = cell_key(text)
    if not key:
        return None
    whole = _drawing(text) or _of_key(key) or _row(text) if len(key) <= _LONGEST else None
    return whole or _labelled_row(text)


def _row(text: str) -> CellRendering | None:
    """A row of three heads or more in running text: 指标 单位 产量."""
    cells = text.split()
    return _side_by_side(cells) if len(cells) >= _FEWEST_OF_A_ROW else None


def _labelled_row(text: str) -> CellRendering | None:
    """The furniture of a page: 来源：区政府办公室 发布日期：2023年3月6日."""
    places = [head.start for head in find_heads(text) if head.english.endswith(":")]
    if len(places) < 2 or places[0]:
        return None
    return _side_by_side([text[a:b] for a, b in pairwise([*places, len(text)])])


def _side_by_side(cells: list[str]) -> CellRendering | None:
    rendered = [_of_key(cell_key(cell)) for cell in cells]
    known = [cell for cell in rendered if cell is not None]
    if len(known) < len(cells):
        return None
    notes = "; ".join(cell.note for cell in known if cell.note)
    return CellRendering("  ".join(cell.english for cell in known), notes)


_DRAWING = deferred_pattern(
    r"\s*(?P<name>附表|附件|附图|表|图|专栏)\s*(?P<number>[0-9]+(?:[-–—.][0-9]+)*)\s+(?P<rest>[0-9].*)"
)


def _drawing(text: str) -> CellRendering | None:
    """表1 2024年主要指标: only the space says where the number of the table ends."""
    match = _DRAWING.fullmatch(text)
    rest = None if match is None else _of_key(cell_key(match["rest"]))
    if match is None or rest is None:
        return None
    return CellRendering(f"{part_name(match['name'], match['number'])}: {rest.english}", rest.note)


def _of_key(key: str) -> CellRendering | None:
    for read in (
        read_page,
        read_levelled,
        read_limit,
        read_clock,
        _value,
        read_numeral,
        _listed,
        _post,
        _labelled,
        _enumerated,
        _part,
        _chapter,
        _unit,
        _bracketed,
        read_figure,
        _heading,
    ):
        found = read(key)
        if found is not None:
            return found
    return None


def _heading(key: str) -> CellRendering | None:
    """人口和就业, 2024年主要指标."""
    english = render_heading(key)
    return None if english is None else CellRendering(english)


def _value(key: str) -> CellRendering | None:
    """发布日期:2024-03-05 is a label with its value."""
    label, mark, value = key.partition(":")
    if not (mark and label and value):
        return None
    named, said = _listed(label), read_month(value) or _of_key(value) or read_body(value)
    if named is None or said is None or label in ("单位", "计量单位"):
        return None
    return CellRendering(f"{named.english}: {said.english}", named.note or said.note)


def _post(key: str) -> CellRendering | None:
    """市财政局局长, 党组书记、局长."""
    english = render_posts(key)
    return None if english is None else CellRendering(english[0].upper() + english[1:])


def _listed(key: str) -> CellRendering | None:
    cell = load_cells().get(key)
    return None if cell is None else CellRendering(cell.english, cell.note)


def _labelled(key: str) -> CellRendering | None:
    """附件: is a label with its colon."""
    if not key.endswith(":"):
        return None
    found = _listed(key[:-1])
    return None if found is None else CellRendering(f"{found.english}:", found.note)


def _enumerated(key: str) -> CellRendering | None:
    """Return 一、综合 as "I. Overview", （一） as "(1)", 2.其他 as "2. Others", 第一， "First,"."""
    order = _ORDER.fullmatch(key)
    if order is not None:
        value = int(parse_characters(order["number"]) or 0)
        words = ordinal_word(value) if value <= _LONGEST_ORDER else ""
        return CellRendering(f"{words.capitalize()},") if words else None
    for pattern in (_CHAPTER, _SECTION, _ITEM, _CIRCLED):
        match = pattern.fullmatch(key)
        if match is None:
            continue
        mark = _mark(pattern, match)
        if not match["rest"]:
            return CellRendering(mark)
        rest = _of_key(match["rest"])
        return None if rest is None else CellRendering(f"{mark} {rest.english}", rest.note)
    return None


def _mark(pattern: re.Pattern[str], match: re.Match[str]) -> str:
    number = match["number"]
    if pattern is _CIRCLED:
        return number
    value = int(number) if number.isascii() else int(parse_characters(number) or 0)
    if pattern is _CHAPTER:
        return f"{as_roman(value)}."
    if pattern is _SECTION:
        return f"({value})"
    return f"{value}{'.' if match['mark'] in '.、' else match['mark']}"


def _part(key: str) -> CellRendering | None:
    match = _PART.fullmatch(key)
    if match is None:
        return None
    name = f"{part_name(match['name'], match['number'])}{match['colon']}"
    if not match["rest"]:
        return CellRendering(name)
    rest = _of_key(match["rest"])
    if rest is None:
        return None
    return CellRendering(f"{name if match['colon'] else name + ':'} {rest.english}", rest.note)


def _chapter(key: str) -> CellRendering | None:
    match = _CHAPTER_HEADING.fullmatch(key)
    if match is None:
        return None
    number = match["number"]
    value = int(number) if number.isascii() else int(parse_characters(number) or 0)
    shown = f"{value}" if match["part"] == "节" else as_roman(value)
    name = f"{_CHAPTER_NAMES[match['part']]} {shown}"
    if not match["rest"]:
        return CellRendering(name)
    rest = _of_key(match["rest"])
    return None if rest is None else CellRendering(f"{name} {rest.english}", rest.note)


def _unit(key: str) -> CellRendering | None:
    match = _UNIT.fullmatch(key)
    if match is None:
        return None
    names = []
    for unit in (
        re.split("[,，、/;；]", match["unit"]) if "、" in match["unit"] else [match["unit"]]
    ):
        found = _listed(unit)
        if found is None:
            return None
        names.append(found.english)
    return CellRendering(f"Unit: {', '.join(names)}")


def _bracketed(key: str) -> CellRendering | None:
    """绝对数(亿元) is a head with its unit."""
    match = _BRACKETED.fullmatch(key)
    if match is None:
        whole = re.fullmatch(r"\((?P<inner>[^()]+)\)", key)
        inner = _of_key(whole["inner"]) if whole else None
        return None if inner is None else CellRendering(f"({inner.english})", inner.note)
    head, inner = _of_key(match["head"]), _of_key(match["inner"])
    if _BUSINESSES.search(match["head"]) and match["inner"] in _COUNTS_OF_BUSINESSES:
        inner = CellRendering(_COUNTS_OF_BUSINESSES[match["inner"]])
    if head is None or inner is None:
        return None
    return CellRendering(f"{head.english} ({inner.english})", head.note or inner.note)

"""How a whole cell is written in English: by the table, or by the grammar of cells over it.

A cell is a unit, a numeral, a label with its colon, a column head with its unit in brackets, an
enumeration mark with a heading, a figure alone. What is not wholly one of these is a sentence, and
no business of this room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpora.quantities import (
    Approximation,
    Quantity,
    QuantityKind,
    find_quantities,
    render_quantity,
)
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_calendar import MONTHS
from glossary.cells.cell_table import cell_key, load_cells
from glossary.cells.heading_grammar import render_heading
from glossary.codes import as_roman, ordinal_word
from glossary.packaged_glossary import load_packaged_glossary

_LONGEST = 40
_FEWEST_OF_A_ROW = 3
_NUMERALS = "零〇一二三四五六七八九十百千万亿"
_CHAPTER = re.compile(rf"(?P<number>[{_NUMERALS}]{{1,3}})、(?P<rest>.*)")
_SECTION = re.compile(rf"\((?P<number>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})\)(?P<rest>.*)")
_ITEM = re.compile(r"(?P<number>[0-9]{1,2})(?P<mark>[.、)])(?P<rest>\D.*|)")
_CIRCLED = re.compile("(?P<number>[①-⑳])(?P<rest>.*)")
_PART = re.compile(
    r"(?P<name>附表|附件|附图|表|图|专栏)(?P<number>[0-9]+(?:[-–—.][0-9]+)*|[一二三四五六七八九十]+)"
    r"(?P<colon>:?)(?P<rest>.*)"
)
_PARTS = {
    "表": "Table",
    "图": "Figure",
    "附件": "Attachment",
    "附表": "Attached Table",
    "附图": "Attached Figure",
    "专栏": "Box",
}
_UNIT = re.compile(r"(?P<name>(?:计量)?单位|货币单位|金额单位):?(?P<unit>.+)")
_BRACKETED = re.compile(r"(?P<head>[^()]+)\((?P<inner>[^()]+)\)")
_CHAPTER_HEADING = re.compile(rf"第(?P<number>[{_NUMERALS}]+|[0-9]+)(?P<part>[章节编])(?P<rest>.*)")
_CHAPTER_NAMES = {"章": "Chapter", "节": "Section", "编": "Part"}
_FIGURE = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
# 六个 and 十家 are figures in a cell; what is counted stands in the head of the column.
_COUNTERS = "个家名人次项件户台套辆座所处条"
_COUNTED = re.compile(rf"(?P<number>[{_NUMERALS}]+|两)[{_COUNTERS}]?")
_ORDER = re.compile(rf"[第其](?P<number>[{_NUMERALS}]{{1,2}})[,，]")
_LONGEST_ORDER = 30
_SCALES = re.compile("[十百千]?[万亿]|[百千]")


@dataclass(frozen=True, slots=True)
class CellRendering:
    """The English of a whole cell, and what depends on context, empty for nothing."""

    english: str
    note: str = ""


def render_cell(text: str) -> CellRendering | None:
    """Return the English of a whole cell, None for anything else.

    >>> [render_cell(cell).english for cell in ("单位：亿元", "十二", "（一）", "表2")]
    ['Unit: 100 million yuan', '12', '(1)', 'Table 2']
    >>> render_cell("全区经济增长。") is None
    True
    """
    key = cell_key(text)
    if not key or len(key) > _LONGEST:
        return None
    return _drawing(text) or _of_key(key) or _row(text)


def _row(text: str) -> CellRendering | None:
    """A row of three heads or more in running text: 指标 单位 产量."""
    cells = text.split()
    if len(cells) < _FEWEST_OF_A_ROW:
        return None
    rendered = [_of_key(cell_key(cell)) for cell in cells]
    known = [cell for cell in rendered if cell is not None]
    if len(known) < len(cells):
        return None
    notes = "; ".join(cell.note for cell in known if cell.note)
    return CellRendering("  ".join(cell.english for cell in known), notes)


_DRAWING = re.compile(
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
        _page,
        _until,
        _clock,
        _value,
        _numeral,
        _listed,
        _labelled,
        _enumerated,
        _part,
        _chapter,
        _unit,
        _bracketed,
        _figure,
        _heading,
    ):
        found = read(key)
        if found is not None:
            return found
    return None


_PAGE = re.compile("第(?P<page>[0-9]+)页(?:,?共(?P<all>[0-9]+)页)?|共(?P<whole>[0-9]+)页")
_NUMBERED_PART = re.compile(rf"第(?P<number>[{_NUMERALS}]+)部分")
_CONTINUED = re.compile("续(?P<name>表|图)(?P<number>[0-9-]*)")
_DECIMAL_MARK = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}")
_CLAUSE_ITEM = re.compile(rf"第\((?P<number>[{_NUMERALS}]+)\)项")


def _heading(key: str) -> CellRendering | None:
    """人口和就业, 2024年主要指标."""
    english = render_heading(key)
    return None if english is None else CellRendering(english)


def _page(key: str) -> CellRendering | None:
    """第3页 共12页, 第三部分, 续表2, 2.3.1, 第（三）项."""
    match = _PAGE.fullmatch(key)
    if match is not None:
        if match["whole"]:
            return CellRendering(f"{match['whole']} pages in total")
        of = f" of {match['all']}" if match["all"] else ""
        return CellRendering(f"Page {match['page']}{of}")
    match = _NUMBERED_PART.fullmatch(key)
    if match is not None:
        return CellRendering(f"Part {int(parse_characters(match['number']) or 0)}")
    match = _CONTINUED.fullmatch(key)
    if match is not None:
        name = f"{_PARTS[match['name']]} {match['number']}".strip()
        return CellRendering(f"{name} (continued)")
    match = _CLAUSE_ITEM.fullmatch(key)
    if match is not None:
        return CellRendering(f"Item ({int(parse_characters(match['number']) or 0)})")
    return CellRendering(key) if _DECIMAL_MARK.fullmatch(key) else None


_UNTIL = re.compile("(?P<what>有效期至|有效期截至|截至|截止到?|执行至|延长至)(?P<day>.+)")
_UNTIL_NAMES = {
    "截至": "As of",
    "截止": "Until",
    "截止到": "Until",
    "执行至": "In force until",
    "延长至": "Extended to",
}
_CLOCK = re.compile(
    "(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])"
)
_LATE = ("中午", "下午", "傍晚", "晚上", "晚")
_NOON = 12
_BODIES = frozenset({"body", "party", "state"})
_MONTH = re.compile("(?P<year>(?:19|20)[0-9]{2})[./](?P<month>0?[1-9]|1[0-2])")


def _until(key: str) -> CellRendering | None:
    """有效期至2026年12月31日."""
    match = _UNTIL.fullmatch(key)
    if match is None:
        return None
    found = find_quantities(match["day"])
    if len(found) != 1 or found[0].span != (0, len(match["day"])) or not found[0].calendar:
        return None
    words = _UNTIL_NAMES.get(match["what"], "Valid until")
    return CellRendering(f"{words} {render_quantity(found[0])[0]}")


def _clock(key: str) -> CellRendering | None:
    """上午9:00 is "9:00 a.m."."""
    match = _CLOCK.fullmatch(key)
    if match is None:
        return None
    hour = int(match["hour"])
    is_late = match["part"] in _LATE and not (match["part"] == "中午" and hour < _NOON)
    half = "p.m." if is_late else "a.m."
    return CellRendering(f"{hour % _NOON or _NOON}:{match['minute']} {half}")


def _value(key: str) -> CellRendering | None:
    """发布日期:2024-03-05 is a label with its value."""
    label, mark, value = key.partition(":")
    if not (mark and label and value):
        return None
    named, said = _listed(label), _month(value) or _of_key(value) or _body(value)
    if named is None or said is None or label in ("单位", "计量单位"):
        return None
    return CellRendering(f"{named.english}: {said.english}", named.note or said.note)


@cache
def _bodies() -> dict[str, str]:
    """Return the packaged names of bodies, which stand behind 来源 and 抄送."""
    return {
        term.text: concept.accepted[0].text
        for concept in load_packaged_glossary().concepts
        if concept.subject in _BODIES and concept.accepted and concept.is_approved
        for term in concept.chinese
    }


def _body(value: str) -> CellRendering | None:
    """来源:国家统计局 has the name of a body behind its label."""
    english = _bodies().get(value)
    return None if english is None else CellRendering(english)


def _month(value: str) -> CellRendering | None:
    """1985.10 behind a label is October 1985."""
    match = _MONTH.fullmatch(value)
    if match is None:
        return None
    return CellRendering(f"{MONTHS[int(match['month']) - 1]} {match['year']}")


def _listed(key: str) -> CellRendering | None:
    cell = load_cells().get(key)
    return None if cell is None else CellRendering(cell.english, cell.note)


def _labelled(key: str) -> CellRendering | None:
    """附件: is a label with its colon."""
    if not key.endswith(":"):
        return None
    found = _listed(key[:-1])
    return None if found is None else CellRendering(f"{found.english}:", found.note)


def _numeral(key: str) -> CellRendering | None:
    match = _COUNTED.fullmatch(key)
    if match is None or _SCALES.fullmatch(match["number"]):
        return None  # 万人 is a unit
    value = parse_characters(match["number"])
    if value is None:
        return None
    return CellRendering(f"{int(value):,}")


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


def part_name(name: str, number: str) -> str:
    """Return the English of 表2 or 附件一: "Table 2", "Attachment 1"."""
    if not number[0].isascii():
        number = f"{int(parse_characters(number) or 0)}"
    return f"{_PARTS[name]} {re.sub('[–—]', '-', number)}"


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
    if head is None or inner is None:
        return None
    return CellRendering(f"{head.english} ({inner.english})", head.note or inner.note)


def _figure(key: str) -> CellRendering | None:
    """A cell that is one figure keeps its digits: "6", not "six"."""
    if _FIGURE.fullmatch(key):
        return CellRendering(key)
    found = find_quantities(key)
    if len(found) != 1 or found[0].span != (0, len(key)):
        return None
    return CellRendering(_in_digits(found[0]))


def _in_digits(quantity: Quantity) -> str:
    wordings = render_quantity(quantity)
    plain = quantity.approximation is Approximation.EXACT
    if plain and quantity.kind in (QuantityKind.NUMBER, QuantityKind.MEASURE):
        return next((words for words in wordings if words[0].isdigit()), wordings[0])
    return wordings[0]

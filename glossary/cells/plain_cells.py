"""Cells that are one thing: a page, a day, a time, a body, a numeral, a figure."""

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
from glossary.packaged_glossary import load_packaged_glossary

NUMERALS = "零〇一二三四五六七八九十百千万亿"
PARTS = {
    "表": "Table",
    "图": "Figure",
    "附件": "Attachment",
    "附表": "Attached Table",
    "附图": "Attached Figure",
    "专栏": "Box",
}
_FIGURE = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
# 六个 and 十家 are figures in a cell; what is counted stands in the head of the column.
_COUNTERS = "个家名人次项件户台套辆座所处条"
_COUNTED = re.compile(rf"(?P<number>[{NUMERALS}]+|两)[{_COUNTERS}]?")
_COUNTED_IN_DIGITS = re.compile(rf"(?P<number>[0-9]{{1,3}}(?:,?[0-9]{{3}})*)[{_COUNTERS}]")
_LEVELLED = re.compile(
    r"(?P<level>[^()]+级)(?P<noun>[^0-9()]{2,4}?)(?P<number>数量?|个数|家数|总数)?"
)
_NOUNS_OF_LEVELS = {
    "企业": "enterprises",
    "工业企业": "industrial enterprises",
    "龙头企业": "leading enterprises",
    "产业": "industries",
    "产业链": "industrial chains",
    "集群": "clusters",
    "产业集群": "industrial clusters",
    "园区": "parks",
    "工业园区": "industrial parks",
    "开发区": "development zones",
    "项目": "projects",
    "平台": "platforms",
    "市场": "markets",
    "商圈": "business districts",
    "品牌": "brands",
    "城市": "cities",
}
_SCALES = re.compile("[十百千]?[万亿]|[百千]")


@dataclass(frozen=True, slots=True)
class CellRendering:
    """The English of a whole cell, and what depends on context, empty for nothing."""

    english: str
    note: str = ""


_PAGE = re.compile("第(?P<page>[0-9]+)页(?:,?共(?P<all>[0-9]+)页)?|共(?P<whole>[0-9]+)页")
_NUMBERED_PART = re.compile(rf"第(?P<number>[{NUMERALS}]+)部分")
_CONTINUED = re.compile("续(?P<name>表|图)(?P<number>[0-9-]*)")
_DECIMAL_MARK = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}")
_CLAUSE_ITEM = re.compile(rf"第\((?P<number>[{NUMERALS}]+)\)项")


def read_page(key: str) -> CellRendering | None:
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
        name = f"{PARTS[match['name']]} {match['number']}".strip()
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


def read_limit(key: str) -> CellRendering | None:
    """有效期至2026年12月31日."""
    match = _UNTIL.fullmatch(key)
    if match is None:
        return None
    found = find_quantities(match["day"])
    if len(found) != 1 or found[0].span != (0, len(match["day"])) or not found[0].calendar:
        return None
    words = _UNTIL_NAMES.get(match["what"], "Valid until")
    return CellRendering(f"{words} {render_quantity(found[0])[0]}")


def read_clock(key: str) -> CellRendering | None:
    """上午9:00 is "9:00 a.m."."""
    match = _CLOCK.fullmatch(key)
    if match is None:
        return None
    hour = int(match["hour"])
    is_late = match["part"] in _LATE and not (match["part"] == "中午" and hour < _NOON)
    half = "p.m." if is_late else "a.m."
    return CellRendering(f"{hour % _NOON or _NOON}:{match['minute']} {half}")


@cache
def _bodies() -> dict[str, str]:
    """Return the packaged names of bodies, which stand behind 来源 and 抄送."""
    return {
        term.text: concept.accepted[0].text
        for concept in load_packaged_glossary().concepts
        if concept.subject in _BODIES and concept.accepted and concept.is_approved
        for term in concept.chinese
    }


def read_body(value: str) -> CellRendering | None:
    """来源:国家统计局 has the name of a body behind its label."""
    english = _bodies().get(value)
    return None if english is None else CellRendering(english)


def read_month(value: str) -> CellRendering | None:
    """1985.10 behind a label is October 1985."""
    match = _MONTH.fullmatch(value)
    if match is None:
        return None
    return CellRendering(f"{MONTHS[int(match['month']) - 1]} {match['year']}")


def read_numeral(key: str) -> CellRendering | None:
    """十二, 六个 and 6家 are figures, 万 is a unit."""
    digits = _COUNTED_IN_DIGITS.fullmatch(key)
    if digits is not None:
        return CellRendering(f"{int(digits['number'].replace(',', '')):,}")
    match = _COUNTED.fullmatch(key)
    if match is None or _SCALES.fullmatch(match["number"]):
        return None  # 万人 is a unit
    value = parse_characters(match["number"])
    if value is None:
        return None
    return CellRendering(f"{int(value):,}")


def read_levelled(key: str) -> CellRendering | None:
    """百亿级企业, 千亿级产业集群数量: what there is of a size."""
    match = _LEVELLED.fullmatch(key)
    noun = None if match is None else _NOUNS_OF_LEVELS.get(match["noun"])
    if match is None or noun is None:
        return None
    found = find_quantities(match["level"])
    if len(found) != 1 or found[0].span != (0, len(match["level"])):
        return None
    if found[0].kind is not QuantityKind.SCALE_CLASS:
        return None
    english = f"{render_quantity(found[0])[0]} {noun}"
    return CellRendering(f"Number of {english}" if match["number"] else english)


def part_name(name: str, number: str) -> str:
    """Return the English of 表2 or 附件一: "Table 2", "Attachment 1"."""
    if not number[0].isascii():
        number = f"{int(parse_characters(number) or 0)}"
    return f"{PARTS[name]} {re.sub('[–—]', '-', number)}"


def read_figure(key: str) -> CellRendering | None:
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

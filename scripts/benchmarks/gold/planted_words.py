"""Plants one change of a word into a right translation: percentages, months, directions, places.

Where a fault stands is found by patterns of both texts, not by the readers that are measured: a
percentage or an amount is changed where the source has its digits, a direction where the source has
a word of movement, a month where the source has its number.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from glossary.packaged_glossary import load_packaged_glossary
from scripts.benchmarks.gold.planted_faults import PlantedFault, Row

Item = TypeVar("Item")
Planter = Callable[[Row, random.Random], Iterator[PlantedFault]]
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERCENT = re.compile(r"(?<![\d.,-])(\d+(?:\.\d+)?)(?= ?(?:%|percent\b|per cent\b))")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?<!May)|\bMay(?= \d)|(?<=\d )May\b")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_CURRENCIES = (
    ("yuan", "元"),
    ("RMB", "元"),
    ("US$", "美元"),
    ("HK$", "港元"),
    ("US dollars", "美元"),
    ("dollars", "元"),
    ("euros", "欧元"),
    ("pounds", "英镑"),
    ("yen", "日元"),
)
_UNITS = {
    "kilometers": ("meters", "miles"),
    "km": ("m", "miles"),
    "meters": ("kilometers", "feet"),
    "square kilometers": ("hectares", "square meters"),
    "square meters": ("square kilometers", "hectares"),
    "hectares": ("mu", "square kilometers"),
    "mu": ("hectares", "square meters"),
    "tonnes": ("kilograms", "pounds"),
    "tons": ("kilograms", "pounds"),
    "kilowatt-hours": ("megawatt-hours",),
    "kilowatts": ("megawatts",),
    "years": ("months", "days"),
    "months": ("years", "weeks"),
    "days": ("hours", "months"),
    "hours": ("days", "minutes"),
    "minutes": ("hours", "seconds"),
}
_UNIT = re.compile(rf"(?<=\d )(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b")
_MOVED = re.compile(
    "[增升涨降跌减缩扩]|下滑|回落|回升|攀升|走低|走高|增长|提高|提升|下挫|萎缩|放缓|加快"
)
_DIRECTIONS = (
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rising", "falling"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("increasing", "decreasing"),
    ("grew", "shrank"),
    ("grown", "shrunk"),
    ("growth", "decline"),
    ("up", "down"),
    ("upward", "downward"),
    ("higher", "lower"),
    ("expanded", "contracted"),
    ("accelerated", "slowed"),
    ("raised", "lowered"),
    ("strengthened", "weakened"),
)
_OTHER_WAY = {
    **dict(_DIRECTIONS),
    **{other: one for one, other in _DIRECTIONS},
    "declined": "increased",
    "dropped": "increased",
    "reduced": "increased",
    "climbed": "fell",
    "rise": "fall",
    "drop": "rise",
}
_DIRECTION = re.compile(rf"(?<![\w-])(?:{'|'.join(_OTHER_WAY)})(?![\w-])")
_UP_BY = re.compile(r"(?:up|down)(?= (?:by |from |to |\d|slightly|sharply|nearly|about|over))")
NEGATED = re.compile("[不未没无非勿禁否莫]|拒绝|难以|避免|防止|免")
NOT = re.compile(r" not\b(?! only)|(?<=\w)n[’']t\b|(?<=\bcan)not\b")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|shall|should|can|could|may|might|must|has|have|had|do|does"
    r"|did)\b(?! not|n[’']t|\?)(?=(?: \w+){3})"
)
_HAS_NEGATIVE = re.compile(r"\b(?:no|not|nor|never|without|cannot|none|neither)\b|n[’']t\b", re.I)


def planted_percentages(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another percentage, whose digits the source has."""
    for match in _sample(_PERCENT.finditer(row[1]), chance):
        if match[1] in row[0]:
            wrong = _other_number(match[1], chance)
            yield _changed(row, match.start(), match.end(), wrong)


def planted_months(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another month."""
    for match in _sample(_MONTH.finditer(row[1]), chance):
        number = _MONTHS.index(match.group()) + 1
        if re.search(rf"(?<!\d){number}\s?月", row[0]):
            others = [name for name in _MONTHS if name != match.group()]
            yield _changed(row, match.start(), match.end(), chance.choice(others))


def planted_days(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another day of the week."""
    for match in _sample(_DAY.finditer(row[1]), chance):
        character = "一二三四五六日"[_DAYS.index(match.group())]
        if re.search(
            f"(?:周|星期|礼拜|禮拜|週){'[日天]' if character == '日' else character}", row[0]
        ):
            others = [name for name in _DAYS if name != match.group()]
            yield _changed(row, match.start(), match.end(), chance.choice(others))


def planted_currencies(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another currency beside a figure."""
    found = []
    for english, chinese in _CURRENCIES:
        pattern = (
            rf"{re.escape(english)}(?= ?\d)"
            if english.endswith("$") or english == "RMB"
            else rf"(?<=\d ){english}\b|(?<=illion ){english}\b"
        )
        if chinese in row[0]:
            found += [(match, english) for match in re.finditer(pattern, row[1])]
    for match, english in _sample(found, chance):
        is_before = english.endswith("$") or english == "RMB"
        names = ("US$", "HK$", "RMB") if is_before else ("yuan", "US dollars", "euros", "yen")
        same = {"RMB": "yuan", "dollars": "US dollars"}
        others = [name for name in names if name not in (english, same.get(english))]
        yield _changed(row, match.start(), match.end(), chance.choice(others))


def planted_units(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another unit behind a figure."""
    for match in _sample(_UNIT.finditer(row[1]), chance):
        number = re.search(r"[\d,.]+(?= $)", row[1][: match.start()])
        if number and number.group().replace(",", "") in row[0].replace(",", ""):
            wrong = chance.choice(_UNITS[match.group()])
            yield _changed(row, match.start(), match.end(), wrong)


def planted_directions(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row in which a movement goes the other way."""
    if not _MOVED.search(row[0]):
        return
    for match in _sample(_DIRECTION.finditer(row[1]), chance):
        if match.group() in ("up", "down") and not _UP_BY.match(row[1], match.start()):
            continue
        yield _changed(row, match.start(), match.end(), _OTHER_WAY[match.group()])


def planted_negations(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row that loses its "not", or gets one where the source has no word of negation."""
    if NEGATED.search(row[0]):
        for match in _sample(NOT.finditer(row[1]), chance):
            yield _changed(row, match.start(), match.end(), "")
    elif not _HAS_NEGATIVE.search(row[1]):
        for match in _sample(_AUXILIARY.finditer(row[1]), chance):
            yield _changed(row, match.end(), match.end(), " not")


def planted_places(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row with another place or country of the packaged glossary."""
    names = _places()
    found = []
    for match in re.finditer(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b", row[1]):
        chinese = names.get(match.group())
        if chinese and any(name in row[0] for name in chinese):
            found.append(match)
    for match in _sample(found, chance):
        others = [name for name in sorted(names) if not any(zh in row[0] for zh in names[name])]
        yield _changed(row, match.start(), match.end(), chance.choice(others))


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return {
        concept.accepted[0].text: tuple(term.text for term in concept.chinese)
        for concept in load_packaged_glossary().concepts
        if concept.subject in ("place", "country")
        and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", concept.accepted[0].text)
    }


WORD_KINDS: dict[str, Planter] = {
    "percentages": planted_percentages,
    "months": planted_months,
    "days of the week": planted_days,
    "currencies": planted_currencies,
    "units": planted_units,
    "directions": planted_directions,
    "negations": planted_negations,
    "places": planted_places,
}


def planted(planter: Planter, rows: Sequence[Row], count: int, seed: int) -> list[PlantedFault]:
    """Return at most `count` rows with one fault each, drawn at random."""
    chance = random.Random(seed)
    faults: list[PlantedFault] = []
    for row in chance.sample(rows, len(rows)):
        faults += [fault for fault in planter(row, chance) if fault.wrong != fault.right][:1]
        if len(faults) >= count:
            break
    return faults


def _sample(found: Iterable[Item], chance: random.Random) -> list[Item]:
    items = list(found)
    return chance.sample(items, len(items))


def _changed(row: Row, start: int, end: int, wrong: str) -> PlantedFault:
    text = row[1][:start] + wrong + row[1][end:]
    return PlantedFault(row[0], row[1], text, (start, start + len(wrong)), "")


def _other_number(number: str, chance: random.Random) -> str:
    """Return a number one digit of which is another one."""
    places = [place for place, letter in enumerate(number) if letter.isdigit()]
    place = chance.choice(places)
    low = "1" if place == 0 and len(places) > 1 else "0"
    digits = [digit for digit in "0123456789" if digit != number[place] and digit >= low]
    return number[:place] + chance.choice(digits) + number[place + 1 :]

"""Rules of the house style: spelling, dates, percent, serial comma; silent unless a file asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_STYLE = "style/house-style"
_US = (
    "labor color harbor favor favorable neighbor neighboring behavior honor center meter kilometer"
    " fiber theater defense license program catalog organize organization organizing modernize"
    " modernization realize realization optimize optimization emphasize utilize analyze traveled"
    " modeling fulfill enrollment aluminum gray tire"
)
_UK = (
    "labour colour harbour favour favourable neighbour neighbouring behaviour honour centre metre"
    " kilometre fibre theatre defence licence programme catalogue organise organisation organising"
    " modernise modernisation realise realisation optimise optimisation emphasise utilise analyse"
    " travelled modelling fulfil enrolment aluminium grey tyre"
)
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![\d:])")
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?![a-z])")
_PERCENT = {
    "percent": re.compile(r"(?<=\d)(?: percent\b|-percent\b)"),
    "per cent": re.compile(r"(?<=\d) per cent\b"),
    "%": re.compile(r"(?<=\d) ?%"),
}
_LIST_WITHOUT_COMMA = re.compile(r"\b[\w-]+, [\w-]+(?P<place> (?:and|or)) [\w-]+(?=[.,;])")
_LIST_WITH_COMMA = re.compile(r"\b[\w-]+, [\w-]+(?P<place>, (?:and|or)) [\w-]+(?=[.;])")
_JOINED_UNIT = re.compile(r"(?<=\d)(?:km|kg|cm|mm|kW|MW|GW|kWh|ha|m²|km²|m)(?![A-Za-z])")
_SPACED_UNIT = re.compile(r"(?<=\d) (?:km|kg|cm|mm|kW|MW|GW|kWh)(?![A-Za-z])")


@rule("style.spelling", Severity.MINOR, _STYLE, needs_source=False)
def spelling(material: Material) -> Iterator[Hit]:
    """A word in the other spelling than the house's: "labour" where the style says US."""
    if material.style.spelling is None:
        return
    pairs = list(zip(_US.split(), _UK.split(), strict=True))
    house = {uk: us for us, uk in pairs} if material.style.spelling == "us" else dict(pairs)
    pattern = re.compile(rf"\b(?P<word>{'|'.join(house)})(?P<end>s|d)?\b", re.IGNORECASE)
    for match in pattern.finditer(material.document.target):
        word = house[match["word"].lower()]
        word = word.capitalize() if match["word"][0].isupper() else word
        yield Hit(
            match.span(),
            "not the spelling of the house",
            "拼写不合本单位体例",
            word + (match["end"] or ""),
        )


@rule("style.date", Severity.MINOR, _STYLE, needs_source=False)
def date(material: Material) -> Iterator[Hit]:
    """A date in the other order: "6 March" where the style says month-day."""
    wrong = {"month-day": _DAY_MONTH, "day-month": _MONTH_DAY}.get(material.style.date or "")
    for match in wrong.finditer(material.document.target) if wrong else ():
        yield Hit(match.span(), "not the date format of the house", "日期格式不合体例")


@rule("style.percent", Severity.MINOR, _STYLE, needs_source=False)
def percent(material: Material) -> Iterator[Hit]:
    """Another way to write percent than the house's: "5%" where the style says "percent"."""
    house = material.style.percent
    if house is None:
        return
    for name, pattern in _PERCENT.items():
        if name != house:
            for match in pattern.finditer(material.document.target):
                yield Hit(
                    match.span(),
                    f"the house writes “{house}”",
                    f"体例要求写作“{house}”",
                    house if house == "%" else f" {house}",
                )


@rule("style.serial-comma", Severity.MINOR, _STYLE, needs_source=False)
def serial_comma(material: Material) -> Iterator[Hit]:
    """A list of words with or without the comma before its "and", against the style."""
    wanted = material.style.serial_comma
    if wanted is None:
        return
    pattern = _LIST_WITHOUT_COMMA if wanted else _LIST_WITH_COMMA
    for match in pattern.finditer(material.document.target):
        words = match["place"].lstrip(",")
        yield Hit(
            match.span("place"),
            "the comma of the list",
            "列举逗号不合体例",
            f",{words}" if wanted else words,
        )


@rule("style.unit-space", Severity.MINOR, _STYLE, needs_source=False)
def unit_space(material: Material) -> Iterator[Hit]:
    """A space, or none, between figure and unit sign, against the style: "10km"."""
    wanted = material.style.unit_space
    if wanted is None:
        return
    pattern = _JOINED_UNIT if wanted else _SPACED_UNIT
    for match in pattern.finditer(material.document.target):
        unit = match.group().strip()
        yield Hit(
            match.span(),
            "the space before the unit",
            "数字与单位间距不合体例",
            f" {unit}" if wanted else unit,
        )


RULES: tuple[Rule, ...] = (spelling, date, percent, serial_comma, unit_space)

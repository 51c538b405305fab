"""What says the same as a figure without an equal figure: "and 16 others", "2:05.38", "$3,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.quantities import (
    Quantity,
    QuantityKind,
    find_english_quantities,
    is_large_amount,
)
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.units import UNITS
from glossary.reading.differences.local_dollars import is_local_dollar

_OTHERS = re.compile(r" (?:\w+ )?(?:others?|more)\b", re.IGNORECASE)
_MOST_NAMED = 5  # persons named before 等
_NEAR, _FAR = 90, 180
_NO_NOUN = re.compile(
    r"[.,;:)]|$| (?:in|for|on|at|to|from|by|as|per|a|an|and|or|last|this|during|respectively|more"
    r"|less|fewer|higher|lower|above|below|over|went|going|came|coming|was|were|is|are|up|down"
    r"|of (?:it|them|this|that|these|those|which|whom))\b"
)
_WORKING_DAYS = re.compile("个?(?:法定)?工作日")
_A_WORKING_WEEK = 5
_INDEX = re.compile(
    "(?:指数|PMI)[^，。；]{0,8}$|(?:指数|PMI)[^。；]{0,80}(?:分别|[、，])[^。；]{0,10}$"
)
_MONTHS_BEHIND = re.compile("[零又]?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})个月")
_A_YEAR_BEFORE = re.compile("(?<![一二三四五六七八九十第])一年[零又]?$")
_SO_FAR = re.compile("(?<![目此提之以日月])前$")
_AND_TO = re.compile("[\u4e00-\u9fff]{0,2}(?:[（(]含[^）)]{0,6}[）)])?[，,]?[且至到、—–~～-]{1,2}")
_INCLUDED = re.compile("[（(，,](?:含|包括|不含)$")
_UNREACHED = re.compile("[未不]满[0-9一二三四五六七八九十]+(?:周?岁)?$")
_SCHOOL_YEAR = re.compile("学年")
_BEFORE_THE_REPUBLIC = 1911
_DURATION = re.compile(
    "(?:(?P<hours>[0-9]{1,3})(?:个?小)?时)?(?:(?P<minutes>[0-9]{1,3})分钟?)"
    "(?P<seconds>[0-9]{1,2})秒(?P<parts>[0-9]{1,3})?"
)
_CLOCK_WITH_HOURS = re.compile(r"(?<![\d:.])\d{1,3}:\d\d:\d\d(?:\.\d+)?(?![\d:])")
_CLOCK_WITHOUT = re.compile(
    r"(?<![\d:.])\d{1,3}:\d\d(?:\.\d+)?(?![\d:]|\s?[ap]\.?m)", re.IGNORECASE
)
_A_DOLLAR = re.compile(r"(?<![A-Za-z.])\$|\b(?:HK|NT|MOP) ?\$?(?=\d)|\b(?:HKD|TWD|MOP|dollars?)\b")
_DOLLARS_OF_THE_REGION = frozenset({"USD", "HKD", "TWD", "MOP"})


def without_equivalents(
    missing: Sequence[Quantity],
    added: Sequence[Quantity],
    source: str,
    target: str,
    *,
    was_traditional: bool,
) -> tuple[list[Quantity], list[Quantity]]:
    """Return what is missing and added, without what says the same in another shape.

    范某等17人 is "Fan and 16 others", 2分05秒38 "2:05.38", and 50万元 in a text about Hong Kong, or
    in one in Traditional characters, "HK$500,000" or "$500,000".
    """
    wanted, given = list(missing), list(added)
    for figure in missing:
        for other in given:
            if (
                _is_with_others(figure, other, source, target)
                or _are_weeks(figure, other, source)
                or _is_elided(figure, other, target)
                or _is_reading_of_an_index(figure, other, source)
                or _is_school_year(figure, other, source)
                or _is_last_age(figure, other, source)
                or _is_part_of_a_rate(figure, other, source)
                or _is_a_year_and_months(figure, other, source)
                or _is_so_far(figure, other, source)
                or _is_a_local_sum(figure, other, source, target, was_traditional=was_traditional)
            ):
                wanted.remove(figure)
                given.remove(other)
                break
    wanted = [figure for figure in wanted if not _is_only_included(figure, source)]
    for figure in tuple(wanted):
        months = _MONTHS_BEHIND.match(source, figure.end) if figure.unit == "year" else None
        whole = next((o for o in given if months and _is_whole_term(figure, months, o)), None)
        if months is not None and whole is not None:
            wanted = [f for f in wanted if not figure.start <= f.start < months.end()]
            given.remove(whole)
    for first, second in pairwise(tuple(wanted)):
        whole = next((o for o in given if _is_whole_time(first, second, o)), None)
        if whole is not None:
            wanted = [f for f in wanted if f not in (first, second)]
            given.remove(whole)
    for first, second in pairwise(tuple(wanted)):
        both = next((o for o in given if _is_from_to(first, second, o, source)), None)
        if both is not None:
            wanted = [f for f in wanted if f not in (first, second)]
            given.remove(both)
    for match in _DURATION.finditer(source):
        place = re.search(_as_clock(match), target)
        if place is not None:
            wanted = [f for f in wanted if not match.start() <= f.start < match.end()]
            given = [f for f in given if not (f.start < place.end() and place.start() < f.end)]
    return wanted, given


def other_durations(
    missing: Sequence[Quantity], source: str, target: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield a time taken with the clock that says another one: 1小时02分14秒 as "1:20:14"."""
    taken = list(_DURATION.finditer(source))
    right = [found.span() for d in taken for found in re.finditer(_as_clock(d), target)]
    for match in taken:
        own = [f for f in missing if match.start() <= f.start < match.end()]
        clocks = _CLOCK_WITH_HOURS if match["hours"] else _CLOCK_WITHOUT
        other = next((c for c in clocks.finditer(target) if c.span() not in right), None)
        if own and own[0].start == match.start() and other is not None:
            wrong = replace(own[0], start=other.start(), end=other.end(), text=other.group())
            yield own[0], wrong


def _is_elided(figure: Quantity, other: Quantity, target: str) -> bool:
    """Tell whether a unit was said of the figure before: "1.2 billion yuan ... and 1.5 billion"."""
    is_bare = other.kind is QuantityKind.NUMBER and not other.unit
    are_equal = (figure.low, figure.high) == (other.low, other.high)
    is_last = _NO_NOUN.match(target, other.end) is not None  # "100 billion added value" lacks it
    if not (is_bare and are_equal and is_last and figure.unit and is_large_amount(other)):
        return False
    before = re.split(r"[.;!?](?!\d)", target[max(0, other.start - _FAR) : other.start])[-1]
    return any(found.unit == figure.unit for found in find_english_quantities(before))


def _are_weeks(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether so many working days are so many weeks: 10个工作日 is "two weeks"."""
    are_days = _WORKING_DAYS.match(source, figure.end) is not None
    return are_days and other.unit == "week" and figure.low == _A_WORKING_WEEK * other.low


def _is_reading_of_an_index(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether an index stands without its percent sign: PMI为50.1% is "the PMI was 50.1"."""
    are_equal = (figure.low, figure.high) == (other.low, other.high)
    is_bare = other.kind is QuantityKind.NUMBER and not other.unit
    is_index = _INDEX.search(source[max(0, figure.start - _NEAR) : figure.start]) is not None
    return figure.kind is QuantityKind.PERCENT and is_bare and are_equal and is_index


def _is_school_year(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether a school year is counted as in Taiwan: 113學年度 is the school year 2024."""
    is_year = other.kind is QuantityKind.YEAR and other.low == figure.low + _BEFORE_THE_REPUBLIC
    return (
        is_year and figure.low == figure.high and _SCHOOL_YEAR.match(source, figure.end) is not None
    )


def _is_last_age(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether an age not yet reached is said as the one before: 未满18周岁 is "up to 17"."""
    is_unreached = _UNREACHED.search(source[: figure.end]) is not None
    is_age = source.startswith(("岁", "周岁"), figure.end) or figure.text.endswith("岁")
    return is_unreached and is_age and other.low == other.high == figure.low - 1


def _is_part_of_a_rate(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether a rate is said as a part of the whole one: 1%，单位0.5% is "half of it"."""
    if (figure.kind, other.kind) != (QuantityKind.PERCENT, QuantityKind.FRACTION) or not other.low:
        return False
    whole = f"{float(figure.low / other.low):g}"
    return re.search(rf"(?<![0-9.]){re.escape(whole)}[%％]", source[: figure.start]) is not None


def _is_whole_term(years: Quantity, months: re.Match[str], other: Quantity) -> bool:
    """Tell whether years and months are said as one: 三年六个月 is "three and a half years"."""
    unit = UNITS.get(other.unit)
    number = parse_characters(months["n"])
    if unit is None or unit.dimension != "calendar" or number is None:
        return False
    return other.low == other.high and other.low * unit.factor == 12 * years.low + number


def _is_a_year_and_months(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether 一年三个月, whose year is no figure by itself, is said as "15 months"."""
    is_behind = figure.unit == "month" and _A_YEAR_BEFORE.search(source[: figure.start])
    unit = UNITS.get(other.unit)
    is_time = unit is not None and unit.dimension == "calendar" and not other.is_range
    return bool(is_behind) and is_time and other.low * UNITS[other.unit].factor == figure.low + 12


def _is_so_far(figure: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether the first months of a year are told by the last: "January to November"."""
    is_first = figure.unit == "month" and _SO_FAR.search(source[: figure.start])
    last = other.calendar.end if other.calendar is not None else None
    return bool(is_first) and last is not None and last.month == figure.low == figure.high


def _is_only_included(figure: Quantity, source: str) -> bool:
    """Tell whether a figure only says of the one before it on which side it is: （含50万元）."""
    noted = _INCLUDED.search(source, 0, figure.start)
    return noted is not None and figure.text in source[: noted.start()]


def _is_whole_time(first: Quantity, second: Quantity, other: Quantity) -> bool:
    """Tell whether two parts of a time are said as one: 3小时30分钟 is "three and a half hours"."""
    units = [UNITS.get(figure.unit) for figure in (first, second, other)]
    if first.end != second.start or other.low != other.high:
        return False
    if any(unit is None or unit.dimension != "time" for unit in units):
        return False
    one, two, whole = (unit.factor for unit in units if unit is not None)
    return first.low * one + second.low * two == other.low * whole


def _is_from_to(first: Quantity, second: Quantity, other: Quantity, source: str) -> bool:
    """Tell whether two bounds are said as a range: 不低于1亿元且不超过2亿元 is "1 to 2"."""
    is_joined = _AND_TO.fullmatch(source, first.end, second.start) is not None
    are_like = (first.kind, first.unit) == (second.kind, second.unit) == (other.kind, other.unit)
    return is_joined and are_like and (first.low, second.low) == (other.low, other.high)


def _is_with_others(figure: Quantity, other: Quantity, source: str, target: str) -> bool:
    is_named = source.endswith("等", 0, figure.start)
    rest = figure.low - other.low
    return is_named and 0 < rest <= _MOST_NAMED and _OTHERS.match(target, other.end) is not None


def _is_a_local_sum(
    figure: Quantity, other: Quantity, source: str, target: str, *, was_traditional: bool
) -> bool:
    if (figure.low, figure.high) != (other.low, other.high):
        return False
    is_bare = figure.unit == "CNY" and "人民币" not in figure.text
    if was_traditional and is_bare and other.unit in _DOLLARS_OF_THE_REGION:
        return _A_DOLLAR.search(target, max(0, other.start - 4), other.end) is not None
    place = "Hong Kong" if "香港" in source else ""
    return is_local_dollar(figure, other, f"{target} {place}")


def _as_clock(duration: re.Match[str]) -> str:
    """Return the pattern of a time taken as a clock shows it: 2分05秒38 is "2:05.38"."""
    hours, minutes = duration["hours"], int(duration["minutes"])
    head = rf"{hours}:0?{minutes}" if hours else rf"0?{minutes}"
    parts = rf"[.:]{duration['parts']}" if duration["parts"] else ""
    return rf"(?<![\d:]){head}:0?{int(duration['seconds'])}{parts}(?!\d)"

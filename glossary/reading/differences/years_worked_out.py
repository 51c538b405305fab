"""Years that a text gives without a figure: 次年, 三年后, 同比, “十四五”, the end of 有效期五年."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import CalendarDate, QuantityKind, find_quantities
from glossary.reading.numerals import NUMERAL, chinese_value

_NEXT = deferred_pattern("次年|翌年|第二年|来年|转年|隔年")
_LAST = deferred_pattern("同比|[上去]一?年|前一年|头年|同期")
_AWAY = deferred_pattern(
    f"(?<![0-9一二三四五六七八九十第]){NUMERAL}(?:多|余)?年(?P<side>之?前|以前|后|之后|以后|来)"
)
_PLAN = deferred_pattern(
    "(?<!“)“?(?<![0-9])(?P<n>[一二三四五六七八九十]{1,3})五(?:”|期|规划|时|末|以来|计划)"
)
_TERM = deferred_pattern(
    f"(?:期限?|期间|为期)(?:[为是共约]|延长|自[^，。；]{{0,20}}起)?{NUMERAL}(?P<unit>年|个月)"
)
_FIRST_PLANS = {1: (1953, 1957), 2: (1958, 1962)}
_YEAR_OF_NO_PLAN = 1951
"""What five years for every plan since the third are added to: the third began in 1966."""
_MONTHS = 12


def plan_years(number: int) -> tuple[int, int]:
    """Return the first and the last year of a five-year plan.

    >>> plan_years(14), plan_years(1)
    ((2021, 2025), (1953, 1957))
    """
    first = _YEAR_OF_NO_PLAN + 5 * number
    return _FIRST_PLANS.get(number, (first, first + 4))


@lru_cache(maxsize=256)
def years_worked_out(source: str) -> frozenset[int]:
    """Return the years that follow from what a Chinese text says.

    >>> sorted(years_worked_out("学校建于1956年，次年招生，三年后扩建。"))
    [1957, 1959]
    """
    return frozenset(_years(source)) | {date.year or 0 for date in ends_of_terms(source)}


def _years(source: str) -> Iterator[int]:
    for match in _PLAN.finditer(source):
        yield from plan_years(chinese_value(match["n"]))
    given = _given_years(source)
    if _NEXT.search(source):
        yield from (year + 1 for year in given)
    if _LAST.search(source):
        yield from (year - 1 for year in given)
    for match in _AWAY.finditer(source):
        years = chinese_value(match["n"])
        is_later = match["side"].endswith("后")
        yield from (year + (years if is_later else -years) for year in given)


def _given_years(source: str) -> list[int]:
    return [
        year
        for figure in find_quantities(source)
        if figure.kind in (QuantityKind.YEAR, QuantityKind.DATE) and figure.calendar is not None
        for year in (figure.calendar.start.year, figure.calendar.end.year)
        if year is not None
    ]


def ends_of_terms(source: str) -> frozenset[CalendarDate]:
    """Return the days on which the terms of a Chinese text end, and those after them.

    >>> ends = ends_of_terms("自2025年1月1日起施行，有效期五年。")
    >>> sorted((date.year, date.month, date.day) for date in ends)
    [(2029, 12, 31), (2030, 1, 1)]
    """
    terms = [
        chinese_value(match["n"]) * (_MONTHS if match["unit"] == "年" else 1)
        for match in _TERM.finditer(source)
    ]
    if not terms:
        return frozenset()
    begun = [
        date(figure.calendar.start.year, figure.calendar.start.month, figure.calendar.start.day)
        for figure in find_quantities(source)
        if figure.calendar is not None
        and figure.calendar.start.year
        and figure.calendar.start.month
        and figure.calendar.start.day
    ]
    return frozenset(
        CalendarDate(end.year, end.month, end.day)
        for start in begun
        for months in terms
        for end in _ends(start, months)
    )


def _ends(start: date, months: int) -> Iterator[date]:
    month = start.month - 1 + months
    year, month = start.year + month // _MONTHS, month % _MONTHS + 1
    try:
        after = date(year, month, start.day)
    except ValueError:  # a year after February 29
        after = date(year, month % _MONTHS + 1, 1)
    yield from (after, after - timedelta(days=1))

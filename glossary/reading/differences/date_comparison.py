"""In what two dates or two times of day differ that were meant for each other."""

from __future__ import annotations

import re

from corpora.quantities import CalendarDate, CalendarSpan, Quantity, QuantityKind
from glossary.reading.differences.difference import DIGITS, Difference

_KIND = QuantityKind
_LAST_DAY = 31
_NOON, _HOUR = 720, 60  # minutes
_HALF_OF_DAY = re.compile(r"\b(?:p\.?m|a\.?m)\b", re.IGNORECASE)
_BESIDE = 30
_BEFORE_DAY = re.compile(
    r"(?:\b(?:on|of|from|since|until|till|through|to|by|before|after|and)|[–—-])\s?(?:the\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_BEHIND_DAY = re.compile(
    r"\s*(?:[.,;:!?)–—-]|$|(?:and|to|through|until|till|at|in|by|for|with|as|that|when|while)\b)"
)


def compare_dates(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """Return `DATE` for another day, month or year that is nowhere else in the translation."""
    if source.calendar is None or target.calendar is None:
        return None
    if source.calendar.is_single != target.calendar.is_single:
        return None  # one side names two dates where the other has a span
    ends = (
        (source.calendar.start, target.calendar.start),
        (source.calendar.end, target.calendar.end),
    )
    numbers = set(DIGITS.findall(text))
    equal = different = 0
    for wanted, given in ends:
        for name in ("year", "month", "day"):
            one, other = getattr(wanted, name), getattr(given, name)
            if one is not None and other is not None:
                equal += one == other
                different += one != other and str(one) not in numbers
    if source.kind is _KIND.YEAR and not source.calendar.is_single:
        return Difference.DATE if different and _is_shifted(source, target) else None
    if source.kind is _KIND.YEAR:
        spans = source.calendar.is_single and target.calendar.is_single
        years = source.calendar.start.year, target.calendar.start.year
        near = None not in years and abs((years[0] or 0) - (years[1] or 0)) in (1, 10, 100)
        return Difference.DATE if spans and different and near else None
    is_day = source.calendar == day_alone(source.calendar.start.day)
    return Difference.DATE if different and (equal or is_day) else None


def _is_shifted(source: Quantity, target: Quantity) -> bool:
    """Tell 2023/24年度 as "in 2022-23", and a span of years of which one end is another."""
    away = {source.low - target.low, source.high - target.high}
    return len(away) == 1 or 0 in away


def day_alone(day: int | None) -> CalendarSpan:
    """Return a day without its month, as 12日 is."""
    return CalendarSpan(CalendarDate(day=day), CalendarDate(day=day))


def is_day_alone(ordinal: Quantity, text: str) -> bool:
    """Tell whether an ordinal in figures is a day by itself: "on the 13th, the meeting closed"."""
    is_written = bool(DIGITS.search(ordinal.text)) and ordinal.low <= _LAST_DAY
    before = _BEFORE_DAY.search(text, max(0, ordinal.start - 20), ordinal.start)
    return is_written and before is not None and bool(_BEHIND_DAY.match(text, ordinal.end))


def compare_times(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """10时45分 beside "10.54 a.m.", 3时 beside "5:00", 上午10点 beside "10 p.m."."""
    if (source.low - target.low) % _NOON == 0:  # 12时 is midnight to some, and noon to others
        is_open = "o'clock" in (source.unit, target.unit) or source.low % _NOON < _HOUR
        is_open |= not _HALF_OF_DAY.search(target.text) and bool(
            _HALF_OF_DAY.search(text, max(0, target.start - _BESIDE), target.end + _BESIDE)
        )  # "11 p.m. instead of 10:30"
        return None if is_open or source.low == target.low else Difference.TIME
    return Difference.DIGITS if _clock(source) == _clock(target) else Difference.TIME


def _clock(time: Quantity) -> list[str]:
    """Return the digits of a time of day in any order, without zeros: 5时30分, "05:03"."""
    return sorted(re.sub("[^1-9]", "", time.text))

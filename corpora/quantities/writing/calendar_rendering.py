"""How English writes years, dates, spans of dates and times of day."""

from __future__ import annotations

import re

from corpora.quantities.chinese.reign_years import reign_and_number
from corpora.quantities.english.english_calendar import MONTHS
from corpora.quantities.quantity import Approximation, CalendarDate, CalendarSpan, Quantity
from corpora.quantities.writing.figure_rendering import write_ordinal


def render_calendar(span: CalendarSpan) -> tuple[str, ...]:
    """Return the wordings of a date or span of dates, the one bulletins use first.

    >>> render_calendar(CalendarSpan(CalendarDate(None, 12, 8), CalendarDate(None, 12, 10)))[0]
    'December 8 to 10'
    """
    if span.is_single:
        return _single(span.start)
    start, end = span.start, span.end
    if start.month is None and start.day is None:
        return _years(start.year or 0, end.year or 0)
    if start.month is None:
        return (f"the {write_ordinal(start.day or 0)} to the {write_ordinal(end.day or 0)}",)
    return _span(start, end)


def render_reign_year(quantity: Quantity) -> tuple[str, ...]:
    """Return the wordings of 光绪二十六年: "the 26th year of the Guangxu reign (1900)", "1900"."""
    reign, number = reign_and_number(quantity.text)
    year = int(quantity.low)
    if quantity.text.startswith("民国"):
        named = f"the {write_ordinal(number)} year of {reign}"
        if quantity.text.endswith((")", "）")):  # the source says both
            return (f"{named} ({year})", f"{year}", named)
        return (f"{year}", named)
    return (f"the {write_ordinal(number)} year of {reign} ({year})", f"{year}")


def render_time(quantity: Quantity) -> tuple[str, ...]:
    """Return the wordings of a time of day: "9:30 a.m.", "09:30"."""
    hour, minute = divmod(int(quantity.low), 60)
    mark = "around " if quantity.approximation is Approximation.ABOUT else ""
    if quantity.unit == "o'clock":
        return (f"{mark}{hour}:{minute:02} o'clock" if minute else f"{mark}{hour} o'clock",)
    half = "p.m." if hour >= 12 else "a.m."
    if quantity.text.startswith(("次日", "翌日", "第二天")):
        half += " the next day"
    short = f"{hour % 12 or 12}:{minute:02}" if minute else f"{hour % 12 or 12}"
    written = re.match("[0-9]+", quantity.text)
    if written and hour == 0 and not minute:
        # 0时至24时 is a whole day, which "12 a.m. to 12 a.m." is not.
        return (f"{mark}{written[0]}:00", f"{mark}{short} {half}")
    if hour == 12 and not minute:
        return (f"{mark}noon", f"{mark}12 p.m.", f"{mark}12:00")
    return (f"{mark}{short} {half}", f"{mark}{hour:02}:{minute:02}")


def _single(date: CalendarDate) -> tuple[str, ...]:
    year = f", {date.year}" if date.year else ""
    if date.month is None:
        return (f"the {write_ordinal(date.day)}",) if date.day else (f"{date.year}",)
    month = MONTHS[date.month - 1]
    if date.day is None:
        return (f"{month} {date.year}" if date.year else month,)
    british = f"{date.day} {month} {date.year}" if date.year else f"{date.day} {month}"
    return (f"{month} {date.day}{year}", british)


def _years(start: int, end: int) -> tuple[str, ...]:
    span = (f"{start} to {end}", f"{start}-{end}")
    if start % 10 == 0 and end == start + 9:
        return (f"{start}s", *span)
    if start % 10 == 0 and end == start + 19:
        return (f"{start}s and {start + 10}s", *span)
    return span


def _span(start: CalendarDate, end: CalendarDate) -> tuple[str, ...]:
    year = end.year
    if start.day is None:
        opening = MONTHS[(start.month or 1) - 1]
        if start.year and start.year != year:
            opening += f" {start.year}"
        closing = MONTHS[(end.month or 1) - 1] + (f" {year}" if year else "")
        return (f"{opening} to {closing}",)
    if start.year != year:
        return (f"{_single(start)[0]} to {_single(end)[0]}",)
    tail = f", {year}" if year else ""
    opening = f"{MONTHS[(start.month or 1) - 1]} {start.day}"
    if start.month == end.month:
        return (f"{opening} to {end.day}{tail}", f"{opening}-{end.day}{tail}")
    return (f"{opening} to {MONTHS[(end.month or 1) - 1]} {end.day}{tail}",)

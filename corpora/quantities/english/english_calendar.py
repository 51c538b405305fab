"""Years, dates, spans of dates and times of day in English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_number import SMALL_WORDS
from corpora.quantities.quantity import (
    Approximation,
    CalendarDate,
    CalendarSpan,
    Quantity,
    QuantityKind,
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = {name[:3].lower(): place for place, name in enumerate(MONTHS, start=1)}
_LONG = "|".join(name.lower() for name in MONTHS)
_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?:\.|(?![a-z]))"
_MONTH = (
    rf"(?:(?:{_LONG.replace('march|', '').replace('may|', '')})(?![a-z])"
    rf"|(?-i:March|MARCH|May|MAY)(?![a-z])|{_SHORT})"
)
# may, march and mar are words too: alone they are months only with a capital or a preposition.
_FIRM_MONTH = (
    rf"(?:(?:{_LONG.replace('march|', '').replace('may|', '')})(?![a-z])"
    r"|(?-i:March)(?![a-z])|(?<=in )may(?![a-z])|(?<=since )may(?![a-z])|(?<=of )may(?![a-z])"
    r"|(?<=by )may(?![a-z])|(?<=until )may(?![a-z])|(?<=from )may(?![a-z])"
    r"|(?<=early )may(?![a-z])|(?<=late )may(?![a-z])"
    r"|(?-i:(?<=[a-z,]\s)May)(?![a-z])|(?-i:May)(?=\sto\s[A-Z]|\sand\s[A-Z]|[.,;)]|$)"
    r"|(?-i:(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.))"
)
_DAY = (
    r"(?:[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9A-Za-z%]|[.,][0-9]{3}|\.[0-9]|:[0-9]"
    r"|\s?[ap]\.?\s?m(?:\.|(?![a-z]))|\so['’]clock)"
)
_YEAR_DIGITS = r"(?:1[5-9][0-9]{2}|20[0-9]{2}|2100)"
_YEAR = rf"{_YEAR_DIGITS}(?![0-9A-Za-z]|[.,][0-9])"
_TO = r"\s?(?:-|–|—|to|through|until|till)\s?(?:the\s)?"
_AHEAD = r"(?<![0-9A-Za-z.,/$€£¥-])"
_YEAR_1 = rf"(?:,?\s(?:of\s)?(?P<y1>{_YEAR}))?"
_YEAR_2 = rf"(?:,?\s(?:of\s)?(?P<y2>{_YEAR}))?"

_NUMERIC = deferred_pattern(
    rf"{_AHEAD}(?P<y1>{_YEAR_DIGITS})-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-2][0-9]|3[01])(?![0-9A-Za-z-])"
)
_MONTH_DAY = deferred_pattern(
    rf"(?<![A-Za-z])(?P<m1>{_MONTH})\s?(?P<d1>{_DAY}){_YEAR_1}"
    rf"(?:{_TO}(?:(?P<m2>{_MONTH})\s?)?(?P<d2>{_DAY})"
    rf"(?!\s?(?:million|billion|percent|per|people|yuan)){_YEAR_2})?",
    re.IGNORECASE,
)
_DAY_MONTH = deferred_pattern(
    rf"{_AHEAD}(?:(?P<d1>{_DAY})(?:\s(?:of\s)?(?P<m1>{_MONTH}))?{_YEAR_1}{_TO})?"
    rf"(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{_MONTH})(?:,?\s(?P<y2>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTH_YEAR = deferred_pattern(
    rf"(?<![A-Za-z])(?P<m1>{_MONTH})(?:,?\s(?:of\s)?(?P<y1>{_YEAR}))?"
    rf"{_TO}(?P<m2>{_MONTH}),?\s(?:of\s)?(?P<y2>{_YEAR})"
    rf"|(?<![A-Za-z])(?P<m>{_MONTH}),?\s(?:of\s)?(?P<y>{_YEAR})",
    re.IGNORECASE,
)
_MONTH_ALONE = deferred_pattern(
    rf"(?<![A-Za-z])(?P<m1>{_FIRM_MONTH})(?:\s?(?:-|–|to|through)\s?(?P<m2>{_MONTH}))?(?!\s?[0-9])",
    re.IGNORECASE,
)
_YEARS = deferred_pattern(
    rf"{_AHEAD}(?:(?P<y1>{_YEAR})(?:{_TO}|/)|(?<=[Bb]etween\s)(?P<y3>{_YEAR})\sand\s)(?P<y2>{_YEAR})"
    r"(?!\s(?:yuan|people|mu))"
)
# 2024-25, 2023/24
_SHORT_YEARS = deferred_pattern(
    rf"{_AHEAD}(?P<y1>{_YEAR_DIGITS})\s?[-–—/]\s?(?P<y2>[0-9]{{2}})(?![0-9A-Za-z]|[.,][0-9]|[-–/])"
)
# June 15 and 16, the 17th and 18th: two days that follow each other are a span.
_TWO_DAYS = deferred_pattern(
    rf"(?<![A-Za-z])(?:(?P<m1>{_MONTH})\s?(?P<d1>{_DAY})\sand\s(?P<d2>{_DAY}){_YEAR_2}"
    rf"|(?:the\s)?(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)\s(?:and|to)\s(?:the\s)?"
    rf"(?P<d4>[0-9]{{1,2}})(?:st|nd|rd|th)(?![A-Za-z])(?:\s(?:of\s)?(?P<m3>{_MONTH}))?)",
    re.IGNORECASE,
)
_YEAR_ALONE = deferred_pattern(
    rf"{_AHEAD}(?P<y1>{_YEAR})(?!\s?(?:%|percent|per\scent|million|billion|yuan|mu|km|kg|square|cubic"
    r"|meters|metres|hectares|tons|tonnes|kW|MW|dollars|RMB|jin|acres|degrees))"
)
_DECADE = deferred_pattern(
    r"(?<![0-9A-Za-z])(?P<decade>1[5-9][0-9]0|20[0-9]0)['’]?s"
    r"(?:(?:\sand\s|\sto\s|-)(?:the\s)?(?P<last>1[5-9][0-9]0|20[0-9]0)['’]?s)?(?![A-Za-z])"
)
_DAYS = deferred_pattern(
    r"(?<![A-Za-z])the\s(?P<d1>[0-9]{1,2})(?:st|nd|rd|th)\s?(?:-|–|to|through|until)\s?(?:the\s)?"
    r"(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)(?![A-Za-z])",
    re.IGNORECASE,
)
_PARTS = "morning|afternoon|evening|night"
_CLOCK = deferred_pattern(
    rf"""(?:(?P<about>around|about|approximately|shortly\ after|after)\s)?
    (?:(?<![0-9A-Za-z.,:$-])(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}}))?\s?
       (?:(?P<half>[ap])\.?\s?m(?:\.|(?![a-z]))
        |(?P<clock>o['’]clock)(?:\s(?:in\sthe|that|this|each|every)\s(?P<part>{_PARTS}))?
        |\s?(?:in\sthe|that|this|each|every|the\snext)\s(?P<said>{_PARTS})
        |(?=\s?(?:to|until|till|and|-|–|—)\s?[0-9]{{1,2}}(?:[:.][0-9]{{2}})?\s?(?P<shared>[ap])\.?\s?m(?:\.|(?![a-z]))))
     |(?<![0-9A-Za-z.,:$-])(?P<h24>[01]?[0-9]|2[0-4]):\s?(?P<m24>[0-5][0-9])(?![0-9:])(?:\shours)?
     |(?<![A-Za-z])(?:(?P<noon>noon|midday)|(?P<midnight>midnight))(?![A-Za-z]))""",
    re.VERBOSE | re.IGNORECASE,
)

HOURS = tuple(word for word, value in SMALL_WORDS.items() if 1 <= value <= 12)
_SPOKEN_CLOCK = deferred_pattern(
    rf"(?<![A-Za-z])(?P<part_of_hour>half\spast|(?:a\s)?quarter\s(?P<side>past|to|after))\s"
    rf"(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])(?![A-Za-z0-9.,:-]*[0-9])(?:\s?(?P<half>[ap])\.?\s?m(?![a-z])"
    rf"|\s(?:in\sthe|that|this|every)\s(?P<part>{_PARTS}))?",
    re.IGNORECASE,
)


def find_english_calendar(text: str) -> Iterator[Quantity]:
    """Yield years, dates and times of English text; longer layouts win over their parts.

    >>> [found.text for found in find_english_calendar("from December 8 to 10, in 2020")]
    ['December 8 to 10', '2020']
    """
    covered = text
    seen = {signs for signs in _SIGNS if signs.search(text)}
    for signs, pattern, build in _LAYOUTS:
        if signs not in seen:
            continue
        for match in pattern.finditer(covered):
            quantity = build(match, text)
            if quantity is not None:
                yield quantity
                size = match.end() - match.start()
                covered = covered[: match.start()] + "\ue000" * size + covered[match.end() :]


def _month(name: str | None) -> int | None:
    return _NUMBERS[name.strip(".").lower()[:3]] if name else None


def _day(digits: str | None) -> int | None:
    return int(re.sub("[^0-9]", "", digits)) if digits else None


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _dated(
    match: re.Match[str], text: str, start: CalendarDate, end: CalendarDate
) -> Quantity | None:
    for date in (start, end):
        if not (1 <= (date.month or 1) <= 12 and 1 <= (date.day or 1) <= 31):
            return None
    is_year = start.month is None and start.day is None
    low = Fraction(start.year or 0) if is_year else Fraction(start.rank)
    high = Fraction(end.year or 0) if is_year else Fraction(end.rank)
    return Quantity(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        QuantityKind.YEAR if is_year else QuantityKind.DATE,
        low,
        high,
        calendar=CalendarSpan(start, end),
    )


def _numeric(match: re.Match[str], text: str) -> Quantity | None:
    date = CalendarDate(_year(match["y1"]), int(match["m1"]), int(match["d1"]))
    return _dated(match, text, date, date)


def _month_day(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(_year(match["y1"]), _month(match["m1"]), _day(match["d1"]))
    if not match["d2"]:
        return _dated(match, text, start, start)
    end_month = _month(match["m2"]) or start.month
    end_year = _year(match["y2"]) or start.year
    # One year for both ends is written once, after the second.
    start = CalendarDate(start.year or end_year, start.month, start.day)
    return _dated(match, text, start, CalendarDate(end_year, end_month, _day(match["d2"])))


def _day_month(match: re.Match[str], text: str) -> Quantity | None:
    end = CalendarDate(_year(match["y2"]), _month(match["m2"]), _day(match["d2"]))
    if not match["d1"]:
        return _dated(match, text, end, end)
    start = CalendarDate(
        _year(match["y1"]) or end.year, _month(match["m1"]) or end.month, _day(match["d1"])
    )
    return _dated(match, text, start, end)


def _month_year(match: re.Match[str], text: str) -> Quantity | None:
    if match["m"]:
        date = CalendarDate(_year(match["y"]), _month(match["m"]))
        return _dated(match, text, date, date)
    end = CalendarDate(_year(match["y2"]), _month(match["m2"]))
    start = CalendarDate(_year(match["y1"]) or end.year, _month(match["m1"]))
    return _dated(match, text, start, end)


def _month_alone(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(None, _month(match["m1"]))
    return _dated(match, text, start, CalendarDate(None, _month(match["m2"]) or start.month))


def _years(match: re.Match[str], text: str) -> Quantity | None:
    first = match["y1"] or match["y3"]
    start, end = CalendarDate(_year(first)), CalendarDate(_year(match["y2"]))
    return _dated(match, text, start, end) if end.rank > start.rank else None


def _short_years(match: re.Match[str], text: str) -> Quantity | None:
    first = int(match["y1"])
    last = first - first % 100 + int(match["y2"])
    is_span = first < last <= first + 20
    return _dated(match, text, CalendarDate(first), CalendarDate(last)) if is_span else None


def _two_days(match: re.Match[str], text: str) -> Quantity | None:
    first, last = _day(match["d1"] or match["d3"]) or 0, _day(match["d2"] or match["d4"]) or 0
    if last != first + 1:
        return None
    month = _month(match["m1"] or match["m3"])
    year = _year(match["y2"]) if match["y2"] else None
    return _dated(match, text, CalendarDate(year, month, first), CalendarDate(year, month, last))


def _year_alone(match: re.Match[str], text: str) -> Quantity | None:
    date = CalendarDate(_year(match["y1"]))
    return _dated(match, text, date, date)


def _decade(match: re.Match[str], text: str) -> Quantity | None:
    start = int(match["decade"])
    end = int(match["last"] or start) + 9
    return _dated(match, text, CalendarDate(start), CalendarDate(end))


def _days(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(
        match, text, CalendarDate(day=_day(match["d1"])), CalendarDate(day=_day(match["d2"]))
    )


def _clock(match: re.Match[str], text: str) -> Quantity | None:
    named = "12" if match["noon"] else "0"
    hour = int(match["hour"] or match["h24"] or named)
    minute = int(match["minute"] or match["m24"] or 0)
    half = (match["half"] or match["shared"] or "").lower()
    part = match["part"] or match["said"] or ""
    is_afternoon = half == "p" or part.lower() in ("afternoon", "evening")
    if (half or match["said"]) and hour > 12:
        return None
    if hour == 12 and half:
        hour = 0
    if is_afternoon and hour < 12:
        hour += 12
    value = Fraction((hour % 24) * 60 + minute)
    end = match.start() + len(match.group().rstrip())
    is_open = match["clock"] and not match["part"]
    return Quantity(
        match.start(),
        end,
        text[match.start() : end],
        QuantityKind.TIME,
        value,
        value,
        "o'clock" if is_open else "",
        Approximation.ABOUT if match["about"] else Approximation.EXACT,
    )


def _spoken_clock(match: re.Match[str], text: str) -> Quantity:
    """Read "half past five", "a quarter to nine in the morning"."""
    words = match["hour"].lower()
    hour = (int(words) if words.isdigit() else HOURS.index(words) + 1) % 12
    minutes = {None: 30, "to": -15}.get(match["side"] and match["side"].lower(), 15)
    part, half = (match["part"] or "").lower(), (match["half"] or "").lower()
    hour += 12 if half == "p" or part in ("afternoon", "evening") else 0
    value = Fraction((60 * hour + minutes) % 1440)
    unit = "" if half or part else "o'clock"
    kind = QuantityKind.TIME
    return Quantity(*match.span(), text[slice(*match.span())], kind, value, value, unit)


_Build = Callable[[re.Match[str], str], Quantity | None]
_ANY_MONTH = re.compile(
    "[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec"
    "|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
_ANY_AND = re.compile("[0-9](?:st|nd|rd|th)? (?:and|to) (?:the )?[0-9]")
_ANY_YEAR = re.compile("[12][0-9]{3}")
_ANY_CLOCK = re.compile(
    r"[0-9]\s?[AaPp]\.?\s?[Mm]|[0-9]:\s?[0-9]|clock|[Nn]oon|[Mm]id(?:day|night)"
    r"|[0-9]\s(?:in the|that|this|each|every|the next)\s(?:mor|aft|eve|nig)"
)
_ANY_SPOKEN = re.compile("[Hh]alf past|[Qq]uarter (?:past|to|after) ")
_ANY_ORDINAL = re.compile("[0-9](?:st|nd|rd|th)")
# Each layout with what it cannot do without, so that most are skipped unread.
_LAYOUTS: tuple[tuple[re.Pattern[str], re.Pattern[str], _Build], ...] = (
    (_ANY_YEAR, _NUMERIC, _numeric),
    (_ANY_AND, _TWO_DAYS, _two_days),
    (_ANY_MONTH, _MONTH_DAY, _month_day),
    (_ANY_MONTH, _DAY_MONTH, _day_month),
    (_ANY_MONTH, _MONTH_YEAR, _month_year),
    (_ANY_MONTH, _MONTH_ALONE, _month_alone),
    (_ANY_YEAR, _YEARS, _years),
    (_ANY_YEAR, _SHORT_YEARS, _short_years),
    (_ANY_YEAR, _DECADE, _decade),
    (_ANY_ORDINAL, _DAYS, _days),
    (_ANY_SPOKEN, _SPOKEN_CLOCK, _spoken_clock),
    (_ANY_CLOCK, _CLOCK, _clock),
    (_ANY_YEAR, _YEAR_ALONE, _year_alone),
)
_SIGNS = tuple(dict.fromkeys(signs for signs, _, _ in _LAYOUTS))

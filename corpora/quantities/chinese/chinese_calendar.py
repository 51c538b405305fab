"""Years, dates, spans of dates and times of day in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.calendar_parts import (
    ARABIC,
    DIGIT,
    NOT_IN_CODE,
    NOT_INSIDE,
    TO,
    whole_number,
)
from corpora.quantities.chinese.chinese_clock import (
    CLOCK,
    CLOCK_IN_CHARACTERS,
    HALF_HOUR_IN_CHARACTERS,
    read_clock,
    with_shared_half,
)
from corpora.quantities.chinese.chinese_pattern import COUNTERS
from corpora.quantities.chinese.reign_years import find_reign_years, find_republican_dates
from corpora.quantities.quantity import (
    CalendarDate,
    CalendarSpan,
    Quantity,
    QuantityKind,
)
from corpora.quantities.units import chinese_unit_names

# Any number from 1000 may count years (1300年历史); what may does so with a word before or after.
_NO_COUNT = "(?![余多来]|\\s?(?:的|之|以上|左右)?(?:历史|历程|岁月|时间|文明|以来|树龄|古))"
# 距今约1500年 and 树龄约1100年 count years.
_NO_AGE = (
    "(?<!距今)(?<!距今约)(?<!树龄)(?<!树龄约)(?<!提前约)(?<!提前了约)(?<!历时)(?<!延续)(?<!存续)"
)
_CENTURY = "(?:1[5-9]|20|１[５-９]|２０)"
_YEAR = (
    rf"(?:{_CENTURY}{DIGIT}{{2}}|2100|[一二][〇零九八七六五一]{{1}}[〇零一二三四五六七八九]{{2}})"
)
_MONTH = rf"(?:{DIGIT}{{1,2}}|十[一二]?|[一二三四五六七八九])"
_DAY = rf"(?:{DIGIT}{{1,2}}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_UNIT_WORDS = "|".join(chinese_unit_names())
_YEAR_WORD = r"\s?年(?:(?=度假)|度)?"

_FULL = deferred_pattern(
    rf"""{NOT_INSIDE}
    (?:(?P<y1>{_YEAR})\s?年\s?)?
    (?P<m1>{_MONTH})\s?月\s?(?P<d1>{_DAY})\s?(?:(?:日|号)|(?={TO}{ARABIC}\s?[日号]))
    (?:{TO}(?:(?P<y2>{_YEAR})\s?年|(?P<next>次年|翌年|第二年))?(?:(?P<m2>{_MONTH})\s?月)?(?P<d2>{_DAY})\s?[日号])?
    """,
    re.VERBOSE,
)
_NUMERIC = deferred_pattern(
    rf"{NOT_IN_CODE}(?P<y1>(?:19|20){DIGIT}{{2}})(?P<mark>[-./])(?P<m1>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<d1>0?[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z]|[-./][0-9])"
    rf"(?:{TO}(?P<y2>(?:19|20){DIGIT}{{2}})(?P=mark)(?P<m2>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<d2>0?[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z]|[-./][0-9]))?"
)
_TWO_DAYS = deferred_pattern(
    rf"{NOT_INSIDE}(?:(?P<y1>{_YEAR})\s?年\s?)?(?P<m1>{_MONTH})\s?月\s?(?P<d1>{ARABIC})\s?日?[、和](?P<d2>{ARABIC})\s?日"
)
_SCHOOL_YEAR = deferred_pattern(
    rf"{NOT_IN_CODE}(?P<y1>(?:19|20){DIGIT}{{2}})\s?(?:[-–—/]\s?(?P<y2>{DIGIT}{{2}})"
    rf"|/\s?(?P<y3>(?:19|20){DIGIT}{{2}}))\s?"
    r"(?=学年|年度|财年|[\u4e00-\u9fff]{1,2}季(?!度)|年)年?(?!度)"
)
_MONTHS = deferred_pattern(
    rf"""{NOT_INSIDE}
    (?:(?P<y1>{_YEAR})\s?年\s?)?
    (?P<m1>{ARABIC})\s?(?:月份?)?{TO}(?:(?P<y2>{_YEAR})\s?年)?(?P<next>次年|翌年|第二年)?(?P<m2>{ARABIC})\s?月份?(?!\s?{DIGIT}{{1,2}}\s?[日号])
    """,
    re.VERBOSE,
)
_MONTHS_IN_CHARACTERS = deferred_pattern(
    f"{NOT_INSIDE}(?P<m1>{_MONTH}){TO}(?P<m2>{_MONTH})\\s?月份"
)
_MONTH_OF_YEAR = deferred_pattern(rf"{NOT_INSIDE}(?P<y1>{_YEAR})\s?年\s?(?P<m1>{_MONTH})\s?月份?")
_MONTH_ALONE = deferred_pattern(
    rf"(?:{NOT_INSIDE}(?P<a>{ARABIC})\s?月(?!龄)份?|(?<![一二三四五六七八九十正第])(?P<c>十[一二]?|[一二三四五六七八九])月份)"
)
# 1、2月: the months before the last of a row stand without their word.
_MONTH_OF_ROW = deferred_pattern(
    rf"{NOT_INSIDE}(?<![图表第])(?P<a>1[0-2]|[1-9])"
    r"(?=(?:、(?:1[0-2]|[1-9]))*、(?P<last>1[0-2]|[1-9])\s?月(?!龄|\s?[0-9]))"
)
_YEARS = deferred_pattern(rf"{NOT_IN_CODE}(?P<y1>{_YEAR})(?:\s?年)?{TO}(?P<y2>{_YEAR}){_YEAR_WORD}")
# 2021-2022赛季, 2016 - 2017两年期: a span of years without its word.
_YEARS_BARE = deferred_pattern(
    rf"{NOT_INSIDE}(?P<y1>{_YEAR}){TO}(?P<y2>{_YEAR})(?![0-9０-９]|[.．,:/+-][0-9０-９A-Za-z])"
    rf"(?!\s?(?:{COUNTERS}|[多余万亿元美十百千%％]|{_UNIT_WORDS}))"
)
# 2020湖南红色旅游节, 2022届毕业生: a year without its word, in names.
_YEAR_ALONE = deferred_pattern(
    rf"{NOT_IN_CODE}{_NO_AGE}(?P<y1>{_YEAR})(?:{_YEAR_WORD}(?!以上历史|历史|[多余来]年)"
    rf"|(?![0-9０-９]|[.．,:/+-][0-9０-９A-Za-z])(?=届|[\u4e00-\u9fff]{{2,16}}(?:节|会|赛|展|论坛|大会|博览会|精英|活动|行动|榜|峰会))"
    rf"(?!{COUNTERS.replace('届|', '')}|[多余万亿元十百千]|{_UNIT_WORDS}))"
)
_OLD_YEAR = deferred_pattern(
    rf"(?:(?<=[（(])|(?<=公元)|(?<=公元\s)){NOT_IN_CODE}(?P<y1>[1-9]{DIGIT}{{2,3}})\s?年(?=[)），、\u4e00-\u9fff])"
    rf"|{NOT_IN_CODE}{_NO_AGE}(?P<y2>1[0-4]{DIGIT}{{2}})\s?年(?!代|间|[前后]){_NO_COUNT}"
)
_DECADE = deferred_pattern(
    rf"(?:{NOT_INSIDE}(?P<whole>(?:1[5-9]|20)[0-9]0)"
    rf"|(?:(?P<century>20|19|２０|上|上个|二十|十九)世纪)?{NOT_INSIDE}(?P<decade>[0-9０-９][0０]|[一二三四五六七八九]{{0,2}}十))年代"
)
_DAYS = deferred_pattern(
    rf"{NOT_INSIDE}(?P<d1>{ARABIC})(?:\s?[日号])?{TO}(?P<d2>{ARABIC})\s?[日号](?!内|以内|之内|龄|元|均|本)"
)
_DAY_ALONE = deferred_pattern(
    rf"(?:[今昨明当本](?:天|日)?[（(]\s?(?P<b>{ARABIC})\s?[)）]\s?[日号]"
    rf"|{NOT_INSIDE}(?<!拘留)(?<!提前)(?<!逾期)(?<!少于)(?<!超过)(?<!低于)(?<!连续)(?<!期限)(?<!为期)(?<!满)(?<!日起)(?<!满后)(?<!之后)(?<!届满前)(?P<a>{ARABIC})\s?[日号](?!内|以内|之内|龄|元|均|本))"
)


def find_calendar_quantities(text: str) -> Iterator[Quantity]:
    """Yield years, dates and times; spans may not overlap, longer layouts win over their parts.

    >>> [found.text for found in find_calendar_quantities("12月8日至10日，2020年")]
    ['12月8日至10日', '2020年']
    """
    if not re.search("[年月日号时点]|[12][0-9]{3}", text):
        return
    covered = text
    for find in (find_republican_dates, find_reign_years):
        for counted in find(covered):
            yield counted
            size = counted.end - counted.start
            covered = covered[: counted.start] + "\ue000" * size + covered[counted.end :]
    times: list[Quantity] = []
    for sign, pattern, build in _LAYOUTS:
        if sign not in covered:
            continue
        for match in pattern.finditer(covered):
            quantity = build(match, text)
            if quantity is not None:
                if quantity.kind is QuantityKind.TIME:
                    times.append(quantity)
                else:
                    yield quantity
                covered = _cover(covered, match)
    yield from with_shared_half(times, text)


def _cover(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "\ue000" * (match.end() - match.start()) + text[match.end() :]


def _is_date(date: CalendarDate) -> bool:
    return (date.month is None or 1 <= date.month <= 12) and (
        date.day is None or 1 <= date.day <= 31
    )


def _dated(
    match: re.Match[str], text: str, start: CalendarDate, end: CalendarDate | None = None
) -> Quantity | None:
    last = end or start
    is_wrapped = "next" in match.re.groupindex and bool(match["next"])
    if not (_is_date(start) and _is_date(last)) or (last.rank < start.rank and not is_wrapped):
        return None
    is_year = start.month is None and start.day is None
    return Quantity(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        QuantityKind.YEAR if is_year else QuantityKind.DATE,
        Fraction(start.year or 0) if is_year else Fraction(start.rank),
        Fraction(last.year or 0) if is_year else Fraction(last.rank),
        calendar=CalendarSpan(start, last),
    )


def _full(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(
        whole_number(match["y1"]), whole_number(match["m1"]), whole_number(match["d1"])
    )
    if not match["d2"]:
        return _dated(match, text, start)
    year = whole_number(match["y2"]) or start.year
    return _dated(
        match,
        text,
        start,
        CalendarDate(year, whole_number(match["m2"]) or start.month, whole_number(match["d2"])),
    )


def _numeric(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(
        whole_number(match["y1"]), whole_number(match["m1"]), whole_number(match["d1"])
    )
    if not match["d2"]:
        return _dated(match, text, start)
    end = CalendarDate(
        whole_number(match["y2"]), whole_number(match["m2"]), whole_number(match["d2"])
    )
    return _dated(match, text, start, end)


def _two_days(match: re.Match[str], text: str) -> Quantity | None:
    """6月7日、8日 are two days in a row, which English says as one: "June 7 and 8"."""
    year, month = whole_number(match["y1"]), whole_number(match["m1"])
    first, last = whole_number(match["d1"]) or 0, whole_number(match["d2"]) or 0
    if last != first + 1:
        return None
    return _dated(match, text, CalendarDate(year, month, first), CalendarDate(year, month, last))


def _school_year(match: re.Match[str], text: str) -> Quantity | None:
    first = whole_number(match["y1"]) or 0
    last = whole_number(match["y3"]) or first - first % 100 + (whole_number(match["y2"]) or 0)
    is_span = first < last <= first + 10
    return _dated(match, text, CalendarDate(first), CalendarDate(last)) if is_span else None


def _months(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(whole_number(match["y1"]), whole_number(match["m1"]))
    return _dated(
        match,
        text,
        start,
        CalendarDate(whole_number(match["y2"]) or start.year, whole_number(match["m2"])),
    )


def _months_in_characters(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(None, whole_number(match["m1"]))
    return _dated(match, text, start, CalendarDate(None, whole_number(match["m2"])))


def _month_of_year(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(match, text, CalendarDate(whole_number(match["y1"]), whole_number(match["m1"])))


def _month(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(match, text, CalendarDate(None, whole_number(match["a"] or match["c"])))


def _month_of_row(match: re.Match[str], text: str) -> Quantity | None:
    is_row = int(match["a"]) < int(match["last"])
    return _dated(match, text, CalendarDate(None, int(match["a"]))) if is_row else None


def _years(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(
        match,
        text,
        CalendarDate(whole_number(match["y1"])),
        CalendarDate(whole_number(match["y2"])),
    )


def _years_bare(match: re.Match[str], text: str) -> Quantity | None:
    first, last = whole_number(match["y1"]) or 0, whole_number(match["y2"]) or 0
    is_life = text[match.start() - 1 : match.start()] in ("（", "(") and last <= first + 110
    return _years(match, text) if first < last <= first + 50 or is_life else None


def _year(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(match, text, CalendarDate(whole_number(match["y1"])))


def _old_year(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(match, text, CalendarDate(whole_number(match["y1"] or match["y2"])))


def _decade(match: re.Match[str], text: str) -> Quantity | None:
    if match["whole"]:
        start = int(match["whole"])
        return _dated(match, text, CalendarDate(start), CalendarDate(start + 9))
    words = match["decade"]
    is_pair = len(words) == 3  # 六七十年代 is the 1960s and the 1970s
    decade = whole_number(words[0] + "十") if is_pair else whole_number(words)
    last = whole_number(words[1:]) if is_pair else decade
    if decade is None or last is None or not decade <= last <= 90:
        return None
    century = 1800 if match["century"] in ("19", "十九") else 1900
    return _dated(match, text, CalendarDate(century + decade), CalendarDate(century + last + 9))


def _days(match: re.Match[str], text: str) -> Quantity | None:
    start = CalendarDate(day=whole_number(match["d1"]))
    return _dated(match, text, start, CalendarDate(day=whole_number(match["d2"])))


def _day(match: re.Match[str], text: str) -> Quantity | None:
    return _dated(match, text, CalendarDate(day=whole_number(match["a"] or match["b"])))


# Each layout with a character it cannot do without, so that most are skipped unread.
_LAYOUTS = (
    ("", _NUMERIC, _numeric),
    ("", _SCHOOL_YEAR, _school_year),
    ("月", _TWO_DAYS, _two_days),
    ("月", _FULL, _full),
    ("月", _MONTHS, _months),
    ("月份", _MONTHS_IN_CHARACTERS, _months_in_characters),
    ("月", _MONTH_OF_YEAR, _month_of_year),
    ("年", _YEARS, _years),
    ("年代", _DECADE, _decade),
    ("年", _OLD_YEAR, _old_year),
    ("", _YEARS_BARE, _years_bare),
    ("", _YEAR_ALONE, _year),
    ("月", _MONTH_OF_ROW, _month_of_row),
    ("月", _MONTH_ALONE, _month),
    ("日", _DAYS, _days),
    ("日", _DAY_ALONE, _day),
    ("时", CLOCK, read_clock),
    ("点", CLOCK, read_clock),
    ("时", CLOCK_IN_CHARACTERS, read_clock),
    ("点", CLOCK_IN_CHARACTERS, read_clock),
    ("半", HALF_HOUR_IN_CHARACTERS, read_clock),
    ("刻", HALF_HOUR_IN_CHARACTERS, read_clock),
)

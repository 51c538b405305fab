"""Months and days of the week named on both sides: 7月 as "September", 周五 as "Monday".

What a translation may say for another reason is passed over: months that stand for a part of the
year or a holiday, a range of which the ends are named, and what a text only points at (上月, 昨天).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_calendar import MONTHS
from corpora.spans import Span
from glossary.reading.differences.years_worked_out import ends_of_terms
from glossary.reading.numerals import CARDINAL, chinese_value, english_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTH = deferred_pattern(
    r"(?<!Long )\b(?P<name>Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.(?= \d))|Apr(?:il|\.)"
    r"|June?\b|July?\b"
    r"|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
    r"|May(?=,? \d)|(?<=\d )May\b|(?<=\d(?:th|st|nd|rd) of )May\b"
    r"|(?<=(?:\b[iI]n|\b[bB]y|of|id|ly|te|ce|il|xt|st|nd|om|ng|ry|ch|to|ed|\bor) )May\b"
    r"|(?<=id-)May\b|May(?= (?:Day|Fourth)))"
)
_ENGLISH_DAY = deferred_pattern(rf"\b(?:{'|'.join(_DAYS)})(?=s?\b)")
_CHINESE_NUMBER = {name: number for number, name in enumerate("一二三四五六七八九十", 1)}
_CHINESE_NUMBER |= {"十一": 11, "十二": 12, "冬": 11, "腊": 12, "正": 1}
_NUMBERED = deferred_pattern(
    r"(?:(?<![\d.第])(?P<from>\d{1,2})日?\s?(?:[-—–~～至到、和及与,或]|\.\.)+\s?)?"
    r"(?:(?<![\d第])(?P<digits>1[0-2]|0?[1-9])|(?P<characters>十[一二]|[一二三四五六七八九十正冬腊]))"
    r"\s?月(?!球|饼|亮|嫂|光|季|台)"
)
_OLD_CALENDAR = deferred_pattern(
    "[农阴旧夏]历|[正腊冬]月|[年治乾熙绪庆丰靖历祯武宗][元一二三四五六七八九十]+年"
)
_LISTED_CHARACTERS = deferred_pattern(
    "([一二三四五六七八九])、?(?=[一二三四五六七八九]?十?[一二]?月)"
)
_LISTED = deferred_pattern(r"(?<!\d)(1[0-2]|[1-9])(?=、\d{1,2}(?:、\d{1,2})*(?:和\d{1,2})?月)")
_IN_DIGITS = deferred_pattern(
    r"(?<!\d)(?:19|20)?\d\d[-/.年](?P<one>0?[1-9]|1[0-2])(?!\d)"
    r"|(?<![\d.])(?P<two>0?[1-9]|1[0-2])[/.·•．](?:[0-3]?\d)(?![\d%])"
)
_HOLIDAYS = (
    (deferred_pattern("元旦|新年|年初|岁首|一季度|第一季度|首季|上半年|春节"), (1, 2)),
    (deferred_pattern("一季度|第一季度|首季|三八|妇女节|两会|植树"), (3,)),
    (deferred_pattern("二季度|清明|五一|劳动节|五四|青年节|护士节"), (4, 5, 6)),
    (deferred_pattern("上半年|年中(?![央国华共])|六一|儿童节|端午|前半年|半年"), (6,)),
    (deferred_pattern("七一|建党|七七|下半年|后半年|三季度|八一|建军"), (7, 8)),
    (deferred_pattern("三季度|九一八|教师节|中秋|前三|开学"), (9, 10)),
    (deferred_pattern("四季度|末季|国庆|十一(?!月)|双十一|双11|1111|重阳"), (10, 11)),
    (
        deferred_pattern(
            "全年|年[底末终]|岁末|四季度|末季|圣诞|平安夜|一二|十二五|下半年|国家公祭"
        ),
        (12,),
    ),
    (deferred_pattern("财政年度|财年|年度|冬"), (3, 4, 12)),
)
_POINTED_AT = deferred_pattern(
    "(?<![0-9一二三四五六七八九十])月(?![球饼亮嫂光季台薪息租均度])|当月|本月|上月|下月|次月|同月|个月|[昨今明前后][天日晚晨早夜]|去冬|今春|翌"
)
_CHINESE_DAY = deferred_pattern("(?:周|星期|礼拜|週)(?P<day>[一二三四五六日天末])(?!年)")
_MORE_DAYS = deferred_pattern(
    "(?:周|星期|礼拜)[一二三四五六日天](?:[至到、和及与—-]*(?:周|星期|礼拜)?[一二三四五六日天])+"
)
_DAYS_POINTED_AT = deferred_pattern(
    "昨|今|明[天日晚早]|前[天日晚]|后天|翌|次日|当[天日晚]|同日|日[前电讯]|\\d[日号]|工作日|双休"
)


_SO_FAR = re.compile(
    "(?<![目此提之以日月])前(?:(?P<months>[0-9]{1,2}|十?[一二两三四五六七八九十])个月(?!前)"
    "|(?P<quarters>[2-3二两三])个?季度)"
    "|(?<![0-9])[1一][至到—–~-]{1,2}(?P<month>[0-9]{1,2}|十?[一二三四五六七八九十])月(?!份?[0-9])"
)
_FIRST = re.compile(
    rf"\bfirst(?: (?P<n>{CARDINAL}))?[ -](?:calendar )?(?P<of>month|quarter|half)s?\b",
    re.IGNORECASE,
)
_QUARTER_ALONE = re.compile(
    r"(?<!end of the )(?<!through the )(?<!to the )(?<!by the )\b(?:second|third) quarter\b"
    r"|\bQ[23]\b",
    re.IGNORECASE,
)
_MONTHS_LONG = re.compile(rf"(?<!first )\b(?P<n>{CARDINAL})[ -]months?\b", re.IGNORECASE)
_FROM_JANUARY = re.compile(
    r"\bJan(?:uary|\.)?(?: (?:and|to|through|until|till) (?:the end of )?| ?[—–-] ?)"
    rf"(?P<month>{'|'.join(month[:3] for month in MONTHS)})"
)
_MONTHS_OF_A_QUARTER = 3
_ACCURACY = "accuracy/mistranslation"


@dataclass(frozen=True, slots=True)
class _Named:
    """What one side names: numbers with their places.

    Attributes:
        spans: What is named.
        excused: What is named in another way, as inside a range.
        alluded: What may be named because of a holiday or a part of the year.
    """

    spans: tuple[tuple[int, Span], ...]
    excused: frozenset[int] = frozenset()
    alluded: frozenset[int] = frozenset()

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.spans)


@pair_rule(
    "quantities.month",
    Severity.CRITICAL,
    "accuracy/mistranslation",
    unless=("quantities.date",),
    needs=(_NUMBERED.pattern,),
)
def month(reading: PairReading) -> Iterator[Hit]:
    """Another month: 去年3月 as "October last year"."""
    source, target = reading.source.text, reading.target
    given = _english_months(target)
    if given.spans:
        wanted = _chinese_months(source)
        wanted = replace(wanted, excused=wanted.excused | _months_worked_out(reading))
        is_open = bool(_POINTED_AT.search(source))
        yield from _exchanged(wanted, given, MONTHS, ("month", "月份"), reading, is_open=is_open)


@pair_rule(
    "quantities.weekday",
    Severity.CRITICAL,
    "accuracy/mistranslation",
    needs=(_CHINESE_DAY.pattern,),
)
def weekday(reading: PairReading) -> Iterator[Hit]:
    """Another day of the week: 每周五 as "every Monday"."""
    source, target = reading.source.text, reading.target
    given = _Named(
        tuple((_DAYS.index(m.group()), Span(*m.span())) for m in _ENGLISH_DAY.finditer(target))
    )
    if given.spans:
        wanted = _chinese_days(source)
        is_open = bool(_DAYS_POINTED_AT.search(source))
        yield from _exchanged(
            wanted, given, _DAYS, ("day of the week", "星期"), reading, is_open=is_open
        )


def _exchanged(
    wanted: _Named,
    given: _Named,
    names: Sequence[str],
    what: tuple[str, str],
    reading: PairReading,
    *,
    is_open: bool,
) -> Iterator[Hit]:
    """Yield what the target names instead of what the source names."""
    missing = [(n, s) for n, s in wanted.spans if n not in given.numbers | given.excused]
    passed = wanted.numbers | wanted.excused | (frozenset() if missing else wanted.alluded)
    strange = [(number, span) for number, span in given.spans if number not in passed]
    is_said_again = bool(wanted.spans) and not is_open
    if not strange or not (missing or is_said_again):
        return
    span = strange[0][1]
    place = missing[0][1] if missing else wanted.spans[0][1]
    words = reading.source.text[place.start : place.end]
    said = reading.target[span.start : span.end]
    right = names[missing[0][0]] if missing else names[wanted.spans[0][0]]
    yield Hit(
        span,
        f"another {what[0]}: {words} became “{said}”",
        f"{what[1]}不符：{words}",
        right,
        place,
    )


def _months_worked_out(reading: PairReading) -> frozenset[int]:
    """Return the months in which a term ends by a day that the target rightly works out."""
    ends = ends_of_terms(reading.source.text)
    named = (figure.calendar for figure in reading.added if ends and figure.calendar is not None)
    days = {day for calendar in named for day in (calendar.start, calendar.end)}
    return frozenset(day.month - 1 for day in days & ends if day.month is not None)


def _english_months(text: str) -> _Named:
    spans = []
    for match in _ENGLISH_MONTH.finditer(text):
        number = next(
            number for number, name in enumerate(MONTHS) if name.startswith(match["name"][:3])
        )
        spans.append((number, Span(*match.span("name"))))
    digits = [m["one"] or m["two"] for m in _IN_DIGITS.finditer(text)]
    return _Named(tuple(spans), frozenset(int(number) - 1 for number in digits))


def _chinese_months(text: str) -> _Named:
    spans = []
    excused: set[int] = set()
    for match in _NUMBERED.finditer(text):
        characters = match["characters"]
        number = int(match["digits"]) if match["digits"] else _CHINESE_NUMBER[characters]
        spans.append((number - 1, Span(*match.span())))
        if match["from"] and 1 <= int(match["from"]) <= 12:
            excused |= set(range(int(match["from"]) - 1, number))
        if characters and _OLD_CALENDAR.search(text):
            excused |= {number - 1, number % 12, (number + 1) % 12}  # of the old calendar
    excused |= {int(number) - 1 for number in _LISTED.findall(text)}
    excused |= {_CHINESE_NUMBER[name] - 1 for name in _LISTED_CHARACTERS.findall(text)}
    excused |= {int(m["one"] or m["two"]) - 1 for m in _IN_DIGITS.finditer(text)}
    alluded = {n - 1 for pattern, months in _HOLIDAYS if pattern.search(text) for n in months}
    return _Named(tuple(spans), frozenset(excused), frozenset(alluded))


def _chinese_days(text: str) -> _Named:
    spans = []
    excused: set[int] = set()
    for match in _CHINESE_DAY.finditer(text):
        if match["day"] == "末":
            excused |= {4, 5, 6}
        else:
            spans.append(
                ("一二三四五六日".index(match["day"].replace("天", "日")), Span(*match.span()))
            )
    for match in _MORE_DAYS.finditer(text):
        days = re.findall("[一二三四五六日天]", match.group())
        excused |= {"一二三四五六日".index(day.replace("天", "日")) for day in days}
    return _Named(tuple(spans), frozenset(excused))


@pair_rule(
    "quantities.first-months",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.date", "quantities.month", "quantities.unit"),
)
def first_months(reading: PairReading) -> Iterator[Hit]:
    """Another part of the year so far: 前八个月 as "January-July"."""
    for match in _SO_FAR.finditer(reading.source.text):
        wanted = chinese_value(match["months"] or match["month"] or match["quarters"])
        wanted *= _MONTHS_OF_A_QUARTER if match["quarters"] else 1
        said = dict(_said_so_far(reading.target))
        if said and wanted not in said:
            yield Hit(
                next(iter(said.values())),
                f"another part of the year so far: {match.group()}",
                f"累计期间不符：{match.group()}",
                source=Span(*match.span()),
            )


def _said_so_far(target: str) -> Iterator[tuple[int, Span]]:
    """Yield after how many months the parts of a year end that a text speaks of."""
    for match in _FIRST.finditer(target):
        length = {"month": 1, "quarter": _MONTHS_OF_A_QUARTER, "half": 6}[match["of"].lower()]
        yield english_value(match["n"] or "one") * length, Span(*match.span())
    for match in _QUARTER_ALONE.finditer(target):
        yield -1, Span(*match.span())  # nothing that began in January
    for match in _MONTHS_LONG.finditer(target):
        yield english_value(match["n"]), Span(*match.span())
    for match in _FROM_JANUARY.finditer(target):
        yield _month_number(match["month"]), Span(*match.span())


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


RULES: tuple[PairRule, ...] = (month, weekday, first_months)

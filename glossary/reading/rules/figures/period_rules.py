"""Rules about the time of a rate: "hourly" without an hour, 每年 left out beside 每月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_calendar import MONTHS
from corpora.spans import Span
from glossary.reading.numerals import NUMERAL, chinese_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_PERIODS = (
    ("小?时|[钟点]|每刻", "hour", "hourly"),
    ("[日天昼夜晨旦昨朝]", "day", "daily"),
    ("周|星期|礼拜", "week", "weekly"),
    ("月", "month", "monthly"),
    ("季", "quarter", "quarterly"),
    ("[年岁届载秋]", "year|annum", "annual(?:ly)?|yearly"),
)
_ADDED = tuple(
    (
        deferred_pattern(chinese),
        deferred_pattern(
            rf"\b(?:{adverb}) (?=[a-z]+(?: [a-z]+)? "
            r"(?:of|is|was|reached|at|stood at|totall?ed|came to) "
            r"(?:[A-Z]{0,3}[$€£¥]? ?)?\d)"
            rf"|(?<=\d) (?:[a-z]+ )?(?:an?|per|each|every) (?:{noun})\b|\bper (?:{noun})\b",
            re.IGNORECASE,
        ),
    )
    for chinese, noun, adverb in _PERIODS
)
_ANY_ADDED = deferred_pattern(
    r"\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b"
    r"|\b(?:an?|per|each|every) (?:hour|day|week|month|quarter|year|annum)\b",
    re.IGNORECASE,
)
_RATES = (
    ("年", r"year\w*|annual\w*|annum|12 months|twelve months"),
    ("月", r"month\w*"),
    ("[日天]", r"day\w*|daily"),
    ("小时", r"hour\w*|/h"),
    ("[周星]", r"week\w*"),
)
_RATE = tuple(
    (
        deferred_pattern(
            f"每[人户亩名][，]?每?{chinese}[^，。；年月日]{{0,8}}?[0-9一二三四五六七八九十百千]|(?<=元/){chinese}|每{chinese}[^，。；年月日]{{0,4}}?[0-9][0-9.]*万?元"
        ),
        deferred_pattern(rf"\b(?:{english})\b", re.IGNORECASE),
        deferred_pattern(
            rf"(?:\b(?:per|a|an|each|every|/) ?(?:{english})|\b(?:month|week|dai|hour)ly)\b",
            re.IGNORECASE,
        ),
    )
    for chinese, english in _RATES
)
_MONTHS_SO_FAR = deferred_pattern(
    rf"(?<![0-9年])[1一]月?\s?[至到—–~～-]\s?{NUMERAL}月(?!末|底|[0-9]+日)"
)
_IN_MONTH = deferred_pattern(r"\b(?:in|for|during) (?P<month>[A-Z][a-z]{2,8})\b(?! \d{1,2}\b)")
_SO_FAR = deferred_pattern(
    r"\b(?:Jan\w*|first|months?|through|to date|so far|cumulat\w*|by|end|period|from|year-to-\w+"
    r"|half|quarters?)\b"
)
_EVERY_OTHER = deferred_pattern("(?<![间阻])(?:每隔?[一1]|隔|每隔)(?P<of>[日天周年月])(?![后离])")
_OF = {"日": "day", "天": "day", "周": "week", "月": "month", "年": "year"}


@pair_rule("quantities.period-added", Severity.CRITICAL, _ACCURACY)
def period_added(reading: PairReading) -> Iterator[Hit]:
    """An hour, a day or a year in a rate that has none: 累计雨量40毫米 as "hourly rainfall"."""
    source, target = reading.source.text, reading.target
    if _ANY_ADDED.search(target) is None or not re.search("[0-9]", source):
        return
    for chinese, english in _ADDED:
        said = english.search(target)
        if said is not None and chinese.search(source) is None:
            yield Hit(
                Span(*said.span()),
                f"no such time in the source: “{said.group().strip()}”",
                f"原文没有此时间单位：{said.group().strip()}",
            )


@pair_rule("quantities.period-lost", Severity.CRITICAL, _ACCURACY, needs=("[每/]",))
def period_lost(reading: PairReading) -> Iterator[Hit]:
    """One of two times left out: 每人每月760元、每人每年6900元 as "760 per month and 6,900"."""
    source, target = reading.source.text, reading.target
    wanted = [(found, words, told) for c, words, told in _RATE if (found := c.search(source))]
    if len(wanted) < 2 or not any(told.search(target) for _, _, told in wanted):
        return
    for found, words, _ in wanted:
        if words.search(target) is None:
            yield Hit(
                None,
                f"per what time lost: {found.group()}",
                f"漏译时间单位：{found.group()}",
                source=Span(*found.span()),
            )


@pair_rule("quantities.every-other", Severity.CRITICAL, _ACCURACY, needs=("隔",))
def every_other(reading: PairReading) -> Iterator[Hit]:
    """Every other day as every day: 隔日供水 as "water every day"."""
    match = _EVERY_OTHER.search(reading.source.text)
    if match is None or "隔" not in match.group():
        return
    unit = _OF[match["of"]]
    adverb = "daily|" if unit == "day" else f"{unit}ly|"
    said = re.search(
        rf"\b(?:{adverb}(?:every|each|once a|per) {unit})\b", reading.target, re.IGNORECASE
    )
    also = re.search(
        rf"\b(?:other|second|two|2|alternat\w*|interval\w*|bi\w+)\b|{unit} after {unit}|48",
        reading.target,
        re.IGNORECASE,
    )
    if said is not None and also is None and f"每{match['of']}" not in reading.source.text:
        yield Hit(
            Span(*said.span()),
            f"every other, not every: {match.group()}",
            f"“隔”译成了“每”：{match.group()}",
            source=Span(*match.span()),
        )


@pair_rule(
    "quantities.month-for-months",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.first-months", "quantities.date", "quantities.month"),
    needs=("月",),
)
def month_for_months(reading: PairReading) -> Iterator[Hit]:
    """The months up to one as that month: 1至5月 as "in May"."""
    match = _MONTHS_SO_FAR.search(reading.source.text)
    said = _IN_MONTH.search(reading.target) if match is not None else None
    if match is None or said is None or _SO_FAR.search(reading.target):
        return
    number = chinese_value(match["n"])
    if 1 < number <= len(MONTHS) and said["month"].startswith(MONTHS[number - 1][:3]):
        yield Hit(
            Span(*said.span()),
            f"the months up to it: {match.group()}",
            f"累计月份译成了单月：{match.group()}",
            source=Span(*match.span()),
        )


RULES: tuple[PairRule, ...] = (month_for_months, period_added, period_lost, every_other)

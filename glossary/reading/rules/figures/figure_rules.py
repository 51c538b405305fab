"""Rules about the figures of a pair: every one by value against the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.findings import Hit, Severity
from corpora.quantities import (
    Approximation,
    QuantityKind,
    keeps_approximation,
    render_quantity,
)
from glossary.reading.differences.difference import DIGITS, Difference
from glossary.reading.differences.figure_comparison import SIZED
from glossary.reading.differences.figure_differences import FigureDifference
from glossary.reading.impossible_times import find_impossible_dates, find_impossible_times
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_ANY_MARK = re.compile(
    r"\b(?:over|more|above|exceed\w*|surpass\w*|top\w*|upwards?|plus|least|most|beyond|past|nearly"
    r"|almost|close|approach\w*|about|around|some|approximately|roughly|estimated|circa|or so"
    r"|up to|less|fewer|under|below|within|maximum|minimum|not|no|several|odd|reach\w*|near)\b"
    r"|\b(?:pass(?:ed|es|ing)?|capped|cap|limit\w*|short|deeper|longer|wider)\b"
    r"|\b(?:older|younger|greater|higher|lower) than\b|\b(?:after|first) \d"
    r"|\bor (?:greater|higher|larger|longer|older|stronger|heavier|lower|smaller|younger"
    r"|shorter)\b|[+≤≥<>]|0[’']?s\b",
    re.IGNORECASE,
)
_A_LIMIT = re.compile(
    r"\b(?:minimum|maximum|ceiling|floor|cap|limit|threshold)\b[^.;,]*$", re.IGNORECASE
)
"""A bound as a noun, however far before its figure: "the minimum down payment ... is 15%"."""
_BEFORE, _AFTER = 45, 25


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is said of one kind of difference."""

    difference: Difference
    severity: Severity
    english: str
    chinese: str
    documentation: str
    category: str = _ACCURACY


# 各增长5% may well be said once for each.
_FOR_EACH = re.compile("[均各都皆每]|分别|同样|以及其")
_REPEATABLE = (*SIZED, QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT)
_TELLING_DIGITS = 3
"""Digits of a number, noughts aside, that no other number of a sentence is likely to have."""
_SHORTEST_DOUBLED = 5
_KINDS = (
    _Kind(
        Difference.MAGNITUDE,
        Severity.CRITICAL,
        "wrong magnitude",
        "数量级错误",
        'A figure ten, a hundred or ten thousand times too large or small: 20万吨 as "20 tons".',
    ),
    _Kind(
        Difference.DIGITS,
        Severity.CRITICAL,
        "another figure",
        "数字有误",
        'A figure with two digits exchanged or one wrong: 2295亿 as "292.5 billion".',
    ),
    _Kind(
        Difference.VALUE,
        Severity.CRITICAL,
        "another value",
        "数值不符",
        'Another value in the same unit: 增长5.2% as "up 3 percent".',
    ),
    _Kind(
        Difference.MISSING,
        Severity.MAJOR,
        "figure missing",
        "漏译数字",
        "A figure of the source that stands nowhere in the translation.",
        "accuracy/omission",
    ),
    _Kind(
        Difference.CURRENCY,
        Severity.MAJOR,
        "the currency is missing or another",
        "货币单位不符或漏译",
        'A sum of money without its currency, or in another: 100亿元 as "10 billion euros".',
    ),
    _Kind(
        Difference.SCALE_CLASS,
        Severity.MAJOR,
        "a class of size became a number",
        "“级”译成了数量",
        'A class of size as a plain figure: 百亿级企业 as "10 billion enterprises".',
    ),
    _Kind(
        Difference.UNIT,
        Severity.MAJOR,
        "another unit",
        "单位不符",
        'The right number in another unit: 500亩 as "500 hectares".',
    ),
    _Kind(
        Difference.POINTS,
        Severity.MAJOR,
        "percent and percentage points exchanged",
        "百分比与百分点混淆",
        'Percentage points as percent, or the other way round: 提高2个百分点 as "by 2 percent".',
    ),
    _Kind(
        Difference.TIMES,
        Severity.MAJOR,
        "growth by and growth to",
        "倍数差一",
        'A multiple one too large or small: 增长3倍 is fourfold, not "three times".',
    ),
    _Kind(
        Difference.RANGE,
        Severity.MAJOR,
        "an end of the range is lost",
        "漏译数值范围",
        'One end of a range alone: 5至8亿元 as "500 million yuan".',
    ),
    _Kind(
        Difference.DATE,
        Severity.CRITICAL,
        "another date",
        "日期不符",
        'Another date or year: 12月8日至10日 as "December 8 to 12".',
    ),
    _Kind(
        Difference.TIME,
        Severity.CRITICAL,
        "another time",
        "时间不符",
        'Another time of day: 下午3时 as "5 p.m.".',
    ),
)


@pair_rule("quantities.added", Severity.MAJOR, "accuracy/addition")
def added(reading: PairReading) -> Iterator[Hit]:
    """A figure of the translation that stands nowhere in the source."""
    for difference in reading.differences:
        if difference.kind is Difference.ADDED and difference.target is not None:
            yield Hit(difference.target.span, "figure without a source", "原文没有此数字")


@pair_rule("quantities.doubled", Severity.MAJOR, "accuracy/addition")
def doubled(reading: PairReading) -> Iterator[Hit]:
    """A figure that stands twice in a sentence whose source has it once, with its unit or not."""
    if _FOR_EACH.search(reading.source.text):
        return
    for figure in reading.added:
        numbers = DIGITS.findall(figure.text)
        is_number = figure.kind in (*_REPEATABLE, QuantityKind.NUMBER)
        is_long = (
            is_number
            and len(numbers) == 1
            and len(re.sub("[^1-9]", "", numbers[0])) >= _TELLING_DIGITS
        )
        if not is_long and (figure.kind not in _REPEATABLE or len(figure.text) < _SHORTEST_DOUBLED):
            continue
        words = figure.text.lower()
        first = next(
            (
                match
                for match in reading.matched
                if match.target.text.lower() == words
                or (is_long and DIGITS.findall(match.target.text) == numbers)
            ),
            None,
        )
        if first is not None:
            yield Hit(
                figure.span,
                "the figure stands twice, in the source once",
                "数字重复",
                source=first.source.span,
            )


@pair_rule("quantities.clock", Severity.CRITICAL, _ACCURACY)
def clock(reading: PairReading) -> Iterator[Hit]:
    """A time that no clock shows: 下午3时 as "30 p.m.", 6时30分 as "6:73"."""
    times = [figure for figure in reading.missing if figure.kind is QuantityKind.TIME]
    for place in find_impossible_times(reading.target, has_times=bool(times)):
        source = times[0].span if times else None
        yield Hit(place, "no such time of day", "没有这样的时刻", source=source)


@pair_rule("quantities.calendar", Severity.CRITICAL, _ACCURACY)
def calendar(reading: PairReading) -> Iterator[Hit]:
    """A date that no calendar shows: 3月18日 as "March 180", 2015年5月 as "May 20,150"."""
    kinds = QuantityKind.DATE, QuantityKind.YEAR
    dates = [figure for figure in reading.missing if figure.kind in kinds]
    for place in find_impossible_dates(reading.target) if dates else ():
        yield Hit(place, "no such date", "没有这样的日期", source=dates[0].span)


@pair_rule("quantities.approximation", Severity.MINOR, _ACCURACY)
def approximation(reading: PairReading) -> Iterator[Hit]:
    """余, 近, 超 and their kind left out: 250余万千瓦 as "2.5 million kW"."""
    for match in reading.matched:
        source, target = match.source, match.target
        is_marked = source.approximation not in (Approximation.EXACT, Approximation.SEVERAL)
        if not is_marked or source.kind is QuantityKind.TIME:
            continue
        if keeps_approximation(source, target):
            continue
        around = reading.target[max(0, target.start - _BEFORE) : target.end + _AFTER]
        if not _ANY_MARK.search(around) and not _A_LIMIT.search(reading.target[: target.start]):
            yield Hit(
                target.span,
                f"the approximation of {source.text} is lost",
                "漏译约数",
                source=source.span,
            )


def _rule_of(kind: _Kind) -> PairRule:
    """Return the rule that reports one kind of difference."""

    def search(reading: PairReading) -> Iterator[Hit]:
        for difference in reading.differences:
            if difference.kind is kind.difference and difference.source is not None:
                yield _hit(difference, kind.english, kind.chinese)

    search.__doc__ = kind.documentation
    return PairRule(f"quantities.{kind.difference}", kind.severity, kind.category, search)


def _hit(difference: FigureDifference, english: str, chinese: str) -> Hit:
    source, target = difference.source, difference.target
    words = source.text if source is not None else ""
    return Hit(
        target.span if target is not None else None,
        f"{english}: {words}",
        f"{chinese}：{words}",
        "" if source is None else next(iter(render_quantity(source)), ""),
        source.span if source is not None else None,
    )


RULES: tuple[PairRule, ...] = (
    *(_rule_of(kind) for kind in _KINDS),
    added,
    doubled,
    clock,
    calendar,
    approximation,
)

"""Rules about figures: every one by value against the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.quantities import (
    Approximation,
    QuantityKind,
    keeps_approximation,
    render_quantity,
    reversed_direction,
)
from gongbao.checking.figure_differences import Difference, FigureDifference
from gongbao.checking.finding import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.pair_reading import PairReading
from gongbao.checking.rule import Rule, rule

_ACCURACY = "accuracy/mistranslation"
_ANY_MARK = re.compile(
    r"\b(?:over|more|above|exceed\w*|surpass\w*|top\w*|upwards?|plus|least|beyond|past|nearly"
    r"|almost|close|approach\w*|about|around|some|approximately|roughly|estimated|circa|or so"
    r"|up to|less|fewer|under|below|within|maximum|minimum|not|no|several|odd|reach\w*|near)\b"
    r"|\+|0[’']?s\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 45, 25


@rule("quantities.magnitude", Severity.CRITICAL, _ACCURACY)
def magnitude(material: Material) -> Iterator[Hit]:
    """A figure ten, a hundred or ten thousand times too large or small: 20万吨 as "20 tons"."""
    yield from _of_kind(material, Difference.MAGNITUDE, "wrong magnitude", "数量级错误")


@rule("quantities.digits", Severity.CRITICAL, _ACCURACY)
def digits(material: Material) -> Iterator[Hit]:
    """A figure with two digits exchanged or one wrong: 2295亿 as "292.5 billion"."""
    yield from _of_kind(material, Difference.DIGITS, "another figure", "数字有误")


@rule("quantities.value", Severity.CRITICAL, _ACCURACY)
def value(material: Material) -> Iterator[Hit]:
    """Another value in the same unit: 增长5.2% as "up 3 percent"."""
    yield from _of_kind(material, Difference.VALUE, "another value", "数值不符")


@rule("quantities.missing", Severity.MAJOR, "accuracy/omission")
def missing(material: Material) -> Iterator[Hit]:
    """A figure of the source that stands nowhere in the translation."""
    yield from _of_kind(material, Difference.MISSING, "figure missing", "漏译数字")


@rule("quantities.added", Severity.MAJOR, "accuracy/addition")
def added(material: Material) -> Iterator[Hit]:
    """A figure of the translation that stands nowhere in the source."""
    for reading in material.readings:
        for difference in reading.differences:
            if difference.kind is Difference.ADDED and difference.target is not None:
                figure = difference.target
                yield Hit(
                    reading.place_in_target(figure.start, figure.end),
                    "figure without a source", "原文没有此数字",
                )  # fmt: skip


@rule("quantities.currency", Severity.MAJOR, _ACCURACY)
def currency(material: Material) -> Iterator[Hit]:
    """A sum of money without its currency: 100亿元 as "10 billion"."""
    yield from _of_kind(material, Difference.CURRENCY, "the currency is missing", "漏译货币单位")


@rule("quantities.scale-class", Severity.MAJOR, _ACCURACY)
def scale_class(material: Material) -> Iterator[Hit]:
    """A class of size as a plain figure: 百亿级企业 as "10 billion enterprises"."""
    yield from _of_kind(
        material, Difference.SCALE_CLASS, "a class of size became a number", "“级”译成了数量"
    )


@rule("quantities.unit", Severity.MAJOR, _ACCURACY)
def unit(material: Material) -> Iterator[Hit]:
    """The right number in another unit: 500亩 as "500 hectares"."""
    yield from _of_kind(material, Difference.UNIT, "another unit", "单位不符")


@rule("quantities.percentage-points", Severity.MAJOR, _ACCURACY)
def percentage_points(material: Material) -> Iterator[Hit]:
    """Percentage points as percent, or the other way round: 提高2个百分点 as "by 2 percent"."""
    yield from _of_kind(
        material, Difference.POINTS, "percent and percentage points exchanged",
        "百分比与百分点混淆",
    )  # fmt: skip


@rule("quantities.times", Severity.MAJOR, _ACCURACY)
def times(material: Material) -> Iterator[Hit]:
    """A multiple one too large or small: 增长3倍 is fourfold, not "three times"."""
    yield from _of_kind(material, Difference.TIMES, "growth by and growth to", "倍数差一")


@rule("quantities.range", Severity.MAJOR, _ACCURACY)
def lost_range(material: Material) -> Iterator[Hit]:
    """One end of a range alone: 5至8亿元 as "500 million yuan"."""
    yield from _of_kind(material, Difference.RANGE, "an end of the range is lost", "漏译数值范围")


@rule("quantities.date", Severity.CRITICAL, _ACCURACY)
def date(material: Material) -> Iterator[Hit]:
    """Another date or year: 12月8日至10日 as "December 8 to 12"."""
    yield from _of_kind(material, Difference.DATE, "another date", "日期不符")


@rule("quantities.approximation", Severity.MINOR, _ACCURACY)
def approximation(material: Material) -> Iterator[Hit]:
    """余, 近, 超 and their kind left out: 250余万千瓦 as "2.5 million kW"."""
    for reading in material.readings:
        for match in reading.matched:
            source, target = match.source, match.target
            is_marked = source.approximation not in (Approximation.EXACT, Approximation.SEVERAL)
            if not is_marked or source.kind is QuantityKind.TIME:
                continue
            if keeps_approximation(source, target):
                continue
            around = (
                reading.target[max(0, target.start - _BEFORE) : target.start]
                + reading.target[target.start : target.end + _AFTER]
            )
            if not _ANY_MARK.search(around):
                yield Hit(
                    reading.place_in_target(target.start, target.end),
                    f"the approximation of {source.text} is lost", "漏译约数",
                    source=reading.place_in_source(source.start, source.end),
                )  # fmt: skip


@rule("quantities.direction", Severity.CRITICAL, _ACCURACY)
def direction(material: Material) -> Iterator[Hit]:
    """A change turned round: 下降1.9% as "up 1.9 percent"."""
    for reading in material.readings:
        for match in reading.matched:
            source, target = match.source, match.target
            turned = reversed_direction(
                source, reading.source.text[: source.start], reading.target, target.start
            )
            if turned:
                yield Hit(
                    reading.place_in_target(target.start, target.end),
                    f"“{turned}” turns round the change by {source.text}", "增减方向相反",
                    source=reading.place_in_source(source.start, source.end),
                )  # fmt: skip


def _of_kind(material: Material, kind: Difference, english: str, chinese: str) -> Iterator[Hit]:
    for reading in material.readings:
        for difference in reading.differences:
            if difference.kind is kind and difference.source is not None:
                yield _hit(reading, difference, english, chinese)


def _hit(reading: PairReading, difference: FigureDifference, english: str, chinese: str) -> Hit:
    source, target = difference.source, difference.target
    words = source.text if source is not None else ""
    span = reading.place_in_target(target.start, target.end) if target is not None else None
    advice = "" if source is None else next(iter(render_quantity(source)), "")
    return Hit(
        span, f"{english}: {words}", f"{chinese}：{words}", advice,
        reading.place_in_source(source.start, source.end) if source is not None else None,
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    magnitude, digits, value, missing, added, currency, scale_class, unit, percentage_points, times,
    lost_range, date, approximation, direction,
)  # fmt: skip

"""In what two figures differ that were meant for each other: magnitude, digits, unit, value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from corpora.quantities import Approximation, Phrasing, Quantity, QuantityKind
from corpora.quantities.units import UNITS
from glossary.reading.differences.date_comparison import (
    compare_dates,
    compare_times,
    day_alone,
    is_day_alone,
)
from glossary.reading.differences.difference import DIGITS, Difference
from glossary.reading.differences.local_dollars import is_local_dollar
from glossary.reading.differences.range_ends import has_both_ends, joined_ends
from glossary.reading.figures import says_below

_KIND = QuantityKind
SIZED = frozenset({_KIND.NUMBER, _KIND.AMOUNT, _KIND.MEASURE, _KIND.SCALE_CLASS})
_SHARES = frozenset({_KIND.PERCENT, _KIND.PERCENTAGE_POINT})
_CALENDAR = frozenset({_KIND.DATE, _KIND.YEAR})
_NEARLY = Fraction(1, 20)
"""Share by which 三分之一 and "a little over 30 percent" may differ."""
_ROUGHLY = Fraction(1, 5)
"""Share by which both may differ that are rounded the same way: 近三成 is "nearly a third"."""
_POWERS = frozenset(Fraction(10) ** power for power in range(-8, 9) if power)
SHORT_SCALE = re.compile(r"\d\s?(?:m|mn|mln|bn|k|b|tn)(?![A-Za-z])", re.IGNORECASE)
_MONEY = re.compile(
    r"yuan|RMB|CNY|renminbi|¥|￥|\$|dollar|USD|\bHK|\bNT|euro|€|£|pound|yen|won|rupee|ruble|franc"
    r"|currency|cents?\b|MOP|pataca",
    re.IGNORECASE,
)
# "by three times" and "three times more" say 增长3倍 well enough.
_AGAIN = re.compile(
    r"\b(?:again|redoubl\w+|twice over|two times|twofold)\b|doubl\w*.*doubl", re.IGNORECASE
)
_BY_TIMES = re.compile(r"\bby\b|\bmore\b|\bhigher\b|\bthan\b|increas|grow|up ", re.IGNORECASE)


def compare_figures(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """Return in what two figures differ, None where they have nothing to do with each other."""
    if Approximation.SEVERAL in (source.approximation, target.approximation):
        return _compare_vague(source, target)
    if source.kind in _CALENDAR and target.kind in _CALENDAR:
        return compare_dates(source, target, text)
    if target.kind is _KIND.ORDINAL and source.kind in (_KIND.ORDINAL, _KIND.DATE):
        return _compare_ordinals(source, target, text)
    if source.kind is _KIND.ORDINAL and target.kind is _KIND.NUMBER:
        return _compare_small(source, target) or _compare_ordinals(source, target, text)
    if source.kind is _KIND.NUMBER and target.kind is _KIND.MULTIPLE:
        return _compare_small(source, target)
    if source.kind is target.kind is _KIND.TIME:
        return compare_times(source, target, text)
    if source.kind is target.kind is _KIND.MULTIPLE:
        if source.is_range and target.is_range:
            is_half = (source.low == target.low) is not (source.high == target.high)
            return Difference.VALUE if is_half else None
        if source.phrasing is Phrasing.VERB and not _AGAIN.search(text):
            return Difference.VALUE  # 翻两番 is no doubling
        is_said = _BY_TIMES.search(text[max(0, target.start - 20) : target.end + 30])
        return Difference.TIMES if abs(source.low - target.low) == 1 and not is_said else None
    if (source.kind, target.kind) == (_KIND.MULTIPLE, _KIND.FRACTION):
        return Difference.VALUE if source.low * target.low == 1 else None  # 三倍 as "a third"
    if _KIND.FRACTION in (source.kind, target.kind):
        return _compare_parts(source, target)
    return _compare_other_kinds(source, target) or _compare_sizes(source, target, text)


def _compare_vague(source: Quantity, target: Quantity) -> Difference | None:
    """Tell 数百 as "several thousand", and 十余 as "dozens"."""
    if source.kind is not target.kind or source.unit != target.unit or not source.low:
        return None
    if source.approximation is target.approximation:
        return Difference.MAGNITUDE if target.low / source.low in _POWERS else None
    is_some = source.approximation is Approximation.OVER and source.low == target.low
    return Difference.VALUE if is_some else None


def another_end(
    source: Quantity, candidates: Sequence[Quantity], text: str
) -> tuple[Difference, Quantity] | None:
    """Return what stands for one end of a range whose other end is right, and how it differs."""
    found = joined_ends(source, candidates, text)
    if found is None:
        return None
    figure, said, wanted = found
    if said and wanted and said / wanted in _POWERS:
        return Difference.MAGNITUDE, figure
    is_near = _nearly_same_digits(wanted, said)
    return (Difference.DIGITS if is_near else Difference.VALUE), figure


def _compare_parts(source: Quantity, target: Quantity) -> Difference | None:
    """Tell 三分之二 as "two fifths" or "20 percent"; half and about a half are said freely."""
    first, second = _part_of_one(source), _part_of_one(target)
    if first is None or second is None or first == second:
        return None
    if first / second in _POWERS:
        return Difference.MAGNITUDE
    is_exact = Approximation.EXACT in (source.approximation, target.approximation)
    is_like = source.approximation is target.approximation
    are_fractions = source.kind is target.kind is _KIND.FRACTION
    nearly = _NEARLY if is_exact or are_fractions else _ROUGHLY
    is_near = abs(first - second) <= nearly * max(first, second)
    return Difference.VALUE if (is_exact or is_like) and not is_near else None


def _part_of_one(figure: Quantity) -> Fraction | None:
    """Return what part of the whole a fraction or a percentage is, None for another figure."""
    if figure.is_range or figure.kind not in (_KIND.FRACTION, _KIND.PERCENT) or not figure.low:
        return None
    return figure.low / 100 if figure.kind is _KIND.PERCENT else figure.low


def _compare_other_kinds(source: Quantity, target: Quantity) -> Difference | None:
    """Tell equal numbers of different kinds: percent and points, days and hours."""
    if _is_point_and_share(source, target) or _is_point_and_share(target, source):
        return Difference.UNIT if (source.low, source.high) == (target.low, target.high) else None
    if {source.kind, target.kind} == _SHARES:
        is_point = source.kind is _KIND.PERCENTAGE_POINT
        return Difference.POINTS if is_point and source.low == target.low else None
    if source.kind is _KIND.AMOUNT and target.kind in _SHARES:
        return Difference.UNIT if (source.low, source.high) == (target.low, target.high) else None
    if source.kind in _SHARES and target.kind in (_KIND.AMOUNT, _KIND.MEASURE):
        is_rate = target.unit == "basis point" or source.low != target.low
        return None if is_rate or source.high != target.high else Difference.UNIT
    if source.kind in _CALENDAR and target.kind is _KIND.MEASURE:
        return _compare_spans(source, target)
    if source.kind is _KIND.MEASURE and target.kind is _KIND.AMOUNT:
        is_weight = target.unit == "GBP" and _dimension(source) == "mass"
        return Difference.UNIT if is_weight and source.low == target.low else None
    return None


def _is_point_and_share(point: Quantity, share: Quantity) -> bool:
    """Tell whether a figure is in basis points and the other in percentage points."""
    return point.unit == "basis point" and share.kind in _SHARES


def _compare_sizes(source: Quantity, target: Quantity, text: str) -> Difference | None:
    both_sized = source.kind in SIZED and target.kind in SIZED
    both_shares = source.kind is target.kind and source.kind in _SHARES
    if not (both_sized or both_shares):
        return None
    are_lengths = _dimension(source) == _dimension(target) == "length"
    if SHORT_SCALE.search(target.text) and source.unit != target.unit and not are_lengths:
        return None  # 5m may be metres or millions
    if source.low == target.low and source.high == target.high:
        return _lost_unit(source, target, text)
    return _other_value(source, target, text)


def _lost_unit(source: Quantity, target: Quantity, text: str) -> Difference | None:
    if source.kind is _KIND.SCALE_CLASS:
        return Difference.SCALE_CLASS if not _MONEY.search(text) else None
    if source.kind is _KIND.AMOUNT:
        if target.kind is _KIND.AMOUNT:
            return _another_currency(source, target, text)
        return Difference.CURRENCY if not _MONEY.search(text) else None
    if source.kind is _KIND.MEASURE and target.kind is _KIND.MEASURE:
        return Difference.UNIT
    return None


def _another_currency(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """Tell 1980元 as "1,980 euros"; 元 alone is the dollar of the place that a text is about."""
    if not source.unit or not target.unit or is_local_dollar(source, target, text):
        return None
    return Difference.CURRENCY


def _compare_spans(source: Quantity, target: Quantity) -> Difference | None:
    """Tell 14日 as "14 hours", 1100年 as "1,100 months"."""
    unit = "year" if source.kind is _KIND.YEAR else "day"
    is_time = _dimension(target) in ("time", "calendar")
    if source.is_range or not is_time or target.unit == unit or not DIGITS.search(target.text):
        return None
    return Difference.UNIT if source.low == target.low and not target.is_range else None


def _dimension(figure: Quantity) -> str:
    return UNITS[figure.unit].dimension if figure.unit in UNITS else ""


def _other_value(source: Quantity, target: Quantity, text: str) -> Difference | None:
    if source.is_range and not target.is_range:
        are_measures = source.kind is target.kind is _KIND.MEASURE
        is_end = target.low in (source.low, source.high) and source.unit != target.unit
        if are_measures and is_end and _dimension(source) == _dimension(target):
            return Difference.UNIT  # 1至7米 as "from 1 to 7 feet"
        numbers = DIGITS.findall(source.text)
        is_whole = has_both_ends(numbers, source.low, source.high, text) or not source.low
        if target.low in (10 * source.low, 10 * source.high) and not is_whole:
            return Difference.MAGNITUDE
        is_one_end = target.low in (source.low, source.high) and bool(DIGITS.search(target.text))
        return Difference.RANGE if is_one_end and not is_whole else None
    if target.is_range and not source.is_range and source.low in (target.low, target.high):
        return None
    if not source.low or not target.low:
        return None
    if source.is_range and target.is_range:
        return _compare_ranges(source, target)
    if abs(source.low) == abs(target.low):
        is_lost = source.low < 0 < target.low and source.unit == target.unit and bool(source.unit)
        return Difference.VALUE if is_lost and not says_below(text) else None
    if source.kind is target.kind is _KIND.NUMBER and source.low < 10 and not source.unit:
        return _compare_small(source, target)
    same_unit = source.unit == target.unit or not (source.unit and target.unit)
    ends = {target.low / source.low, target.high / source.high}
    if ends <= _POWERS:
        return Difference.MAGNITUDE if _is_written(target) and _is_figure(source) else None
    if same_unit and _nearly_same_digits(source.low, target.low):
        return Difference.DIGITS
    are_alike = source.kind is target.kind and source.unit == target.unit and bool(source.unit)
    return Difference.VALUE if are_alike and source.kind is not _KIND.NUMBER else None


def _compare_ranges(source: Quantity, target: Quantity) -> Difference | None:
    """Tell 5至8年 as "5 to 80 years" or "5 to 9 years", 8至9级 as "force 9 to 10"."""
    ends = {target.low / source.low, target.high / source.high}
    if ends & _POWERS:
        return Difference.MAGNITUDE
    are_alike = source.kind is target.kind and source.unit == target.unit
    if 1 in ends:
        is_age = "岁" in source.text and target.unit == "year"
        return Difference.VALUE if (are_alike and source.low > 0) or is_age else None
    return Difference.VALUE if are_alike or not (source.unit and target.unit) else None


def _compare_ordinals(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """第三十五条 beside "Article 350", 24日 beside "the 240th" or, as a day, "on the 25th"."""
    if source.kind is _KIND.DATE:
        day = source.calendar.start.day if source.calendar is not None else None
        if day is None or target.low == day or str(day) in DIGITS.findall(text):
            return None
        is_other = target.low in (10 * day, int(str(day)[::-1]))
        is_day = source.calendar == day_alone(day) and is_day_alone(target, text)
        return Difference.DATE if is_other or is_day else None
    if not DIGITS.search(target.text) or not target.low or source.low in (0, target.low):
        return None
    if target.low / source.low in _POWERS and target.low != 1:
        return Difference.MAGNITUDE
    if _nearly_same_digits(source.low, target.low):
        return Difference.DIGITS
    return Difference.VALUE if source.kind is target.kind else None


def _compare_small(source: Quantity, target: Quantity) -> Difference | None:
    """6次 beside "60 times", 表1 beside "Table 10"; words and larger figures say nothing."""
    is_tenfold = target.low == 10 * source.low and "," not in target.text
    is_digit = bool(DIGITS.search(source.text)) and bool(DIGITS.search(target.text))
    return Difference.MAGNITUDE if is_tenfold and is_digit else None


def _nearly_same_digits(source: Fraction, target: Fraction) -> bool:
    """Tell whether one figure is the other with two digits exchanged or one digit changed."""
    if source.denominator == target.denominator == 1 and abs(source) >= 10:
        whole, changed = str(source.numerator), str(target.numerator)
        if len(whole) == len(changed) and sorted(whole) == sorted(changed):
            return True
    one, other = _digits(source), _digits(target)
    if len(one) < 2 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        apart = sum(a != b for a, b in zip(one, other, strict=True))
        return (apart == 1 and len(one) > 2) or (apart == 2 and sorted(one) == sorted(other))
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(shorter) > 2 and any(
        longer[:k] + longer[k + 1 :] == shorter for k in range(len(longer))
    )


def _digits(value: Fraction) -> str:
    text = f"{float(value):.6f}" if value.denominator != 1 else str(value.numerator)
    return text.replace(".", "").strip("0") or "0"


def _is_written(figure: Quantity) -> bool:
    """Tell whether a figure is written in digits or with a scale word, not as a small word."""
    return bool(DIGITS.search(figure.text)) or abs(figure.low) >= 1000


def _is_figure(figure: Quantity) -> bool:
    return _is_written(figure) or bool(re.search("[万亿千百十]", figure.text)) or bool(figure.unit)

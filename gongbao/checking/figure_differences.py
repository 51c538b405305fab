"""How figures differ that agree in nothing: magnitude, digits, unit, date; or one is missing.

Only what has no figure of its own value on the other side is looked at. Each such figure of the
source is put beside the figure of the target that was most likely meant for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from glossary.quantities import Approximation, Quantity, QuantityKind


class Difference(StrEnum):
    """In what two figures differ."""

    UNIT = "unit"
    CURRENCY = "currency"
    SCALE_CLASS = "scale class"
    POINTS = "points"
    TIMES = "times"
    RANGE = "range"
    MAGNITUDE = "magnitude"
    DIGITS = "digits"
    DATE = "date"
    VALUE = "value"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of the source and what the target has instead; None where it has nothing."""

    kind: Difference
    source: Quantity | None
    target: Quantity | None


_KIND = QuantityKind
_SIZED = frozenset({_KIND.NUMBER, _KIND.AMOUNT, _KIND.MEASURE, _KIND.SCALE_CLASS})
_SHARES = frozenset({_KIND.PERCENT, _KIND.PERCENTAGE_POINT})
_CALENDAR = frozenset({_KIND.DATE, _KIND.YEAR})
_POWERS = frozenset(Fraction(10) ** power for power in range(-8, 9) if power)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT_SCALE = re.compile(r"\d\s?(?:m|mn|mln|bn|k|b|tn)(?![A-Za-z])", re.IGNORECASE)
_MONEY = re.compile(
    r"yuan|RMB|CNY|renminbi|¥|￥|\$|dollar|USD|\bHK|\bNT|euro|€|£|pound|yen|won|rupee|ruble|franc"
    r"|currency|cents?\b|MOP|pataca",
    re.IGNORECASE,
)
# "by three times" and "three times more" say 增长3倍 well enough.
_BY_TIMES = re.compile(r"\bby\b|\bmore\b|\bhigher\b|\bthan\b|increas|grow|up ", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?:paras?|arts?|sects?|nos?|pp?|chaps?|at|and)\.? $", re.IGNORECASE)
# 24小时 is "around the clock", 100% "completely".
_GOES_ON = ("后", "w", "W", "万", "亿", "千", "百", "/", "-")
_IDIOM = re.compile("24小时|100%|百分之百")
_ORDER = (
    Difference.CURRENCY, Difference.SCALE_CLASS, Difference.UNIT, Difference.POINTS,
    Difference.TIMES, Difference.RANGE, Difference.MAGNITUDE, Difference.DIGITS, Difference.DATE,
    Difference.VALUE,
)  # fmt: skip
_Choice = tuple[int, int, int, Difference]


def figure_differences(
    missing: Sequence[Quantity], added: Sequence[Quantity], source: str, target: str
) -> tuple[FigureDifference, ...]:
    """Return the differences between the figures that found no equal, in the order of the source.

    Args:
        missing: Figures of the source that the target lacks.
        added: Figures of the target that the source lacks.
        source: The normalised source.
        target: The target.
    """
    choices: list[_Choice] = []
    for row, wanted in enumerate(missing):
        for column, given in enumerate(added):
            kind = _compare(wanted, given, target)
            if kind is not None:
                choices.append((_ORDER.index(kind), row, column, kind))
    rows: dict[int, FigureDifference] = {}
    columns: set[int] = set()
    for _, row, column, kind in sorted(choices):
        if row not in rows and column not in columns:
            rows[row] = FigureDifference(kind, missing[row], added[column])
            columns.add(column)
    for row, wanted in enumerate(missing):
        if row not in rows and _is_wanted(wanted, source, target, added):
            rows[row] = FigureDifference(Difference.MISSING, wanted, None)
    differences = _without_doubtful([rows[row] for row in sorted(rows)], len(missing), len(added))
    keys = source_keys(source)
    for column, given in enumerate(added):
        if column not in columns and _is_stray(given, target, keys):
            differences.append(FigureDifference(Difference.ADDED, None, given))
    return tuple(differences)


def _without_doubtful(
    differences: Sequence[FigureDifference], missing: int, added: int
) -> list[FigureDifference]:
    """Leave out values that differ where more than one figure on either side could be meant."""
    return [d for d in differences if d.kind is not Difference.VALUE or missing == added == 1]


def _compare(source: Quantity, target: Quantity, text: str) -> Difference | None:
    """Return in what two figures differ, None where they have nothing to do with each other."""
    if Approximation.SEVERAL in (source.approximation, target.approximation):
        return None
    if source.kind in _CALENDAR and target.kind in _CALENDAR:
        return _compare_dates(source, target, text)
    if target.kind is _KIND.ORDINAL and source.kind in (_KIND.ORDINAL, _KIND.DATE):
        return _compare_ordinals(source, target)
    if source.kind is target.kind is _KIND.TIME:
        return Difference.DIGITS if _clock(source) == _clock(target) else None
    if {source.kind, target.kind} == _SHARES:
        is_point = source.kind is _KIND.PERCENTAGE_POINT
        return Difference.POINTS if is_point and source.low == target.low else None
    if source.kind is target.kind is _KIND.MULTIPLE:
        is_said = _BY_TIMES.search(text[max(0, target.start - 20) : target.end + 30])
        return Difference.TIMES if abs(source.low - target.low) == 1 and not is_said else None
    both_sized = source.kind in _SIZED and target.kind in _SIZED
    both_shares = source.kind is target.kind and source.kind in _SHARES
    if not (both_sized or both_shares) or _SHORT_SCALE.search(target.text):
        return None
    if source.low == target.low and source.high == target.high:
        return _lost_unit(source, target, text)
    return _other_value(source, target, text)


def _lost_unit(source: Quantity, target: Quantity, text: str) -> Difference | None:
    if source.kind is _KIND.SCALE_CLASS:
        return Difference.SCALE_CLASS if not _MONEY.search(text) else None
    if source.kind is _KIND.AMOUNT:
        if target.kind is _KIND.AMOUNT:
            return None  # another currency is often a matter of convention (元 of Hong Kong)
        return Difference.CURRENCY if not _MONEY.search(text) else None
    if source.kind is _KIND.MEASURE and target.kind is _KIND.MEASURE:
        return Difference.UNIT
    return None


def _other_value(source: Quantity, target: Quantity, text: str) -> Difference | None:
    if source.is_range and not target.is_range:
        numbers = _DIGITS.findall(source.text)
        is_whole = all(number in text for number in numbers) or not source.low
        is_one_end = target.low in (source.low, source.high) and bool(_DIGITS.search(target.text))
        return Difference.RANGE if is_one_end and not is_whole else None
    if target.is_range and not source.is_range and source.low in (target.low, target.high):
        return None
    if not source.low or not target.low or abs(source.low) == abs(target.low):
        return None
    if source.kind is target.kind is _KIND.NUMBER and source.low < 10 and not source.unit:
        is_tenfold = source.low > 1 and target.low == 10 * source.low and "," not in target.text
        is_digit = bool(_DIGITS.search(source.text)) and bool(_DIGITS.search(target.text))
        return Difference.MAGNITUDE if is_tenfold and is_digit else None
    same_unit = source.unit == target.unit or not (source.unit and target.unit)
    if target.low / source.low in _POWERS and target.high / source.high in _POWERS:
        return Difference.MAGNITUDE if _is_written(target) and _is_figure(source) else None
    if same_unit and _nearly_same_digits(source.low, target.low):
        return Difference.DIGITS
    are_alike = source.kind is target.kind and source.unit == target.unit and bool(source.unit)
    return Difference.VALUE if are_alike and source.kind is not _KIND.NUMBER else None


def _compare_dates(source: Quantity, target: Quantity, text: str) -> Difference | None:
    if source.calendar is None or target.calendar is None:
        return None
    if source.calendar.is_single != target.calendar.is_single:
        return None  # one side names two dates where the other has a span
    ends = (
        (source.calendar.start, target.calendar.start),
        (source.calendar.end, target.calendar.end),
    )
    numbers = set(_DIGITS.findall(text))
    equal = different = 0
    for wanted, given in ends:
        for name in ("year", "month", "day"):
            one, other = getattr(wanted, name), getattr(given, name)
            if one is not None and other is not None:
                equal += one == other
                different += one != other and str(one) not in numbers
    if source.kind is _KIND.YEAR:
        spans = source.calendar.is_single and target.calendar.is_single
        years = source.calendar.start.year, target.calendar.start.year
        near = None not in years and abs((years[0] or 0) - (years[1] or 0)) in (1, 10, 100)
        return Difference.DATE if spans and different and near else None
    return Difference.DATE if different and equal else None


def _compare_ordinals(source: Quantity, target: Quantity) -> Difference | None:
    """第三十五条 beside "Article 350", 24日 beside "the 240th"."""
    if source.kind is _KIND.DATE:
        day = source.calendar.start.day if source.calendar is not None else None
        is_other = day is not None and target.low in (10 * day, int(str(day)[::-1]))
        return Difference.DATE if is_other else None
    if not _DIGITS.search(target.text) or not source.low or not target.low:
        return None
    if target.low / source.low in _POWERS and target.low != 1:
        return Difference.MAGNITUDE
    return Difference.DIGITS if _nearly_same_digits(source.low, target.low) else None


def _clock(time: Quantity) -> list[str]:
    """Return the digits of a time of day in any order."""
    return sorted("".join(_DIGITS.findall(time.text.replace(":", ""))))


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
    return bool(_DIGITS.search(figure.text)) or abs(figure.low) >= 1000


def _is_figure(figure: Quantity) -> bool:
    return _is_written(figure) or bool(re.search("[万亿百千]", figure.text)) or bool(figure.unit)


def _is_wanted(figure: Quantity, source: str, target: str, added: Sequence[Quantity]) -> bool:
    """Tell whether a figure without a counterpart is missed by a reader."""
    if figure.kind in (_KIND.ORDINAL, _KIND.TIME, _KIND.FRACTION, _KIND.SCALE_CLASS):
        return False
    if figure.approximation in (Approximation.SEVERAL, Approximation.UP_TO):
        return False
    numbers = _DIGITS.findall(figure.text)
    if figure.kind is _KIND.DATE or not numbers:
        return False
    written = {number.replace(",", "") for number in _DIGITS.findall(target)}
    if any(number.replace(",", "") in written for number in numbers):
        return False  # it is there in another shape: 9, June; 225, 000
    if _IDIOM.match(figure.text) or source[figure.end : figure.end + 1] in _GOES_ON:
        return False
    if any(_SHORT_SCALE.search(other.text) for other in added):
        return False
    value = figure.low
    return bool(value >= 10 or value.denominator != 1) and _spelled(value) not in target.lower()


def _spelled(value: Fraction) -> str:
    words = {10: "ten", 11: "eleven", 12: "twelve", 100: "hundred", 1000: "thousand"}
    return words.get(int(value), "\0") if value.denominator == 1 else "\0"


_NUMERAL_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_NUMERALS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")}
_NUMERALS |= {"〇": "0", "两": "2"}


def source_keys(source: str) -> frozenset[str]:
    """Return the significant digits of every numeral of a Chinese text, however it is written."""
    keys = {_key(number) for number in _DIGITS.findall(source)}
    for run in _NUMERAL_RUN.findall(source):
        digits = "".join(_NUMERALS.get(character, "") for character in run)
        keys.add(_key(digits))
        keys.add(_key("1" + digits))  # 十五 has no digit for its ten
    return frozenset(keys)


def _key(number: str) -> str:
    return number.replace(",", "").replace(".", "").strip("0")


def _is_stray(figure: Quantity, text: str, keys: frozenset[str]) -> bool:
    """Tell whether a figure of the target comes from nowhere."""
    if figure.kind not in (*_SIZED, _KIND.PERCENT, _KIND.PERCENTAGE_POINT, _KIND.YEAR):
        return False
    numbers = _DIGITS.findall(figure.text)
    if not numbers or figure.approximation is Approximation.SEVERAL:
        return False
    before, after = text[max(0, figure.start - 8) : figure.start], text[figure.end : figure.end + 2]
    if figure.text.endswith("s") or after[:1] == "s" or before.endswith(("#", "(")):
        return False  # the 1960s; a conversion in brackets
    if re.match(r"24.hours?", figure.text) or _REFERENCE.search(before):
        return False
    if figure.kind is _KIND.YEAR and any(n[-2:] in keys or n[-1:] in keys for n in numbers):
        return False  # 95后 are born after 1995
    return all(len(_key(n)) >= 2 and _key(n) not in keys for n in numbers)

"""Whether a figure of a translation says what the figure of its source says."""

from __future__ import annotations

from fractions import Fraction

from corpora.quantities.chinese.reign_years import reign_and_number
from corpora.quantities.quantity import (
    Approximation,
    CalendarDate,
    Phrasing,
    Quantity,
    QuantityKind,
    is_large_amount,
)
from corpora.quantities.units import UNITS

_TOLERANCE = Fraction(2, 100)
# "30 degrees below zero" leaves unsaid that they are degrees Celsius.
_DEGREES = {"degree", "degree Celsius"}
_BEFORE_THE_REPUBLIC = 1911
_YEARS_OF_THE_REPUBLIC = range(60, 160)
_SIZED = frozenset(
    {
        QuantityKind.NUMBER,
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.SCALE_CLASS,
    }
)
_KEEPS = {
    Approximation.OVER: {Approximation.OVER},
    Approximation.NEARLY: {Approximation.NEARLY},
    Approximation.ABOUT: {Approximation.ABOUT},
    Approximation.SEVERAL: {Approximation.SEVERAL},
    Approximation.UNDER: {Approximation.UNDER},
    Approximation.UP_TO: {
        Approximation.UP_TO,
        Approximation.OVER,
        Approximation.ABOUT,
        Approximation.NEARLY,
        Approximation.SEVERAL,
    },
}


def same_value(source: Quantity, target: Quantity) -> bool:
    """Return True where the target states the source's value in the same or a convertible unit.

    Rounding is a different value (407.8 billion is not 408 billion). Units convert inside one
    dimension; only customary ones (mu, acre, mile) get a tolerance of 2 %, since their
    conversions are rounded in print. Money needs its currency, a percentage is never
    percentage points. Where English words a figure in another kind the value decides: a share
    may be a fraction (三成, "three tenths"), growth a percentage (增长3倍, "by 300 percent"),
    a bare number a year-like figure or "three times", a day of the month an ordinal, a bare
    万 or 亿 figure a sum of money whose currency the source leaves out.

    >>> from corpora.quantities import find_english_quantities, find_quantities
    >>> (source,) = find_quantities("2295亿元")
    >>> (target,) = find_english_quantities("RMB 229.5 billion")
    >>> same_value(source, target)
    True
    """
    if QuantityKind.TIME in (source.kind, target.kind):
        return _same_time(source, target)
    if source.kind in (QuantityKind.DATE, QuantityKind.YEAR):
        return _same_calendar(source, target)
    if _is_year_of_the_republic(source, target) or _same_points(source, target):
        return True
    if source.kind in _SIZED:
        return _same_size(source, target)
    if source.kind is target.kind:
        return _same_ends(source, target) and _equally_open(source, target)
    return _same_share(source, target)


def keeps_approximation(source: Quantity, target: Quantity) -> bool:
    """Return True where the target is stated as firmly as the source.

    An exact source accepts every mark but "several": words such as 突破 and 达 stand outside
    its span and may rightly become "exceeding". 上百 accepts any mark.
    """
    if source.approximation is Approximation.EXACT:
        return target.approximation is not Approximation.SEVERAL
    return target.approximation in _KEEPS[source.approximation]


def _same_ends(source: Quantity, target: Quantity) -> bool:
    return source.low == target.low and source.high == target.high


def _equally_open(source: Quantity, target: Quantity) -> bool:
    # 数百 knows only the magnitude: "100" would invent a value, "hundreds" for 100 would lose one.
    source_is_open = source.approximation is Approximation.SEVERAL
    target_is_open = target.approximation is Approximation.SEVERAL
    return source_is_open == target_is_open or source.approximation is Approximation.UP_TO


def _same_time(source: Quantity, target: Quantity) -> bool:
    if source.kind is not target.kind:
        return False
    if "o'clock" in (source.unit, target.unit):
        return (source.low - target.low) % 720 == 0
    return source.low == target.low


def _same_calendar(source: Quantity, target: Quantity) -> bool:
    if source.calendar is None:
        return False
    start, end = source.calendar.start, source.calendar.end
    if source.phrasing is Phrasing.REIGN and target.kind in (
        QuantityKind.ORDINAL,
        QuantityKind.NUMBER,
    ):
        # "in the 26th year of the Guangxu reign", "Kangxi 22"
        return target.low in (reign_and_number(source.text)[1], source.low)
    if source.kind is QuantityKind.YEAR and target.kind is QuantityKind.NUMBER:
        is_plain = target.text.isdigit() and source.calendar.is_single
        return is_plain and target.low == source.low  # 963: no reader of English years knows it
    if target.calendar is not None:
        return _says(start, target.calendar.start) and _says(end, target.calendar.end)
    if target.unit == "month" and start.day is None and start.month != end.month:
        # 前三季度 and 1—9月 are "the first nine months"; the last of a year are not said so.
        return start.month == 1 and target.low == target.high == end.month
    is_day = start.month is None and start.year is None and source.calendar.is_single
    return is_day and target.kind is QuantityKind.ORDINAL and target.low == start.day


def _says(source: CalendarDate, target: CalendarDate) -> bool:
    """The target may add a month or year the source leaves to its context, never drop one."""
    return all(
        wanted is None or wanted == given
        for wanted, given in (
            (source.year, target.year),
            (source.month, target.month),
            (source.day, target.day),
        )
    ) and (source.day is not None or target.day is None)


def _is_year_of_the_republic(source: Quantity, target: Quantity) -> bool:
    """Tell whether 111年 is 2022, as years are counted in Taiwan."""
    is_year = source.kind is QuantityKind.MEASURE and source.unit == "year" and not source.is_range
    is_counted = is_year and source.low in _YEARS_OF_THE_REPUBLIC
    is_single = target.kind is QuantityKind.YEAR and not target.is_range
    return is_counted and is_single and target.low == source.low + _BEFORE_THE_REPUBLIC


def _same_points(source: Quantity, target: Quantity) -> bool:
    """Tell whether basis points are so many hundredths of a percentage point, or the reverse."""
    values: list[tuple[Fraction, Fraction]] = []
    for figure in (source, target):
        if figure.unit == "basis point":
            values.append((figure.low / 100, figure.high / 100))
        elif figure.kind is QuantityKind.PERCENTAGE_POINT:
            values.append((figure.low, figure.high))
    return len(values) == 2 and source.kind is not target.kind and values[0] == values[1]


def _same_size(source: Quantity, target: Quantity) -> bool:
    if not _equally_open(source, target):
        return False
    if source.kind is QuantityKind.NUMBER and not source.unit:
        return _same_number(source, target)
    if target.kind not in _SIZED:
        return False
    if (
        source.unit in ("magnitude", "force", "intensity")
        and target.kind is QuantityKind.NUMBER
        and not target.unit
    ):
        return _same_ends(source, target)  # "magnitude 5.6", the word in front
    are_degrees = (source.unit, target.unit) == ("intensity", "degree")
    if are_degrees or source.unit == target.unit or {source.unit, target.unit} == _DEGREES:
        return _same_ends(source, target)
    return _same_converted(source, target)


def _same_number(source: Quantity, target: Quantity) -> bool:
    if not _same_ends(source, target):
        return False
    if target.kind in (QuantityKind.NUMBER, QuantityKind.SCALE_CLASS):
        return not target.unit
    if target.kind is QuantityKind.FRACTION:
        return "." in source.text  # 0.5个工作日 is "half a working day"
    if target.kind is QuantityKind.AMOUNT:
        # 突破100亿 leaves its currency unsaid; a count in 万 or 亿 meets no equal sum by chance.
        return is_large_amount(source)
    # 64岁 is "64-year-old"; 2000人 may look like a year; 3次 is "three times".
    is_age = target.kind is QuantityKind.MEASURE and target.unit in ("year", "TEU")
    is_count = target.kind is QuantityKind.MULTIPLE and "times" in target.text
    return is_age or is_count or (target.kind is QuantityKind.YEAR and not target.is_range)


def _same_converted(source: Quantity, target: Quantity) -> bool:
    own, other = UNITS.get(source.unit), UNITS.get(target.unit)
    if own is None or other is None or own.dimension != other.dimension:
        return False
    is_rounded = own.is_customary or other.is_customary
    for wanted, given in ((source.low, target.low), (source.high, target.high)):
        difference = abs(wanted * own.factor - given * other.factor)
        allowed = abs(wanted * own.factor) * _TOLERANCE if is_rounded else Fraction(0)
        if difference > allowed:
            return False
    return True


def _same_share(source: Quantity, target: Quantity) -> bool:
    kinds = (source.kind, target.kind)
    if kinds == (QuantityKind.FRACTION, QuantityKind.PERCENT):
        return source.low * 100 == target.low and source.high * 100 == target.high
    if kinds == (QuantityKind.PERCENT, QuantityKind.FRACTION):
        return source.low == target.low * 100 and source.high == target.high * 100
    if kinds == (QuantityKind.MULTIPLE, QuantityKind.PERCENT):
        is_growth = source.phrasing in (Phrasing.GROWTH, Phrasing.VERB)
        return is_growth and (source.low - 1) * 100 == target.low == target.high
    return False

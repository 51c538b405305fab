"""What a quantity is: a place in a text, a kind, an exact value, a unit, a firmness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from corpora.spans import Span

PART_OF_YEAR = "part of year"  # the `unit` of a half or the first quarters of a year


class QuantityKind(StrEnum):
    """What sort of figure a quantity is; kinds decide what may be compared with what."""

    NUMBER = "number"
    AMOUNT = "amount"
    MEASURE = "measure"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    SCALE_CLASS = "scale_class"
    YEAR = "year"
    DATE = "date"
    TIME = "time"


class Approximation(StrEnum):
    """How firmly the value is stated."""

    EXACT = "exact"
    OVER = "over"
    """余, 多, 超, 逾, 以上, 至少: the value or more."""
    NEARLY = "nearly"
    """近, 将近, 接近, 不到: a little less."""
    ABOUT = "about"
    """约, 左右, 大约: near the value on either side."""
    SEVERAL = "several"
    """数百, 几十: only the magnitude is known; `low` is that magnitude (数百 is 100)."""
    UP_TO = "up_to"
    """上百, 上万: of the order of the value."""
    UNDER = "under"
    """以下, 以内, 不超过: the value or less."""


class Phrasing(StrEnum):
    """How the words around a figure want it said in English."""

    PLAIN = "plain"
    GROWTH = "growth"
    """A multiple after a verb of increase: 增长3倍 wants "fourfold", 是3倍 wants "three times"."""
    VERB = "verb"
    """The figure is itself the verb: 翻两番 is "quadruple"."""
    LEVEL = "level"
    """A class of size: 千亿级 wants "100-billion-yuan-level"."""
    REIGN = "reign"
    """A year counted from the beginning of a reign: 光绪二十六年."""
    LABEL = "label"
    """A numeral that names a year or a text: 第2178(2014)号 wants "2178", without a comma."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as far as the text gives it: what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def rank(self) -> int:
        """A number that sorts dates with the same fields in order of time."""
        return (self.year or 0) * 10_000 + (self.month or 0) * 100 + (self.day or 0)


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """From one date to another, both included; a single date has equal ends."""

    start: CalendarDate
    end: CalendarDate

    @property
    def is_single(self) -> bool:
        """True unless the span is a range."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text.

    Attributes:
        start: First code point of the figure in the text searched.
        end: One past its last code point.
        text: The words of the span. Approximation marks, currency and unit are inside;
            a counter (家, 个, 人) is outside, so the noun is translated with its sentence.
        kind: What sort of figure it is.
        low: The value in `unit`, or the lower end of a range. A percentage is in percent,
            a multiple is the resulting ratio (增长3倍 is 4), a year its number, a date the
            `rank` of its first day, a time the minutes since midnight.
        high: The upper end; equal to `low` unless the text gives a range.
        unit: Key of a currency ("CNY") or unit ("cubic meter"), "%" for percentages,
            "Article" for 第七条, "" for bare numbers. A time without morning or afternoon
            has "o'clock".
        approximation: How firmly the value is stated.
        phrasing: How the figure wants to be said in English.
        calendar: The dates of a YEAR or DATE, None for the other kinds.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: Fraction
    high: Fraction
    unit: str = ""
    approximation: Approximation = Approximation.EXACT
    phrasing: Phrasing = Phrasing.PLAIN
    calendar: CalendarSpan | None = None

    @property
    def span(self) -> Span:
        """Where it stands in its text."""
        return Span(self.start, self.end)

    @property
    def is_range(self) -> bool:
        """True where the text gives two ends."""
        return self.low != self.high

    @property
    def is_part_of_year(self) -> bool:
        """True for a half or the first quarters of a year: 上半年, "first three quarters"."""
        return self.unit == PART_OF_YEAR


_SIZED = frozenset(
    {
        QuantityKind.NUMBER,
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.SCALE_CLASS,
    }
)


def is_large_amount(quantity: Quantity) -> bool:
    """Return True for a 万 or 亿 amount, the figures bulletins most often get wrong.

    In English text, where 万 has no word, it is True from 10,000 upwards.
    """
    if quantity.kind not in _SIZED:
        return False
    return "万" in quantity.text or "亿" in quantity.text or abs(quantity.high) >= 10_000


def is_sum_or_large_amount(quantity: Quantity) -> bool:
    """Return True for a sum of money of any size and for a 万 or 亿 amount of anything."""
    return quantity.kind is QuantityKind.AMOUNT or is_large_amount(quantity)

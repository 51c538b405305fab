"""What says a quantity in English without being a figure that could be read back.

A translation with these words is right; a repair never writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.quantity import Approximation, Quantity, QuantityKind
from corpora.quantities.units import UNITS
from corpora.quantities.writing.figure_rendering import write_digits, write_word

_DECADES = dict(
    zip(
        range(20, 100, 10),
        [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ],
        strict=True,
    )
)
_PARTS_OF_A_UNIT = {
    ("minute", 15): ("quarter of an hour", "quarter hour", "quarter-hour"),
    ("minute", 30): ("half an hour", "half hour", "half-hour"),
    ("minute", 45): ("three quarters of an hour", "three-quarters of an hour"),
    ("minute", 90): ("an hour and a half", "one and a half hours", "one-and-a-half-hour"),
    ("month", 6): ("half a year", "half year", "half-year"),
    ("month", 18): ("a year and a half", "one and a half years"),
    ("day", 7): ("a week", "one week", "one-week", "weeklong", "week-long"),
    ("day", 14): ("a fortnight",),
    ("year", 50): ("half a century", "half-century"),
    ("year", 100): ("a century", "one century", "century-long"),
    ("month", 12): ("a year", "one year", "one-year", "year-long"),
}
_DOZENS = {
    6: ("half a dozen", "half-dozen"),
    12: ("a dozen", "one dozen"),
    18: ("a dozen and a half",),
    24: ("two dozen",),
    36: ("three dozen",),
    48: ("four dozen",),
    60: ("five dozen",),
    20: ("a score",),
    40: ("two score",),
}
_ROUND_THE_CLOCK = ("around the clock", "round the clock", "round-the-clock", "around-the-clock")


def render_idioms(quantity: Quantity) -> Iterator[str]:
    """Yield what says a quantity without being a figure: a dozen or so, around the clock.

    >>> from corpora.quantities import find_quantities
    >>> [next(render_idioms(found)) for found in find_quantities("十余处，24小时值班，万分之二")]
    ['a dozen or so', 'around the clock', '2 per 10,000']
    """
    is_open = quantity.approximation is Approximation.OVER and not quantity.is_range
    if is_open and quantity.kind is QuantityKind.NUMBER and quantity.low == 10:
        yield from ("a dozen or so", "more than a dozen", "over a dozen", "a dozen or more")
    if is_open and quantity.kind is QuantityKind.NUMBER and quantity.low in _DECADES:
        yield f"in their {_DECADES[int(quantity.low)]}"
        yield _DECADES[int(quantity.low)]
    if quantity.kind is QuantityKind.NUMBER and not (is_open or quantity.is_range):
        yield from _DOZENS.get(int(quantity.low), ()) if quantity.low.denominator == 1 else ()
    if quantity.kind is QuantityKind.PERCENT:
        yield from _rate(quantity)
    if quantity.kind is not QuantityKind.MEASURE or quantity.is_range:
        return
    yield from _PARTS_OF_A_UNIT.get((quantity.unit, int(quantity.low)), ())
    if quantity.unit == "hour" and quantity.low == 24:
        yield from _ROUND_THE_CLOCK
    if quantity.low == 1 and quantity.approximation is Approximation.EXACT:
        singular = UNITS[quantity.unit].singular
        article = "an" if singular == "hour" or singular[0] in "aeio" else "a"
        yield from (f"{word} {singular}" for word in (article, "every", "each", "per"))


def _rate(quantity: Quantity) -> Iterator[str]:
    """万分之二 is "two in 10,000"."""
    rate = re.match("[^0-9]*(?P<below>[千万])分之", quantity.text)
    if rate is not None:
        below, word = ("1,000", "thousand") if rate["below"] == "千" else ("10,000", "ten thousand")
        above = quantity.low * (10 if rate["below"] == "千" else 100)
        bases = (word, below) if rate["below"] == "千" else (below, word)
        for number in filter(None, (write_digits(above), write_word(above))):
            yield from (f"{number} {link} {base}" for link in ("per", "in") for base in bases)

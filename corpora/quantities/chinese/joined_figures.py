"""Joins figures of a Chinese text: two units of one measure, the ends of a range, a list."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.chinese.chinese_pattern import LIST_JOINER
from corpora.quantities.quantity import Approximation, Quantity, QuantityKind
from corpora.quantities.units import UNITS

_TENTHS_OF_JIN = re.compile("(?P<tenths>[一二三四五六七八九])两(?![个次名人种年天])")
_MOST_DECIMALS = 2
_AFTER_A_NOUGHT = re.compile("(?P<decimals>0[0-9])(?![0-9.:：%年月日时分秒])")
"""Hundredths behind a unit that are no numeral by themselves: 11秒08."""


def with_mixed_units(found: list[Quantity], text: str) -> list[Quantity]:
    """Join what is measured in two units: 5米85, 10秒12, 一公里零六十米; hours stay apart."""
    joined: list[Quantity] = []
    for figure in found:
        before = joined[-1] if joined else None
        part = _smaller_part(before, figure) if before is not None else None
        if before is not None and part is not None:
            joined[-1] = _longer(before, figure.end, part, text)
        else:
            joined.append(figure)
    for place, figure in enumerate(joined):
        is_whole = figure.unit in ("meter", "second") and not figure.is_range
        hundredths = _AFTER_A_NOUGHT.match(text, figure.end) if is_whole else None
        if hundredths is not None:
            part = Fraction(int(hundredths["decimals"]), 100)
            joined[place] = _longer(figure, hundredths.end(), part, text)
        tenths = _TENTHS_OF_JIN.match(text, figure.end) if figure.unit == "jin" else None
        if tenths is not None:
            tenth = parse_characters(tenths["tenths"]) or Fraction(0)
            joined[place] = _longer(figure, tenths.end(), tenth / 10, text)
    return joined


def _smaller_part(first: Quantity, second: Quantity) -> Fraction | None:
    """Return what a second figure adds to a measure right before it, in the first one's unit."""
    is_measure = first.kind is QuantityKind.MEASURE and not first.is_range and not second.is_range
    if not is_measure or first.end != second.start:
        return None
    if (
        first.unit in ("meter", "second")
        and second.text.isdigit()
        and len(second.text) <= _MOST_DECIMALS
    ):
        return second.low / Fraction(10 ** len(second.text))
    whole, part = UNITS.get(first.unit), UNITS.get(second.unit)
    if whole is None or part is None or whole.dimension != part.dimension:
        return None
    is_mixed = whole.dimension in ("length", "mass") and part.factor < whole.factor
    return second.low * part.factor / whole.factor if is_mixed else None


def _longer(figure: Quantity, end: int, part: Fraction, text: str) -> Quantity:
    value = figure.low + part
    return replace(figure, end=end, text=text[figure.start : end], low=value, high=value)


def with_legal_ranges(found: list[Quantity]) -> list[Quantity]:
    """Join 200元以上1000元以下 into the range it is."""
    joined: list[Quantity] = []
    for figure in found:
        before = joined[-1] if joined else None
        if before is not None and _are_ends(before, figure):
            joined[-1] = replace(
                figure,
                start=before.start,
                text=before.text + figure.text,
                low=before.low,
                approximation=Approximation.EXACT,
            )
        else:
            joined.append(figure)
    return joined


def _are_ends(first: Quantity, last: Quantity) -> bool:
    is_bare = first.kind is QuantityKind.NUMBER and not first.unit
    are_alike = (first.kind is last.kind and first.unit == last.unit) or is_bare
    return (
        first.end == last.start
        and first.text.endswith("以上")
        and last.text.endswith(("以下", "以内"))
        and are_alike
        and first.low < last.low
    )


def with_listed_currency(found: list[Quantity], text: str) -> list[Quantity]:
    """2.3亿、4.5亿和7亿元 are three sums: the currency is written once, at the end."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        quantity, after = shared[place], shared[place + 1]
        is_open = quantity.kind is QuantityKind.NUMBER and quantity.text[-1:] in "万亿"
        is_listed = LIST_JOINER.fullmatch(text, quantity.end, after.start)
        if is_open and is_listed and after.kind is QuantityKind.AMOUNT:
            shared[place] = replace(quantity, kind=QuantityKind.AMOUNT, unit=after.unit)
    return shared

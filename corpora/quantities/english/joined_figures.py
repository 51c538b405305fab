"""Joins figures of an English text that share a unit, or are the ends of one range."""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.quantities.quantity import Approximation, Quantity, QuantityKind

_LISTED = re.compile(r"(?:,|,? and|,? or)\s")
_SCALED = re.compile(r"(?:million|billion|trillion)$", re.IGNORECASE)
_NO_LESS = re.compile(
    r"(?:not|no) (?:less|fewer|lower) than |at least |more than |over ", re.IGNORECASE
)
_TO_NO_MORE = re.compile(
    r",? (?:and|but|or) (?:(?:not|no) (?:greater|higher|longer) than )?", re.IGNORECASE
)


def with_listed_units(found: list[Quantity], text: str) -> list[Quantity]:
    """Give the figures of a list the unit that is written once, behind the last of them.

    "99.4, 98.7 and 97.9 percent respectively" are three percentages; a pair needs decimals on
    both sides or the word "respectively" to be one. Millions before a sum are sums.
    """
    shared = list(found)
    is_respective = "respectively" in text
    for place in range(len(shared) - 2, -1, -1):
        figure, after = shared[place], shared[place + 1]
        is_open = figure.kind is QuantityKind.NUMBER and not figure.unit and not figure.is_range
        gap = text[figure.end : after.start]
        has_unit = after.kind in (QuantityKind.PERCENT, QuantityKind.AMOUNT, QuantityKind.MEASURE)
        if not (is_open and has_unit and _LISTED.fullmatch(gap)):
            continue
        are_decimals = "." in figure.text and "." in after.text
        are_scaled = after.kind is QuantityKind.AMOUNT and _SCALED.search(figure.text) is not None
        if is_respective or are_decimals or are_scaled:
            shared[place] = replace(figure, kind=after.kind, unit=after.unit)
    return shared


def with_legal_ranges(found: list[Quantity], text: str) -> list[Quantity]:
    """Join "not less than 200 yuan and not more than 1,000 yuan" into the range it is."""
    joined: list[Quantity] = []
    for figure in found:
        before = joined[-1] if joined else None
        is_pair = (
            before is not None
            and before.kind is figure.kind
            and before.unit == figure.unit
            and before.low == before.high < figure.low == figure.high
            and _NO_LESS.match(text, before.start) is not None
            and figure.approximation is Approximation.UNDER
            and _TO_NO_MORE.fullmatch(text, before.end, figure.start) is not None
        )
        if before is not None and is_pair:
            span = text[before.start : figure.end]
            joined[-1] = replace(
                before,
                end=figure.end,
                text=span,
                high=figure.low,
                approximation=Approximation.EXACT,
            )
        else:
            joined.append(figure)
    return joined

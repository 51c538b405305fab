"""From a match in English text to a quantity: its span, its mark, its currency or unit."""

from __future__ import annotations

import re
from fractions import Fraction

from corpora.quantities.english.english_pattern import CURRENCY_KEYS, UNIT_KEYS
from corpora.quantities.quantity import Approximation, Quantity, QuantityKind

_MARKS = ("over", "nearly", "about", "under", "up_to")


def build_quantity(
    span: tuple[int, int],
    text: str,
    kind: QuantityKind,
    ends: tuple[Fraction, Fraction],
    unit: str = "",
    approximation: Approximation = Approximation.EXACT,
) -> Quantity:
    """Return the quantity at a span of the text, without the spaces around it."""
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Quantity(start, end, text[start:end], kind, *ends, unit, approximation)


def read_approximation(match: re.Match[str]) -> Approximation:
    """Return the mark the match's groups name, EXACT without one."""
    groups = match.groupdict()
    for name in _MARKS:
        if groups.get(name):
            return Approximation(name)
    after = (groups.get("after") or "").lower()
    if not after:
        return Approximation.EXACT
    if re.search("below|less|under|fewer|lower|shorter|smaller|younger", after):
        return Approximation.UNDER
    return Approximation.ABOUT if "so" in after else Approximation.OVER


def currency_key(name: str) -> str:
    """Return the key of a currency as it stands in the text: "of yuan", "us $", "RMB "."""
    word = unit_name(name.strip(" -")).removeprefix("of ").strip()
    return CURRENCY_KEYS.get(word) or CURRENCY_KEYS.get(word.replace(" ", ""), "CNY")


def unit_name(name: str) -> str:
    """Return a unit's name as the tables spell it, whatever its spaces, hyphens and case."""
    word = re.sub(r"[\s-]+", " ", name.lower()).strip()
    return word if word in UNIT_KEYS or word in CURRENCY_KEYS else _hyphenated(word)


def _hyphenated(word: str) -> str:
    hyphen = word.replace(" ", "-")
    return hyphen if hyphen in UNIT_KEYS else word

"""Figures English says in words of their own: doubled, dozens of, two thirds, fourteenth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpora.quantities.english.english_match import (
    build_quantity,
    currency_key,
    read_approximation,
    unit_name,
)
from corpora.quantities.english.english_number import ORDINAL_WORDS, SCALES, SMALL_WORDS
from corpora.quantities.english.english_pattern import (
    DENOMINATORS,
    FRACTION,
    MULTIPLE,
    ORDINAL,
    PERIOD,
    SEVERAL,
    UNIT_KEYS,
)
from corpora.quantities.quantity import Approximation, Quantity, QuantityKind

_PLURAL_VALUES = {"dozen": 10, "score": 10, "ten": 10} | SCALES


def find_multiples(text: str) -> Iterator[Quantity]:
    """Yield doubled, twice, threefold: ratios in one word."""
    for match in MULTIPLE.finditer(text):
        if match["fold"]:
            ratio = SMALL_WORDS[match["fold"].lower()]
        else:
            names = ("double", "triple", "quadruple", "quintuple")
            ratio = next(value for value, name in enumerate(names, start=2) if match[name])
        value = Fraction(ratio)
        yield build_quantity(
            match.span(), text, QuantityKind.MULTIPLE, (value, value), "", read_approximation(match)
        )


def find_several(text: str) -> Iterator[Quantity]:
    """Yield dozens of, hundreds of millions: magnitudes without a value."""
    for match in SEVERAL.finditer(text):
        value = Fraction(1)
        words = re.findall("[a-z]+", (match["head"] or match["tail"]).lower())
        for word in words:
            if word != "of":
                value *= _PLURAL_VALUES[word.removesuffix("s")]
        kind, unit = QuantityKind.NUMBER, ""
        if match["times"]:
            kind = QuantityKind.MULTIPLE
        elif match["currency"] or match["prefix"]:
            kind = QuantityKind.AMOUNT
            unit = currency_key(match["currency"] or match["prefix"])
        elif match["unit"]:
            kind, unit = QuantityKind.MEASURE, UNIT_KEYS[unit_name(match["unit"])]
        yield build_quantity(match.span(), text, kind, (value, value), unit, Approximation.SEVERAL)


def find_periods(text: str) -> Iterator[Quantity]:
    """Yield a decade, several decades, a fortnight, a year and a half."""
    for match in PERIOD.finditer(text):
        if match["whole"]:
            value, unit = Fraction(3, 2), match["whole"].lower()
            yield build_quantity(match.span(), text, QuantityKind.MEASURE, (value, value), unit)
            continue
        is_fortnight = (match["name"] or "").lower() == "fortnight"
        value = Fraction(2 if is_fortnight else 10)
        mark = Approximation.SEVERAL if match["several"] else Approximation.EXACT
        unit = "week" if is_fortnight else "year"
        yield build_quantity(match.span(), text, QuantityKind.MEASURE, (value, value), unit, mark)


def find_fractions(text: str) -> Iterator[Quantity]:
    """Yield half, two thirds, 3/4."""
    for match in FRACTION.finditer(text):
        if match["of_point"]:
            value = _part(match["of_point"].lower())
            kind = QuantityKind.PERCENTAGE_POINT
            mark = read_approximation(match)
            yield build_quantity(match.span(), text, kind, (value, value), "%", mark)
            continue
        if match["half"]:
            value = Fraction(1, 2)
        elif match["out"]:
            above = match["out"].lower()
            count = 1 if above == "a" else SMALL_WORDS.get(above) or int(above)
            value = Fraction(count, _OUT_OF[match["of"].lower()])
        elif match["parts"]:
            value = Fraction(match["parts"]) / 1_000_000
        elif match["slash"]:
            if not int(match["d"]):
                continue
            value = Fraction(int(match["n"]), int(match["d"]))
        else:
            above = match["above"].lower()
            count = 1 if above == "a" else SMALL_WORDS.get(above) or int(above)
            value = Fraction(count, DENOMINATORS[match["below"].lower()])
        yield build_quantity(
            match.span(), text, QuantityKind.FRACTION, (value, value), "", read_approximation(match)
        )


def _part(words: str) -> Fraction:
    """Return the value of a part in words.

    >>> _part("half"), _part("three quarters of"), _part("a tenth of")
    (Fraction(1, 2), Fraction(3, 4), Fraction(1, 10))
    """
    if words == "half":
        return Fraction(1, 2)
    above, below = re.split(r"[\s-]", words)[:2]
    count = 1 if above == "a" else SMALL_WORDS.get(above) or int(above)
    return Fraction(count, DENOMINATORS[below])


_MAGNITUDE = re.compile(
    r"(?<![a-z])magnitude[\s-](?P<value>[0-9]+(?:\.[0-9]+)?)(?![0-9])", re.IGNORECASE
)


def find_magnitudes(text: str) -> Iterator[Quantity]:
    """Yield the magnitudes of earthquakes, the word in front."""
    for match in _MAGNITUDE.finditer(text):
        value = Fraction(match["value"])
        yield build_quantity(match.span(), text, QuantityKind.MEASURE, (value, value), "magnitude")


_OUT_OF = {word: SMALL_WORDS[word] for word in SMALL_WORDS if 3 <= SMALL_WORDS[word] <= 20} | {
    "a hundred": 100,
    "a thousand": 1000,
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ONE = re.compile(r"(?<![A-Za-z0-9.,])(?:one|1|[0-9]+\.[0-9]+)[\s-]\Z", re.IGNORECASE)


def find_ordinals(text: str) -> Iterator[Quantity]:
    """Yield 14th, fourteenth, No. 5, Article 7, centenary."""
    for match in ORDINAL.finditer(text):
        words = match["words"]
        is_second = words and words.lower() == "second" and not text.startswith("-", match.end())
        if is_second and _ONE.search(text, 0, match.start()):
            continue  # a second of time
        if words:
            value = Fraction(ORDINAL_WORDS[words.lower()])
        elif match["centenary"]:
            value = Fraction(100)
        elif match["roman"]:
            value = Fraction(_roman_value(match["roman"]))
        else:
            digits = match["digits"] or match["clause"] or match["number"]
            value = Fraction(digits.replace(",", ""))
        unit = match["part"].capitalize() if match["part"] else ""
        unit = "paragraph" if unit == "Paragraph" else unit
        yield build_quantity(match.span(), text, QuantityKind.ORDINAL, (value, value), unit)


def _roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral.

    >>> _roman_value("XIV")
    14
    """
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)

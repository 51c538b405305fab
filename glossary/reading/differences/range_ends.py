"""Ranges of which a translation has one end only, or one end and another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from corpora.quantities import Quantity, QuantityKind
from corpora.quantities.writing.figure_rendering import write_word

_JOINED = re.compile(
    r"[^.;!?]{0,24}?\b(?:but|and|to|or|up to|through|below|under|less)\b[^.;!?]{0,24}|\s?[–—-]\s?",
    re.IGNORECASE,
)
_LARGEST_WRITTEN = 1_000_000


def has_both_ends(numbers: Sequence[str], low: Fraction, high: Fraction, text: str) -> bool:
    """Tell whether a text has both ends of a range somewhere, as figures or as words.

    `numbers` are the ends as the source has them in digits; none if it has them in characters.

    >>> has_both_ends([], Fraction(5000), Fraction(20000), "50,000 to 20,000 yuan")
    False
    """
    if numbers:
        return all(number in text for number in numbers)
    return all(_is_written(end, text) for end in (low, high))


def _is_written(value: Fraction, text: str) -> bool:
    if value.denominator != 1 or abs(value) >= _LARGEST_WRITTEN:
        return True  # too many ways to write it
    forms = [str(value), f"{int(value):,}", write_word(value) or str(value)]
    written = "|".join(re.escape(form) for form in forms)
    return re.search(rf"(?<![\d,])(?:{written})(?![\d,]*\d)", text, re.IGNORECASE) is not None


def joined_ends(
    source: Quantity, candidates: Sequence[Quantity], text: str
) -> tuple[Quantity, Fraction, Fraction] | None:
    """Return the figure said instead of one end of a range, with what it is and should be.

    五千元以上二万元以下 is not in "not less than 50,000 yuan but not more than 20,000 yuan".
    """
    if not source.is_range or source.calendar is not None:
        return None
    for first, last in pairwise(candidates):
        if not (_is_like(source, first) and _is_like(source, last)):
            continue
        if not _JOINED.fullmatch(text, first.end, last.start):
            continue
        if first.low == source.low and last.low > first.low and last.low != source.high:
            return last, last.low, source.high
        if last.low == source.high and first.low != source.low:
            return first, first.low, source.low
    return None


def _is_like(source: Quantity, target: Quantity) -> bool:
    is_bare = target.kind is QuantityKind.NUMBER and not target.unit
    are_alike = source.kind is target.kind and source.unit == target.unit
    return not target.is_range and (are_alike or is_bare)

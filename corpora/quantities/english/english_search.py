"""Finds every quantity of an English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from corpora.quantities.english.english_calendar import find_english_calendar
from corpora.quantities.english.english_match import (
    build_quantity,
    currency_key,
    read_approximation,
    unit_name,
)
from corpora.quantities.english.english_number import SCALES, parse_english_number
from corpora.quantities.english.english_pattern import (
    CURRENCY_KEYS,
    FIGURE,
    LONGEST_BEFORE_SIGN,
    NUMERAL_SIGN,
    UNIT_KEYS,
)
from corpora.quantities.english.english_words import (
    find_fractions,
    find_magnitudes,
    find_multiples,
    find_ordinals,
    find_periods,
    find_several,
)
from corpora.quantities.english.joined_figures import with_legal_ranges, with_listed_units
from corpora.quantities.excluded_spans import COVER, cover_excluded_english
from corpora.quantities.parts_of_year import find_english_parts_of_year
from corpora.quantities.quantity import Approximation, Quantity, QuantityKind

# "one" is a pronoun more often than a figure: one of the, no one, this one.
_PRONOUN = re.compile(
    r"(?:of|another|or|who|that|can|must|should|step|by|side|hand|such|more|aspect|party)(?![a-z])",
    re.IGNORECASE,
)
_SCALED = re.compile("hundred|[a-z]llion|thousand|[mbt]l?n", re.IGNORECASE)
_JOINT = re.compile(r"\s+and\s", re.IGNORECASE)
_BEFORE_ONE = re.compile(
    r"(?:no|any|every|each|this|that|which|the|some|the only)\s$", re.IGNORECASE
)


def find_english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English text, left to right, none overlapping.

    Joined figures share what is said once: "10 to 20 billion yuan" is one range,
    "2 and 3 billion yuan" are two amounts in yuan, "from 3 to 5 percent" two percentages,
    since after "from" and "by" English states a change.

    >>> [(found.text, int(found.low)) for found in find_english_quantities("over RMB 22 billion")]
    [('over RMB 22 billion', 22000000000)]
    """
    covered = cover_excluded_english(text)
    found: list[Quantity] = []
    lowered = text.lower()
    for signs, search in _SEARCHES:
        if signs and not any(sign in lowered for sign in signs):
            continue
        fresh = [_as_written(quantity, text) for quantity in search(covered)]
        found += fresh
        for quantity in fresh:
            size = quantity.end - quantity.start
            covered = covered[: quantity.start] + COVER * size + covered[quantity.end :]
    found.sort(key=lambda quantity: quantity.start)
    return tuple(with_legal_ranges(with_listed_units(found, text), text))


def _as_written(quantity: Quantity, text: str) -> Quantity:
    """Return a figure with its words as they are where nothing is covered."""
    written = text[quantity.start : quantity.end]
    return quantity if quantity.text == written else replace(quantity, text=written)


def _find_figures(text: str) -> Iterator[Quantity]:
    position = 0
    while (match := _next_figure(text, position)) is not None:
        found = tuple(_pair(match, text)) if match["to"] else tuple(_single(match, text))
        if not found and (end := _end_of_first(match)):
            shorter = FIGURE.match(text[:end], match.start())
            found = tuple(_single(shorter, text)) if shorter else ()
        yield from found
        last = max((quantity.end for quantity in found), default=match.end("first"))
        position = max(last, match.start() + 1)


def _end_of_first(match: re.Match[str]) -> int:
    """Return where the first of two figures ends, 0 where there is one: "seven and two" are two."""
    numeral = match["first"]
    if parse_english_number(numeral) is None:
        for joint in reversed(list(_JOINT.finditer(numeral))):
            if parse_english_number(numeral[: joint.start()]) is not None:
                return match.start("first") + joint.start()
    return match.start("to") if match["to"] else 0


def _next_figure(text: str, position: int) -> re.Match[str] | None:
    """Return the first figure from a place on; where no numeral is near none is looked for."""
    sign = NUMERAL_SIGN.search(text, position)
    if sign is None:
        return None
    return FIGURE.search(text, max(position, sign.start() - LONGEST_BEFORE_SIGN))


def _value(numeral: str, short: str | None) -> Fraction | None:
    value = parse_english_number(numeral)
    if value is not None and short:
        value *= SCALES[short.strip().lower()]
    return value


def _single(match: re.Match[str], text: str) -> Iterator[Quantity]:
    numeral = match["first"]
    value = _value(numeral, _short(match, "short"))
    if value is None or _is_pronoun(match, text):
        return
    if match["half"]:
        scale = _scale(numeral, _short(match, "short"))
        value += Fraction(scale, 2)  # a million and a half
        value *= SCALES[match["of_half"].lower()] if match["of_half"] else 1
    if match["sign"] or match["zero"]:
        value = -value
    kind, unit = _kind_and_unit(match)
    if match["short"] and not _short(match, "short"):
        kind, unit = QuantityKind.MEASURE, "meter"
    if match["mille"]:
        value /= 10
    if match["times"] and re.search(
        r"(?<![a-z])by\s$", text[max(0, match.start() - 3) : match.start()]
    ):
        value += 1
    approximation = Approximation.OVER if match["plus"] else read_approximation(match)
    yield build_quantity(match.span(), text, kind, (value, value), unit, approximation)


def _short(match: re.Match[str], group: str) -> str | None:
    """`m` is a million after a currency sign (£1.3m) and a meter without (5 m)."""
    short = match[group]
    if short and short.strip().lower() == "m" and not (match["prefix"] or match["currency"]):
        return None
    return short


def _is_pronoun(match: re.Match[str], text: str) -> bool:
    if match["first"].lower() != "one":
        return False
    rest = text[match.end("first") :].lstrip()
    return bool(_PRONOUN.match(rest)) or bool(
        _BEFORE_ONE.search(text[max(0, match.start("first") - 10) : match.start("first")])
    )


def _pair(match: re.Match[str], text: str) -> Iterator[Quantity]:
    first = _value(match["first"], _short(match, "short"))
    second = _value(match["second"], _short(match, "second_short"))
    if first is None or second is None:
        return
    kind, unit = _kind_and_unit(match)
    first, second = _as_signed(match, first, second)
    if match["own"] and not _names_unit(match["own"], kind, unit):
        return
    if match["prefix"] and match["currency"] and unit != currency_key(match["currency"]):
        yield from _rate(match, text, (first, second))
        return
    scale = _scale(match["second"], _short(match, "second_short"))
    has_own_scale = bool(_short(match, "short")) or _SCALED.search(match["first"]) is not None
    if scale > 1 and not has_own_scale and not match["own"] and first < 1000:
        first *= scale
    joiner = match["to"].strip().lower()
    in_words = match["first"].isalpha() and match["second"].isalpha()
    is_between = joiner == "or" and in_words and second == first + 1 <= 10  # three or four months
    is_listed = joiner.startswith(("and", ",", "or")) and not is_between
    if is_listed and not match["between"]:
        is_shared = (unit or scale > 1) and kind is not QuantityKind.MULTIPLE
        if match["own"] or match["prefix"] or not is_shared:
            return
        yield from _both(match, text, (first, second), kind, unit)
    elif first >= second and not match["own"] and joiner not in ("-", "–", "—"):
        yield from _both(match, text, (first, second), kind, unit)
    elif _is_change(match, text) or first >= second:
        if first >= second and joiner in ("-", "–", "—"):
            return
        yield from _both(match, text, (first, second), kind, unit)
    else:
        yield build_quantity(
            match.span(), text, kind, (first, second), unit, read_approximation(match)
        )


def _as_signed(
    match: re.Match[str], first: Fraction, second: Fraction
) -> tuple[Fraction, Fraction]:
    """Return both ends with their signs, in percent where they are per thousand."""
    scale = 10 if match["mille"] else 1
    low = -first if match["sign"] else first
    return low / scale, (-second if match["second_sign"] else second) / scale


def _rate(match: re.Match[str], text: str, ends: tuple[Fraction, Fraction]) -> Iterator[Quantity]:
    """Yield both sums of a rate of exchange: "HK$7.75 to one US dollar"."""
    for value, (start, end), name in (
        (ends[0], (match.start(), match.start("to")), match["prefix"]),
        (ends[1], (match.start("second"), match.end()), match["currency"]),
    ):
        kind = QuantityKind.AMOUNT
        yield build_quantity((start, end), text, kind, (value, value), currency_key(name))


def _both(
    match: re.Match[str],
    text: str,
    ends: tuple[Fraction, Fraction],
    kind: QuantityKind,
    unit: str,
) -> Iterator[Quantity]:
    cut = match.start("to")
    mark = read_approximation(match)
    yield build_quantity((match.start(), cut), text, kind, (ends[0], ends[0]), unit, mark)
    start = match.start("second_sign" if match["second_sign"] else "second")
    yield build_quantity((start, match.end()), text, kind, (ends[1], ends[1]), unit)


# "grew from the present 20 percent to 40 percent"
_FROM = (
    r"\bfrom\s(?:(?:an?|the|about|around|some|only|just|its?|their|initial|original|present|current"
    r"|previous|former|earlier|average|over|nearly|almost|then|at|of|last|year's)\s){0,4}$"
)


def _is_change(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 36) : match.start()].lower()
    if match["to"].strip().lower() != "to":
        return False
    # "by 10 to 20 percent" is a range, "by 10 percent to 20 percent" a change and its result, and
    # so is "by RMB 0.30 to RMB 3.10".
    has_own = match["own"] or (match["prefix"] and match["second_prefix"])
    is_by = has_own and re.search(r"\bby\s$", before)
    return bool(is_by or re.search(_FROM, before))


def _scale(numeral: str, short: str | None) -> int:
    scale = SCALES[short.strip().lower()] if short else 1
    if re.match("[0-9]", numeral):
        for word in re.findall("[a-z]+", numeral.lower()):
            scale *= SCALES[word]
        return scale
    last = re.findall("[a-z]+", numeral.lower())[-1]
    return SCALES.get(last, 1)


def _names_unit(own: str, kind: QuantityKind, unit: str) -> bool:
    name = unit_name(own.strip(" -"))
    if "%" in name or "percent" in name or name == "per cent":
        return kind is QuantityKind.PERCENT
    return unit in (CURRENCY_KEYS.get(name.removeprefix("of ")), UNIT_KEYS.get(name))


def _kind_and_unit(match: re.Match[str]) -> tuple[QuantityKind, str]:
    if match["point"]:
        return QuantityKind.PERCENTAGE_POINT, "%"
    if match["percent"] or match["mille"]:
        return QuantityKind.PERCENT, "%"
    if match["times"]:
        return QuantityKind.MULTIPLE, ""
    if match["level_plain"]:
        return QuantityKind.SCALE_CLASS, currency_key(match["prefix"]) if match["prefix"] else ""
    if match["prefix"] or match["currency"]:
        is_level = bool(match["level_money"])
        kind = QuantityKind.SCALE_CLASS if is_level else QuantityKind.AMOUNT
        return kind, currency_key(match["prefix"] or match["currency"])
    if match["unit"]:
        is_level = bool(match["level_unit"])
        kind = QuantityKind.SCALE_CLASS if is_level else QuantityKind.MEASURE
        return kind, UNIT_KEYS[unit_name(match["unit"])]
    return (QuantityKind.ORDINAL if match["ordinal"] else QuantityKind.NUMBER), ""


# Each search with what it cannot do without, so that most are skipped unread.
_SEARCHES: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Quantity]]], ...] = (
    (("half", "quarters"), find_english_parts_of_year),
    ((), find_english_calendar),
    (
        ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "fold", "twice", "thrice"),
        find_multiples,
    ),
    (("decade", "fortnight", " and a half"), find_periods),
    (("magnitude",), find_magnitudes),
    (
        (
            "dozen",
            "score",
            "tens",
            "hundred",
            "thousand",
            "illion",
            "several",
            "a few",
            "many",
            "some",
        ),
        find_several,
    ),
    (
        (
            "half",
            "halv",
            "/",
            "third",
            "quarter",
            "fifth",
            "th",
            " in ",
            " out of ",
            "ppm",
            "parts",
        ),
        find_fractions,
    ),
    (
        ("st", "nd", "rd", "th", "no", "centen", "article", "chapter", "section", "paragraph"),
        find_ordinals,
    ),
    ((), _find_figures),
)

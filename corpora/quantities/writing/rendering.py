"""Writes a quantity in idiomatic English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from corpora.quantities.currencies import CURRENCIES
from corpora.quantities.english.english_number import ORDINAL_NAMES
from corpora.quantities.parts_of_year import render_part_of_year
from corpora.quantities.quantity import Approximation, Phrasing, Quantity, QuantityKind
from corpora.quantities.units import TIME_UNITS, UNITS
from corpora.quantities.writing.calendar_rendering import (
    render_calendar,
    render_reign_year,
    render_time,
)
from corpora.quantities.writing.figure_rendering import (
    write_digits,
    write_figure,
    write_open,
    write_ordinal,
    write_scale,
    write_word,
)

_MARKS = {
    Approximation.OVER: ("over", "more than"),
    Approximation.NEARLY: ("nearly", "close to"),
    Approximation.ABOUT: ("about", "approximately"),
    Approximation.UNDER: ("under", "no more than"),
    Approximation.UP_TO: ("over", "as many as"),
}
# Where the Chinese says more than its approximation: 不到100 may be far below, 至少100 may be 100.
_MARKS_OF_WORDS = (
    (("及以上", "或以上", "）以上", ")以上", "含以上"), ("at least", "no less than")),
    (
        ("及以下", "或以下", "）以下", ")以下", "含以下", "及以内", "）以内"),
        ("no more than", "at most"),
    ),
    (("≥", "不小于", "不得低于", "不得少于", "不得小于"), ("at least", "no less than")),
    (("≤", "不大于", "不得高于", "不得超过", "不得大于", "不得多于"), ("no more than", "at most")),
    (("不到", "不足", "不满", "未满"), ("less than", "nearly")),
    (("不超过", "不高于", "不多于", "最多", "至多"), ("no more than", "at most")),
    (("至少", "不少于", "不低于", "不下于"), ("at least", "no less than")),
)
# 及以上, （含）以下: the bound itself counts.
_INCLUDED = re.compile("(?:及|或|含[）)]?|[）)])\\s?(?P<bound>以[上下内])$")
_IS_INCLUSIVE = re.compile("[岁级](?:及|或|[（(]含(?:本数)?[）)])?以上$")
# 6.0% keeps the zero that says how exactly it was measured.
_KEPT_ZERO = re.compile(r"(?<![0-9.])[0-9]+\.(?P<decimals>[0-9]*0)(?![0-9千万亿‰])")
_VERBS = {2: ("double",), 3: ("triple",), 4: ("quadruple",), 5: ("quintuple",)}
_FOLDS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DENOMINATORS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}


def render_quantity(quantity: Quantity) -> tuple[str, ...]:
    """Return the English wordings of a quantity, the preferred one first, never empty.

    Every wording read back with `find_english_quantities` has the same value. A multiple after
    a verb of increase reads well after that verb ("increased fourfold"), a share or number
    before its noun.

    >>> from corpora.quantities import find_quantities
    >>> [render_quantity(found)[0] for found in find_quantities("4078亿，229.5亿元，6000多亩")]
    ['407.8 billion', '22.95 billion yuan', 'over 6,000 mu']
    """
    if quantity.kind is QuantityKind.TIME:
        return render_time(quantity)
    if quantity.is_part_of_year:
        return render_part_of_year(quantity)
    if quantity.phrasing is Phrasing.REIGN:
        return render_reign_year(quantity)
    if quantity.calendar is not None:
        wordings = render_calendar(quantity.calendar)
        is_name = quantity.kind is QuantityKind.YEAR and quantity.text[-1:].isdigit()
        # 2023—2024学年 is a name: "the 2023-2024 academic year"
        return tuple(sorted(wordings, key=lambda words: "-" not in words)) if is_name else wordings
    plain = tuple(dict.fromkeys(_WRITERS[quantity.kind](quantity)))
    marks = _marks(quantity)
    if not marks:
        return plain
    if _IS_INCLUSIVE.search(quantity.text):
        # 60周岁以上 and 6级以上 have the figure itself among them.
        return (*(f"{words} or above" for words in plain), f"{marks[0]} {plain[0]}")
    # The second mark only with the preferred wording: four wordings of one figure are enough.
    return (*(f"{marks[0]} {words}" for words in plain), f"{marks[1]} {plain[0]}")


def _marks(quantity: Quantity) -> tuple[str, str] | None:
    for words, marks in _MARKS_OF_WORDS:
        if quantity.text.startswith(words):
            return marks
    included = _INCLUDED.search(quantity.text)
    if included is not None:
        is_least = included["bound"] == "以上"
        return ("at least", "no less than") if is_least else ("no more than", "at most")
    return _MARKS.get(quantity.approximation)


def _number(quantity: Quantity) -> Iterator[str]:
    if quantity.approximation is Approximation.SEVERAL:
        plain = write_open(quantity.low)
        wordings = [one if one.startswith("several") else f"{one} of" for one in plain]
        # 几千 is "several thousand" where 数千 is "thousands of".
        yield from reversed(wordings) if quantity.text.startswith("几") else wordings
        yield plain[0]
        return
    if quantity.phrasing is Phrasing.LABEL:
        yield str(quantity.low)
    word = _in_words(quantity)
    if word and not _KEPT_ZERO.search(quantity.text):
        yield word
    yield from _figures(quantity)


def _in_words(quantity: Quantity) -> str | None:
    """Zero to ten, and what leaves a digit open between two (三四家), are spelt out."""
    low, high = write_word(quantity.low), write_word(quantity.high)
    if not quantity.is_range:
        return low
    is_in_characters = not re.search("[0-9０-９]", quantity.text)
    return f"{low} to {high}" if low and high and is_in_characters else None


def _figures(quantity: Quantity) -> Iterator[str]:
    """Digits with their scale; a range says a shared scale once."""
    low, high = quantity.low, quantity.high
    kept = _KEPT_ZERO.search(quantity.text)
    if kept and not quantity.is_range:
        yield f"{float(low):,.{len(kept['decimals'])}f}"
    if not quantity.is_range:
        # 1 036 201 000 is written out in its source, and "1,036.201 million" helps nobody.
        is_spelt_out = not re.search("[万亿]", quantity.text)
        if not (is_spelt_out and re.match("[0-9],", write_figure(low))):
            yield write_figure(low)
        yield write_digits(low)
        return
    first, second = write_figure(low), write_figure(high)
    scale = write_scale(high)
    if scale and write_scale(low) == scale:
        yield f"{first.removesuffix(scale).strip()} to {second}"
    yield f"{first} to {second}"
    if low >= 0:
        yield f"{write_digits(low)}-{write_digits(high)}"


def _open_or_figures(quantity: Quantity) -> tuple[str, ...]:
    if quantity.approximation is Approximation.SEVERAL:
        first = write_open(quantity.low)[0]
        return (first if first.startswith("several") else f"{first} of",)
    return tuple(dict.fromkeys(_figures(quantity)))


def _amount(quantity: Quantity) -> Iterator[str]:
    currency = CURRENCIES[quantity.unit]
    figures = _open_or_figures(quantity)
    is_one = quantity.low == quantity.high == 1
    noun = currency.noun.removesuffix("s") if is_one else currency.noun
    yield f"{figures[0]} {noun}"
    if quantity.approximation is not Approximation.SEVERAL and quantity.low >= 0:
        yield f"{currency.prefix}{figures[0]}"
    yield from (f"{words} {noun}" for words in figures[1:])


def _measure(quantity: Quantity) -> Iterator[str]:
    unit = UNITS[quantity.unit]
    if _is_decades(quantity):
        yield "several decades"
    if unit.rendered_as:
        metric = UNITS[unit.rendered_as]
        ratio = unit.factor / metric.factor
        converted = replace(quantity, low=quantity.low * ratio, high=quantity.high * ratio)
        if quantity.approximation is not Approximation.SEVERAL:
            yield from _measure(replace(converted, unit=metric.key))
    is_one = quantity.low == quantity.high == 1
    noun = unit.singular if is_one else unit.plural
    figures = _open_or_figures(quantity)
    word = _in_words(quantity)
    if quantity.unit in ("magnitude", "force"):
        yield f"{quantity.unit} {figures[0]}"
        yield f"{figures[0]}-{quantity.unit}"
        return
    if quantity.unit == "intensity":
        yield f"intensity {figures[0]}"
        yield f"{figures[0]} degrees"
        return
    if word and quantity.unit in TIME_UNITS and quantity.approximation is not Approximation.SEVERAL:
        yield f"{word} {noun}"
        if not quantity.is_range:
            yield f"{word}-{unit.singular}"
    yield from (f"{words} {noun}" for words in figures)
    if not quantity.is_range and quantity.approximation is Approximation.EXACT and quantity.low > 0:
        yield f"{figures[0].replace(' ', '-')}-{unit.singular}"


def _is_decades(quantity: Quantity) -> bool:
    is_open = quantity.approximation is Approximation.SEVERAL
    return is_open and quantity.unit == "year" and quantity.low == 10


def _percent(quantity: Quantity) -> Iterator[str]:
    if quantity.text.startswith("负增长"):
        share = f"{write_digits(-quantity.low)} percent"
        yield from (
            f"{verb} {share}" for verb in ("fell by", "declined by", "decreased by", "down")
        )
        yield from (f"{noun} {share}" for noun in ("a decline of", "a decrease of", "negative"))
        yield f"{write_digits(quantity.low)} percent"
        return
    figures = tuple(_figures(quantity))
    if quantity.text.endswith("‰"):
        tenfold = replace(
            quantity,
            low=quantity.low * 10,
            high=quantity.high * 10,
            text=quantity.text.removesuffix("‰"),
        )
        mille = tuple(_figures(tenfold))
        yield f"{mille[0]} per thousand"
        yield f"{mille[0]}‰"
    yield f"{figures[0]} percent"
    if quantity.is_range and quantity.low >= 0:
        yield f"{write_digits(quantity.low)}-{write_digits(quantity.high)}%"
    elif not quantity.is_range:
        yield f"{figures[0]}%"


def _percentage_point(quantity: Quantity) -> Iterator[str]:
    is_one = quantity.low == quantity.high == 1
    for words in _figures(quantity):
        yield f"{words} percentage point{'' if is_one else 's'}"


def _multiple(quantity: Quantity) -> Iterator[str]:
    if quantity.approximation is Approximation.SEVERAL:
        yield f"{write_open(quantity.low)[0]} of times"
        return
    if quantity.is_range:
        yield from (f"{words} times" for words in _figures(quantity))
        return
    value = quantity.low
    is_small = value.denominator == 1 and 2 <= value <= 10
    fold = f"{_FOLDS[int(value)]}fold" if is_small else f"{write_digits(value)}-fold"
    times = f"{write_word(value) or write_digits(value)} times"
    if quantity.phrasing is Phrasing.VERB:
        yield from _VERBS.get(int(value), (f"increase {fold}",))
        yield from (f"{words}d" for words in _VERBS.get(int(value), ()))
        yield fold
    elif quantity.phrasing is Phrasing.GROWTH:
        percent = write_digits((value - 1) * 100)
        yield f"{percent} percent"  # "grew by fourfold" is no English
        yield fold
    else:
        yield times
        yield fold


def _fraction(quantity: Quantity) -> Iterator[str]:
    value = quantity.low
    below = _DENOMINATORS.get(value.denominator)
    if value == Fraction(1, 2):
        yield "half"
        yield "one half"
    elif below and 0 < value.numerator <= 10:
        above = write_word(Fraction(value.numerator))
        plural = "" if value.numerator == 1 else "s"
        yield f"{above} {below}{plural}"
        yield f"{above}-{below}{plural}"
    if value.denominator > 1000:
        per_head = value * 100_000
        if per_head >= 1:
            yield f"{write_digits(per_head)} per 100,000"
        parts = value * 1_000_000
        if parts.denominator == 1:
            yield f"{parts.numerator} parts per million"
    yield f"{value.numerator}/{value.denominator}"


def _ordinal(quantity: Quantity) -> Iterator[str]:
    value = int(quantity.low)
    if quantity.unit:
        yield f"{quantity.unit} {value}"
        return
    if 1 <= value <= 10:
        yield ORDINAL_NAMES[value]
    yield write_ordinal(value)
    yield f"No. {value}"


def _scale_class(quantity: Quantity) -> Iterator[str]:
    noun = ""
    if quantity.unit in CURRENCIES:
        noun = CURRENCIES[quantity.unit].noun.removesuffix("s")
    elif quantity.unit:
        noun = UNITS[quantity.unit].singular
    if quantity.is_range:
        yield from (f"{words} {noun} level".replace("  ", " ") for words in _figures(quantity))
        return
    words = f"{write_figure(quantity.low)} {noun}".strip()
    stem = words.replace(" ", "-")
    if quantity.phrasing is Phrasing.LEVEL or not noun:
        yield f"{stem}-level"
        if noun:
            yield stem
    else:
        yield stem
        yield f"{stem}-level"


_WRITERS: dict[QuantityKind, Callable[[Quantity], Iterator[str]]] = {
    QuantityKind.NUMBER: _number,
    QuantityKind.AMOUNT: _amount,
    QuantityKind.MEASURE: _measure,
    QuantityKind.PERCENT: _percent,
    QuantityKind.PERCENTAGE_POINT: _percentage_point,
    QuantityKind.MULTIPLE: _multiple,
    QuantityKind.FRACTION: _fraction,
    QuantityKind.ORDINAL: _ordinal,
    QuantityKind.SCALE_CLASS: _scale_class,
}

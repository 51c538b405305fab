"""The value of one figure written as another is written: its scale, its unit, its decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction

from corpora.quantities import (
    Approximation,
    CalendarDate,
    Phrasing,
    Quantity,
    QuantityKind,
    render_quantity,
)
from corpora.quantities.english.english_calendar import MONTHS
from corpora.quantities.units import UNITS
from corpora.quantities.writing.figure_rendering import write_digits, write_figure

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WRITTEN = re.compile(
    r"(?<![A-Za-z\d.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:(?P<gap>[ -])(?P<scale>thousand|million|billion|trillion)\b)?"
)
_MILLION = 10**6
_LONG_DIGITS = 7
_MARK = re.compile(
    r"(?:over|more than|nearly|close to|about|approximately|around|under|no more than|as many as"
    r"|at least|at most|less than|no less than) "
)
_KEPT_DECIMALS = re.compile(r"\d+\.(?P<decimals>\d*0)(?![\d千万亿])")
_NUMBER = re.compile(r"\d+")
_SHORT_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?")


def figures_in_style(source: Quantity, target: Quantity) -> Iterator[str]:
    """Yield the words of `target` with the value of `source`, unit and mark as they are.

    The scale word stays where the value can be read with it, and digits stay digits.
    """
    found = list(_WRITTEN.finditer(target.text))
    value = _value_in_unit(source, target)
    if source.kind is QuantityKind.TIME:
        return  # its value is in minutes
    if len(found) != 1 or source.is_range or target.is_range or value is None:
        return
    written = found[0]
    for number in _numbers(value, written, source):
        yield target.text[: written.start()] + number + target.text[written.end() :]


def wordings_by_likeness(source: Quantity, target: Quantity) -> list[str]:
    """Return the wordings of a figure, those most like the words of another first."""
    said = target.text.lower()
    wordings = dict.fromkeys(render_quantity(source))
    return sorted(wordings, key=lambda words: -SequenceMatcher(None, said, words.lower()).ratio())


def dates_in_style(source: Quantity, target: Quantity) -> Iterator[str]:
    """Yield the words of a date with each part that is another exchanged, where each is clear."""
    if source.calendar is None or target.calendar is None:
        return
    text = target.text
    parts: dict[tuple[str, int], int] = {}
    for wanted, given in (
        (source.calendar.start, target.calendar.start),
        (source.calendar.end, target.calendar.end),
    ):
        for name, right, wrong in _other_parts(wanted, given):
            if parts.setdefault((name, wrong), right) != right:
                return
    for (name, wrong), right in parts.items():
        changed = _with_month(text, wrong, right) if name == "month" else None
        changed = changed or _with_number(text, wrong, right)
        if changed is None:
            return
        text = changed
    if text != target.text:
        yield text


def approximation_mark(figure: Quantity) -> str:
    """Return the word that says how firmly a figure is stated, empty for as it is.

    >>> from corpora.quantities import find_quantities
    >>> [approximation_mark(figure) for figure in find_quantities("250余万千瓦，近3成，5%")]
    ['over', 'nearly', '']
    """
    if figure.approximation in (Approximation.EXACT, Approximation.SEVERAL):
        return ""
    found = _MARK.match(next(iter(render_quantity(figure)), ""))
    return found.group().strip() if found else ""


def _value_in_unit(source: Quantity, target: Quantity) -> Fraction | None:
    """Return the value of the source in the unit of the target, None where that is not exact."""
    value = -source.low if source.low < 0 <= target.low else source.low
    if QuantityKind.MULTIPLE in (source.kind, target.kind) and source.kind is not target.kind:
        return None
    if source.unit == target.unit or not (source.unit and target.unit):
        return value
    own, other = UNITS.get(source.unit), UNITS.get(target.unit)
    if own is None or other is None or own.dimension != other.dimension:
        return None
    return None if own.is_customary or other.is_customary else value * own.factor / other.factor


def _numbers(value: Fraction, written: re.Match[str], source: Quantity) -> Iterator[str]:
    number, scale, gap = written["number"], written["scale"], written["gap"] or " "
    if scale:
        mantissa = value / _SCALES[scale]
        if 1 <= mantissa < 1000 and _is_short(mantissa):
            yield f"{write_digits(mantissa)}{gap}{scale}"
        yield write_figure(value).replace(" ", gap)
        return
    digits = _with_decimals(value, source)
    is_long = len(number.partition(".")[0].replace(",", "")) > 3
    if (is_long and "," not in number) or _is_label(source):
        digits = digits.replace(",", "")
    if abs(value) >= _MILLION and len(number.replace(",", "")) < _LONG_DIGITS:
        yield write_figure(value)
    yield digits


def _is_label(figure: Quantity) -> bool:
    """Tell whether a number names a thing and counts none: the 7440th meeting."""
    return figure.kind is QuantityKind.ORDINAL or figure.phrasing is Phrasing.LABEL


def _with_decimals(value: Fraction, source: Quantity) -> str:
    """Return digits; 6.0% keeps the zero that says how exactly it was measured."""
    kept = _KEPT_DECIMALS.search(source.text)
    return f"{float(value):,.{len(kept['decimals'])}f}" if kept else write_digits(value)


def _is_short(value: Fraction) -> bool:
    return len(write_digits(value).partition(".")[2]) <= 4


def _other_parts(wanted: CalendarDate, given: CalendarDate) -> Iterator[tuple[str, int, int]]:
    for name in ("year", "month", "day"):
        right, wrong = getattr(wanted, name), getattr(given, name)
        if right is not None and wrong is not None and right != wrong:
            yield name, right, wrong


def _with_month(text: str, wrong: int, right: int) -> str | None:
    name = MONTHS[wrong - 1]
    if text.count(name) == 1:
        return text.replace(name, MONTHS[right - 1])
    short = [m for m in _SHORT_MONTH.finditer(text) if m.group()[:3] == name[:3]]
    if len(short) != 1:
        return None
    point = "." if short[0].group().endswith(".") else ""
    written = MONTHS[right - 1]
    written = written if len(written) <= 4 else written[:3] + point
    return text[: short[0].start()] + written + text[short[0].end() :]


def _with_number(text: str, wrong: int, right: int) -> str | None:
    places = [m for m in _NUMBER.finditer(text) if int(m.group()) == wrong]
    if len(places) != 1:
        return None
    place = places[0]
    written = str(right).rjust(len(place.group()), "0") if place.group()[0] == "0" else str(right)
    return text[: place.start()] + written + text[place.end() :]

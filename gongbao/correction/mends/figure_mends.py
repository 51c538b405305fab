"""Mends of figures: the value of the source, written as the sentence writes its figures.

A figure is certain where it alone of its sort is wrong: one figure of the source that nothing
states, one of the translation that states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpora.quantities import Approximation, Quantity, QuantityKind
from corpora.spans import Span
from glossary.reading import PairReading
from gongbao.correction.mends.figure_style import (
    approximation_mark,
    dates_in_style,
    figures_in_style,
    wordings_by_likeness,
)
from gongbao.correction.mends.form_mends import suggested
from gongbao.correction.mends.mend import Change, Fault, Mender

_KIND = QuantityKind
_CALENDAR = (_KIND.DATE, _KIND.YEAR)
_SHARES = (_KIND.PERCENT, _KIND.PERCENTAGE_POINT)
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|these|those|its|their|our|first|last)$", re.I)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CURRENCY_BEFORE = re.compile(r"(?:RMB|CNY|US\$|HK\$|[$¥￥€£]) ?$")


def right_value(fault: Fault) -> Iterator[Change]:
    """Yield the value of the source in the words of the wrong figure, where it is the only one."""
    found = _wrong_figure(fault)
    if found is None:
        return
    source, target = found
    place = fault.place(target.start, target.end)
    if source.calendar is not None and target.calendar is not None:
        for words in dates_in_style(source, target):
            yield place, words
    for words in figures_in_style(source, target):
        yield from _with_mark(place, words, source, target)
    for words in wordings_by_likeness(source, target):
        yield place, words


def right_unit(fault: Fault) -> Iterator[Change]:
    """Yield the figure of the source with its own unit or currency."""
    found = _wrong_figure(fault)
    if found is not None:
        source, target = found
        plain = replace(source, approximation=target.approximation)
        for words in (*wordings_by_likeness(plain, target), *wordings_by_likeness(source, target)):
            yield fault.place(target.start, target.end), words


def kept_approximation(fault: Fault) -> Iterator[Change]:
    """Yield the figure with the word that says how firmly it is stated.

    Behind an article that word may belong elsewhere: "a 30-kilometer road".
    """
    matches = [
        match
        for match in fault.reading.matched
        if fault.place(*match.target.span) == fault.finding.target_span
        and fault.reading.place_in_source(*match.source.span) == fault.finding.source_span
    ]
    if len(matches) != 1:
        return
    mark = approximation_mark(matches[0].source)
    start, _ = fault.place(*matches[0].target.span)
    code = _CURRENCY_BEFORE.search(fault.text, 0, start)
    start = code.start() if code else start
    before = fault.text[:start]
    if not mark or _DETERMINED.search(before.rstrip()) or before[-1:] in "-–—/":
        return
    first = fault.text[start]
    if not before.strip("\"“‘'( "):
        mark = mark[0].upper() + mark[1:]
        first = first.lower() if fault.text[start : start + 2].istitle() else first
    yield Span(start, start + 1), f"{mark} {first}"


def named_date(fault: Fault) -> Iterator[Change]:
    """Yield the month or day of the week that the source names, where one alone is wrong."""
    if fault.of_this_rule == 1:
        yield from suggested(fault)


def right_time(fault: Fault) -> Iterator[Change]:
    """Yield the only time or date of the source that is missing for one that no clock shows."""
    kinds = (_KIND.TIME,) if fault.finding.rule == "quantities.clock" else _CALENDAR
    missing = [figure for figure in fault.reading.missing if figure.kind in kinds]
    if len(missing) != 1 or fault.of_this_rule != 1:
        return
    place = fault.span
    said = fault.text[place.start : place.end]
    for words in wordings_by_likeness(missing[0], replace(missing[0], text=said)):
        yield place, words


def exchanged_back(fault: Fault) -> Iterator[Change]:
    """Yield the numbers of two figures of a list each in the place of the other."""
    source = fault.finding.source_span
    matched = sorted(fault.reading.matched, key=lambda match: match.source.start)
    ends = [
        match
        for match in matched
        if source is not None
        and (
            fault.reading.place_in_source(*match.source.span).start == source.start
            or fault.reading.place_in_source(*match.source.span).end == source.end
        )
    ]
    if len(ends) != 2 or fault.of_this_rule != 1:
        return
    numbers = [
        Span(place.start + found.start(), place.start + found.end())
        for place in sorted(fault.place(*match.target.span) for match in ends)
        if (found := _DIGITS.search(fault.text[place.start : place.end]))
    ]
    if len(numbers) == 2:
        (start, first_end), (second_start, end) = numbers
        text = fault.text
        between = text[first_end:second_start]
        yield Span(start, end), text[second_start:end] + between + text[start:first_end]


def _wrong_figure(fault: Fault) -> tuple[Quantity, Quantity] | None:
    """Return the figure of the source and the one put for it, where no other may be meant."""
    reading = fault.reading
    found = [
        (difference.source, difference.target)
        for difference in reading.differences
        if difference.source is not None
        and difference.target is not None
        and fault.place(*difference.target.span) == fault.finding.target_span
        and reading.place_in_source(*difference.source.span) == fault.finding.source_span
    ]
    if len(found) != 1:
        return None
    source, target = found[0]
    return found[0] if _is_alone(source, target, reading) else None


def _is_alone(source: Quantity, target: Quantity, reading: PairReading) -> bool:
    """Tell whether no other figure of the sort is missing, or wrong."""
    sort = _sort(source)
    wrong = [
        figure
        for difference in reading.differences
        for figure in (difference.source, difference.target)
        if figure is not None and figure is not source and figure is not target
    ]
    missing = [
        figure
        for figure in reading.missing
        if figure is not source and figure.kind is source.kind and figure.unit == source.unit
    ]
    return not missing and not any(_sort(figure) == sort for figure in wrong)


def _sort(figure: Quantity) -> str:
    if figure.kind in _CALENDAR:
        return "calendar"
    if figure.kind in _SHARES:
        return "share"
    return "time" if figure.kind is _KIND.TIME else "size"


def _with_mark(place: Span, words: str, source: Quantity, target: Quantity) -> Iterator[Change]:
    """Yield the words, and with the word for how firmly they are stated where that is lost too."""
    yield place, words
    if target.approximation is Approximation.EXACT and (mark := approximation_mark(source)):
        yield place, f"{mark} {words}"


MENDERS: Mapping[str, Mender] = {
    "quantities.approximation": kept_approximation,
    "quantities.calendar": right_time,
    "quantities.clock": right_time,
    "quantities.currency": right_unit,
    "quantities.date": right_value,
    "quantities.digits": right_value,
    "quantities.list-order": exchanged_back,
    "quantities.magnitude": right_value,
    "quantities.month": named_date,
    "quantities.percentage-points": right_unit,
    "quantities.range": right_unit,
    "quantities.scale-class": right_unit,
    "quantities.time": right_value,
    "quantities.unit": right_unit,
    "quantities.value": right_value,
    "quantities.weekday": named_date,
}

"""Mends of figures: the value of the source, written as the sentence writes its figures.

A figure is certain where it alone of its sort is wrong: one figure of the source that nothing
states, one of the translation that states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpora.quantities import (
    Approximation,
    QuantityKind,
    find_english_quantities,
)
from corpora.spans import Span
from glossary.reading import Difference
from gongbao.correction.mends.figure_style import (
    approximation_mark,
    dates_in_style,
    figures_in_style,
    wordings_by_likeness,
)
from gongbao.correction.mends.form_mends import suggested
from gongbao.correction.mends.mend import Change, Fault, Mender
from gongbao.correction.mends.wrong_figures import (
    are_clear,
    exchange,
    is_alone,
    may_be_converted,
    without_second_stop,
    wrong_figure,
)

_KIND = QuantityKind
_CALENDAR = (_KIND.DATE, _KIND.YEAR)
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|these|those|its|their|our|first|last)$", re.I)
_SIGN_BEFORE = re.compile(r"[-–—/]$|[≤≥<>~≈±＜＞～] ?$")
_MARKED = re.compile(r"\b(?:about|around|approximately|nearly|over|some|almost) $", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CURRENCY_BEFORE = re.compile(r"(?:RMB|CNY|US\$|HK\$|[$¥￥€£]) ?$")


def right_value(fault: Fault) -> Iterator[Change]:
    """Yield the value of the source in the words of the wrong figure, where it is the only one."""
    found = wrong_figure(fault)
    if found is None or not are_clear(*found, fault.reading.target):
        return
    source, target = found
    if fault.finding.rule == "quantities.value" and may_be_converted(source, fault.reading):
        return
    wordings = [*dates_in_style(source, target)]
    for words in figures_in_style(source, target):
        wordings.append(words)
        if target.approximation is Approximation.EXACT and (mark := approximation_mark(source)):
            wordings.append(f"{mark} {words}")
    for words in wordings or wordings_by_likeness(source, target):
        yield exchange(fault, target, words)


def whole_range(fault: Fault) -> Iterator[Change]:
    """Yield a range of which one end is lost, and stands nowhere else in the sentence."""
    found = wrong_figure(fault)
    if found is None:
        return
    source, target = found
    elsewhere = (
        figure
        for figure in find_english_quantities(fault.reading.target)
        if not target.span.overlaps(figure.span)
    )
    if not any(figure.low in (source.low, source.high) for figure in elsewhere):
        for words in wordings_by_likeness(source, target):
            yield exchange(fault, target, words)


def only_figure(fault: Fault) -> Iterator[Change]:
    """Yield the one figure of the source that nothing states for the one that states nothing."""
    reading = fault.reading
    pairs = [d for d in reading.differences if d.kind in (Difference.MISSING, Difference.ADDED)]
    missing = [d.source for d in pairs if d.source is not None]
    added = [d.target for d in pairs if d.target is not None]
    if not len(missing) == len(added) == len(reading.differences) - 1 == 1:
        return
    source, target = missing[0], added[0]
    if (
        source.kind is target.kind
        and source.unit == target.unit
        and is_alone(source, target, reading)
    ):
        for words in (*figures_in_style(source, target), *wordings_by_likeness(source, target)):
            yield exchange(fault, target, words)


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
    if not mark or _DETERMINED.search(before.rstrip()) or _SIGN_BEFORE.search(before):
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
    said = fault.text[fault.span.start : fault.span.end]
    figure = replace(missing[0], text=said)
    if _MARKED.search(fault.text, 0, fault.span.start):
        missing[0] = replace(missing[0], approximation=Approximation.EXACT)
    for words in wordings_by_likeness(missing[0], figure):
        yield fault.span, without_second_stop(fault.text[fault.span.end :], words)


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


MENDERS: Mapping[str, Mender] = {
    "quantities.added": only_figure,
    "quantities.approximation": kept_approximation,
    "quantities.calendar": right_time,
    "quantities.clock": right_time,
    "quantities.date": right_value,
    "quantities.digits": right_value,
    "quantities.list-order": exchanged_back,
    "quantities.magnitude": right_value,
    "quantities.month": named_date,
    "quantities.range": whole_range,
    "quantities.time": right_value,
    "quantities.value": right_value,
    "quantities.weekday": named_date,
}

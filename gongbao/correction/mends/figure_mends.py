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
    Quantity,
    QuantityKind,
    find_english_quantities,
)
from corpora.quantities.currencies import CURRENCIES
from corpora.spans import Span
from glossary.dictionary import STOP_WORDS
from glossary.reading import Difference, PairReading, compare_figures
from gongbao.correction.edited_text import trimmed
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
_RUN_ON_DIGITS = re.compile(r"(?:,\d{3})+(?![\d,.]?\d)")
_MARKED = re.compile(r"\b(?:about|around|approximately|nearly|over|some|almost) $", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"[-–—/]$|[≤≥<>~≈±＜＞～] ?$")
_PER_CUSTOMARY_UNIT = re.compile("[斤亩里尺丈两]")
_FIGURE_GOES_ON = re.compile(r"[ ,.]?\d")
_FIGURE_WENT_BEFORE = re.compile(r"\d[.,]?$|\d 0*$")
_NEXT_WORD = re.compile(r" (?P<word>[A-Za-z]+)")
_SAYS_NUMBER = re.compile("[0-9一二两三四五六七八九十百千]")
_MARKED = re.compile(r"\b(?:about|around|approximately|nearly|over|some|almost) $", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CURRENCY_BEFORE = re.compile(r"(?:RMB|CNY|US\$|HK\$|[$¥￥€£]) ?$")


def right_value(fault: Fault) -> Iterator[Change]:
    """Yield the value of the source in the words of the wrong figure, where it is the only one."""
    found = _wrong_figure(fault)
    if found is None or not _are_clear(*found, fault.reading.target):
        return
    source, target = found
    if fault.finding.rule == "quantities.value" and _may_be_converted(source, fault.reading):
        return
    wordings = [*dates_in_style(source, target)]
    for words in figures_in_style(source, target):
        wordings.append(words)
        if target.approximation is Approximation.EXACT and (mark := approximation_mark(source)):
            wordings.append(f"{mark} {words}")
    for words in (*wordings, *wordings_by_likeness(source, target)):
        yield _exchange(fault, target, words)


def whole_range(fault: Fault) -> Iterator[Change]:
    """Yield a range of which one end is lost, and stands nowhere else in the sentence."""
    found = _wrong_figure(fault)
    if found is None:
        return
    source, target = found
    elsewhere = (
        figure
        for figure in find_english_quantities(fault.reading.target)
        if not target.span.overlaps(figure.span)
    )
    if not any(figure.low in (source.low, source.high) for figure in elsewhere):
        yield from right_unit(fault)


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
        and _is_alone(source, target, reading)
    ):
        for words in (*figures_in_style(source, target), *wordings_by_likeness(source, target)):
            yield _exchange(fault, target, words)


def right_unit(fault: Fault) -> Iterator[Change]:
    """Yield the figure of the source with its own unit or currency: 210 billion yuan in GDP."""
    found = _wrong_figure(fault, is_by_value=True)
    if found is None:
        return
    source, target = found
    plain = replace(source, approximation=target.approximation)
    wordings = (*wordings_by_likeness(plain, target), *wordings_by_likeness(source, target))
    if source.unit in CURRENCIES and not target.unit:
        following = _NEXT_WORD.match(fault.reading.target, target.end)
        is_before_noun = following is not None and following["word"].lower() not in STOP_WORDS
        added = [words for words in wordings if words.startswith(target.text)]
        wordings = (*(words + " in" * is_before_noun for words in added), *wordings)
    for words in wordings:
        yield _exchange(fault, target, words)


def class_of_size(fault: Fault) -> Iterator[Change]:
    """Yield a class of size, 百亿级, for a sum of money that stands before a noun.

    Tonnes are also said as a figure: 10万吨级 is "100,000 dwt".
    """
    found = _wrong_figure(fault)
    found = _wrong_figure(fault, is_by_value=True)
    following = _NEXT_WORD.match(fault.text, fault.span.end)
    if found is None or found[0].unit not in CURRENCIES or following is None:
        return
    if following["word"] not in STOP_WORDS:
        for words in wordings_by_likeness(*found):
            yield _exchange(fault, found[1], words)


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
        yield fault.span, _before(fault.text[fault.span.end :], words)


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


def _wrong_figure(fault: Fault, *, is_by_value: bool = False) -> tuple[Quantity, Quantity] | None:
    """Return the figure of the source and the one put for it, where no other may be meant.

    With `is_by_value` both have one value, and only another figure of that value may be meant.
    """
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
    target = _with_run_on_digits(target, reading.target)
    if is_by_value:
        is_alone = not any(
            figure is not source and figure.low == source.low for figure in reading.missing
        )
    else:
        is_alone = _is_alone(source, target, reading)
    return (source, target) if is_alone else None


def _are_clear(source: Quantity, target: Quantity, text: str) -> bool:
    """Tell whether both are figures whole: no 万吨 without its number, no "6 00 million".

    What is said in words may go on in words: a decade and a half.
    """
    before, after = text[: target.start], text[target.end :]
    is_cut = _FIGURE_GOES_ON.match(after) or _FIGURE_WENT_BEFORE.search(before)
    return bool(_SAYS_NUMBER.search(source.text) and _DIGITS.search(target.text) and not is_cut)


def _may_be_converted(source: Quantity, reading: PairReading) -> bool:
    """Tell whether a unit beside a figure is one that English converts: 每斤1.36元 a kilogram."""
    text = reading.source.text
    near = text[max(0, source.start - 6) : source.start] + text[source.end : source.end + 6]
    return bool(_PER_CUSTOMARY_UNIT.search(near))


def _with_run_on_digits(figure: Quantity, text: str) -> Quantity:
    """Return a figure with the digits behind its comma: "Article 1,270" is read as Article 1."""
    more = _RUN_ON_DIGITS.match(text, figure.end)
    if more is None or not figure.text[-1:].isdigit():
        return figure
    return replace(figure, end=more.end(), text=figure.text + more.group())


def _is_alone(source: Quantity, target: Quantity, reading: PairReading) -> bool:
    """Tell whether no other figure of the sort is missing, or wrong."""
    sort = _sort(source)
    others = [
        figure
        for difference in reading.differences
        for figure in (difference.source, difference.target)
        if figure is not None and figure is not source
    ]
    wrong = [figure for figure in others if not target.span.overlaps(figure.span)] + [
        figure for figure in others if figure in reading.missing
    ]
    rivals = [
        figure
        for figure in reading.missing
        if figure is not source and compare_figures(figure, target, reading.target) is not None
    ]
    return not rivals and not any(_sort(figure) == sort for figure in wrong)


def _sort(figure: Quantity) -> str:
    if figure.kind in _CALENDAR:
        return "calendar"
    if figure.kind in _SHARES:
        return "share"
    if figure.kind in (_KIND.ORDINAL, _KIND.TIME):
        return str(figure.kind)
    return "size"


def _exchange(fault: Fault, figure: Quantity, words: str) -> Change:
    """Return a figure's words exchanged, those that stay left as the sentence spells them."""
    words = _before(fault.reading.target[figure.end :], words)
    span, words = trimmed(fault.reading.target, figure.span, words)
    return fault.place(*span), words


def _before(following: str, words: str) -> str:
    """Return words without a full stop that stands behind them already: "10 a.m."."""
    return words[:-1] if words.endswith(".") and following.startswith(".") else words


MENDERS: Mapping[str, Mender] = {
    "quantities.added": only_figure,
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
    "quantities.range": whole_range,
    "quantities.scale-class": class_of_size,
    "quantities.time": right_value,
    "quantities.unit": right_unit,
    "quantities.value": right_value,
    "quantities.weekday": named_date,
}

"""Which figure of the source a wrong one stands for, where no other may be meant."""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.quantities import Quantity, QuantityKind
from glossary.reading import PairReading, compare_figures
from gongbao.correction.edited_text import trimmed
from gongbao.correction.mends.mend import Change, Fault

_KIND = QuantityKind
_CALENDAR = (_KIND.DATE, _KIND.YEAR)
_SHARES = (_KIND.PERCENT, _KIND.PERCENTAGE_POINT)
_RUN_ON_DIGITS = re.compile(r"(?:,\d{3})+(?![\d,.]?\d)")
_PER_CUSTOMARY_UNIT = re.compile("[斤亩里尺丈两]")
_FIGURE_GOES_ON = re.compile(r"[ ,.]?\d")
_FIGURE_WENT_BEFORE = re.compile(r"\d[.,]?$|\d 0*$")
_SAYS_NUMBER = re.compile("[0-9一二两三四五六七八九十百千]")


def wrong_figure(fault: Fault, *, is_by_value: bool = False) -> tuple[Quantity, Quantity] | None:
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
    if not is_by_value:
        return (source, target) if is_alone(source, target, reading) else None
    rivals = (f for f in reading.missing if f is not source and f.low == source.low)
    return None if any(rivals) else (source, target)


def are_clear(source: Quantity, target: Quantity, text: str) -> bool:
    """Tell whether both are figures whole: no 万吨 without its number, no "6 00 million".

    What is said in words may go on in words: a decade and a half.
    """
    before, after = text[: target.start], text[target.end :]
    is_cut = _FIGURE_GOES_ON.match(after) or _FIGURE_WENT_BEFORE.search(before)
    return bool(
        _SAYS_NUMBER.search(source.text) and any(map(str.isdigit, target.text)) and not is_cut
    )


def may_be_converted(source: Quantity, reading: PairReading) -> bool:
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


def is_alone(source: Quantity, target: Quantity, reading: PairReading) -> bool:
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


def exchange(fault: Fault, figure: Quantity, words: str) -> Change:
    """Return a figure's words exchanged, those that stay left as the sentence spells them."""
    words = without_second_stop(fault.reading.target[figure.end :], words)
    span, words = trimmed(fault.reading.target, figure.span, words)
    return fault.place(*span), words


def without_second_stop(following: str, words: str) -> str:
    """Return words without a full stop that stands behind them already: "10 a.m."."""
    return words[:-1] if words.endswith(".") and following.startswith(".") else words

"""Which figures of a translation state which figures of its source: the one matching by value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import CalendarSpan, Phrasing, Quantity, QuantityKind, same_value
from corpora.quantities.units import TIME_UNITS, UNITS

_CONVERTED = deferred_pattern(
    r"\s?[\[(]\s?(?:or|about|approximately|equivalent to|=|≈)?\s?", re.ASCII
)
_DOWN = deferred_pattern(
    r"\b(?:down|decreas\w*|declin\w*|drop\w*|fell|fall\w*|lower\w*|reduc\w*|shr[aiu]nk\w*|contract\w*"
    r"|minus|negative|below|deficit|loss)\b",
    re.IGNORECASE,
)
_BELOW = deferred_pattern(
    r"\b(?:los(?:e|es|s|ses|ing|t)|shortfall|outflows?|red|off|net of|deduct\w*|under|sub-?\w+|less"
    r"|fewer|short|cut\w*|fr(?:eez|oz)\w*|frost|weak\w*|slip\w*|slid\w*|slump\w*|dip\w*|eas\w+|narrow\w*"
    r"|worse\w*|shed|gap|retreat\w*|tumbl\w*|plung\w*|BCE?|before|debit|write)\b|[-−–(]\s?(?:[^\s\d]{0,4})\d",
    re.IGNORECASE,
)
_NOON = 720
_JOINED = deferred_pattern(r"\s?(?:to|and|through|-|–|—)\s?", re.IGNORECASE)
_TO = deferred_pattern(
    r"\s?(?:\b(?:to|until|till|through)\b|-|–|—)\s?(?:the (?=\d))?", re.IGNORECASE
)
_LASTING = deferred_pattern(
    r",?\s(?:(?:to|and|through|until|till)\s|and\s(?:\w+\s){0,3}?(?:last|end|run|expir|continu|conclud|clos"
    r"|remain|finish)\w*\s(?:[a-z]+\s){0,3}?)(?:(?:on|until|till|to|at|through|by)\s)?(?:the\s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MatchedFigure:
    """A figure of the source and the figure of the target that states it."""

    source: Quantity
    target: Quantity


def figures_stating(
    figure: Quantity, candidates: Sequence[Quantity], text: str
) -> tuple[Quantity, ...]:
    """Return the candidates that state a figure of the source, those in its own unit first.

    A conversion in brackets states nothing beside a wrong figure in the source's own unit:
    3000亩 is not in "300 mu (200 hectares)". Where none has the value as it is written, its place
    may make it the same: 第18条 in "Articles 17 and 18", 下午3时 in "from 3 to 6 p.m.".

    Args:
        figure: A figure of the Chinese source.
        candidates: Figures of the English text, from left to right.
        text: The English text.
    """
    same = [
        c
        for c in candidates
        if same_value(figure, c)
        and not _is_outdone(figure, c, candidates, text)
        and not _counts_another_thing(figure, c, text)
    ]
    if same:
        return tuple(sorted(same, key=lambda c: not _in_same_words(figure, c)))
    return tuple(c for c in candidates if _is_the_same_by_its_place(figure, c, candidates, text))


def says_below(text: str) -> bool:
    """Tell whether an English text has any word or sign that may say a figure is below nought.

    >>> says_below("a net loss of 215 million yuan"), says_below("a profit of 215 million yuan")
    (True, False)
    """
    return _DOWN.search(text) is not None or _BELOW.search(text) is not None


def with_ends_apart(
    figures: Sequence[Quantity], wanted: Sequence[Quantity], text: str
) -> tuple[Quantity, ...]:
    """Return the figures of an English text, a range of days as two where the source has two.

    11日夜间至12日 says something between its days that "from the night of the 11th to the 12th" has
    before them; each end is then a day by itself.
    """
    made: list[Quantity] = []
    for figure in figures:
        ends = _ends(figure, text) if figure.is_range and figure.calendar is not None else None
        # One end that agrees is enough: then the other is a wrong day, and can be told.
        is_apart = ends is not None and any(
            same_value(first, ends[0]) or same_value(second, ends[1])
            for first, second in pairwise(wanted)
            if first.kind is second.kind is figure.kind and not (first.is_range or second.is_range)
        )
        made += ends if ends is not None and is_apart else (figure,)
    return tuple(made)


def _ends(figure: Quantity, text: str) -> tuple[Quantity, Quantity] | None:
    """Return the two days of a range of days, None where its words do not show them."""
    calendar = figure.calendar
    joint = list(_TO.finditer(text, figure.start, figure.end))
    if calendar is None or len(joint) != 1 or calendar.start == calendar.end:
        return None
    places = (figure.start, joint[0].start()), (joint[0].end(), figure.end)
    values = (figure.low, calendar.start), (figure.high, calendar.end)
    first, second = (
        replace(
            figure,
            start=start,
            end=end,
            text=text[start:end],
            low=value,
            high=value,
            calendar=CalendarSpan(day, day),
        )
        for (start, end), (value, day) in zip(places, values, strict=True)
    )
    return first, second


def match_figures(
    source: Iterable[Quantity], target: Iterable[Quantity], text: str
) -> tuple[tuple[MatchedFigure, ...], tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the figures that agree, those only the source has and those only the target has.

    Each figure of the target states one of the source.
    """
    candidates = tuple(target)
    free = list(candidates)
    matched: list[MatchedFigure] = []
    missing: list[Quantity] = []
    for figure in source:
        stating = figures_stating(figure, candidates, text)
        found = next((c for c in stating if any(c is f for f in free)), None)
        if found is None:
            missing.append(figure)
        else:
            free = [f for f in free if f is not found]
            matched.append(MatchedFigure(figure, found))
    return tuple(matched), tuple(missing), tuple(free)


_COUNTED_THING = deferred_pattern(
    r" (?:months?|centur(?:y|ies)|times?|sessions?|meetings?|editions?|anniversar|floors?|rounds?"
    r"|congress|places?|batch|grades?|issues?|weeks?|quarters?)\b"
)
_COUNTED_YEAR = deferred_pattern(r" (?:years?\b|of\b|\()|[,.;)]|$")


def _counts_another_thing(source: Quantity, target: Quantity, text: str) -> bool:
    """Tell whether an ordinal counts no day or year: 15日 is not "the 15th month".

    A year of a reign whose own year stands in brackets wants that year, too.
    """
    if target.kind is not QuantityKind.ORDINAL:
        return False
    if source.kind is QuantityKind.DATE:
        return _COUNTED_THING.match(text, target.end) is not None
    if source.phrasing is not Phrasing.REIGN:
        return False
    written = re.search(r"[（(]\D*(\d{3,4})", source.text)
    is_another = written is not None and written[1] not in text
    return is_another or _COUNTED_YEAR.match(text, target.end) is None


def _in_same_words(source: Quantity, target: Quantity) -> bool:
    return source.kind is target.kind and source.unit == target.unit


def _is_outdone(
    source: Quantity, converted: Quantity, candidates: Sequence[Quantity], text: str
) -> bool:
    """Tell whether a figure in another unit is only the conversion of a wrong one before it."""
    if source.unit == converted.unit:
        return False
    return any(
        other.unit == source.unit
        and other.end <= converted.start
        and _CONVERTED.fullmatch(text, other.end, converted.start) is not None
        and not same_value(source, other)
        for other in candidates
    )


def _is_the_same_by_its_place(
    source: Quantity, target: Quantity, candidates: Sequence[Quantity], text: str
) -> bool:
    kinds = source.kind, target.kind
    if source.is_range or source.kind is QuantityKind.DATE:
        return _has_both_ends(source, target, candidates, text)
    if source.low < 0 and source.kind is target.kind and source.unit == target.unit:
        # -3.7% is "fell by 3.7 percent"
        near = text[max(0, target.start - 60) : target.end + 25]
        is_opposite = (source.low, source.high) == (-target.low, -target.high)
        return is_opposite and _DOWN.search(near) is not None
    if kinds == (QuantityKind.TIME, QuantityKind.TIME):
        is_open = source.text[:1].isdigit() and source.low <= _NOON
        return is_open and (target.low - source.low) % _NOON == 0
    if kinds == (QuantityKind.MEASURE, QuantityKind.NUMBER) and not target.unit:
        # "the number of days grew by 3": the unit stands as a noun before the figure
        noun = UNITS[source.unit].plural if source.unit in UNITS else ""
        is_named = len(noun) > 2 and f" {noun} " in text[: target.start]
        return is_named and (source.low, source.high) == (target.low, target.high)
    if kinds == (QuantityKind.MEASURE, QuantityKind.ORDINAL) and source.unit in TIME_UNITS:
        # 连续三年 is "for the third year in a row"
        unit = UNITS[source.unit].singular
        in_a_row = (
            rf" (?:(?:straight |consecutive |successive ){unit}\b|{unit} (?:in a row|running))"
        )
        is_row = re.match(in_a_row, text[target.end :]) is not None or (
            text[: target.start].endswith(("for the ", "for a "))
            and f" {unit}" in text[target.end :]
        )
        return is_row and source.low == source.high == target.low
    are_labels = set(kinds) == {QuantityKind.ORDINAL, QuantityKind.NUMBER} and (
        not source.unit or source.kind is QuantityKind.ORDINAL
    )
    return are_labels and source.low == target.low == target.high  # 12楼 is the 12th floor


def _is_span_of_years(source: Quantity, first: Quantity, last: Quantity, text: str) -> bool:
    """Tell whether two years joined by a word are a span: "in 2022 and 2023" says 2022-2023年."""
    if " and " not in text[first.end : last.start]:
        return True
    is_between = text[: first.start].lower().endswith("between ")
    return is_between or (source.high - source.low == 1 and source.text.endswith("年"))


def _is_span_of_dates(source: Quantity, first: Quantity, last: Quantity, text: str) -> bool:
    """Tell whether two dates are the ends of a span: "between May 1 and May 5"."""
    calendars = source.calendar, first.calendar, last.calendar
    if None in calendars or not _LASTING.fullmatch(text, first.end, last.start):
        return False
    whole, one, other = (calendar for calendar in calendars if calendar is not None)
    is_joined = text[first.end : last.start].strip(" ,the") == "and"
    if is_joined and not text[: first.start].lower().rstrip().endswith("between"):
        return False
    ends = (whole.start, one.start), (whole.end, other.end)
    return whole.start.day is not None and all(
        (wanted.month, wanted.day) == (said.month, said.day)
        and (None in (wanted.year, said.year) or wanted.year == said.year)
        for wanted, said in ends
    )


def _has_both_ends(
    source: Quantity, target: Quantity, candidates: Sequence[Quantity], text: str
) -> bool:
    """Tell whether a range is said by its two ends: "from 28 to 31", "January and February"."""
    if source.kind is not target.kind or source.unit != target.unit:
        return False
    if source.high < 0 and (target.low, target.high) == (source.high, -source.low):
        return True  # "minus 20 to 30 degrees": both ends are below zero
    for last in candidates:
        if source.kind is QuantityKind.YEAR and not _is_span_of_years(source, target, last, text):
            continue
        if last.start < target.end:
            continue
        if source.kind is QuantityKind.DATE and _is_span_of_dates(source, target, last, text):
            return True
        if not _JOINED.fullmatch(text, target.end, last.start):
            continue
        if source.kind is not QuantityKind.DATE:
            ends = target.low, target.high, last.low, last.high
            if ends == (source.low, source.low, source.high, source.high):
                return last.kind is source.kind and last.unit == source.unit
        elif source.calendar and target.calendar and last.calendar:
            first, end = source.calendar.start, source.calendar.end
            are_next = first.day is None and (end.month or 0) - (first.month or 0) == 1
            said = target.calendar.start, last.calendar.start
            months = tuple(date.month for date in said)
            if are_next and months == (first.month, end.month):
                return said[0].day is None
    return False

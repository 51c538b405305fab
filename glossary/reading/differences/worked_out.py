"""Figures that a translation works out of those of its source: "down from 48" for 41人，少了7人.

A figure that the source does not give is no fault where the source gives all that it follows from
and the sum is right: the level before or after a change, what is left of a whole, the year before
or after a year, the end of a term. A wrong sum is told as any figure without a source is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import Approximation, Quantity, QuantityKind, is_large_amount
from glossary.reading.numerals import CARDINAL, english_value
from glossary.relations.changes.change_words import ADVERBS, DOWN, UP

_KIND = QuantityKind
_SIZED = frozenset({_KIND.NUMBER, _KIND.AMOUNT, _KIND.MEASURE, _KIND.PERCENT})
_SHARES = frozenset({_KIND.PERCENT, _KIND.FRACTION})
_MOST_FIGURES = 16
_REACHED = ("到", "至", "为")
_CLAUSE_BEFORE = deferred_pattern("[^，。；：]{0,30}$")
_UP = deferred_pattern(
    f"(?:{UP}){ADVERBS}$|[比较][^，。；]{{1,14}}(?:[高长大重快宽]出?了?|多[一-鿿]{{0,3}})约?近?$"
)
_DOWN = deferred_pattern(
    f"(?:{DOWN}){ADVERBS}$|[比较][^，。；]{{1,14}}(?:[低短小轻慢窄]了?|少[一-鿿]{{0,3}})约?近?$"
)
_BEFORE_THE_CHANGE = deferred_pattern(
    r"\b(?:from|against|than|versus|over|compared (?:with|to))(?: [\w'-]+){0,3} ?$", re.IGNORECASE
)
_LONG_AGO = deferred_pattern(
    r"[^.;,]{0,30}?\b(?:ago|earlier|before|previous\w*|last (?:year|month|quarter))\b",
    re.IGNORECASE,
)
_LEFT_OVER = deferred_pattern(
    r"\b(?:remaining|remainder|rest|others?|leaving|balance|left)\b[^.;]{0,30}$", re.IGNORECASE
)
_LEFT_BEHIND = deferred_pattern(
    r"[^.;,]{0,30}?\b(?:left|remain\w*|to go|outstanding|others?)\b", re.IGNORECASE
)
_ALL_BUT = deferred_pattern(
    rf"\b(?:all|every one|everyone|everything)(?: \w+)? (?:but|except|bar)(?: for)? "
    rf"(?P<rest>{CARDINAL})(?![\w.,]*\d)",
    re.IGNORECASE,
)
_AWAY_FROM_THE_WHOLE = deferred_pattern(
    r" (?:(?P<more>above|over|more|higher|larger|greater|longer|ahead|beyond|better)"
    r"|below|under|less|lower|smaller|fewer|shorter|short|behind)\b",
    re.IGNORECASE,
)
"""What makes a share of the whole a difference from it: 103% is "3% above"."""
_MORE_BEHIND = deferred_pattern(r" (?:more|higher|longer|larger)\b")
_LESS_BEHIND = deferred_pattern(r" (?:less|fewer|lower|shorter|smaller)\b")
_MORE = deferred_pattern(
    r"\b(?:up|ris(?:e|en|ing)|rose|increas\w+|rais\w+|gr[eo]w\w*)(?: by| of)? $"
)
_LESS = deferred_pattern(r"\b(?:down|fell|fall\w*|decreas\w+|cut|reduc\w+|dropp\w+)(?: by| of)? $")
_BY = deferred_pattern(r"\b(?:by|a) (?:\w+ )?$", re.IGNORECASE)
_OF_THE_FORMER = deferred_pattern(
    r" (?:of |as |the |its |their )*(?:what|amount|level|size|number|rate|total|figure|many|much"
    r"|former|previous|original|earlier|usual|normal|[\w-]+ [\w ]{0,40}(?:used to|before"
    r"|previously|in the past))\b",
    re.IGNORECASE,
)
_TO = deferred_pattern(r"\b(?:to|only|just|now|at)(?: (?:about|around|nearly|some|just))? ?$")


def without_worked_out(
    missing: Sequence[Quantity],
    added: Sequence[Quantity],
    quantities: Sequence[Quantity],
    source: str,
    target: str,
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return what is missing and added, without what follows from the figures of the source.

    Args:
        missing: Figures of the source that the target lacks.
        added: Figures of the target that the source lacks.
        quantities: All figures of the source.
        source: The normalised source.
        target: The target.
    """
    wanted, given = list(missing), list(added)
    if len(quantities) > _MOST_FIGURES or not (wanted or given):
        return tuple(wanted), tuple(given)
    known = [figure for figure in quantities if not figure.is_range]
    for figure in added:
        basis = next(_bases(figure, known, source, target), None)
        if basis is not None:
            given.remove(figure)
            wanted = [f for f in wanted if f not in basis]
    for figure in added:  # "doubled to 60,000" leaves 30,000 unsaid
        if figure.kind is _KIND.MULTIPLE:
            levels = {(f.kind, f.unit, f.low) for f in known}
            wanted = [f for f in wanted if (f.kind, f.unit, f.low * figure.low) not in levels]
    rests = [Fraction(english_value(found["rest"])) for found in _ALL_BUT.finditer(target)]
    for rest in rests:
        whole = next((f for f in known if _is_all_but(f, rest, wanted, known)), None)
        wanted = [f for f in wanted if whole is None or f.low != whole.low - rest]
    return tuple(wanted), tuple(given)


def _bases(
    figure: Quantity, known: Sequence[Quantity], source: str, target: str
) -> Iterator[tuple[Quantity, ...]]:
    """Yield the figures of the source that a figure of the target stands for."""
    if figure.is_range or figure.kind not in _SIZED | _SHARES:
        return
    around = target[max(0, figure.start - 40) : figure.start], target[figure.end :]
    yield from _changes_to(figure, known, source, around)
    yield from _wholes_of(figure, known, around[1])
    yield from _ends_of(figure, known, around)
    if (_LEFT_OVER.search(around[0]) or _LEFT_BEHIND.match(around[1])) and any(
        _is_rest(figure, part, known) for part in known
    ):
        yield ()


def _changes_to(
    figure: Quantity, known: Sequence[Quantity], source: str, around: tuple[str, str]
) -> Iterator[tuple[Quantity, ...]]:
    """Yield a change of which a figure is the level before or after, or what it left."""
    before, after = around
    is_earlier = bool(_BEFORE_THE_CHANGE.search(before) or _LONG_AGO.match(after))
    for change in known:
        sign = _sign(change, source)
        moved = -sign * change.low if is_earlier else sign * change.low
        if sign and any(
            _may_change(level, change) and _like(level, figure) and level.low + moved == figure.low
            for level in known
            if level is not change
        ):
            yield (change,)
        is_left = sign < 0 and change.kind in _SHARES and figure.kind in _SHARES
        if is_left and _part(figure) == 1 - _part(change) and _is_level(before, after):
            yield (change,)


def _wholes_of(
    figure: Quantity, known: Sequence[Quantity], after: str
) -> Iterator[tuple[Quantity, ...]]:
    """Yield a share or multiple from which a figure is how far it is from the whole."""
    away = _AWAY_FROM_THE_WHOLE.match(after) if figure.kind is _KIND.PERCENT else None
    for share in known if away is not None else ():
        if share.kind in (*_SHARES, _KIND.MULTIPLE):
            more = 100 * (_part(share) - 1)
            if figure.low == (more if away is not None and away["more"] else -more):
                yield (share,)


def _ends_of(
    figure: Quantity, known: Sequence[Quantity], around: tuple[str, str]
) -> Iterator[tuple[Quantity, ...]]:
    """Yield the start of a change by a figure: 由203元提高到223元 is "RMB 20 more"."""
    before, after = around
    is_more = _MORE.search(before) or _MORE_BEHIND.match(after)
    is_less = _LESS.search(before) or _LESS_BEHIND.match(after)
    for first, second in pairwise(known) if is_more or is_less else ():
        moved = second.low - first.low
        is_like = _like(first, second) and _like(first, figure)
        if is_like and figure.low == (moved if is_more else -moved):
            yield (first,)


def _is_rest(figure: Quantity, part: Quantity, known: Sequence[Quantity]) -> bool:
    """Tell whether a figure is what a part, or a few in a row, leave of a whole."""
    if figure.kind in _SHARES and part.kind in _SHARES:
        shares = [_part(f) for f in known if f.kind in _SHARES and f.start >= part.start]
        return 1 - _part(figure) in accumulate(shares)
    return _like(part, figure) and any(
        _like(whole, part) and whole.low - part.low == figure.low for whole in known
    )


def _sign(figure: Quantity, source: str) -> int:
    """Return 1 for a figure by which something rose, -1 for one by which it fell, else 0."""
    found = _CLAUSE_BEFORE.search(source, max(0, figure.start - 30), figure.start)
    before = source[found.start() : figure.start] if found is not None else ""
    is_open = figure.approximation is not Approximation.EXACT or before.endswith(_REACHED)
    if is_open or figure.kind not in _SIZED | _SHARES | {_KIND.PERCENTAGE_POINT}:
        return 0
    if _DOWN.search(before):
        return -1
    return 1 if _UP.search(before) else 0


def _may_change(level: Quantity, change: Quantity) -> bool:
    """Tell whether a figure may have changed by another: persons by persons, a share by points."""
    if change.kind is _KIND.PERCENTAGE_POINT:
        return level.kind is _KIND.PERCENT
    is_like = level.kind is change.kind and level.unit == change.unit
    return is_like and level.kind is not _KIND.PERCENT


def _like(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are of one sort; of one with many digits the unit may be missing."""
    is_long = is_large_amount(other) or other.low.denominator != 1
    is_bare = other.kind is _KIND.NUMBER and not other.unit and is_long
    return (one.kind is other.kind and one.unit == other.unit) or is_bare


def _part(figure: Quantity) -> Fraction:
    """Return what part of the whole a share or multiple is."""
    return figure.low / 100 if figure.kind is _KIND.PERCENT else figure.low


def _is_level(before: str, after: str) -> bool:
    """Tell whether a share is said to be what is left: "to a third", "a fifth of what it was"."""
    is_by = _BY.search(before) is not None
    return not is_by and bool(_TO.search(before) or _OF_THE_FORMER.match(after))


def _is_all_but(
    whole: Quantity, rest: Fraction, wanted: Sequence[Quantity], known: Sequence[Quantity]
) -> bool:
    """Tell whether "all but five" of a whole is a part that is missing: 136 and 131."""
    return any(part.low == whole.low - rest and _like(part, whole) for part in wanted)

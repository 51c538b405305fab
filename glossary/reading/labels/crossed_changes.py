"""Changes that changed places: 收入48716元、增长4.9% and 26305元、增长7.3%, each with the other's.

A size and a change belong together where they stand nearest to each other, or where two sizes are
followed by their changes in order: 受理98.6万件、审结95.1万件，分别上升4.2%和5.7%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import QuantityKind
from corpora.quantities.units import TIME_UNITS
from corpora.spans import Span
from glossary.reading.figures import MatchedFigure

_SIZES = frozenset({QuantityKind.NUMBER, QuantityKind.AMOUNT, QuantityKind.MEASURE})
_CHANGES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT})
_SENTENCE_END = deferred_pattern(r"[。！？!?\n]|\.(?=\s)")
_LISTED_CHANGES = deferred_pattern("[，、和与及]|以及")
_IN_ORDER = deferred_pattern(
    "[^。；]{0,8}[，、]?[^，。；]{0,4}(?:分别|[同环]比|比|较|[增升降减长跌])[^，。；]{0,14}"
)
_BREAK = deferred_pattern(r"\b(?:and|while|whereas|but)\b|[；;]")
_BREAK_WEIGHT = 20
_FARTHEST = 60
_WIDEST = 40

Pair = tuple[MatchedFigure, MatchedFigure]


def crossed_changes(
    figures: Sequence[MatchedFigure], source: str, target: str
) -> Iterator[tuple[MatchedFigure, MatchedFigure]]:
    """Yield two changes each of which stands with the size of the other in the target.

    `figures` are those that agree by value, in the order of the source.
    """
    for start in range(len(figures) - 3):
        four = figures[start : start + 4]
        own = _pairs([(f, f.source.span) for f in four], source) or _listed(four, source)
        if own is None or own[0][1].source.low == own[1][1].source.low:
            continue
        said = sorted(((f, f.target.span) for f in four), key=lambda placed: placed[1])
        given = _pairs(said, target)
        if given is None:
            continue
        (size, change), (other_size, other_change) = own
        crossed = {(id(size), id(other_change)), (id(other_size), id(change))}
        if {(id(one), id(other)) for one, other in given} == crossed:
            yield change, other_change


def _pairs(placed: Sequence[tuple[MatchedFigure, Span]], text: str) -> tuple[Pair, Pair] | None:
    """Return each size with its change where the two alternate and stand nearest to each other."""
    (one, at_one), (two, at_two), (three, at_three), (four, at_four) = placed
    gaps = [
        text[first.end : second.start]
        for first, second in ((at_one, at_two), (at_two, at_three), (at_three, at_four))
    ]
    if any(_SENTENCE_END.search(gap) for gap in (gaps[0], gaps[2])):
        return None
    near, between, near_too = (len(g) + _BREAK_WEIGHT * bool(_BREAK.search(g)) for g in gaps)
    if max(near, near_too) >= between or max(near, near_too) > _FARTHEST:
        return None
    first, second = _sized(one, two), _sized(three, four)
    if first is None or second is None or _is_size(one) is not _is_size(three):
        return None
    return first, second


def _listed(four: Sequence[MatchedFigure], source: str) -> tuple[Pair, Pair] | None:
    """Return each size with its change where two sizes are followed by two changes."""
    one, two, three, four_th = four
    if not (_is_size(one) and _is_size(two) and _is_change(three) and _is_change(four_th)):
        return None
    gaps = [
        source[a.source.end : b.source.start]
        for a, b in ((one, two), (two, three), (three, four_th))
    ]
    is_listed = (
        len(gaps[0]) <= _WIDEST
        and not _SENTENCE_END.search(gaps[0])
        and _IN_ORDER.fullmatch(gaps[1])
        and _LISTED_CHANGES.fullmatch(gaps[2])
    )
    return ((one, three), (two, four_th)) if is_listed else None


def _sized(one: MatchedFigure, other: MatchedFigure) -> Pair | None:
    if _is_size(one) and _is_change(other):
        return one, other
    return (other, one) if _is_size(other) and _is_change(one) else None


def _is_size(figure: MatchedFigure) -> bool:
    return figure.source.kind in _SIZES and figure.source.unit not in TIME_UNITS


def _is_change(figure: MatchedFigure) -> bool:
    return figure.source.kind in _CHANGES

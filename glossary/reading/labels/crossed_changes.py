"""Figures that stand with what belongs to another: the growth of one income given to the other.

Two figures belong together where they stand nearest to each other; a size and its change also
where two sizes are followed by their changes in order: 受理9件、审结5件，分别上升4%和7%.
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
_CHANGE = "%"

Pair = tuple[MatchedFigure, MatchedFigure]


def crossed_changes(
    figures: Sequence[MatchedFigure], source: str, target: str
) -> Iterator[tuple[MatchedFigure, MatchedFigure]]:
    """Yield two figures each of which stands with what belongs to the other in the target.

    `figures` are those that agree by value, in the order of the source.
    """
    for start in range(len(figures) - 3):
        four = figures[start : start + 4]
        own = _pairs([(f, f.source.span) for f in four], source) or _listed(four, source)
        if own is None or any(
            one.source.low == its.source.low for one, its in zip(*own, strict=True)
        ):
            continue
        said = sorted(((f, f.target.span) for f in four), key=lambda placed: placed[1])
        given = _pairs(said, target)
        if given is not None and _together(given) != _together(own):
            yield own[0][1], own[1][1]


def _together(pairs: tuple[Pair, Pair]) -> set[frozenset[int]]:
    return {frozenset((id(one), id(other))) for one, other in pairs}


def _pairs(placed: Sequence[tuple[MatchedFigure, Span]], text: str) -> tuple[Pair, Pair] | None:
    """Return two figures and two more of the same kinds where each two stand nearest together."""
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
    kinds = [_kind(figure) for figure in (one, two, three, four)]
    is_alternating = kinds[0] != kinds[1] and kinds[2] != kinds[3]
    is_alike = kinds[:2] == kinds[2:] or _CHANGE in (kinds[0], kinds[1])
    if not is_alternating or not is_alike or (kinds[0] == _CHANGE) is not (kinds[2] == _CHANGE):
        return None
    if _CHANGE in kinds and kinds.count(_CHANGE) != 2:
        return None
    return (one, two), (three, four)


def _listed(four: Sequence[MatchedFigure], source: str) -> tuple[Pair, Pair] | None:
    """Return each size with its change where two sizes are followed by two changes."""
    one, two, three, fourth = four
    if not (_is_size(one) and _is_size(two) and _is_change(three) and _is_change(fourth)):
        return None
    gaps = [
        source[a.source.end : b.source.start]
        for a, b in ((one, two), (two, three), (three, fourth))
    ]
    is_listed = (
        len(gaps[0]) <= _WIDEST
        and not _SENTENCE_END.search(gaps[0])
        and _IN_ORDER.fullmatch(gaps[1])
        and _LISTED_CHANGES.fullmatch(gaps[2])
    )
    return ((one, three), (two, fourth)) if is_listed else None


def _kind(figure: MatchedFigure) -> str:
    """Return what two figures have alike: their unit, or that they are changes, whatever of."""
    if _is_change(figure):
        return _CHANGE
    return figure.source.unit or figure.source.kind.value


def _is_size(figure: MatchedFigure) -> bool:
    return figure.source.kind in _SIZES and figure.source.unit not in TIME_UNITS


def _is_change(figure: MatchedFigure) -> bool:
    return figure.source.kind in _CHANGES

"""Whose figure a figure became: two are exchanged where each stands beside the label of the other.

Neither then stands beside its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.figures import MatchedFigure
from glossary.reading.labels.figure_labels import BEHIND, Label

_CHINESE_MARK = deferred_pattern(
    "[，、；：,;:]|(?<=[\u4e00-\u9fff0-9%])[和及与](?=[\u4e00-\u9fff])"
)
_SENTENCE_END = deferred_pattern("[。！？!?\n]")
_ENGLISH_MARK = deferred_pattern(
    r"[;:,.](?!\d)|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\bagainst\b|\bversus\b"
)
_COUNTED = deferred_pattern(
    "\\s?[名个位家所项件条处台辆起座套艘架栋棵头只场](?:[^，、；。：0-9的了和与及]{0,4}(?=[\u4e00-\u9fff]{2}))"
)
"""A counter and what may stand between it and the noun: 名 of 18名专家, 名行业 of 18名行业专家."""
_IN_ORDER = deferred_pattern("分别|依次")
_RESPECTIVELY = deferred_pattern(r"\brespectively\b", re.IGNORECASE)
_JOINT = deferred_pattern("[、和及与]|以及|[以及、]{1,2}")
_NEAREST = 2
_FARTHEST = 60


def exchanged_by_labels(
    first: MatchedFigure,
    second: MatchedFigure,
    labels: Sequence[Label],
    source: str,
    target: str,
    figures: Sequence[MatchedFigure],
) -> bool:
    """Tell whether each of two figures stands beside the label of the other in the target.

    The two follow each other in the source; `figures` are all that it has.
    """
    chain = _chain(first, labels, source, figures)
    if chain is not None and _is_listed_crosswise(first, second, *chain, target):
        return True
    own, its = (
        _labels_of(first, second, labels, source, figures)
        if chain is None
        else ([chain[0]], [chain[1]])
    )
    places = first.target.span, second.target.span
    straight = any(_is_beside(label, places[0], places[1], target) for label in own) or any(
        _is_beside(label, places[1], places[0], target) for label in its
    )
    return (
        not straight
        and any(_is_beside(label, places[1], places[0], target) for label in own)
        and any(_is_beside(label, places[0], places[1], target) for label in its)
    )


def _labels_of(
    first: MatchedFigure,
    second: MatchedFigure,
    labels: Sequence[Label],
    source: str,
    figures: Sequence[MatchedFigure],
) -> tuple[list[Label], list[Label]]:
    """Return the labels nearest to each of two figures in the source."""
    start, end = first.source.start, second.source.start
    gap = source[first.source.end : end]
    if _SENTENCE_END.search(gap) or len(gap) > _FARTHEST:
        return [], []
    heads = [m.end() for m in _SENTENCE_END.finditer(source, 0, start)]
    heads += [m.end() for m in _CHINESE_MARK.finditer(source, 0, start)]
    heads += [_end_with_counter(m, source) for m in figures if m.source.end <= start]
    head = max((place for place in heads if place <= start), default=0)
    mark = _CHINESE_MARK.search(gap)
    own_end = _end_with_counter(first, source)
    border = first.source.end + mark.end() if mark is not None else own_end
    its_end = _end_with_counter(second, source)
    own_tail = [x for x in labels if first.source.end <= x.source.start < own_end]
    its_tail = [x for x in labels if second.source.end <= x.source.start < its_end]
    if own_tail and its_tail:
        return own_tail, its_tail
    if mark is None:
        own = _counted(first, labels, source, second.source.start)
        its = _counted(second, labels, source, len(source))
        if own and its:
            return own, its  # 120名专家评审18个项目
        return [], []  # 5个乡镇3.8万人: the words between may be of either
    own = [x for x in labels if head <= x.source.start and x.source.end <= start]
    its = [x for x in labels if border <= x.source.start and x.source.end <= end]
    if own and its:
        return own[-_NEAREST:], its[-_NEAREST:]
    if (own or own_tail) and (its or its_tail):
        return own[-_NEAREST:] or own_tail, its[-_NEAREST:] or its_tail  # 讲座12场，惠及3400人
    behind = re.match("[^，、；。：0-9]{0,6}", source[second.source.end :])
    tail = second.source.end + (behind.end() if behind else 0)
    own = [x for x in labels if first.source.end <= x.source.start and x.source.end <= border]
    its = [x for x in labels if second.source.end <= x.source.start and x.source.end <= tail]
    return own, its


def _end_with_counter(figure: MatchedFigure, source: str) -> int:
    """Return where a figure ends with the counter behind it."""
    end = figure.source.end
    return next((found.end() for c, _ in BEHIND if (found := c.match(source, end))), end)


def _counted(figure: MatchedFigure, labels: Sequence[Label], source: str, end: int) -> list[Label]:
    """Return the noun that a figure counts, with its counter between: 专家 of 120名专家."""
    counter = _COUNTED.match(source, figure.source.end)
    if counter is None:
        return []
    return [
        x
        for x in labels
        if figure.source.end < x.source.start <= counter.end() and x.source.end <= end
    ][-1:]


def _chain(
    first: MatchedFigure, labels: Sequence[Label], source: str, figures: Sequence[MatchedFigure]
) -> tuple[Label, Label] | None:
    """Return the labels of a figure and of the next one where they are listed: 甲、乙分别."""
    start = first.source.start
    orders = list(_IN_ORDER.finditer(source, 0, start))
    if not orders or re.search("[。；]", source[orders[-1].end() : start]):
        return None
    number = sum(
        orders[-1].end() <= m.source.start < start and m.source.unit == first.source.unit
        for m in figures
    )
    chains: list[list[Label]] = []
    for label in labels:
        if label.source.end > orders[-1].start():
            break
        between = source[chains[-1][-1].source.end : label.source.start] if chains else ""
        if _JOINT.fullmatch(between):
            chains[-1].append(label)
        else:
            chains.append([label])
    listed = next((chain for chain in reversed(chains) if len(chain) > 1), None)
    if listed is None or re.search(
        "[0-9，。；]", source[listed[-1].source.end : orders[-1].start()]
    ):
        return None
    return (listed[number], listed[number + 1]) if number + 1 < len(listed) else None


def _is_beside(label: Label, figure: Span, other: Span, target: str) -> bool:
    """Tell whether a label stands by a figure: no mark between, and the other one not nearer."""
    away = _distance(label.target, figure, other, target)
    if away is None:
        return False
    other_away = _distance(label.target, other, figure, target)
    return other_away is None or away <= other_away


def _distance(label: Span, figure: Span, other: Span, target: str) -> int | None:
    """Return how far a label stands from a figure; None with a mark or the other one between."""
    start, end = min(label.end, figure.end), max(label.start, figure.start)
    if start > end or end - start > _FARTHEST or (start < other.end and other.start < end):
        return None
    return end - start if _ENGLISH_MARK.search(target, start, end) is None else None


def _is_listed_crosswise(
    first: MatchedFigure, second: MatchedFigure, one: Label, other: Label, target: str
) -> bool:
    """Tell whether labels and figures are listed in two orders: 甲、乙分别 as "B and A"."""
    if not _RESPECTIVELY.search(target):
        return False
    ends = min(first.target.start, second.target.start), max(first.target.end, second.target.end)
    names = min(one.target.start, other.target.start), max(one.target.end, other.target.end)
    if names[1] > ends[0] and ends[1] > names[0]:
        return False
    said = (
        target[one.target.end : other.target.start] or target[other.target.end : one.target.start]
    )
    is_list = re.fullmatch(r"(?: [a-z-]+){0,2},? (?:and|&) (?:[a-z-]+ ){0,2}|, ", said) is not None
    is_straight = (one.target < other.target) is (first.target.span < second.target.span)
    return is_list and not is_straight

"""Rules about which figure is whose: 3000册图书、200套桌椅 is not "200 books and 3,000 sets"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from corpora.findings import Hit, Severity
from corpora.quantities import Phrasing, QuantityKind
from corpora.spans import Span
from glossary.reading.content_words import explained_weight, read_content
from glossary.reading.figures import MatchedFigure
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_KINDS = frozenset(
    {
        QuantityKind.NUMBER,
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
    }
)
_CHINESE_END = re.compile("[，、；。：！？,;]|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])")
_ENGLISH_END = re.compile(r"[;:]|[,.](?!\d)| and | while | whereas | but ")
_CHINESE_LIST = re.compile("(?:[\u4e00-\u9fff]{0,2})(?:、|和|及|与|以及|，)")
_ENGLISH_LIST = re.compile(r"(?: [a-z]+){0,2}(?:,| and|, and|;) ?(?:RMB ?|¥|\$)?", re.IGNORECASE)
_MOVED = re.compile("^[^，。；]{0,16}[到至为成]$|^[^，。；]{0,8}[升降增减涨跌转]")
_IN_ORDER = re.compile("分别|依次|各为")
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin (?:that|this) order\b", re.IGNORECASE)
_MOST_FIGURES = 12
_LEAST_WEIGHT = 3.0
_MARGIN = 1.5


@pair_rule("quantities.list-order", Severity.CRITICAL, _ACCURACY)
def list_order(reading: PairReading) -> Iterator[Hit]:
    """A list of figures in another order: 分别为8%、5% as "5 and 8 percent respectively"."""
    source, target = reading.source.text, reading.target
    if not _IN_ORDER.search(source) and not _RESPECTIVELY.search(target):
        return
    for first, second in pairwise(_figures(reading)):
        if first.source.low == second.source.low or first.source.kind is not second.source.kind:
            continue
        between = source[first.source.end : second.source.start]
        said = target[second.target.end : first.target.start]
        is_turned = second.target.end <= first.target.start
        if is_turned and _CHINESE_LIST.fullmatch(between) and _ENGLISH_LIST.fullmatch(said):
            yield _hit(reading, first, second)


@pair_rule("quantities.assignment", Severity.CRITICAL, _ACCURACY)
def assignment(reading: PairReading) -> Iterator[Hit]:
    """Two figures exchanged: 图书3000册、桌椅200套 as "200 books and 3,000 sets of desks"."""
    figures = _figures(reading)
    if not 1 < len(figures) <= _MOST_FIGURES:
        return
    source, target = reading.source.text, reading.target
    around = [
        (
            _piece(source, m.source.span, [n.source.span for n in figures], _CHINESE_END),
            _piece(target, m.target.span, [n.target.span for n in figures], _ENGLISH_END),
        )
        for m in figures
    ]
    for one, other in combinations(range(len(figures)), 2):
        first, second = figures[one], figures[other]
        if first.source.kind is not second.source.kind or first.source.low == second.source.low:
            continue
        if _MOVED.search(source[first.source.end : second.source.start]):
            continue  # 由2.4%降至1.9%: "to 1.9 from 2.4 percent"
        (own, own_english), (its, its_english) = around[one], around[other]
        if own == its or own_english == its_english or not (own and its):
            continue
        straight = _common(own, own_english, its) + _common(its, its_english, own)
        crossed = (_common(own, its_english, its), _common(its, own_english, own))
        if min(crossed) > max(_LEAST_WEIGHT, _MARGIN * straight):
            yield _hit(reading, first, second)


def _figures(reading: PairReading) -> list[MatchedFigure]:
    return [
        match
        for match in reading.matched
        if match.source.kind in _KINDS and match.source.phrasing is not Phrasing.LABEL
    ]


def _piece(text: str, figure: Span, others: Sequence[Span], end: re.Pattern[str]) -> str:
    """Return the words around a figure up to the next mark or figure on either side."""
    start = max((span.end for span in others if span.end <= figure.start), default=0)
    stop = min((span.start for span in others if span.start >= figure.end), default=len(text))
    before, after = text[start : figure.start], text[figure.end : stop]
    heads = [match.end() for match in end.finditer(before)]
    tail = end.search(after)
    return before[heads[-1] if heads else 0 :] + " " + after[: tail.start() if tail else None]


def _common(chinese: str, english: str, beside: str) -> float:
    """Return the weight of the words, other than those of another piece, that English has."""
    return explained_weight(read_content(chinese), english, read_content(beside))


def _hit(reading: PairReading, first: MatchedFigure, second: MatchedFigure) -> Hit:
    words = f"{first.source.text}, {second.source.text}"
    return Hit(
        first.target.span,
        f"figures exchanged: {words}",
        f"数字对调：{first.source.text}、{second.source.text}",
        source=Span(first.source.start, second.source.end),
    )


RULES: tuple[PairRule, ...] = (list_order, assignment)

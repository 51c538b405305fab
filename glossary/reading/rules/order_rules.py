"""Rules about figures that belong together or to a thing: from one to the other, a list, whose.

From 27% to 30% is not from 30% to 27%, and 3000册图书、200套桌椅 is not "200 books and 3,000 sets".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import Phrasing, QuantityKind
from corpora.quantities.units import TIME_UNITS
from corpora.spans import Span
from glossary.reading.content_words import explained_weight, read_content
from glossary.reading.figures import MatchedFigure
from glossary.reading.labels.crossed_changes import crossed_changes
from glossary.reading.labels.exchanged_labels import exchanged_by_labels
from glossary.reading.labels.figure_labels import find_labels
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirement import RequirementKind

_ACCURACY = "accuracy/mistranslation"
_FARTHEST = 40
_NUMBER = deferred_pattern("[0-9一二三四五六七八九十]")
_FROM = deferred_pattern("[由从自](?:[^，。；、]{0,12})$")
_TO = deferred_pattern(
    "^[^，。；、]{0,14}?(?:调整|提高|提升|上升|增加|增长|扩大|增强|下降|降低?|回落|减少|减|压缩|缩短|收窄|升|涨|修订"
    "|更改|改|变更|变|转|下调|上调|下浮|上浮|跌|扩|延长|加快|放缓)?[^，。；、]{0,3}?[到至为成]?[^，。；、0-9]{0,4}$"
)
_BEGAN = deferred_pattern("(?:开始|起|启动|开幕|开工)[^，。；]{0,4}，[^，。；、0-9]{0,6}")
_BECAME = deferred_pattern("[到至为成]|[减改]按")
_MOVES = deferred_pattern("[到至为成]|升|降|增|减|涨|跌|改|变|调|转")
_BEFORE_FIRST = deferred_pattern(r"\b(?:from|between)\b(?: \w+){0,2} ?$", re.IGNORECASE)
_BEFORE_SECOND = deferred_pattern(
    r"\b(?:to|into|till|until|through)\b(?: \w+){0,2} ?$", re.IGNORECASE
)
_BEFORE_OLD = deferred_pattern(
    r"\b(?:instead of|rather than|in place of|(?:up|down) from)(?: the| RMB)? ?$", re.IGNORECASE
)
_BY = deferred_pattern(r"(?<!\bone )\bby (?:\w+ )?$", re.IGNORECASE)
_RANGE = deferred_pattern("\\s?(?:至|到|—|–|－|~|～|-|——)\\s?(?:第|附?[表图件])?")
_UNTIL = deferred_pattern(
    "(?:夜间|夜里|晚上?|凌晨|早晨|早上|上午|中午|下午|傍晚|白天|前后|起|初|底|上旬|中旬|下旬)(?:至|到)"
)
_LIST = deferred_pattern("\\s?(?:、|和|及|与|以及|，)\\s?第?")
_SPOKEN_LIST = deferred_pattern(r"\s?(?:,? and|,|&)\s(?:the |on )?", re.IGNORECASE)
_SPOKEN_RANGE = deferred_pattern(r"\s?(?:to|through|until|–|—)\s?(?:the )?", re.IGNORECASE)
_BETWEEN = deferred_pattern(r"\bbetween\b[^.;]{0,30}$", re.IGNORECASE)
_KINDS = frozenset(
    {
        QuantityKind.NUMBER,
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
    }
)
_CHINESE_END = deferred_pattern(
    "[，、；。：！？,;]|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])"
)
_ENGLISH_END = deferred_pattern(r"[;:]|[,.](?!\d)| and | while | whereas | but ")
_CHINESE_LIST = deferred_pattern("(?:[\u4e00-\u9fff]{0,2})(?:、|和|及|与|以及|，)")
_ENGLISH_LIST = deferred_pattern(
    r"(?: [a-z]+){0,2}(?:,| and|, and|;) ?(?:RMB ?|¥|\$)?", re.IGNORECASE
)
_MOVED = deferred_pattern(
    "^[^，。；]{0,16}[到至为成]$|^[^，。；]{0,8}[升降增减涨跌转]"
    "|^，[又再已逐渐步稳回下上]{0,2}[升降增减涨跌]{1,2}[到至为]"  # 由57.4%，降至年底的51.4%
)
_PART_OF = deferred_pattern("[^，。；、0-9]{0,12}(?:中，?|里|，其中)[^，。；、0-9]{0,8}")
_OF_THE = deferred_pattern(
    r"\b(?:of|among|out of)(?: (?:the|these|those|its|their|all|a total of|some))* $", re.IGNORECASE
)
_IN_ORDER = deferred_pattern("分别|依次|各为")
_RESPECTIVELY = deferred_pattern(r"\brespectively\b|\bin (?:that|this) order\b", re.IGNORECASE)
_MOST_FIGURES = 12
_LEAST_WEIGHT = 3.0
_MARGIN = 1.5


@dataclass(frozen=True, slots=True)
class _Stated:
    """Something of the source and the words that state it."""

    source: Span
    target: Span


@pair_rule("quantities.order", Severity.CRITICAL, _ACCURACY)
def order(reading: PairReading) -> Iterator[Hit]:
    """From and to exchanged: 由27%提高到30% as "from 30 percent to 27 percent"."""
    source, target = reading.source.text, reading.target
    stated = sorted((*_stated(reading), *_bare(reading)), key=lambda stated: stated.source)
    for first, second in pairwise(stated):
        before = source[max(0, first.source.start - _FARTHEST) : first.source.start]
        between = source[first.source.end : second.source.start]
        if _UNTIL.fullmatch(between) and second.target.end <= first.target.start:
            yield Hit(
                second.target,
                f"a range turned round: {source[first.source.start : second.source.end]}",
                "起止颠倒",
                source=Span(first.source.start, second.source.end),
            )
        is_moved = _TO.search(between) and _MOVES.search(between)
        if not (_FROM.search(before) and (is_moved or _BEGAN.fullmatch(between))):
            continue
        heads = (
            target[max(0, span.start - _FARTHEST) : span.start]
            for span in (first.target, second.target)
        )
        before_first, before_second = heads
        is_turned = bool(
            _BEFORE_FIRST.search(before_second) and _BEFORE_SECOND.search(before_first)
        )
        is_new_old = _BEFORE_OLD.search(before_second) and not _BEFORE_OLD.search(before_first)
        is_turned |= bool(is_new_old)
        is_change = (
            _BEFORE_FIRST.search(before_first)
            and _BY.search(before_second)
            and _BECAME.search(between)  # 由31天减少12天: "by 12 from 31"
        )
        words = source[first.source.start : second.source.end]
        if is_turned:
            yield Hit(
                second.target,
                f"from and to exchanged: {words}",
                f"起止颠倒：{words}",
                source=first.source,
            )
        elif is_change:
            yield Hit(
                second.target,
                f"to a figure became by it: {words}",
                f"“到”译成了“了”：{words}",
                source=second.source,
            )


@pair_rule("quantities.range-or-list", Severity.MAJOR, _ACCURACY)
def range_or_list(reading: PairReading) -> Iterator[Hit]:
    """A range as a list, or a list as a range: 第三条至第九条 as "Articles 3 and 9"."""
    source, target = reading.source.text, reading.target
    stated = _stated(reading)
    for first, second in pairwise(stated):
        between = source[first.source.end : second.source.start]
        start, end = first.target.end, second.target.start
        said = target[start:end] if start <= end else ""
        if _RANGE.fullmatch(between) and _SPOKEN_LIST.fullmatch(said):
            if _BETWEEN.search(target[: first.target.start]):
                continue
            is_wrong = True
        else:
            is_wrong = bool(_LIST.fullmatch(between) and _SPOKEN_RANGE.fullmatch(said))
        if is_wrong:
            words = source[first.source.start : second.source.end]
            yield Hit(
                Span(first.target.start, second.target.end),
                f"a range and a list exchanged: {words}",
                f"范围与并列混淆：{words}",
                source=Span(first.source.start, second.source.end),
            )


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
    labelled = [
        *_exchanged(reading, figures),
        *_turned_parts(reading, figures),
        *crossed_changes(figures, source, target),
    ]
    for first, second in labelled:
        yield _hit(reading, first, second)
    told = {id(figure) for pair in labelled for figure in pair}
    for one, other in combinations(range(len(figures)), 2):
        first, second = figures[one], figures[other]
        if told & {id(first), id(second)} or _are_listed(figures[one : other + 1], source):
            continue
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


def _are_listed(figures: Sequence[MatchedFigure], source: str) -> bool:
    """Tell whether figures stand in one list: 1000元、1500元、2000元补贴 are all subsidies."""
    return all(
        _LIST.fullmatch(source[first.source.end : second.source.start])
        for first, second in pairwise(figures)
    )


def _exchanged(
    reading: PairReading, figures: Sequence[MatchedFigure]
) -> Iterator[tuple[MatchedFigure, MatchedFigure]]:
    """Yield figures, and days, that follow each other and stand beside each other's labels."""
    source, target = reading.source.text, reading.target
    labels = find_labels(source, target, reading.verdicts, reading.matched)
    sizes = [match for match in figures if match.source.unit not in TIME_UNITS]
    days = [match for match in reading.matched if match.source.kind is QuantityKind.DATE]
    beside_days = [x for x in labels if not any(m.source.span == x.source for m in days)]
    for values, names in ((sizes, labels), (days, beside_days)):
        latest = None
        for first, second in pairwise(values):
            is_same = first.source.low == second.source.low
            is_like = (first.source.kind, first.source.unit) == (
                second.source.kind,
                second.source.unit,
            )
            between = source[first.source.end : second.source.start]
            if first is latest or is_same or not is_like or _MOVED.search(between):
                continue
            if exchanged_by_labels(first, second, names, source, target, values):
                latest = second
                yield first, second


def _turned_parts(
    reading: PairReading, figures: Sequence[MatchedFigure]
) -> Iterator[tuple[MatchedFigure, MatchedFigure]]:
    """Yield a whole and its part said as each other: 6人中4人 as "of the four, six"."""
    source, target = reading.source.text, reading.target
    for first, second in pairwise(figures):
        if (first.source.kind, first.source.unit) != (second.source.kind, second.source.unit):
            continue
        is_part = _PART_OF.fullmatch(source[first.source.end : second.source.start])
        before_first, before_second = (
            target[max(0, f.target.start - _FARTHEST) : f.target.start] for f in (first, second)
        )
        is_turned = _OF_THE.search(before_second) and not _OF_THE.search(before_first)
        is_first = second.target.start < first.target.start  # else "of these, 98,000 are"
        if is_part and is_turned and is_first and first.source.low > second.source.low:
            yield first, second


def _stated(reading: PairReading) -> list[_Stated]:
    """Return figures and copied words with what states them, in the order of the source."""
    found = {
        match.source.span: _Stated(match.source.span, match.target.span)
        for match in reading.matched
    }
    for verdict in reading.verdicts:
        requirement = verdict.requirement
        is_code = requirement.kind is RequirementKind.COPY and _NUMBER.search(requirement.source)
        is_figure = requirement.quantity is not None or bool(is_code)
        if verdict.is_met and verdict.span is not None and is_figure:
            place = Span(requirement.start, requirement.end)
            found.setdefault(place, _Stated(place, verdict.span))
    return sorted(found.values(), key=lambda stated: stated.source)


def _bare(reading: PairReading) -> Iterator[_Stated]:
    """Yield figures without unit, and sums in local dollars: "fell by 19 from 31" for 31天."""
    free = [
        f
        for f in reading.added
        if f.kind is QuantityKind.AMOUNT or (f.kind is QuantityKind.NUMBER and not f.unit)
    ]
    for figure in reading.missing:
        same = [f for f in free if (f.low, f.high) == (figure.low, figure.high)]
        if figure.unit and len(same) == 1:
            yield _Stated(figure.span, same[0].span)


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


RULES: tuple[PairRule, ...] = (order, range_or_list, list_order, assignment)

"""What a figure is the figure of: the words beside it on both sides, and whose figure it became.

汽油下调185元、柴油下调180元 has a label before each of its figures, 3.1万户、4.8万人 one behind.
Two figures are exchanged where each stands beside the label of the other, and neither beside its
own. Only labels that stand once on either side count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import QuantityKind
from corpora.quantities.units import TIME_UNITS
from corpora.spans import Span
from glossary.dictionary import (
    STOP_WORDS,
    PlacedWord,
    find_english_words,
    lemmatise,
    load_dictionary,
)
from glossary.reading.figures import MatchedFigure
from glossary.reading.verification import Verdict
from glossary.requirements import RequirementKind

_CHINESE_MARK = deferred_pattern(
    "[，、；：,;:]|(?<=[\u4e00-\u9fff0-9%])[和及与](?=[\u4e00-\u9fff])"
)
_SENTENCE_END = deferred_pattern("[。！？!?\n]")
_ENGLISH_MARK = deferred_pattern(
    r"[;:,.](?!\d)|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\bagainst\b|\bversus\b"
)
_COUNTERS = (
    ("户", r"households?|famil(?:y|ies)"),
    ("[人名]", r"people|persons?|residents?|individuals?|members|inhabitants"),
    ("枚?金(?![额融属])", r"golds?"),
    ("枚?银(?!行)", r"silvers?"),
    ("枚?铜", r"bronzes?"),
)
_STATES = (
    ("死亡|遇难|丧生|身亡", r"dead|died|die|dies|killed|kills?|deaths?|fatalit\w+|lives|claim\w*"),
    ("失联|失踪|下落不明", r"missing|unaccounted|lost contact|out of contact"),
    ("受伤|轻伤|重伤", r"injur\w+|wounded|hurt"),
    ("重伤", r"serious\w*|severe\w*|critical\w*|grave\w*"),
    ("轻微?伤", r"slight\w*|minor|light\w*"),
    ("正本|原件", r"originals?"),
    ("副本|复印件", r"duplicates?|cop(?:y|ies)"),
    ("单位(?=缴|负担|承担|部分)|用人单位", r"employers?|work units?"),
    ("个人(?=缴|负担|承担|部分|自付)", r"individuals?|employees?|insured"),
    ("城镇(?!化)", r"urban"),
    ("农村|乡村", r"rural"),
    ("男性?", r"m[ae]n|males?|boys?"),
    ("女性?", r"wom[ae]n|females?|girls?"),
    ("笔试", r"written"),
    ("面试", r"interviews?"),
    ("(?<!进)出口", r"exports?"),
    ("进口", r"imports?"),
    ("咨询", r"inquir\w+|enquir\w+|consult\w+|advice"),
    ("投诉", r"complain\w*"),
    ("民事", r"civil"),
    ("刑事", r"criminal"),
    ("公办", r"public(?:ly)?"),
    ("民办", r"private(?:ly)?"),
    ("新[建开]", r"new(?:ly)?|built|opened"),
    ("改造|调整", r"renovat\w+|upgrad\w+|refurbish\w+|adjust\w+"),
    ("一等奖|第一名", r"first|winners?"),
    ("二等奖|第二名", r"second|runners?-up"),
    ("三等奖|第三名", r"third"),
    *(
        (f"{x}(?=[区类级段组座包])", rf"(?:zone|area|class|category|group|lot|block|grade) {x}")
        for x in "ABC"
    ),
    ("限?高度?(?=[0-9])", r"height|high|tall"),
    ("限?宽度?(?=[0-9])", r"width|wide"),
    ("限?[长深]度?(?=[0-9])", r"length|long|depth|deep"),
    ("一级(?!市场)", r"(?:grade|level|tier|class) (?:I|1|one)|primary|first-\w+"),
    ("二级(?!市场)", r"(?:grade|level|tier|class) (?:II|2|two)|secondary|second-\w+"),
    ("三级(?!市场)", r"(?:grade|level|tier|class) (?:III|3|three)|tertiary|third-\w+"),
    ("起[始拍]价", r"start\w*|reserve|opening"),
    ("成交价", r"sold|final|transaction|closing|hammer"),
    ("收入", r"revenues?|incomes?"),
    ("支出", r"expenditures?|spending"),
    ("应到|应出席|应参加", r"should|entitled|due to|eligible"),
    ("实到|实际出席", r"present|actual\w*|turned up|in attendance"),
    ("同比", r"year[- ]on[- ]year|year[- ]over[- ]year|yoy"),
    ("环比", r"month[- ]on[- ]month|month[- ]over[- ]month|mom|quarter[- ]on[- ]quarter"),
)
_BEHIND = tuple(
    (deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in _COUNTERS
)
_BEFORE = tuple(
    (deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in _STATES
)
_COUNTED = deferred_pattern(
    "\\s?[名个位家所项件条处台辆起座套艘架栋棵头只场](?:[^，、；。：0-9的了和与及]{0,4}(?=[\u4e00-\u9fff]{2}))"
)
"""A counter and what may stand between it and the noun: 名 of 18名专家, 名行业 of 18名行业专家."""
_IN_ORDER = deferred_pattern("分别|依次")
_RESPECTIVELY = deferred_pattern(r"\brespectively\b", re.IGNORECASE)
_JOINT = deferred_pattern("[、和及与]|以及|[以及、]{1,2}")
_NO_LABEL = deferred_pattern(
    "[增减升降涨跌扩缩]|回落|回升|下滑|提高|[上下]调|完成|实现|达到?|分别|依次|[每均占约近超余多]|累计|合计|全[市省国县区年]|[今去上明同]年"
)
"""Words of change and of counting, which go with a figure and not with what it is of."""
_NEAREST = 2
_LEAST_WEIGHT = 0.2
_SHORTEST_WORD = 2
_LEAST_RARITY = 7.0
_FARTHEST = 60


@dataclass(frozen=True, slots=True)
class Label:
    """Words that say what a figure is of, on both sides."""

    source: Span
    target: Span


def find_labels(
    source: str, target: str, verdicts: Sequence[Verdict], matched: Sequence[MatchedFigure]
) -> tuple[Label, ...]:
    """Return the labels of a pair, each of which stands once on either side."""
    found = [
        *_listed_labels(source, target),
        *_required_labels(source, target, verdicts),
        *(Label(m.source.span, m.target.span) for m in matched if _is_time(m)),
        *_known_words(source, target),
    ]
    figures = [m for m in matched if not _is_time(m)]
    kept: list[Label] = []
    for label in found:
        is_figure = any(
            m.source.span.overlaps(label.source) or m.target.span.overlaps(label.target)
            for m in figures
        )
        is_taken = any(
            k.source.overlaps(label.source) or k.target.overlaps(label.target) for k in kept
        )
        if not is_figure and not is_taken:
            kept.append(label)
    return tuple(sorted(kept, key=lambda label: label.source))


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
    return next((found.end() for c, _ in _BEHIND if (found := c.match(source, end))), end)


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


def _listed_labels(source: str, target: str) -> Iterator[Label]:
    for chinese, english in (*_BEHIND, *_BEFORE):
        said, written = list(chinese.finditer(source)), list(english.finditer(target))
        if len(said) == len(written) == 1:
            yield Label(Span(*said[0].span()), Span(*written[0].span()))


def _required_labels(source: str, target: str, verdicts: Sequence[Verdict]) -> Iterator[Label]:
    for verdict in verdicts:
        requirement = verdict.requirement
        if verdict.span is None or requirement.kind is RequirementKind.FORBIDDEN:
            continue
        if requirement.quantity is not None or _NO_LABEL.search(requirement.source):
            continue
        words = target[verdict.span.start : verdict.span.end].lower()
        if source.count(requirement.source) == target.lower().count(words) == 1:
            yield Label(requirement.span, verdict.span)


def _is_time(match: MatchedFigure) -> bool:
    kinds = QuantityKind.DATE, QuantityKind.YEAR
    is_term = match.source.kind is QuantityKind.MEASURE and match.source.unit in TIME_UNITS
    return match.source.kind in kinds or is_term


def _known_words(source: str, target: str) -> Iterator[Label]:
    """Yield the words of the source that the dictionary finds in the target, once on each side."""
    words = [
        word
        for word in _cut(source)
        if len(word.text) >= _SHORTEST_WORD
        and source.count(word.text) == 1
        and not _NO_LABEL.search(word.text)
    ]
    lemmas: dict[str, list[Span]] = {}
    for word in find_english_words(target):
        if word.text.lower() not in STOP_WORDS and word.text[0].isalpha():
            lemmas.setdefault(lemmatise(word.text), []).append(Span(word.start, word.end))
    known = load_dictionary()
    meant = {
        word: {t.lemma for t in known.translations(word.text) if t.weight >= _LEAST_WEIGHT}
        for word in words
        if (known.cost(word.text) or _LEAST_RARITY) >= _LEAST_RARITY
    }
    for word, own in meant.items():
        others = {lemma for other, its in meant.items() if other != word for lemma in its}
        places = [lemmas[lemma] for lemma in own - others if lemma in lemmas]
        if len(places) == 1 and len(places[0]) == 1:
            yield Label(Span(word.start, word.end), places[0][0])


@lru_cache(maxsize=64)
def _cut(source: str) -> tuple[PlacedWord, ...]:
    return tuple(load_dictionary().find_words(source))

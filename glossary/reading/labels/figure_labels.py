"""What a figure is the figure of: the words beside it that stand once on either side.

汽油下调185元、柴油下调180元 has a label before each of its figures, 3.1万户、4.8万人 one behind.
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
from glossary.requirement import RequirementKind

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
BEHIND = tuple(
    (deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in _COUNTERS
)
"""Words behind a figure, in Chinese and in English."""
_BEFORE = tuple(
    (deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in _STATES
)
_NO_LABEL = deferred_pattern(
    "[增减升降涨跌扩缩]|回落|回升|下滑|提高|[上下]调|完成|实现|达到?|分别|依次|[每均占约近超余多]|累计|合计|全[市省国县区年]|[今去上明同]年"
)
"""Words of change and of counting, which go with a figure and not with what it is of."""
_LEAST_WEIGHT = 0.2
_SHORTEST_WORD = 2
_LEAST_RARITY = 7.0


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


def _listed_labels(source: str, target: str) -> Iterator[Label]:
    for chinese, english in (*BEHIND, *_BEFORE):
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

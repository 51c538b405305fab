"""Rules about two figures that belong together: from one to the other, a range or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirements import RequirementKind

_ACCURACY = "accuracy/mistranslation"
_FARTHEST = 40
_FROM = re.compile("[由从自](?:[^，。；、]{0,12})$")
_TO = re.compile(
    "^[^，。；、]{0,14}?(?:调整|提高|提升|上升|增加|增长|扩大|增强|下降|降低?|回落|减少|减|压缩|缩短|收窄|升|涨|修订"
    "|更改|改|变更|变|转|下调|上调|下浮|上浮|跌|扩|延长|加快|放缓)?[^，。；、]{0,3}?[到至为成]?[^，。；、0-9]{0,4}$"
)
_MOVES = re.compile("[到至为成]|升|降|增|减|涨|跌|改|变|调|转")
_BEFORE_FIRST = re.compile(r"\b(?:from|between)\b(?: \w+){0,2} ?$", re.IGNORECASE)
_BEFORE_SECOND = re.compile(r"\b(?:to|into|till|until|through)\b(?: \w+){0,2} ?$", re.IGNORECASE)
_BY = re.compile(r"\bby (?:\w+ )?$", re.IGNORECASE)
_RANGE = re.compile("\\s?(?:至|到|—|–|－|~|～|-|——)\\s?(?:第|附?[表图件])?")
_UNTIL = re.compile(
    "(?:夜间|夜里|晚上?|凌晨|早晨|早上|上午|中午|下午|傍晚|白天|前后|起|初|底|上旬|中旬|下旬)(?:至|到)"
)
_LIST = re.compile("\\s?(?:、|和|及|与|以及|，)\\s?第?")
_SPOKEN_LIST = re.compile(r"\s?(?:,? and|,|&)\s(?:the |on )?", re.IGNORECASE)
_SPOKEN_RANGE = re.compile(r"\s?(?:to|through|until|–|—)\s?(?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b[^.;]{0,30}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stated:
    """Something of the source and the words that state it."""

    source: Span
    target: Span


@pair_rule("quantities.order", Severity.CRITICAL, _ACCURACY)
def order(reading: PairReading) -> Iterator[Hit]:
    """From and to exchanged: 由27%提高到30% as "from 30 percent to 27 percent"."""
    source, target = reading.source.text, reading.target
    stated = _stated(reading)
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
        if not (_FROM.search(before) and _TO.search(between) and _MOVES.search(between)):
            continue
        heads = (
            target[max(0, span.start - _FARTHEST) : span.start]
            for span in (first.target, second.target)
        )
        before_first, before_second = heads
        is_turned = _BEFORE_FIRST.search(before_second) and _BEFORE_SECOND.search(before_first)
        is_change = _BEFORE_FIRST.search(before_first) and _BY.search(before_second)
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


def _stated(reading: PairReading) -> list[_Stated]:
    """Return figures and copied words with what states them, in the order of the source."""
    found = {
        match.source.span: _Stated(match.source.span, match.target.span)
        for match in reading.matched
    }
    for verdict in reading.verdicts:
        requirement = verdict.requirement
        is_figure = requirement.quantity is not None or requirement.kind is RequirementKind.COPY
        if verdict.is_met and verdict.span is not None and is_figure:
            place = Span(requirement.start, requirement.end)
            found.setdefault(place, _Stated(place, verdict.span))
    return sorted(found.values(), key=lambda stated: stated.source)


RULES: tuple[PairRule, ...] = (order, range_or_list)

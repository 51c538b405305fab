"""Rules about places in rankings: 居全国第四位 as "ranked 40th", 位居前三 as "third"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.numerals import (
    ANY_ORDINAL,
    NUMERAL,
    ORDINAL,
    chinese_value,
    english_value,
)
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_PLACED = deferred_pattern(
    f"(?:[居列排占][^，。；]{{0,10}}?|名[^，。；]{{0,6}}?|跃[居升至]{{1,2}}[^，。；]{{0,8}}?)(?:第{NUMERAL}(?:[位名]"
    f"|(?=[，。；、（]|$))|(?P<first>首位|榜首))"
)
_TOP = deferred_pattern(
    f"(?<=[居列排入名进占国省市区球界])前{NUMERAL}(?=[名位强]?(?:[，。；、（]|$))"
)
_RANKED = deferred_pattern(
    r"\b(?:rank\w*|plac\w*|com\w*|came|stood|stand\w*|position\w*|ris\w*|rose|up|to|in|was|is)\b",
    re.IGNORECASE,
)
_FOREMOST = deferred_pattern(
    r"\b(?:top\w*|first|lead\w*|led|highest|largest|best|number one|most|head)\b|No\. ?1\b",
    re.IGNORECASE,
)
_NUMBERED = deferred_pattern(r"\b(?:No\.|number) ?\d|(?<![\d.])#\d")
_FROM_BELOW = deferred_pattern(
    rf"\b{ORDINAL}[- ](?:smallest|lowest|worst|slowest|shortest|fewest|least|weakest)\b"
    r"|\b(?:from (?:the )?bottom|from last)\b",
    re.IGNORECASE,
)
_LOW = deferred_pattern("[低少小慢短差弱轻末]|倒数")
_AMONG = deferred_pattern(r"\b(?:top|among|first|best|leading|within|into)\b", re.IGNORECASE)
_REPEATED = deferred_pattern("分别|分列|依次")


@pair_rule("quantities.rank", Severity.CRITICAL, _ACCURACY, needs=("第|首位|榜首|前",))
def rank(reading: PairReading) -> Iterator[Hit]:
    """Another place in a ranking: 居全国第四位 as "ranked 40th", 位居前三 as "third"."""
    source, target = reading.source.text, reading.target
    ordinals = [(english_value(m.group()), Span(*m.span())) for m in ANY_ORDINAL.finditer(target)]
    spoken = {value for value, _ in ordinals}
    for match in _PLACED.finditer(source):
        value = 1 if match["first"] else chinese_value(match["n"])
        is_said = (
            value in spoken or _NUMBERED.search(target) or (value == 1 and _FOREMOST.search(target))
        )
        if not value or is_said or _REPEATED.search(source):
            continue
        for other, span in ordinals:
            if other and _RANKED.search(target[max(0, span.start - 40) : span.start]):
                yield Hit(
                    span,
                    f"another place: {match.group()}",
                    f"名次不符：{match.group()}",
                    source=Span(*match.span()),
                )
                break
    lowly = _FROM_BELOW.search(target)
    placed = _PLACED.search(source)
    if lowly is not None and placed is not None and not _LOW.search(source):
        yield Hit(
            Span(*lowly.span()),
            f"a place from the bottom: {placed.group()}",
            f"名次方向不符：{placed.group()}",
            source=Span(*placed.span()),
        )
    for match in _TOP.finditer(source):
        value = chinese_value(match["n"])
        place = next((span for number, span in ordinals if number == value), None)
        if place is not None and not _AMONG.search(target):
            yield Hit(
                place,
                f"among them, not the last of them: {match.group()}",
                f"名次范围不符：{match.group()}",
                source=Span(*match.span()),
            )


RULES: tuple[PairRule, ...] = (rank,)

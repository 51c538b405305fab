"""Party congresses and five-year plans by number: 党的二十大 is not the 21st National Congress."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_CONGRESS = re.compile(
    "(?:中共|党的|中国共产党)第?(?P<number>十[一二三四五六七八九]?|二十[一二]?)(?:大|次全国)"
)
_PLAN = re.compile('[“"]?(?P<number>十[一二三四五六]?)五[”"]?(?=规划|期间|时期|末|以来|开局|”)')
_SPOKEN = {
    "congress": re.compile(
        r"(?P<number>\d+(?:st|nd|rd|th)|[A-Za-z-]+(?:th|first|second|third))"
        r" (?:CPC |Party |Communist Party )?(?:National )?Congress"
    ),
    "plan": re.compile(
        r"(?P<number>\d+(?:st|nd|rd|th)|[A-Za-z-]+(?:th|first|second|third)) (?:Five|5)[- ]Year",
        re.IGNORECASE,
    ),
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second"
)
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}


@pair_rule("quantities.ordinal", Severity.CRITICAL, "accuracy/mistranslation")
def ordinal(reading: PairReading) -> Iterator[Hit]:
    """Another Party congress or five-year plan: 党的二十大 as "21st National Congress"."""
    for pattern, name in ((_CONGRESS, "congress"), (_PLAN, "plan")):
        wanted = [(m, _value(m["number"])) for m in pattern.finditer(reading.source.text)]
        if len(wanted) != 1:
            continue
        ((source, value),) = wanted
        spoken = [(m, _spoken(m["number"])) for m in _SPOKEN[name].finditer(reading.target)]
        if any(number is None for _, number in spoken):
            continue
        for match, number in spoken:
            if number != value:
                yield Hit(
                    Span(*match.span()),
                    f"{source.group()} is number {value}",
                    f"届次不符：{source.group()}",
                    source=Span(*source.span()),
                )


def _value(numerals: str) -> int:
    tens, _, ones = numerals.partition("十")
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


def _spoken(words: str) -> int | None:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    names = _ORDINALS.split()
    return names.index(words.lower()) + 1 if words.lower() in names else None


RULES: tuple[PairRule, ...] = (ordinal,)

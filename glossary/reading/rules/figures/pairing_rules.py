"""Rules about numbers that go with each other: two times of three tablets, the latter of two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.numerals import CARDINAL, NUMERAL, chinese_value, english_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_OTHER = NUMERAL.replace("?P<n>", "?P<m>")
_DOSE = deferred_pattern(
    f"(?<![0-9一二三四五六七八九十]){NUMERAL}次，?[每一]次[^，。；0-9]{{0,2}}?{_OTHER}(?P<what>[一-鿿])"
)
_ONCE_OR_TWICE = {"once": 1, "twice": 2, "thrice": 3}
_SAID_TIMES = deferred_pattern(
    rf"\b(?P<word>once|twice|thrice)\b|\b(?P<n>{CARDINAL}) (?:times|doses|sessions)\b",
    re.IGNORECASE,
)
_SAID_NUMBER = deferred_pattern(
    rf"(?<![\w.,])(?P<n>{CARDINAL})(?![\w.,])(?! times\b)", re.IGNORECASE
)
_RETURN = deferred_pattern(f"(?<![0-9一二三四五六七八九十百千]){NUMERAL}年一遇")
_SAID_RETURN = deferred_pattern(
    rf"\b(?P<n>{CARDINAL}|(?:a |one )?(?:hundred|thousand))[- ](?:year|yr)\b"
    rf"|\b(?:every|in) (?P<m>{CARDINAL}|(?:a |one )?(?:hundred|thousand)) years\b",
    re.IGNORECASE,
)
_LATTER = deferred_pattern("后者")
_SAID_LATTER = deferred_pattern(r"\b(?:latter|second|last)\b", re.IGNORECASE)
_CLAUSE_END = deferred_pattern("[，。；]")


@pair_rule("quantities.times-and-doses", Severity.CRITICAL, _ACCURACY, needs=("次",))
def times_and_doses(reading: PairReading) -> Iterator[Hit]:
    """How often and how much each time exchanged: 每日三次，每次两片 as "three tablets twice"."""
    target = reading.target
    for match in _DOSE.finditer(reading.source.text):
        times, dose = chinese_value(match["n"]), chinese_value(match["m"])
        said = [
            (_ONCE_OR_TWICE.get((m["word"] or "").lower()) or english_value(m["n"] or ""), m)
            for m in _SAID_TIMES.finditer(target)
        ]
        doses = {english_value(m["n"]) for m in _SAID_NUMBER.finditer(target)}
        values = {value for value, _ in said}
        if times != dose and dose in values and times not in values and times in doses:
            place = next(m for value, m in said if value == dose)
            yield Hit(
                Span(*place.span()),
                f"how often and how much exchanged: {match.group()}",
                f"次数与每次的量颠倒：{match.group()}",
                source=Span(*match.span()),
            )


@pair_rule("quantities.return-period", Severity.CRITICAL, _ACCURACY, needs=("遇",))
def return_period(reading: PairReading) -> Iterator[Hit]:
    """Floods of two sizes exchanged: 百年一遇 and 千年一遇 the other way round."""
    wanted = [(chinese_value(m["n"]), m) for m in _RETURN.finditer(reading.source.text)]
    said = [(_years(m["n"] or m["m"]), m) for m in _SAID_RETURN.finditer(reading.target)]
    for (one, first), (other, _) in pairwise(wanted):
        for (given, place), (also, _) in pairwise(said):
            if one != other and (given, also) == (other, one):
                yield Hit(
                    Span(*place.span()),
                    f"exchanged: {first.group()}",
                    f"重现期对调：{first.group()}",
                    source=Span(*first.span()),
                )
                return


def _years(words: str) -> int:
    plain = words.lower()
    if plain.endswith("hundred"):
        return 100
    return 1000 if plain.endswith("thousand") else english_value(words)


@pair_rule("quantities.latter", Severity.CRITICAL, _ACCURACY, needs=("者",))
def latter(reading: PairReading) -> Iterator[Hit]:
    """What is said of the latter said of the former: 后者延长18分钟 beside the first figure."""
    source, target = reading.source.text, reading.target
    named = list(_LATTER.finditer(source))
    if len(named) != 1:
        return
    if _SAID_LATTER.search(target):
        return
    before = [m for m in reading.matched if m.source.end <= named[0].start()][-2:]
    end = _CLAUSE_END.search(source, named[0].end())
    stop = end.start() if end else len(source)
    own = [m for m in reading.matched if named[0].end() <= m.source.start < stop]
    if len(before) < 2 or not own:
        return
    one, its = before
    said = own[0].target.start
    if one.target.start < said < its.target.start and one.source.kind is its.source.kind:
        yield Hit(
            own[0].target.span,
            f"said of the other one: {named[0].group()}",
            f"“{named[0].group()}”所指不符",
            source=Span(*named[0].span()),
        )


RULES: tuple[PairRule, ...] = (times_and_doses, return_period, latter)

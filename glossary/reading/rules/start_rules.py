"""Rules about what a time is counted from, and whether it runs up to its end or begins there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.numerals import CARDINAL, NUMERAL, chinese_value, english_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.relations import EVENTS

_ACCURACY = "accuracy/mistranslation"
_START = deferred_pattern("[自从](?P<what>[^，。；自从]{1,24}?)(?:之?[日时]|当[日天])起|[自从](?P<also>[^，。；自从]{1,16}?)[后起](?:[0-9一二三四五六七八九十]+个?[日天月年])")
_SAID_START = deferred_pattern(
    r"\b(?:date|day|time) (?:of|on which|when|that) (?P<what>[^.,;]{2,50})", re.IGNORECASE
)
_EVENTS = tuple((deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in EVENTS)
_UNITS = {"日": "day", "天": "day", "个月": "month", "年": "year", "周": "week", "小时": "hour", "个工作日": "day", "工作日": "day"}
_TERM = deferred_pattern(
    f"(?<![0-9一二三四五六七八九十百千月年第]){NUMERAL}(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    "(?:之|以)?(?:(?P<after>后(?![的期续者备勤面台]))|(?P<within>内(?![部外容地陆需在设径资])))"
)
_SAID = (
    rf"(?P<n>{CARDINAL})(?: \(\d+\))?[ -](?:(?:calendar|natural|working|business|full|consecutive) )?"
    r"(?P<unit>day|month|year|week|hour)s?\b"
)
_SAID_WITHIN = deferred_pattern(rf"\bwithin (?:the |a period of |about )?(?:next |first )?{_SAID}", re.IGNORECASE)
_SAID_AFTER = deferred_pattern(
    rf"\bafter (?:the |a period of |at least )?{_SAID.replace('?P<n>', '?P<n1>').replace('?P<unit>', '?P<unit1>')}"
    rf"|(?<!\bin )(?<!within ){_SAID},? (?:after|later|from|following|upon|elaps\w*|have|has|past)\b",
    re.IGNORECASE,
)


@pair_rule("quantities.counted-from", Severity.CRITICAL, _ACCURACY, needs=("起|后",))
def counted_from(reading: PairReading) -> Iterator[Hit]:
    """A period counted from another event: 自验收合格之日起 as "from the date of delivery"."""
    source, target = reading.source.text, reading.target
    starts = list(_START.finditer(source))
    if not starts:
        return
    known = [english for chinese, english in _EVENTS if chinese.search(source)]
    for said in _SAID_START.finditer(target):
        words = said["what"]
        if any(english.search(words) for english in known):
            continue
        named = [c for c, e in _EVENTS if e.match(words) or e.match(words.partition(" ")[2])]
        match = next((m for m in starts if _is_event(m["what"] or m["also"])), None)
        if named and match is not None:
            yield Hit(
                Span(*said.span()),
                f"counted from something else: {match.group()}",
                f"起算点不符：{match.group()}",
                source=Span(*match.span()),
            )
            return


def _is_event(words: str) -> bool:
    return any(chinese.search(words) for chinese, _ in _EVENTS)


@pair_rule(
    "quantities.within-or-after-term",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.within-or-after",),
    needs=("[内后]",),
)
def within_or_after(reading: PairReading) -> Iterator[Hit]:
    """After a time in words as within it, or within it as after: 三十日后 as "within thirty days"."""
    target = reading.target
    if "ithin" not in target and "after" not in target:
        return
    within = {_term(m): m for m in _SAID_WITHIN.finditer(target)}
    after = {_term(m): m for m in _SAID_AFTER.finditer(target)}
    terms = list(_TERM.finditer(reading.source.text))
    wanted = {(chinese_value(m["n"]), _UNITS[m["unit"]], bool(m["after"])): m for m in terms}
    for (value, unit, is_after), match in wanted.items():
        key = value, unit
        own, other = (after, within) if is_after else (within, after)
        if key in other and key not in own and (*key, not is_after) not in wanted:
            yield Hit(
                Span(*other[key].span()),
                f"within a time and after it exchanged: {match.group()}",
                f"“内”与“后”混淆：{match.group()}",
                source=Span(*match.span()),
            )


def _term(said: re.Match[str]) -> tuple[int, str]:
    groups = said.groupdict()
    number, unit = groups.get("n1") or said["n"], groups.get("unit1") or said["unit"]
    return english_value(number), unit.lower()


RULES: tuple[PairRule, ...] = (counted_from, within_or_after)

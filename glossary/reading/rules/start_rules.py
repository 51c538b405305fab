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
_START = deferred_pattern(
    "[自从于](?P<what>[^，。；自从于]{1,24}?)(?:之?[日时]|当[日天])起|[自从](?P<also>[^，。；自从]{1,16}?)[后起](?:[0-9一二三四五六七八九十]+个?[日天月年])"
)
_SAID_START = deferred_pattern(
    r"\b(?:date|day|time) (?:of|on which|when|that) (?P<what>[^.,;]{2,50})", re.IGNORECASE
)
_EVENTS = tuple(
    (deferred_pattern(c), deferred_pattern(rf"\b(?:{e})\b", re.IGNORECASE)) for c, e in EVENTS
)
_UNITS = {
    "日": "day",
    "天": "day",
    "个月": "month",
    "年": "year",
    "周": "week",
    "小时": "hour",
    "个工作日": "day",
    "工作日": "day",
}
_TERM = deferred_pattern(
    f"(?<![0-9一二三四五六七八九十百千月年第]){NUMERAL}"
    f"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    "(?:之|以)?(?:(?P<after>后(?![的期续者备勤面台]))|(?P<within>内(?![部外容地陆需在设径资不未尚仍均没])))"
)
_SAID = (
    rf"(?P<n>{CARDINAL})(?: \(\d+\))?[ -]"
    r"(?:(?:calendar|natural|working|business|full|consecutive) )?"
    r"(?P<unit>day|month|year|week|hour)s?\b"
)
_SAID_WITHIN = deferred_pattern(
    rf"\bwithin (?:the |a period of |about )?(?:next |first )?{_SAID}", re.IGNORECASE
)
_SAID_TOO = _SAID.replace("?P<n>", "?P<n1>").replace("?P<unit>", "?P<unit1>")
_SAID_AFTER = deferred_pattern(
    rf"\bafter (?:the |a period of |at least )?{_SAID_TOO}"
    rf"|{_SAID},? (?:after|later|from|following|upon|elaps\w*|have|has|past)\b",
    re.IGNORECASE,
)
_UP_TO = deferred_pattern(
    r"\b(?:to|for|than|until|till|ending|ends|through|next|first|in|within|of|with|only)"
    r" (?:an? |the |about |full )?$",
    re.IGNORECASE,
)
_NOT = deferred_pattern(r"\b(?:not|fail\w*|no|never|without)\b[^.;]*$", re.IGNORECASE)


@pair_rule("quantities.counted-from", Severity.CRITICAL, _ACCURACY, needs=("起|后",))
def counted_from(reading: PairReading) -> Iterator[Hit]:
    """A period counted from another event: 自验收合格之日起 as "from the date of delivery"."""
    source, target = reading.source.text, reading.target
    starts, said = list(_START.finditer(source)), _SAID_START.search(target)
    if len(starts) != 1 or said is None:
        return
    match = starts[0]
    own = [
        english for chinese, english in _EVENTS if chinese.search(match["what"] or match["also"])
    ]
    if not own or any(english.search(target) for english in own):
        return
    known = [english for chinese, english in _EVENTS if chinese.search(source)]
    first, _, rest = said["what"].partition(" ")
    is_named = any(english.match(first) or english.match(rest) for _, english in _EVENTS)
    if is_named and not any(english.search(said["what"]) for english in known):
        yield Hit(
            Span(*said.span()),
            f"counted from something else: {match.group()}",
            f"起算点不符：{match.group()}",
            source=Span(*match.span()),
        )


@pair_rule(
    "quantities.within-or-after-term",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.within-or-after",),
    needs=("[内后]",),
)
def within_or_after(reading: PairReading) -> Iterator[Hit]:
    """After a time in words as within it, or within as after: 三十日后 as "within 30 days"."""
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
        if is_after and key in within and _NOT.search(target, 0, within[key].start()):
            continue  # 三十日后仍不缴: "does not pay within thirty days"
        if not is_after and key in after and _UP_TO.search(target, 0, after[key].start()):
            continue  # 解除警报后三小时内: "to three hours after"
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

"""Rules about the two sides of a ratio, and about what is in a sum and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.content_words import explained_weight, read_content
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_TEACHER, _PUPIL = r"(?:teach|facult|staff)[\w']*", r"(?:student|pupil)[\w']*"
_DOCTOR, _NURSE, _BED = r"(?:doctor|physician)s?", r"nurses?", r"beds?"
_RATIOS = (
    ("生师比", _PUPIL, _TEACHER),
    ("师生比", _TEACHER, _PUPIL),
    ("床护比", _BED, _NURSE),
    ("护床比", _NURSE, _BED),
    ("医护比", _DOCTOR, _NURSE),
    ("护医比", _NURSE, _DOCTOR),
    (
        "城乡[一-鿿]{0,12}比(?=$|[，。；为由从是达缩扩降升值例之])",
        r"urban(?:ites| residents)?",
        r"rural(?: residents)?",
    ),
    ("男女[一-鿿]{0,4}比|性别比", r"(?:males?|m[ae]n|boys?)", r"(?:females?|wom[ae]n|girls?)"),
    ("投入产出比", r"inputs?", r"outputs?"),
)
_SAID_RATIO = (
    r"\b{one}[- –—/:](?:to[- ])?{other}s?(?: [\w-]+){{0,2}}? ratio\b"
    r"|\bratio of (?:the )?(?:\w+ )?{one}(?: [\w-]+){{0,3}}? (?:to|and) (?:\w+ )?{other}\b"
)
_PATTERNS = tuple(
    (
        deferred_pattern(chinese),
        deferred_pattern(_SAID_RATIO.format(one=one, other=other), re.IGNORECASE),
        deferred_pattern(_SAID_RATIO.format(one=other, other=one), re.IGNORECASE),
    )
    for chinese, one, other in _RATIOS
)
_WITHOUT = deferred_pattern(
    "(?<!可)(?:不含|不包括|剔除|扣除|除去|扣减|去除)(?P<what>[^，。；、（）()0-9]{1,14}?)(?=[后的之以]|因素|影响|$|[，。；、（）()])"
)
_WITH = deferred_pattern(
    "(?<!不)(?:包含|包括|含(?=[^，。；]{0,4}[税费款息价险金]))(?P<what>[^，。；、（）()0-9不]{1,10}?)(?=[后的之以在内]|$|[，。；、（）()])"
)
_SAID_WITH = deferred_pattern(
    r"\b(?:including|inclusive of|with|plus)\b(?P<what>(?: [\w-]+){1,3})", re.IGNORECASE
)
_SAID_WITHOUT = deferred_pattern(
    r"\b(?:excluding|exclusive of|net of|without|except for)\b(?P<what>(?: [\w-]+){1,3})",
    re.IGNORECASE,
)
_LEFT_OUT = deferred_pattern(
    r"\b(?:exclu\w*|net of|without|not|less|after|before|deduct\w*|minus|strip\w*|remov\w*"
    r"|adjust\w*|eliminat\w*|apart|other than|except\w*|ex)\b",
    re.IGNORECASE,
)
_TAKEN_IN = deferred_pattern(
    r"\b(?:includ\w*|inclusive|with|plus|contain\w*|compris\w*|cover\w*|as well as|and)\b",
    re.IGNORECASE,
)


@pair_rule("quantities.ratio-turned", Severity.CRITICAL, _ACCURACY, needs=("比",))
def ratio_turned(reading: PairReading) -> Iterator[Hit]:
    """A ratio with its sides exchanged: 生师比 as "teacher-to-student ratio"."""
    source, target = reading.source.text, reading.target
    for chinese, straight, turned in _PATTERNS:
        match = chinese.search(source)
        said = turned.search(target) if match is not None else None
        if match is not None and said is not None and not straight.search(target):
            yield Hit(
                Span(*said.span()),
                f"the sides of a ratio exchanged: {match.group()}",
                f"比值前后项颠倒：{match.group()}",
                source=Span(*match.span()),
            )


@pair_rule(
    "quantities.with-or-without",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.counterpart",),
    needs=("含|包括|剔除|扣|除去|去除",),
)
def with_or_without(reading: PairReading) -> Iterator[Hit]:
    """What is left out as what is in it: 扣除非经常性损益 as "including non-recurring items"."""
    source, target = reading.source.text, reading.target
    for chinese, english, right in (
        (_WITHOUT, _SAID_WITH, _LEFT_OUT),
        (_WITH, _SAID_WITHOUT, _TAKEN_IN),
    ):
        for match in chinese.finditer(source):
            what = read_content(match["what"])
            for said in english.finditer(target):
                if explained_weight(what, said["what"], _NOTHING) and not right.search(target):
                    yield Hit(
                        Span(*said.span()),
                        f"left out and taken in exchanged: {match.group()}",
                        f"“含”与“不含”混淆：{match.group()}",
                        source=Span(*match.span()),
                    )
                    return


_NOTHING = read_content("")

RULES: tuple[PairRule, ...] = (ratio_turned, with_or_without)

"""What else a translation might say: another word, a negation more or less, two parts exchanged.

The wordings are those that a faithful translator would not choose freely: where a model that reads
the source finds one of them far likelier than what stands there, what stands there says something
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from corpora.spans import Span
from glossary.names import find_pinyin_names
from gongbao.checking.contrast.contrasting_words import ContrastingWord, contrasting_words

_AUXILIARY = re.compile(
    r"\b(?P<verb>may|shall|must|should|will|can|could|would|is|are|was|were|has|have|had|does|do|did)"
    r"(?P<no> not)?\b(?! only)",
)
_RESTRICTED = re.compile(
    r"\b(?:only|unless|except|until|without|before|no|none|not|never|nor|neither|nobody|nothing|fail\w*"
    r"|un\w+|cannot|\w+n[’']t|avoid\w*|prohibit\w*|forb\w+|ban(?:ned)?|exempt\w*|free)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?<![\w.,:/-])\d+(?:,\d{3})*(?:\.\d+)?(?P<share>%| per ?cent)?(?![\w:/-]|[.,]\d)"
)
_BODY = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|of|the|and|for|on) )*[A-Z][\w’'-]* ?(?<=\b)(?:"
    r"Administration|Agency|Association|Authority|Bank|Bureau|Center|Centre|Commission|Committee|"
    r"Company|Corporation|Council|Court|Department|Federation|Government|Group|Hospital|Institute|"
    r"Ministry|Office|Procuratorate|School|Station|Team|Union|University)\b"
)
_TO_OR_FROM = re.compile(r"\b(?:from|to|between)\b[^.;]*$")
_COURSE = re.compile(r"\b(?:from|to)\b")
_LISTED = re.compile(r"(?:,|;|、|\s|and|or|&)*")
_NEAR = 8
"""Characters before the first value of a course."""
_MOST_OF_A_KIND = 8
"""Figures, names or bodies of a sentence that are looked at."""


class RewordingKind(StrEnum):
    """What is changed."""

    WORD = "word"
    NEGATION = "negation"
    EXCHANGE = "exchange"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Rewording:
    """Another wording of a translation.

    Attributes:
        kind: What is changed.
        spans: Where the translation is changed.
        text: The other wording.
        said: What stands there, the parts in their order.
        instead: What stands there in the other wording.
        chinese: What both are of, in Chinese; empty where that is not known.
        is_of_grammar: Whether no word of the source needs to stand for what is changed.
    """

    kind: RewordingKind
    spans: tuple[Span, ...]
    text: str
    said: tuple[str, ...]
    instead: tuple[str, ...]
    chinese: str = ""
    is_of_grammar: bool = False


def rewordings(source: str, target: str) -> Iterator[Rewording]:
    """Yield other wordings of a translation, both sides normalised.

    >>> [r.text for r in rewordings("无须出席。", "They must attend.")]
    ['They may attend.', 'They need not attend.', 'They must not attend.']
    """
    words = list(contrasting_words(source, target))
    for word in words:
        text = _with(target, (word.span,), (word.instead,))
        yield Rewording(
            RewordingKind.WORD,
            (word.span,),
            text,
            (word.said,),
            (word.instead,),
            word.chinese,
            word.is_of_grammar,
        )
    for match in _AUXILIARY.finditer(target):
        if not match["no"] and _RESTRICTED.search(_sentence_around(target, match.start())):
            continue  # whose negation may be said so
        span, verb = Span(*match.span()), match["verb"]
        instead = verb if match["no"] else f"{verb} not"
        text = _with(target, (span,), (instead,))
        yield Rewording(RewordingKind.NEGATION, (span,), text, (match[0],), (instead,), "否定")
    yield from _exchanged_words(words, target)
    names = [Span(name.start, name.end) for name in find_pinyin_names(target)]
    bodies = [Span(*match.span()) for match in _BODY.finditer(target)]
    for spans in (names, bodies):
        yield from _exchanges(RewordingKind.EXCHANGE, spans, target)
    figures = list(_FIGURE.finditer(target))
    for is_share in (True, False):
        spans = [Span(*match.span()) for match in figures if bool(match["share"]) is is_share]
        yield from _exchanges(RewordingKind.FIGURES, spans, target)


def _sentence_around(text: str, place: int) -> str:
    start = max(text.rfind(mark, 0, place) for mark in (". ", "; ")) + 1
    end = min((k for mark in (". ", "; ") if (k := text.find(mark, place)) >= 0), default=len(text))
    return text[start:end]


def _exchanged_words(words: Sequence[ContrastingWord], target: str) -> Iterator[Rewording]:
    """Yield the exchanges of two words of one family: tenant and landlord."""
    places = dict.fromkeys((word.family, word.span, word.said.lower()) for word in words)
    by_family: dict[int, list[Span]] = {}
    for family, span, _ in places:
        by_family.setdefault(family, []).append(span)
    done: set[tuple[Span, Span]] = set()
    for spans in by_family.values():
        for made in _exchanges(RewordingKind.EXCHANGE, spans, target):
            pair = made.spans[0], made.spans[1]
            if pair not in done:
                done.add(pair)
                yield made


def _exchanges(kind: RewordingKind, spans: Sequence[Span], target: str) -> Iterator[Rewording]:
    """Yield the wordings in which two parts have changed places, but for parts of one list."""
    for first, second in combinations(sorted(spans)[:_MOST_OF_A_KIND], 2):
        said = target[slice(*first)], target[slice(*second)]
        between = target[first.end : second.start]
        if first.end > second.start or said[0].lower() == said[1].lower():
            continue
        if _LISTED.fullmatch(between):
            continue
        if kind is RewordingKind.FIGURES and _is_course(target, first, second):
            continue
        text = _with(target, (first, second), (said[1], said[0]))
        yield Rewording(kind, (first, second), text, said, (said[1], said[0]))


def _is_course(target: str, first: Span, second: Span) -> bool:
    """Tell whether a figure goes from one value to another, which are told in either order."""
    before = _TO_OR_FROM.search(target, max(0, first.start - _NEAR), first.start)
    between = target[first.end : second.start]
    if any(map(str.isdigit, between)):
        return False
    return before is not None or _COURSE.search(between) is not None


def _with(text: str, spans: Sequence[Span], words: Sequence[str]) -> str:
    """Return a text with other words at some places, in their order."""
    made, end = "", 0
    for span, word in zip(spans, words, strict=True):
        made += text[end : span.start] + word
        end = span.end
    return made + text[end:]

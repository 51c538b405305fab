"""Movements that go the other way, found by the words they are said of.

Words of movement are linked by their neighbours: "falling prices" belongs to 价格上涨, for the
dictionary has price for 价格. A movement is turned where what it is linked to best goes the other
way, where nothing that goes its own way is said of the same words, and where no other word of the
translation says what it is linked to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import STOP_WORDS, lemmatise, load_dictionary
from glossary.relations.turned.contrary import Contrary
from glossary.relations.turned.movements import CHINESE_ENDS, Way, ways

_WORD = deferred_pattern("[A-Za-z]+")
_ENGLISH_END = deferred_pattern(
    r"[,;:.!?()—–]|\b(?:and|but|while|whereas|which|who|that|because|so|as|amid|with|than)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 10, 6
"""How many Chinese characters before and behind a movement may say what moves."""
_NEAREST = 4
"""How many English content words on each side may say what moves."""
_GOES_ON = 30
"""How many Chinese characters behind a movement another one of the same words may stand."""
_LEAST_WEIGHT = 0.08
_LEAST_LINK, _LEAST_OF_SURE = 0.25, 0.12
_COMPARES = deferred_pattern("[最较更][高低]")
_BELOW_ZERO = deferred_pattern(r"[幅速率长]{0,2}[为是达至]?\s?[-−–－负]\s?[0-9]")
_RATE = deferred_pattern(
    r"(?:growth|increase|decline|decrease|drop) (?:rate|pace|target)s?\b"
    r"|(?<=rate of )\w+|(?<=pace of )\w+",
    re.IGNORECASE,
)
"""What moves itself: "the growth rate fell" is no growth."""
_REMITTED = deferred_pattern("减免")
_GATHERED = deferred_pattern(
    r"(?:(?<=fund )|(?<=funds ))rais\w+|rais(?:e|es|ed|ing)\b(?= (?:\S+ ){0,2}(?:funds?|capital"
    r"|money|donations|dollars|children|cattle|questions?|concerns?|issues?"
    r"|(?:[A-Z]{0,3}[$€£] ?)?\d))",
    re.IGNORECASE,
)
"""Money, children and questions, which are raised as well."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """A word of movement with what stands beside it.

    Attributes:
        way: Which way it goes.
        span: Where it stands.
        is_plain: Whether it says so beyond doubt.
        beside: Lemmas that say what moves, each with how likely it is meant, in (0, 1].
    """

    way: Way
    span: Span
    is_plain: bool
    beside: Mapping[str, float]


def surely_linked_movement(source: str, target: str) -> Contrary | None:
    """Return a movement that goes the other way, where no other reading is left.

    >>> surely_linked_movement("气温将下降。", "Temperatures will rise.") is not None
    True
    >>> surely_linked_movement("减少价格上涨的影响。", "reduce the impact of rising prices") is None
    True
    """
    return _turned(source, target, _LEAST_OF_SURE, is_sure=True)


def linked_movement(source: str, target: str) -> Contrary | None:
    """Return a movement that most likely goes the other way."""
    return _turned(source, target, _LEAST_LINK, is_sure=False)


def _turned(source: str, target: str, least: float, *, is_sure: bool) -> Contrary | None:
    """Return a movement that goes the other way.

    Args:
        source: The normalised source.
        target: The normalised target.
        least: How well it is linked to what goes the other way.
        is_sure: Whether any other link excuses it, and not only one that is as good.
    """
    if not _may_turn(source, target):
        return None
    said, meant = _said(target), _meant(source)
    for moved in said:
        if not moved.is_plain:
            continue
        links = [(_link(moved, other), other) for other in meant]
        score, best = max(links, key=lambda found: found[0])
        if not best.is_plain or best.way is moved.way or score < least:
            continue
        enough = 0.0 if is_sure else score
        if any(0 < other >= enough and m.way is moved.way for other, m in links):
            continue
        others = (_link(m, best) for m in said if m.way is best.way)
        if any(0 < other >= enough for other in others):
            continue
        if not (is_sure and _goes_on(moved, best, meant)):
            return Contrary(best.span, moved.span)
    return None


def _goes_on(moved: _Moved, best: _Moved, meant: Sequence[_Moved]) -> bool:
    """Tell whether what is said of the same words goes on the other way: 先跌至1.4%，后升至2.6%."""
    return any(
        other.way is moved.way and 0 < other.span.start - best.span.end <= _GOES_ON
        for other in meant
    )


def _link(one: _Moved, other: _Moved) -> float:
    """Return how much of what stands beside two words of movement is the same, at least 0."""
    return sum(other.beside.get(lemma, 0.0) for lemma in one.beside)


@lru_cache(maxsize=16)
def _may_turn(source: str, target: str) -> bool:
    up, down = ways()
    return any(
        meant.chinese.search(source) and said.english_said.search(target)
        for said, meant in ((up, down), (down, up))
    )


@lru_cache(maxsize=16)
def _said(target: str) -> tuple[_Moved, ...]:
    return tuple(moved for way in ways() for moved in _english(way, target))


@lru_cache(maxsize=128)
def _meant(source: str) -> tuple[_Moved, ...]:
    return tuple(moved for way in ways() for moved in _chinese(way, source))


def _english(way: Way, target: str) -> Iterator[_Moved]:
    words = [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(target)]
    ends = [m.start() for m in _ENGLISH_END.finditer(target)]
    for match in way.english_all.finditer(target):
        first = max((end for end in ends if end <= match.start()), default=0)
        last = min((end for end in ends if end >= match.end()), default=len(target))
        before = [w for w, s, e in words if first <= s and e <= match.start()]
        after = [w for w, s, e in words if match.end() <= s and e <= last]
        is_plain = way.english_said.match(target, match.start()) is not None
        is_plain = is_plain and not _GATHERED.match(target, match.start())
        is_plain = is_plain and not _RATE.match(target, match.start())
        beside = dict.fromkeys((*_lemmas(before[::-1]), *_lemmas(after)), 1.0)
        yield _Moved(way, Span(*match.span()), is_plain, beside)


def _lemmas(words: Sequence[str]) -> list[str]:
    """Return the lemmas of the first content words."""
    content = [word for word in words if word not in STOP_WORDS and len(word) > 1]
    return [lemmatise(word) for word in content[:_NEAREST]]


def _chinese(way: Way, source: str) -> Iterator[_Moved]:
    dictionary = load_dictionary()
    for match in way.chinese_all.finditer(source):
        start, end = match.span()
        first, last = max(0, start - _BEFORE), min(len(source), end + _AFTER)
        first = max((m.end() for m in CHINESE_ENDS.finditer(source, first, start)), default=first)
        ending = CHINESE_ENDS.search(source, end, last)
        last = ending.start() if ending else last
        beside: dict[str, float] = {}
        for part in (source[first:start], source[end:last]):
            for word in dictionary.find_words(part):
                for translation in dictionary.translations(word.text):
                    if translation.weight >= _LEAST_WEIGHT:
                        best = max(translation.weight, beside.get(translation.lemma, 0.0))
                        beside[translation.lemma] = best
        is_plain = way.chinese.match(source, start) is not None
        is_plain = is_plain and not _COMPARES.fullmatch(match.group())
        is_plain = is_plain and not _REMITTED.match(source, start)
        is_plain = is_plain and not _BELOW_ZERO.match(source, end)
        yield _Moved(way, Span(start, end), is_plain, beside)

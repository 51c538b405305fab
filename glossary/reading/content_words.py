"""The content words of a pair and which of them have a counterpart on the other side.

What the dictionary explains tells a lost clause, an added one, and a pair that is none. Lengths
are compared in the manner of Gale and Church (1993).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul

from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key
from corpora.spans import Span
from glossary.dictionary import (
    STOP_WORDS,
    BilingualDictionary,
    lemmatise,
    load_dictionary,
    tokenise_english,
)

_CLAUSE_END = frozenset("，,；;。！？!?：:")
_CHINESE_END = re.compile(r"[。！？!?]+|；")
_ENGLISH_END = re.compile(r"[.!?]+(?=[\s\"”’)]|$)|;")
_WORD = re.compile("[A-Za-z]+")
_RAREST = 10.0
_LIGHTEST = 0.5
_KNOWN_TO_ALL = 4.0
_LETTERS_FOR_A_CHARACTER = 3.2
_LAST_NARROW = "\u2e7f"
_LENGTH_VARIANCE = 8.0
_FEWEST_FOR_PARTS = 9
# A clause may be lost where almost none of its words is in a translation that has the others.
_FEWEST_WORDS = 4
_LOST = 0.08
_PRESENT = 0.35


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A content word of the source.

    Attributes:
        lemmas: English lemmas that may stand for it, with their weights in (0, 1].
        rarity: What the word weighs, at least .5; rare words weigh more.
        clause: The clause it stands in, counted from 0.
    """

    lemmas: tuple[tuple[str, float], ...]
    rarity: float
    clause: int


@dataclass(frozen=True, slots=True)
class SourceContent:
    """The content words of a source, its clauses and where they stand, and its sentences."""

    words: tuple[SourceWord, ...]
    clauses: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of the content words that have a counterpart, each in [0, 1].

    Attributes:
        source: Of the Chinese words, weighted by rarity.
        target: Of the English words.
        source_gap: Lowest of three parts of the source.
        target_gap: Lowest of three parts of the target.
        words: Content words of both sides.
        lost_clauses: Clauses of the source that may be missing.
        of_source: How well each content word of the source is covered.
        covering: The English word that covers each best, empty for none.
        english: The content words of the target.
        explained: How much each of them is explained by a word of the source, in [0, 1].
    """

    source: float
    target: float
    source_gap: float
    target_gap: float
    words: int
    lost_clauses: tuple[str, ...]
    of_source: tuple[float, ...]
    covering: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    explained: tuple[float, ...] = ()


def read_content(text: str, dictionary: BilingualDictionary | None = None) -> SourceContent:
    """Return the content words of normalised Chinese text."""
    known = dictionary or load_dictionary()
    clauses = _clauses(text)
    return SourceContent(
        tuple(_words(text, clauses, known)),
        tuple(text[start:end] for start, end in clauses),
        tuple(Span(start, end) for start, end in clauses),
        len(_CHINESE_END.findall(text)),
    )


def cover(content: SourceContent, target: str) -> Coverage:
    """Return which content words of the source and of its translation explain each other."""
    english = _content_keys(target)
    present = set(english)
    explained: dict[str, float] = {}
    covered = [_covered(word, present, explained) for word in content.words]
    of_source = [share for share, _ in covered]
    weights = [word.rarity for word in content.words]
    of_target = [min(1.0, 2 * explained.get(lemma, 0.0)) for lemma in english]
    even = [1.0] * len(of_target)
    clauses = _clause_shares(content, of_source)
    overall = _mean(of_source, weights)
    return Coverage(
        overall,
        _mean(of_target, even),
        _lowest_third(of_source, weights),
        _lowest_third(of_target, even),
        len(of_source) + len(of_target),
        tuple(content.clauses[c.number] for c in clauses if c.may_be_lost and overall >= _PRESENT),
        tuple(of_source),
        tuple(lemma for _, lemma in covered),
        tuple(english),
        tuple(explained.get(lemma, 0.0) for lemma in english),
    )


def explained_weight(content: SourceContent, target: str, beside: SourceContent) -> float:
    """Return the rarity of the content words that a target has, at least 0.

    Words whose English may stand for a word of `beside` as well do not count.
    """
    present = set(_content_keys(target))
    shared = {lemma for word in beside.words for lemma, _ in word.lemmas}
    return sum(
        word.rarity
        for word in content.words
        if any(lemma in present and lemma not in shared for lemma, _ in word.lemmas)
    )


def explained_places(content: SourceContent, target: str, beside: SourceContent) -> list[Span]:
    """Return where a target has content words that are none of `beside`."""
    shared = {lemma for word in beside.words for lemma, _ in word.lemmas}
    own = {lemma for word in content.words for lemma, _ in word.lemmas} - shared
    return [Span(*m.span()) for m in _WORD.finditer(target) if content_key(m.group()) in own]


def length_deviation(source: str, target: str) -> float:
    """Return how much longer a translation is than expected, in standard deviations."""
    return deviation_of_lengths(wide_length(source), float(len(target)))


def wide_length(source: str) -> float:
    """Return how many letters of English a Chinese text is expected to have."""
    wide = sum(map(_LAST_NARROW.__lt__, source))
    return len(source) + wide * (_LETTERS_FOR_A_CHARACTER - 1)


def deviation_of_lengths(expected: float, found: float) -> float:
    """Return how much longer a translation is than expected, in standard deviations."""
    expected, found = expected + 1.0, found + 1.0
    return (found - expected) / math.sqrt((found + expected) / 2 * _LENGTH_VARIANCE)


def count_sentences(target: str) -> int:
    """Return how many sentences, or parts between semicolons, an English text has."""
    return len(_ENGLISH_END.findall(target))


def _words(
    text: str, clauses: Sequence[tuple[int, int]], dictionary: BilingualDictionary
) -> Iterator[SourceWord]:
    cut = dictionary.cut(text)
    keys = dict(chinese_figure_keys(cut))
    place = clause = 0
    for position, word in enumerate(cut):
        found = text.find(word, place)
        place = found if found >= 0 else place
        while clause + 1 < len(clauses) and place >= clauses[clause][1]:
            clause += 1
        content = _source_word(word, keys.get(position), clause, dictionary)
        if content is not None:
            yield content


@lru_cache(maxsize=20_000)
def _source_word(
    word: str, key: str | None, clause: int, dictionary: BilingualDictionary
) -> SourceWord | None:
    """Return a content word with the key of its figure, if it has one; None for other words."""
    lemmas = [(t.lemma, t.weight) for t in dictionary.translations(word)]
    if key is not None:
        lemmas.append((key, 1.0))
    if word.isascii() and not word[0].isdigit():
        lemmas.append((lemmatise(word), 1.0))
    if not lemmas:
        return None
    rarity = dictionary.cost(word) or _RAREST
    return SourceWord(tuple(lemmas), max(_LIGHTEST, rarity - _KNOWN_TO_ALL), clause)


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return the spans between marks that end a clause; a mark inside a figure ends none."""
    spans, start = [], 0
    for place, character in enumerate(text):
        if character not in _CLAUSE_END:
            continue
        if not (text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()):
            if place > start:
                spans.append((start, place))
            start = place + 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _content_keys(text: str) -> list[str]:
    keys = (content_key(token) for token in tokenise_english(text))
    return [key for key in keys if key]


@lru_cache(maxsize=100_000)
def content_key(token: str) -> str:
    """Return what a word is compared by; nothing for a word without meaning of its own."""
    figure = english_figure_key(token)
    if figure is not None:
        return figure
    return "" if token.lower() in STOP_WORDS else lemmatise(token)


def _covered(word: SourceWord, present: set[str], explained: dict[str, float]) -> tuple[float, str]:
    """Return how well one word is covered, and by what; note what it explains."""
    best, by = 0.0, ""
    for lemma, weight in word.lemmas:
        if lemma in present:
            if weight > best:
                best, by = weight, lemma
            if weight > explained.get(lemma, 0.0):
                explained[lemma] = weight
    return min(1.0, 2 * best), by


@dataclass(frozen=True, slots=True)
class _ClauseShare:
    """How much of one clause, and of all others, is in the translation."""

    number: int
    words: int
    weight: float
    share: float
    share_of_rest: float

    @property
    def may_be_lost(self) -> bool:
        return self.words >= _FEWEST_WORDS and self.share <= _LOST


def _clause_shares(content: SourceContent, covered: Sequence[float]) -> list[_ClauseShare]:
    """Return the shares of the clauses that have content words, none for a single clause."""
    if len(content.clauses) < 2:
        return []
    weights: dict[int, float] = defaultdict(float)
    sums: dict[int, float] = defaultdict(float)
    counts = Counter(word.clause for word in content.words)
    for word, share in zip(content.words, covered, strict=True):
        weights[word.clause] += word.rarity
        sums[word.clause] += word.rarity * share
    whole, found = sum(weights.values()), sum(sums.values())
    return [
        _ClauseShare(
            clause,
            counts[clause],
            weights[clause],
            sums[clause] / weights[clause],
            (found - sums[clause]) / max(1e-9, whole - weights[clause]),
        )
        for clause in sorted(weights)
    ]


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    weighted = sum(map(mul, values, weights))
    return weighted / total if total else 0.5


def _lowest_third(values: Sequence[float], weights: Sequence[float]) -> float:
    """Return the lowest mean of three consecutive parts; the mean itself for a short text."""
    if len(values) < _FEWEST_FOR_PARTS:
        return _mean(values, weights)
    size = len(values) / 3
    cuts = [round(k * size) for k in range(4)]
    return min(_mean(values[a:b], weights[a:b]) for a, b in pairwise(cuts))

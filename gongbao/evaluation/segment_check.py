"""One translation held against the reading of its source: terms, figures, names, omissions.

What is found here is counted by `fidelity`, weighed by `quality_estimate` and listed in the
report. All of it comes from the two texts; no neural library is loaded.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpora import normalise
from corpora.quantities import find_english_quantities, is_large_amount, same_value
from corpora.quantities.figure_keys import english_figure_key, figure_key
from glossary.dictionary.english_words import STOP_WORDS, lemmatise, tokenise_english
from glossary.reading.verification import Verdict, verify
from glossary.requirements import Requirement, RequirementKind
from gongbao.evaluation.source_reading import SourceReading, SourceWord

_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\s\"”’)]|$)|;")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS_FOR_A_CHARACTER = 3.2
_LENGTH_VARIANCE = 8.0
# A clause counts as lost where almost none of its words is in a translation that has the others.
_FEWEST_WORDS = 4
_LOST = 0.08
_PRESENT = 0.35
_REPEATED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of the content words that have a counterpart, each in [0, 1].

    Attributes:
        source: Of the Chinese words, weighted by rarity.
        target: Of the English words.
        source_gap: Lowest of three parts of the source.
        target_gap: Lowest of three parts of the target.
        words: Content words of both sides.
    """

    source: float
    target: float
    source_gap: float
    target_gap: float
    words: int


@dataclass(frozen=True, slots=True)
class SegmentCheck:
    """What was found in one translation.

    Attributes:
        verdicts: For each requirement of the source whether it is met.
        added_figures: Figures in digits that nothing in the source explains.
        lost_clauses: Clauses of the source that seem to be missing.
        untranslated: Chinese characters left in the translation.
        is_copied: Whether the translation is the source.
        is_empty: Whether there is no translation where there is a source.
        repetitions: How often the most frequent sequence of four words stands beyond the first.
        length_deviation: How much longer than expected, in standard deviations.
        sentence_difference: How many more sentences than the source has.
        coverage: What the dictionary explains.
        words: English words.
    """

    verdicts: tuple[Verdict, ...]
    added_figures: tuple[str, ...]
    lost_clauses: tuple[str, ...]
    untranslated: int
    is_copied: bool
    is_empty: bool
    repetitions: int
    length_deviation: float
    sentence_difference: int
    coverage: Coverage
    words: int

    @property
    def wrong_figures(self) -> tuple[Requirement, ...]:
        """Figures and dates of the source that the translation does not have by value."""
        return tuple(v.requirement for v in self.verdicts if not v.is_met and _is_figure(v))

    @property
    def has_wrong_figure(self) -> bool:
        """Whether a figure is wrong beyond doubt: an amount missing, or one put for another.

        A small figure that is merely not found may be worded in another way.
        """
        wrong = self.wrong_figures
        is_amount = any(r.quantity is not None and is_large_amount(r.quantity) for r in wrong)
        return is_amount or bool(wrong and self.added_figures)


def check_segment(reading: SourceReading, translation: str) -> SegmentCheck:
    """Return what holds and what does not in a translation of the source that was read."""
    text = normalise(translation).text
    verdicts = verify(reading.requirements, text)
    covered, coverage = _coverage(reading, text)
    han = len(_HAN.findall(text))
    return SegmentCheck(
        verdicts=verdicts,
        added_figures=_added_figures(reading, text, verdicts),
        lost_clauses=_lost_clauses(reading, covered, coverage.source),
        untranslated=han,
        is_copied=han > 1 and _letters(reading.text) == _letters(text),
        is_empty=not text.strip() and bool(reading.text.strip()),
        repetitions=_repetitions(text),
        length_deviation=_length_deviation(reading.text, text),
        sentence_difference=len(_SENTENCE_END.findall(text)) - reading.sentences,
        coverage=coverage,
        words=len(_WORD.findall(text)),
    )


def _is_figure(verdict: Verdict) -> bool:
    return verdict.requirement.kind in (RequirementKind.QUANTITY, RequirementKind.DATE)


def _added_figures(
    reading: SourceReading, text: str, verdicts: tuple[Verdict, ...]
) -> tuple[str, ...]:
    if not _DIGIT.search(text):
        return ()
    held = [v.span for v in verdicts if v.span is not None and v.is_met]
    # Significant digits explain a numeral that no grammar reads, but not 50 where 5 is missing.
    unmet = "".join(v.requirement.source + " " for v in verdicts if not v.is_met)
    explained = reading.figure_keys - {figure_key(digits) for digits in _NUMBER.findall(unmet)}
    numbers = set(_NUMBER.findall(reading.text))
    return tuple(
        figure.text
        for figure in find_english_quantities(text)
        if _DIGIT.search(figure.text)
        and not any(a < figure.end and figure.start < b for a, b in held)
        and figure_key(_digits(figure.text)) not in explained
        and not any(same_value(own, figure) for own in reading.quantities)
        and _digits(figure.text) not in numbers
    )


def _digits(text: str) -> str:
    found: list[str] = _NUMBER.findall(text)
    return max(found, key=len)


def _coverage(reading: SourceReading, text: str) -> tuple[list[float], Coverage]:
    english = _content_keys(text)
    present = set(english)
    explained: dict[str, float] = {}
    of_source = [_covered(word, present, explained) for word in reading.words]
    weights = [word.rarity for word in reading.words]
    of_target = [min(1.0, 2 * explained.get(lemma, 0.0)) for lemma in english]
    even = [1.0] * len(of_target)
    return of_source, Coverage(
        _mean(of_source, weights),
        _mean(of_target, even),
        _lowest_third(of_source, weights),
        _lowest_third(of_target, even),
        len(of_source) + len(of_target),
    )


def _content_keys(text: str) -> list[str]:
    keys = (_content_key(token) for token in tokenise_english(text))
    return [key for key in keys if key]


@lru_cache(maxsize=100_000)
def _content_key(token: str) -> str:
    figure = english_figure_key(token)
    if figure is not None:
        return figure
    return "" if token.lower() in STOP_WORDS else lemmatise(token)


def _covered(word: SourceWord, present: set[str], explained: dict[str, float]) -> float:
    """Return how well one word is covered, and note what it explains."""
    best = 0.0
    for lemma, weight in word.lemmas:
        if lemma in present:
            best = max(best, weight)
            if weight > explained.get(lemma, 0.0):
                explained[lemma] = weight
    return min(1.0, 2 * best)


def _lost_clauses(reading: SourceReading, covered: list[float], overall: float) -> tuple[str, ...]:
    if overall < _PRESENT or len(reading.clauses) < 2:
        return ()
    weights: dict[int, float] = defaultdict(float)
    sums: dict[int, float] = defaultdict(float)
    counts = Counter(word.clause for word in reading.words)
    for word, share in zip(reading.words, covered, strict=True):
        weights[word.clause] += word.rarity
        sums[word.clause] += word.rarity * share
    return tuple(
        reading.clauses[clause]
        for clause in sorted(weights)
        if counts[clause] >= _FEWEST_WORDS and sums[clause] <= _LOST * weights[clause]
    )


def _mean(values: list[float], weights: list[float]) -> float:
    total = sum(weights)
    weighted = sum(value * weight for value, weight in zip(values, weights, strict=True))
    return weighted / total if total else 0.5


def _lowest_third(values: list[float], weights: list[float]) -> float:
    if len(values) < 9:
        return _mean(values, weights)
    size = len(values) / 3
    cuts = [round(k * size) for k in range(4)]
    return min(_mean(values[a:b], weights[a:b]) for a, b in pairwise(cuts))


def _length_deviation(source: str, target: str) -> float:
    """Return the deviation of the lengths in the manner of Gale and Church 1993."""
    wide = sum(character > "\u2e7f" for character in source)
    expected = 1.0 + len(source) + wide * (_LETTERS_FOR_A_CHARACTER - 1)
    found = len(target) + 1.0
    return (found - expected) / math.sqrt((found + expected) / 2 * _LENGTH_VARIANCE)


def _repetitions(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    grams = Counter(
        tuple(words[k : k + _REPEATED_WORDS]) for k in range(len(words) - _REPEATED_WORDS + 1)
    )
    return max(grams.values(), default=1) - 1


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)

"""What speaks for and against a pair being a translation: one number a reason.

Reads only the two texts, the dictionary and the glossary; the meaning is added by
`align.pairs.pair_quality`, which also weighs the reasons.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpora import normalise
from corpora.quantities import (
    Quantity,
    find_english_quantities,
    find_quantities,
    is_large_amount,
    same_value,
)
from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key, figure_key
from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from glossary.dictionary.english_words import STOP_WORDS, lemmatise, tokenise_english
from glossary.reading.verification import verify
from glossary.requirements import RequirementFinder, RequirementKind

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CHINESE_END = re.compile(r"[。！？!?]+|；")
_ENGLISH_END = re.compile(r"[.!?]+(?=[\s\"”’)]|$)|;")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS_FOR_A_CHARACTER = 3.2
_LENGTH_VARIANCE = 8.0
_SHORTEST_SAME = 8


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Reasons without the meaning.

    Attributes:
        length_deviation: How much longer the English is than expected, in standard deviations;
            negative where it is shorter.
        source_coverage: Share of the Chinese content, weighted by rarity, with a translation in
            the English, in [0, 1].
        target_coverage: Share of the English content words that translate a Chinese one.
        source_gap: Lowest coverage of a third of the source.
        target_gap: Lowest coverage of a third of the target.
        figures_matched: Figures of the source that the target has, by value.
        figures_missing: Figures of the source that the target lacks.
        figures_added: Figures of the target that the source lacks.
        amounts_missing: Those of the missing that are counted in 万 or 亿.
        amounts_added: Those of the added that are as large.
        digits_missing: Numbers in digits of the source that no figure of the target explains,
            by value or by significant digits.
        digits_added: The same of the target.
        terms_met: Terms of the glossary rendered as ruled.
        terms_unmet: Terms rendered otherwise or not at all.
        sentence_difference: How many more sentences the target has than the source.
        untranslated: Share of Chinese characters in the target.
        copied: Whether the target is the source, or the other way round.
        words: Content words of both sides.
    """

    length_deviation: float
    source_coverage: float
    target_coverage: float
    source_gap: float
    target_gap: float
    figures_matched: int
    figures_missing: int
    figures_added: int
    amounts_missing: int
    amounts_added: int
    digits_missing: int
    digits_added: int
    terms_met: int
    terms_unmet: int
    sentence_difference: int
    untranslated: float
    copied: bool
    words: int


def pair_evidence(
    source: str, target: str, *, dictionary: BilingualDictionary, finder: RequirementFinder
) -> PairEvidence:
    """Return the evidence for one pair; Traditional text is read as Simplified."""
    source = dictionary.simplify(normalise(source).text)
    target = normalise(target).text
    of_source, of_target = _coverages(source, target, dictionary)
    figures = _compare_figures(find_quantities(source), find_english_quantities(target))
    keys = {key for _, key in chinese_figure_keys(dictionary.cut(source))}
    english_keys = {key for word in tokenise_english(target) if (key := english_figure_key(word))}
    required = [r for r in finder.find(source).required if r.kind is RequirementKind.TERM]
    met = sum(verdict.is_met for verdict in verify(required, target))
    chinese = len(_CHINESE.findall(target))
    return PairEvidence(
        length_deviation=_length_deviation(source, target),
        source_coverage=_mean(of_source),
        target_coverage=_mean(of_target),
        source_gap=_lowest_third(of_source),
        target_gap=_lowest_third(of_target),
        figures_matched=len(figures.matched),
        figures_missing=figures.missing,
        figures_added=figures.added,
        amounts_missing=figures.amounts_missing,
        amounts_added=figures.amounts_added,
        digits_missing=_unexplained(source, [s for s, _ in figures.matched], english_keys),
        digits_added=_unexplained(target, [t for _, t in figures.matched], keys),
        terms_met=met,
        terms_unmet=len(required) - met,
        sentence_difference=len(_ENGLISH_END.findall(target)) - len(_CHINESE_END.findall(source)),
        untranslated=chinese / max(1, len(target)),
        copied=_is_copy(source, target),
        words=len(of_source) + len(of_target),
    )


_Weighted = list[tuple[float, float]]
"""For each content word, whether it is covered, in [0, 1], and what it weighs."""


def _coverages(
    source: str, target: str, dictionary: BilingualDictionary
) -> tuple[_Weighted, _Weighted]:
    words = dictionary.cut(source)
    figures = dict(chinese_figure_keys(words))
    english: list[str] = []
    for token in tokenise_english(target):
        figure = english_figure_key(token)
        if figure is not None:
            english.append(figure)
        elif token.lower() not in STOP_WORDS:
            english.append(lemmatise(token))
    present = set(english)
    explained: dict[str, float] = {}
    of_source: _Weighted = []
    for position, word in enumerate(words):
        lemmas = _lemmas(position, word, figures, dictionary)
        found = max((weight for lemma, weight in lemmas if lemma in present), default=0.0)
        for lemma, weight in lemmas:
            if lemma in present:
                explained[lemma] = max(explained.get(lemma, 0.0), weight)
        if lemmas:
            rarity = dictionary.cost(word) or 10.0
            of_source.append((min(1.0, 2 * found), max(0.5, rarity - 4.0)))
    of_target = [(min(1.0, 2 * explained.get(lemma, 0.0)), 1.0) for lemma in english]
    return of_source, of_target


def _lemmas(
    position: int, word: str, figures: dict[int, str], dictionary: BilingualDictionary
) -> list[tuple[str, float]]:
    lemmas = [(t.lemma, t.weight) for t in dictionary.translations(word)]
    if position in figures:
        lemmas.append((figures[position], 1.0))
    if word.isascii() and not word[0].isdigit():
        lemmas.append((lemmatise(word), 1.0))
    return lemmas


def _mean(weighted: Sequence[tuple[float, float]]) -> float:
    total = sum(weight for _, weight in weighted)
    return sum(covered * weight for covered, weight in weighted) / total if total else 0.5


def _lowest_third(weighted: Sequence[tuple[float, float]]) -> float:
    """Return the lowest mean of three consecutive parts; the mean itself for a short text."""
    if len(weighted) < 9:
        return _mean(weighted)
    size = len(weighted) / 3
    return min(_mean(weighted[round(k * size) : round((k + 1) * size)]) for k in range(3))


def _length_deviation(source: str, target: str) -> float:
    """Return the deviation of the lengths in the manner of Gale and Church 1993."""
    expected = 1.0 + sum(
        _LETTERS_FOR_A_CHARACTER if character > "\u2e7f" else 1.0 for character in source
    )
    found = len(target) + 1.0
    return (found - expected) / math.sqrt((found + expected) / 2 * _LENGTH_VARIANCE)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Figures that agree by value, source first, and how many are left on either side."""

    matched: tuple[tuple[Quantity, Quantity], ...]
    missing: int
    added: int
    amounts_missing: int
    amounts_added: int


def _compare_figures(source: Sequence[Quantity], target: Sequence[Quantity]) -> _Comparison:
    """Match figures by value; each figure of the target counts once."""
    free = list(target)
    matched = []
    amounts = 0
    for figure in source:
        same = next((other for other in free if same_value(figure, other)), None)
        if same is not None:
            free.remove(same)
            matched.append((figure, same))
        else:
            amounts += is_large_amount(figure)
    return _Comparison(
        tuple(matched),
        len(source) - len(matched),
        len(free),
        amounts,
        sum(map(is_large_amount, free)),
    )


def _unexplained(text: str, matched: Sequence[Quantity], keys: Set[str]) -> int:
    """Return how many numbers in digits are in no matched figure and have no key among `keys`."""
    return sum(
        figure_key(match.group()) not in keys
        and not any(q.start <= match.start() < q.end for q in matched)
        for match in _DIGITS.finditer(text)
    )


def _is_copy(source: str, target: str) -> bool:
    plain = re.sub(r"\W+", "", source), re.sub(r"\W+", "", target)
    return plain[0] == plain[1] and len(plain[0]) >= _SHORTEST_SAME

"""Where the words of a clause stand in the translation, and which words are left over there.

A lost clause may share words with others; they are not its own where the translation has them only
as often as the others need them, or in another place. And where a clause is only worded otherwise,
its translation has words that nothing in the source explains.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

from corpora.spans import Span
from glossary.reading.content_words import Coverage, SourceContent

MOST_MASS_LOST = 80.0
CHINESE_SENTENCE_END = frozenset("。！？!?；")
_BESIDE, _NEAR = 0.2, 0.12
"""How far before and behind its place, as a share of the text, a clause and spare words may be."""
_MOST_SPARE, _LEAST_EXPLAINED = 4.0, 0.1
_BEGINS_AFTER = frozenset(' ”"')
_ENGLISH_SENTENCE = re.compile(r"[.!?;] ")


class ClausePlaces:
    """Where the words of a source stand in its translation, and which words there are left over."""

    def __init__(
        self, content: SourceContent, coverage: Coverage, source: str, target: str
    ) -> None:
        self._content, self._coverage, self._source = content, coverage, source
        self._counts = Counter(coverage.english)
        self._uses = Counter(lemma for lemma in coverage.covering if lemma)
        last = max(1, len(coverage.english) - 1)
        self._places: dict[str, list[float]] = defaultdict(list)
        for number, lemma in enumerate(coverage.english):
            self._places[lemma].append(number / last)
        self._unexplained = tuple(
            number / last
            for number, weight in enumerate(coverage.explained)
            if weight < _LEAST_EXPLAINED
        )
        self._more = sum(mark in CHINESE_SENTENCE_END for mark in source) - (
            len(_ENGLISH_SENTENCE.findall(target)) + 1
        )

    def features(self, clauses: tuple[int, int], span: Span, mass: float) -> tuple[float, ...]:
        """Return what the places tell of a run of clauses, as `CLAUSE_FEATURES` orders it."""
        covering, of_source = self._coverage.covering, self._coverage.of_source
        inside = [
            (number, word)
            for number, word in enumerate(self._content.words)
            if clauses[0] <= word.clause <= clauses[1]
        ]
        used = Counter(covering[number] for number, _ in inside)
        length = max(1, len(self._source))
        start, end = span.start / length, span.end / length
        own = in_place = 0.0
        for number, word in inside:
            lemma = covering[number]
            if not lemma:
                continue
            weight = of_source[number] * word.rarity
            if self._uses[lemma] - used[lemma] < self._counts[lemma]:
                own += weight
            if any(start - _BESIDE <= p <= end + _BESIDE for p in self._places[lemma]):
                in_place += weight
        count, capped = max(1, len(inside)), math.sqrt(min(mass, MOST_MASS_LOST))
        near = sum(start - _NEAR <= place <= end + _NEAR for place in self._unexplained)
        spare = min(len(self._unexplained) / count, _MOST_SPARE)
        is_sentence = float(self._is_sentence(span))
        return (
            own / mass,
            capped * own / mass,
            in_place / mass,
            capped * in_place / mass,
            spare,
            min(near / count, _MOST_SPARE),
            len(self._unexplained) / max(1, len(self._coverage.english)),
            (1 - own / mass) * spare,
            is_sentence,
            is_sentence * capped,
            is_sentence * float(self._more > 0),
            float(self._more),
        )

    def _is_sentence(self, span: Span) -> bool:
        before = self._source[max(0, span.start - 1) : span.start]
        after = self._source[span.end : span.end + 1]
        begins = not before or before in CHINESE_SENTENCE_END or before in _BEGINS_AFTER
        return begins and (not after or after in CHINESE_SENTENCE_END)

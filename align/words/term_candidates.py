"""Bilingual term candidates from aligned pairs: recurring Chinese units and what renders them.

Units come from `align.words.chinese_phrases`, renderings from word links; the association of both
over all pairs is Dunning's log-likelihood ratio (1993). The score multiplies what speaks for a
term: the weight of the phrase, how constant its rendering is, and the association.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from align.words.chinese_phrases import ChinesePhrase, find_phrases
from align.words.renderings import best_shape, find_rendering, rendering_key
from align.words.word_links import LinkedPair, WordLinker
from corpora import normalise
from corpora.tables import TextPair
from glossary.concepts import Concept
from glossary.names import find_person_names
from glossary.term_source import TermSource

_LEAST_ASSOCIATION = 1.0
"""Log-likelihood ratio below which a rendering stands beside a phrase by chance."""
_PLACES_SHOWN = 5
_WIDENED_SHARE = 0.6
"""Share of the places of a rendering in which a wider one must stand to be taken instead."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English wording of a term.

    Attributes:
        text: The shape in which it stands most often.
        count: Pairs that have it, in any shape.
        places: Some of them, as `TextPair.place` names them.
    """

    text: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A Chinese unit with its renderings, the most frequent first.

    Attributes:
        count: How often the Chinese stands in the pairs.
        score: From 0 upwards, more is better; comparable within one extraction.
        ruling: What the glossary says, empty if nothing.
        contexts: Some of the sentences, Chinese and English, with their places.
    """

    chinese: str
    renderings: tuple[Rendering, ...]
    count: int
    score: float
    ruling: str
    contexts: tuple[str, ...]

    @property
    def english(self) -> str:
        """Return the most frequent rendering."""
        return self.renderings[0].text

    @property
    def is_inconsistent(self) -> bool:
        """Return whether the published texts render it in more than one way."""
        return len(self.renderings) > 1


@dataclass(frozen=True, slots=True)
class ExtractionOptions:
    """What counts as a candidate, and how many are wanted.

    Attributes:
        fewest: How often a term must stand.
        most: Candidates returned at most, 0 for all.
    """

    fewest: int = 2
    most: int = 0


def extract_terms(
    pairs: Sequence[TextPair],
    linker: WordLinker,
    *,
    glossaries: Sequence[TermSource] = (),
    options: ExtractionOptions | None = None,
    told: Callable[[int], None] = lambda done: None,
) -> list[TermCandidate]:
    """Return the candidates, best first.

    Args:
        pairs: Aligned pairs.
        linker: Finds the word links.
        glossaries: Their rulings are noted; their terms are units whatever stands beside them.
        options: What is wanted.
        told: Told how many pairs are linked.
    """
    options = options or ExtractionOptions()
    pairs = [pair for pair in pairs if pair.source.strip() and pair.target.strip()]
    linked: list[LinkedPair] = []
    for number, pair in enumerate(pairs, start=1):
        linked.append(linker.link_texts(pair.source, pair.target))
        told(number)
    rulings = _rulings(glossaries)
    persons = {
        person.text for pair in pairs for person in find_person_names(normalise(pair.source).text)
    }
    phrases = find_phrases(
        [pair.source_words for pair in linked],
        dictionary=linker.dictionary,
        fewest=options.fewest,
        known=frozenset(rulings),
    )
    targets = _TargetIndex([rendering_key(pair.target) for pair in pairs])
    candidates = [
        candidate
        for phrase in phrases
        if not any(person in phrase.text for person in persons)
        and (candidate := _candidate(phrase, pairs, linked, targets, rulings, options.fewest))
    ]
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.chinese))
    return candidates[: options.most or None]


def _candidate(
    phrase: ChinesePhrase,
    pairs: Sequence[TextPair],
    linked: Sequence[LinkedPair],
    targets: _TargetIndex,
    rulings: dict[str, Concept],
    fewest: int,
) -> TermCandidate | None:
    """Return the candidate of a phrase; None if nothing renders it often enough."""
    found = _renderings(phrase, pairs, linked)
    if not found:
        return None
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    best_key, best = ordered[0]
    seen = sum(len(places) for places in found.values())
    if len(best) < min(fewest, 2) or 4 * len(best) < seen:
        return None
    sentences = {place.sentence for place in phrase.places}
    association = _log_likelihood(sentences, targets.having(best_key), len(pairs))
    if association < _LEAST_ASSOCIATION:
        return None
    clarity = len(best) / len(phrase.places)
    renderings = tuple(
        Rendering(
            best_shape([text for text, _ in places]),
            len(places),
            tuple(dict.fromkeys(pair.place for _, pair in places))[:_PLACES_SHOWN],
        )
        for _, places in ordered
    )
    contexts = tuple(
        f"{pair.place} {pair.source} | {pair.target}"
        for pair in dict.fromkeys(pair for _, pair in best[:2])
    )
    return TermCandidate(
        phrase.text,
        renderings,
        len(phrase.places),
        round(phrase.weight * (0.25 + 0.75 * clarity) * math.log1p(association), 2),
        _ruling(rulings.get(phrase.text), renderings[0].text),
        contexts,
    )


class _TargetIndex:
    """Finds the pairs whose English has a rendering."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._places: dict[str, set[int]] = defaultdict(set)
        for number, key in enumerate(keys):
            for word in key.split(" "):
                self._places[word].add(number)

    def having(self, rendering: str) -> set[int]:
        """Return the numbers of the pairs that have the words of a rendering side by side."""
        found = set.intersection(*(self._places[word] for word in rendering.split(" ")))
        return {number for number in found if f" {rendering} " in f" {self._keys[number]} "}


def _renderings(
    phrase: ChinesePhrase, pairs: Sequence[TextPair], linked: Sequence[LinkedPair]
) -> dict[str, list[tuple[str, TextPair]]]:
    """Return the shapes of each rendering with their pairs, by what the shapes have in common.

    The widest shape that stands in most places of a rendering is taken for all of them.
    """
    places = [
        (rendering, pairs[place.sentence])
        for place in phrase.places
        if (
            rendering := find_rendering(
                linked[place.sentence], pairs[place.sentence].target, place.first, place.last
            )
        )
    ]
    narrow = Counter(rendering_key(rendering.text) for rendering, _ in places)
    wide = Counter(
        (rendering_key(rendering.text), rendering_key(wider))
        for rendering, _ in places
        for wider in rendering.wider
    )
    found: dict[str, list[tuple[str, TextPair]]] = defaultdict(list)
    for rendering, pair in places:
        base = rendering_key(rendering.text)
        shapes = [
            wider
            for wider in rendering.wider
            if wide[base, rendering_key(wider)] >= max(2, _WIDENED_SHARE * narrow[base])
        ]
        text = shapes[-1] if shapes else rendering.text
        found[rendering_key(text)].append((text, pair))
    return found


def _log_likelihood(having: set[int], rendered: set[int], total: int) -> float:
    """Return Dunning's ratio for two sets of pairs among `total`; 0 where they repel each other."""
    both = len(having & rendered)
    table = (
        both,
        len(having) - both,
        len(rendered) - both,
        total - len(having) - len(rendered) + both,
    )
    if both * total < len(having) * len(rendered):
        return 0.0
    rows, columns = (len(having), total - len(having)), (len(rendered), total - len(rendered))
    expected = [row * column / total for row in rows for column in columns]
    return 2 * sum(n * math.log(n / e) for n, e in zip(table, expected, strict=True) if n)


def _rulings(glossaries: Iterable[TermSource]) -> dict[str, Concept]:
    """Return the concept of every Chinese term, that of the highest glossary."""
    rulings: dict[str, Concept] = {}
    for glossary in sorted(glossaries, key=lambda glossary: glossary.priority):
        for concept in glossary.concepts:
            for term in concept.chinese:
                rulings[term.text] = concept
    return rulings


def _ruling(concept: Concept | None, rendering: str) -> str:
    """Return what the glossary says of a term and of its rendering here."""
    if concept is None or not concept.accepted:
        return ""
    status = "approved" if concept.is_approved else "proposed"
    ruled = f"{status}: {' | '.join(term.text for term in concept.accepted)}"
    key = rendering_key(rendering)
    if any(rendering_key(term.text) == key for term in concept.forbidden):
        return f"deprecated: {rendering}; {ruled}"
    return ruled

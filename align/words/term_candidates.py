"""Bilingual term candidates from aligned pairs: recurring Chinese units and what renders them.

Units come from `align.words.chinese_phrases`, renderings from word links; the association of both
over all pairs is Dunning's log-likelihood ratio (1993). The score is the probability that a
terminologist takes the pair for a term with its rendering (`align.words.candidate_score`). Of two
candidates one of which is cut from the other, with the same rendering, one is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from align.words.candidate_features import Occurrence, TermEvidence, candidate_features
from align.words.candidate_score import CandidateModel, load_candidate_model
from align.words.chinese_phrases import LONGEST_WORDS, ChinesePhrase, find_phrases
from align.words.rendered_phrases import RenderedPhrase, Rendering, separate_renderings
from align.words.rendering_choice import TargetIndex, choose_renderings
from align.words.renderings import best_shape, rendering_key
from align.words.verb_use import VerbUse
from align.words.word_links import LinkedPair, WordLinker
from corpora import normalise
from corpora.tables import TextPair
from glossary.concepts import Concept
from glossary.dictionary import BilingualDictionary
from glossary.names import find_person_names
from glossary.term_source import TermSource

_LEAST_ASSOCIATION = 1.0
"""Log-likelihood ratio below which a rendering stands beside a phrase by chance."""
_PLACES_SHOWN = 5
_UNKNOWN_COST = 12.0


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A Chinese unit with its renderings, the most frequent first.

    Attributes:
        count: How often the Chinese stands in the pairs.
        score: Probability that both are a term and its rendering, in [0, 1].
        ruling: What the glossary says, empty if nothing.
        contexts: Some of the sentences, Chinese and English, with their places.
        features: What the score was made of, as `CANDIDATE_FEATURES` orders them.
    """

    chinese: str
    renderings: tuple[Rendering, ...]
    count: int
    score: float
    ruling: str
    contexts: tuple[str, ...]
    features: tuple[float, ...] = ()

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
        least_score: Candidates below it are left out.
    """

    fewest: int = 2
    most: int = 0
    least_score: float = 0.0


def extract_terms(
    pairs: Sequence[TextPair],
    linker: WordLinker,
    *,
    glossaries: Sequence[TermSource] = (),
    options: ExtractionOptions | None = None,
    model: CandidateModel | None = None,
    told: Callable[[int], None] = lambda done: None,
) -> list[TermCandidate]:
    """Return the candidates, best first.

    Args:
        pairs: Aligned pairs.
        linker: Finds the word links.
        glossaries: Their rulings are noted; their terms are units whatever stands beside them.
        options: What is wanted.
        model: Scores the candidates, the packaged one unless given.
        told: Told how many pairs are linked.
    """
    options = options or ExtractionOptions()
    model = model or load_candidate_model()
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
    texts = _Texts(pairs, linked, linker.dictionary)
    rendered = separate_renderings(
        (phrase for phrase in phrases if not any(person in phrase.text for person in persons)),
        lambda phrase, beyond: _render(phrase, texts, options.fewest, beyond),
        options.fewest,
    )
    covered = _covered_shares([found.phrase for found in rendered])
    candidates = [
        candidate
        for found, share in zip(rendered, covered, strict=True)
        if (candidate := _candidate(found, share, texts, rulings, model)).score
        >= options.least_score
    ]
    candidates.sort(key=lambda candidate: (-candidate.score, -candidate.count, candidate.chinese))
    return candidates[: options.most or None]


class _Texts:
    """The pairs with their links, and what is looked up in all of them."""

    def __init__(
        self,
        pairs: Sequence[TextPair],
        linked: Sequence[LinkedPair],
        dictionary: BilingualDictionary,
    ) -> None:
        self.pairs, self.linked, self.dictionary = pairs, linked, dictionary
        self.targets = TargetIndex([rendering_key(pair.target) for pair in pairs])
        self.verbs = VerbUse(pair.target for pair in pairs)
        self.sources = [dictionary.simplify(pair.source) for pair in pairs]


def _render(
    phrase: ChinesePhrase, texts: _Texts, fewest: int, beyond: str
) -> RenderedPhrase | None:
    """Return a phrase with its renderings; None if nothing renders it often enough."""
    choice = choose_renderings(phrase, texts.pairs, texts.linked, texts.targets, beyond=beyond)
    if choice is None or choice.association < _LEAST_ASSOCIATION:
        return None
    (_, best), *others = choice.renderings.items()
    seen = sum(len(places) for places in choice.renderings.values())
    if len(best) < min(fewest, 2) or 4 * len(best) < seen:
        return None
    others.sort(key=lambda item: (-len(item[1]), item[0]))
    renderings = tuple(
        Rendering(
            best_shape([text for text, _ in places]),
            len(places),
            tuple(dict.fromkeys(pair.place for _, pair in places))[:_PLACES_SHOWN],
        )
        for places in (best, *(places for _, places in others))
    )
    contexts = tuple(
        f"{pair.place} {pair.source} | {pair.target}"
        for pair in dict.fromkeys(pair for _, pair in best[:2])
    )
    return RenderedPhrase(phrase, renderings, choice.association, choice.covered, contexts)


def _candidate(
    found: RenderedPhrase,
    covered: float,
    texts: _Texts,
    rulings: dict[str, Concept],
    model: CandidateModel,
) -> TermCandidate:
    phrase = found.phrase
    features = candidate_features(_evidence(found, covered, texts))
    return TermCandidate(
        phrase.text,
        found.renderings,
        len(phrase.places),
        round(model.probability(features), 3),
        _ruling(rulings.get(phrase.text), found.renderings[0].text),
        found.contexts,
        features,
    )


def _evidence(found: RenderedPhrase, covered: float, texts: _Texts) -> TermEvidence:
    phrase, best = found.phrase, found.renderings[0]
    costs = [texts.dictionary.cost(word) or _UNKNOWN_COST for word in phrase.words]
    occurrences = tuple(
        Occurrence(
            texts.sources[place.sentence],
            texts.linked[place.sentence].source_words[place.first].start,
            texts.pairs[place.sentence].target,
        )
        for place in phrase.places
    )
    return TermEvidence(
        words=phrase.words,
        english=best.text,
        clarity=best.count / len(phrase.places),
        association=found.association,
        surprise=phrase.surprise,
        free=phrase.free,
        covered=covered,
        cost=min(costs),
        is_known=phrase.text in texts.dictionary,
        occurrences=occurrences,
        rendered=found.covered,
        bare=phrase.bare,
        verbal=texts.verbs.share(best.text),
    )


def _covered_shares(phrases: Sequence[ChinesePhrase]) -> list[float]:
    """Return for each phrase the share of its places that stand inside a longer one."""
    reach: dict[tuple[int, int], int] = {}
    for phrase in phrases:
        for place in phrase.places:
            at = (place.sentence, place.first)
            reach[at] = max(reach.get(at, 0), place.last)
    shares = []
    for phrase in phrases:
        inside = sum(
            reach.get((place.sentence, place.first), 0) > place.last
            or any(
                reach.get((place.sentence, place.first - back), 0) >= place.last
                for back in range(1, LONGEST_WORDS)
            )
            for place in phrase.places
        )
        shares.append(inside / len(phrase.places))
    return shares


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

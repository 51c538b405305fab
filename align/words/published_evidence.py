"""How the published documents rendered a Chinese term: counts, years, contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.words.renderings import best_shape, find_rendering, rendering_key
from align.words.word_links import WordLinker
from corpora import normalise
from corpora.published_documents import PublishedPlace
from corpora.spans import Span
from glossary.concepts import Concept, Glossary, Term
from glossary.english_forms import find_term
from glossary.term_matcher import TermMatcher


@dataclass(frozen=True, slots=True)
class RenderingEvidence:
    """One English wording of a term in the published documents.

    Attributes:
        text: The wording, empty for sentences in which none was found.
        count: How many sentences have it.
        ruling: The status of the wording in the termbase, empty for one it does not have.
        years: In which years, with how many sentences each.
        places: The sentences.
    """

    text: str
    count: int
    ruling: str
    years: tuple[tuple[str, int], ...]
    places: tuple[PublishedPlace, ...]


def find_evidence(
    places: Iterable[PublishedPlace],
    chinese: str,
    linker: WordLinker,
    concept: Concept | None = None,
) -> tuple[RenderingEvidence, ...]:
    """Return the renderings of a term in sentences that hold it, the most frequent first.

    Terms of the concept are recognised as such; in the other sentences the words linked to the
    term are taken. Sentences without a counterpart count as without a rendering.
    """
    terms = [term for term in concept.terms if term.language == "en"] if concept else []
    matcher = TermMatcher([Glossary("evidence", (concept,))]) if concept else None
    found: dict[str, list[tuple[str, PublishedPlace]]] = defaultdict(list)
    for place in places:
        if matcher is not None and not matcher.find_terms(normalise(place.pair.source).text):
            continue  # inside a word in which the concept is not meant
        text = _known(terms, place.pair.target) or _linked(place, chinese, linker)
        found[rendering_key(text)].append((text, place))
    rulings = {rendering_key(term.text): str(term.status) for term in terms}
    ordered = sorted(found.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(_evidence(key, uses, rulings) for key, uses in ordered)


def _known(terms: Sequence[Term], target: str) -> str:
    """Return the longest term that stands in a sentence, empty if none does."""
    standing = [term.text for term in terms if find_term(term, target)]
    return max(standing, key=len, default="")


def _linked(place: PublishedPlace, chinese: str, linker: WordLinker) -> str:
    """Return the words that are linked to the term in a sentence, empty if none are clearly."""
    source = normalise(place.pair.source).text
    start = source.find(chinese)
    if start < 0 or not place.pair.target.strip():
        return ""
    pair = linker.link_texts(source, place.pair.target)
    term = Span(start, start + len(chinese))
    inside = [
        number
        for number, word in enumerate(pair.source_words)
        if term.overlaps((word.start, word.end))
    ]
    if not inside:
        return ""
    rendering = find_rendering(pair, place.pair.target, inside[0], inside[-1] + 1)
    return rendering.text if rendering else ""


def _evidence(
    key: str, uses: Sequence[tuple[str, PublishedPlace]], rulings: dict[str, str]
) -> RenderingEvidence:
    years: dict[str, int] = defaultdict(int)
    for _, place in uses:
        years[place.document.date[:4]] += 1
    return RenderingEvidence(
        best_shape([text for text, _ in uses]),
        len(uses),
        rulings.get(key, ""),
        tuple(sorted(years.items())),
        tuple(place for _, place in uses),
    )

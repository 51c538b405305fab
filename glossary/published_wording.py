"""Where published pages use a wording, and which of them a new ruling makes old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.published_documents import PublishedDocument, PublishedDocuments
from glossary.concepts import Concept, Term
from glossary.english_forms import find_term


@dataclass(frozen=True, slots=True)
class PageUse:
    """A published page that uses a term, how often, and the first sentence that does."""

    document: PublishedDocument
    term: Term
    count: int
    example: str


def pages_using(published: PublishedDocuments, term: Term) -> tuple[PageUse, ...]:
    """Return the published pages in which an English term stands, by date."""
    counts: dict[int, int] = {}
    first: dict[int, tuple[PublishedDocument, str]] = {}
    for place in published.find_english(term.text):
        found = len(find_term(term, place.pair.target))
        if found:
            number = place.document.number
            counts[number] = counts.get(number, 0) + found
            first.setdefault(number, (place.document, place.pair.target))
    return tuple(
        PageUse(document, term, counts[number], example)
        for number, (document, example) in first.items()
    )


def pages_with_old_wording(
    published: PublishedDocuments, concepts: Iterable[Concept]
) -> Iterator[PageUse]:
    """Yield the published pages that use a term which the concepts no longer accept."""
    for concept in concepts:
        for term in concept.forbidden:
            yield from pages_using(published, term)

"""Where published pages use a wording."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.published_documents import PublishedDocument, PublishedDocuments
from glossary.concepts import Term
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

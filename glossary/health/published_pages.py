"""Faults that stored pages show: names of renamed offices after their last day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.findings import Finding
from corpora.published_documents import PublishedDocuments
from glossary.concepts import Concept
from glossary.health.glossary_finding import WARNING, glossary_fault, name_of
from glossary.termbase.published_wording import PageUse, pages_using

_LISTED = 3


def expired_terms_in_use(
    concepts: Sequence[Concept], published: PublishedDocuments
) -> Iterator[Finding]:
    """Find English terms that pages use which are dated outside the term's validity.

    Pages without a date, and concepts with another valid term of the same wording, are left out.
    """
    for concept in concepts:
        for term in concept.terms:
            if term.language != "en" or not (term.valid_from or term.valid_until):
                continue
            twins = [t for t in concept.terms if t.language == "en" and t.text == term.text]
            if term is not twins[0]:
                continue
            wrong = [
                page
                for page in pages_using(published, term)
                if page.document.date and not any(t.is_valid_on(page.document.date) for t in twins)
            ]
            if wrong:
                period = f"{term.valid_from or '...'} to {term.valid_until or '...'}"
                successor = next(
                    (t.text for t in concept.accepted if t.is_valid_on(wrong[-1].document.date)),
                    "the name of the day",
                )
                yield glossary_fault(
                    "page.expired-term",
                    WARNING,
                    (concept,),
                    f"{term.text!r} of {name_of(concept)} is valid from {period}, and stands in"
                    f" {_listed(wrong)}",
                    f"{name_of(concept)}的“{term.text}”有效期为{period}，仍见于{_listed(wrong)}",
                    f"correct the pages to {successor!r}, or the dates of the term",
                )


def _listed(pages: list[PageUse]) -> str:
    named = [f"{page.document.name} ({page.document.date})" for page in pages[:_LISTED]]
    more = f" and {len(pages) - _LISTED} more" if len(pages) > _LISTED else ""
    return f"{', '.join(named)}{more}"

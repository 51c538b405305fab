"""Examines a glossary with every rule: the one way to its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpora.findings import Finding
from corpora.published_documents import PublishedDocuments
from glossary.concepts import Concept
from glossary.health import conflicts, entry_faults
from glossary.health.glossary_finding import CATEGORIES, WARNING, glossary_fault, name_of
from glossary.termbase import PageUse, pages_using

RULES = tuple(CATEGORIES)

_LISTED = 3


def find_faults(
    concepts: Iterable[Concept], *, today: str, published: PublishedDocuments | None = None
) -> tuple[Finding, ...]:
    """Return the faults of concepts, the gravest first, then by rule and identifier.

    The time grows with the number of concepts, not with its square.

    Args:
        concepts: The concepts in use.
        today: The day ("2024-05-01") that tells which terms have expired.
        published: Stored pages, in which expired terms are looked for.
    """
    chosen = tuple(concepts)
    found = [
        *conflicts.two_preferred_terms(chosen),
        *conflicts.duplicate_concepts(chosen),
        *conflicts.undecidable_homonyms(chosen),
        *conflicts.one_term_for_two_concepts(chosen),
        *conflicts.contradicting_nested_terms(chosen),
        *conflicts.deprecated_elsewhere_preferred(chosen),
        *entry_faults.expired_terms(chosen, today),
        *entry_faults.unlike_figures(chosen),
        *entry_faults.unlike_pinyin(chosen),
        *entry_faults.without_preferred(chosen),
        *entry_faults.without_source(chosen),
        *(_expired_terms_in_use(chosen, published) if published else ()),
    ]
    return tuple(sorted(found, key=lambda f: (-f.severity.rank, f.rule, f.subjects)))


def _expired_terms_in_use(
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

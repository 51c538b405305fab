"""Examines a glossary with every rule: the one way to its faults."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.findings import Finding
from corpora.published_documents import PublishedDocuments
from glossary.concepts import Concept
from glossary.health import conflicts, entries, published_pages
from glossary.health.glossary_finding import CATEGORIES

RULES = tuple(CATEGORIES)


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
        *conflicts.one_term_for_two_concepts(chosen),
        *conflicts.contradicting_nested_terms(chosen),
        *conflicts.deprecated_elsewhere_preferred(chosen),
        *entries.expired_terms(chosen, today),
        *entries.unlike_figures(chosen),
        *entries.unlike_pinyin(chosen),
        *entries.without_preferred(chosen),
        *entries.without_source(chosen),
        *(published_pages.expired_terms_in_use(chosen, published) if published else ()),
    ]
    return tuple(sorted(found, key=lambda f: (-f.severity.rank, f.rule, f.subjects)))

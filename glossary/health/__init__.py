"""The health of a glossary: rulings that contradict each other, entries that are wrong."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.concepts import Concept
from glossary.health import conflicts, entries
from glossary.health.fault import FaultSeverity, GlossaryFault

__all__ = ["RULES", "FaultSeverity", "GlossaryFault", "find_faults"]

RULES = (
    "conflict.deprecated-preferred",
    "conflict.duplicate",
    "conflict.nested",
    "conflict.one-term-two-concepts",
    "conflict.two-preferred",
    "entry.expired",
    "entry.figure",
    "entry.no-preferred",
    "entry.no-source",
    "entry.pinyin",
)


def find_faults(concepts: Iterable[Concept], *, today: str) -> tuple[GlossaryFault, ...]:
    """Return the faults of concepts, errors first, then by rule and identifier.

    `today` ("2024-05-01") tells which terms have expired. The time grows with the number of
    concepts, not with its square.
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
    ]
    return tuple(sorted(found, key=lambda f: (f.severity, f.rule, f.concepts[0].identifier)))

"""How a fault of a glossary becomes a finding; major is what voids a ruling or a translation."""

from __future__ import annotations

from corpora.findings import Finding, Severity
from glossary.concepts import Concept

ERROR, WARNING = Severity.MAJOR, Severity.MINOR
CATEGORIES = {
    "conflict.deprecated-preferred": "terminology/inconsistent-use",
    "conflict.duplicate": "terminology/inconsistent-use",
    "conflict.homonyms": "terminology/inconsistent-use",
    "conflict.nested": "terminology/inconsistent-use",
    "conflict.one-term-two-concepts": "terminology/inconsistent-use",
    "conflict.two-preferred": "terminology/inconsistent-use",
    "entry.expired": "terminology/wrong-term",
    "entry.figure": "accuracy/mistranslation",
    "entry.no-preferred": "terminology",
    "entry.no-source": "terminology",
    "entry.pinyin": "linguistic-conventions/spelling",
    "page.expired-term": "terminology/wrong-term",
}
"""The MQM category of every rule."""


def glossary_fault(
    rule: str,
    severity: Severity,
    concepts: tuple[Concept, ...],
    english: str,
    chinese: str,
    suggestion: str,
) -> Finding:
    """Return what is wrong with concepts, the one to change first; its subjects are theirs."""
    return Finding(
        rule,
        severity,
        CATEGORIES[rule],
        english,
        chinese,
        suggestion,
        text=name_of(concepts[0]),
        subjects=tuple(concept.identifier for concept in concepts),
    )


def name_of(concept: Concept) -> str:
    """Return what a message calls a concept: its first Chinese name, else its identifier."""
    return concept.chinese[0].text if concept.chinese else concept.identifier

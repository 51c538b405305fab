"""One fault of a glossary: what is wrong, where, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossary.concepts import Concept


class FaultSeverity(StrEnum):
    """An error makes a translation wrong or a ruling void; a warning wants to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class GlossaryFault:
    """A fault of one or more concepts.

    Attributes:
        rule: Name of the rule, `conflict.two-preferred`.
        concepts: The concepts in question, the one to change first.
        message: What is wrong.
        suggestion: What would mend it.
    """

    rule: str
    severity: FaultSeverity
    concepts: tuple[Concept, ...]
    message: str
    suggestion: str


def name_of(concept: Concept) -> str:
    """Return what a message calls a concept: its first Chinese name, else its identifier."""
    return concept.chinese[0].text if concept.chinese else concept.identifier

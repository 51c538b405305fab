"""How each requirement of a segment ended, by which step, and why.

A conflict is decided before anything is decoded; whatever fails later is unmet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind
from glossary.requirement_reasons import why_required


class Outcome(StrEnum):
    """How a requirement ended."""

    MET = "met"
    REPAIRED = "repaired"
    REPLACED = "replaced"
    CONFLICT = "conflict"
    UNMET = "unmet"


class Stage(StrEnum):
    """What first brought a requirement into the translation."""

    ANNOTATION = "annotation"
    PLACEHOLDER = "placeholder"
    MODEL = "model"
    MEMORY = "translation memory"
    CELL = "table of cells"
    SUPPRESSION = "decoded without it"
    AGAIN = "decoded again"
    ASKED = "asked again"
    PREFIX = "forced prefix"
    REPLACEMENT = "span replacement"
    AGREEMENT = "agreement"
    NONE = ""
    """Nothing had to: it is unmet, in conflict, or a deprecated term that did not come."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Which step met a requirement, noted when it did so."""

    outcome: Outcome
    stage: Stage


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """What became of one requirement.

    Attributes:
        requirement: The requirement; its places count in the normalised segment.
        outcome: How it ended.
        span: Where it stands in the translation, None where it does not.
        stage: What brought it there.
        reason: Why, in words for a reader.
    """

    requirement: Requirement
    outcome: Outcome
    span: Span | None
    stage: Stage
    reason: str


def reason_of(requirement: Requirement, outcome: Outcome) -> str:
    """Return in words why something is required, and why it could not be met."""
    if requirement.conflict:
        return requirement.conflict
    why = why_required(requirement)
    if outcome is Outcome.UNMET and requirement.kind is not RequirementKind.FORBIDDEN:
        return f"{why}: not in the translation after repair and replacement"
    return why

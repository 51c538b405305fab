"""How each requirement of a segment ended, by which stage, and why.

A conflict is decided before anything is decoded; whatever fails later is unmet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.languages import has_chinese
from glossary.reading.verification import verify
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.engines.engine import Engine
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.units import Unit


class Outcome(StrEnum):
    """How a requirement ended."""

    MET = "met"
    REPAIRED = "repaired"
    REPLACED = "replaced"
    CONFLICT = "conflict"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """What became of one requirement.

    Attributes:
        requirement: The requirement; its places count in the normalised segment.
        outcome: How it ended.
        span: Where it stands in the translation, None where it does not.
        stage: What brought it there: "annotation", "placeholder", "model", "forced prefix",
            "span replacement", "translation memory", or "" where nothing did.
        reason: Why, in words for a reader.
    """

    requirement: Requirement
    outcome: Outcome
    span: tuple[int, int] | None
    stage: str
    reason: str


def requirement_results(
    unit: Unit, first: Draft, draft: Draft, offset: int, engine: Engine
) -> list[RequirementResult]:
    """Return what became of each requirement of a unit, placed in the segment."""
    results: list[RequirementResult] = []
    for k, verdict in enumerate(draft.verdicts):
        requirement = verdict.requirement
        if verdict.is_met and not 0 <= requirement.start < len(unit.text):
            continue  # forbidden here too, because of another unit of the segment
        was_met = first.verdicts[k].is_met
        outcome, stage = _outcome(unit, k, was_met, draft, engine)
        placed = replace(
            requirement, start=requirement.start + unit.offset, end=requirement.end + unit.offset
        )
        span = verdict.span
        results.append(
            RequirementResult(
                placed,
                outcome,
                (span[0] + offset, span[1] + offset) if span else None,
                stage,
                _reason(requirement, outcome),
            )
        )
    return results


def _outcome(
    unit: Unit,
    k: int,
    was_met: bool,
    draft: Draft,
    engine: Engine,
) -> tuple[Outcome, str]:
    verdict = draft.verdicts[k]
    requirement = verdict.requirement
    if requirement.conflict:
        return Outcome.CONFLICT, ""
    if not verdict.is_met:
        return Outcome.UNMET, ""
    if was_met:
        return Outcome.MET, _first_stage(unit, k, draft, engine)
    if draft.is_remembered:
        return Outcome.REPLACED, "translation memory"
    if requirement.kind is RequirementKind.FORBIDDEN:
        return Outcome.REPAIRED, "decoded without it"
    decoded = engine.pieces.decode(draft.hypothesis.pieces, unit.source.fillers).text
    if verify(unit.requirements, decoded)[k].is_met:
        return Outcome.REPAIRED, "forced prefix"
    return Outcome.REPLACED, "span replacement"


def _first_stage(unit: Unit, k: int, draft: Draft, engine: Engine) -> str:
    requirement = unit.requirements[k]
    if requirement.kind is RequirementKind.FORBIDDEN:
        return ""
    if draft.is_remembered:
        return "translation memory"
    if k in unit.source.placeholders:
        return "placeholder"
    is_annotated = engine.features.annotation and requirement.kind is RequirementKind.TERM
    return "annotation" if is_annotated else "model"


def _reason(requirement: Requirement, outcome: Outcome) -> str:
    if requirement.conflict:
        return requirement.conflict
    concept = requirement.concept
    if requirement.kind is RequirementKind.FORBIDDEN and concept is not None:
        words = requirement.accepted[0]
        return f"“{words}” is deprecated for {requirement.source} ({concept.origin})"
    if concept is not None:
        source = f", {concept.source}" if concept.source else ""
        why = f"approved term ({concept.origin}{source})"
    elif requirement.quantity is not None:
        why = f"{requirement.quantity.kind} by value"
    else:
        is_han = has_chinese(requirement.source)
        why = "written in pinyin" if is_han else "copied from the source"
    if outcome is Outcome.UNMET:
        return f"{why}: not in the translation after repair and replacement"
    return why

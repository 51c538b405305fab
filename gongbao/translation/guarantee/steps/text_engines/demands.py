"""What is required of a passage as a text engine is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.languages import has_chinese
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import Demand
from gongbao.translation.guarantee.draft import Draft

_KINDS = {
    RequirementKind.TERM: "term",
    RequirementKind.QUANTITY: "figure",
    RequirementKind.DATE: "figure",
}


def demands_of(requirements: Sequence[Requirement]) -> tuple[Demand, ...]:
    """Return the demands of a passage, each once; conflicts that nothing can be written for aside.

    What is forbidden stands with the term whose concept it names.
    """
    return _demands(requirements, requirements)


def missed_by(draft: Draft) -> tuple[Demand, ...]:
    """Return what a draft lacks, or holds though it is forbidden."""
    required = draft.passage.requirements
    return _demands((required[k] for k in draft.unmet), required)


def _demands(chosen: Iterable[Requirement], required: Sequence[Requirement]) -> tuple[Demand, ...]:
    found: dict[Demand, None] = {}
    for requirement in chosen:
        if requirement.conflict:
            continue
        if requirement.kind is RequirementKind.FORBIDDEN:
            terms = [r for r in required if _is_term_of(r, requirement)]
            for term in terms:
                found[_demand(term, required)] = None
            if not terms:
                accepted = requirement.concept.accepted if requirement.concept else ()
                words = tuple(term.text for term in accepted)
                found[Demand(requirement.source, words, requirement.accepted)] = None
        else:
            found[_demand(requirement, required)] = None
    return tuple(found)


def _demand(requirement: Requirement, required: Sequence[Requirement]) -> Demand:
    kind = _KINDS.get(requirement.kind)
    if kind is None:
        kind = "name" if has_chinese(requirement.source) else "copy"
    forbidden = [
        word
        for other in required
        if other.kind is RequirementKind.FORBIDDEN and _is_term_of(requirement, other)
        for word in other.accepted
    ]
    return Demand(requirement.source, requirement.accepted, tuple(dict.fromkeys(forbidden)), kind)


def _is_term_of(requirement: Requirement, forbidden: Requirement) -> bool:
    """Tell whether a requirement is a term of the concept that something is forbidden for."""
    is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
    return is_term and requirement.concept == forbidden.concept

"""Why something is required, in words for a reader: who ruled so, or how it is compared."""

from __future__ import annotations

from corpora.languages import has_chinese
from glossary.requirement import Requirement, RequirementKind


def why_required(requirement: Requirement) -> str:
    """Return why a translation must have something, or must not, or why it cannot be satisfied.

    >>> from glossary.requirements import RequirementFinder
    >>> for found in RequirementFinder(()).find("市长李明说，同比增长5%。").required:
    ...     print(found.source, "|", why_required(found))
    李明 | name, written in pinyin
    同比 | says what a figure means
    5% | percent, compared by value
    """
    if requirement.conflict:
        return f"conflict: {requirement.conflict}"
    concept = requirement.concept
    if requirement.kind is RequirementKind.FORBIDDEN and concept is not None:
        words = requirement.accepted[0]
        return f"“{words}” is deprecated for {requirement.source} ({concept.origin})"
    if concept is not None:
        source = f", {concept.source}" if concept.source else ""
        return f"approved term ({concept.origin}{source})"
    if requirement.quantity is not None:
        return f"{requirement.quantity.kind}, compared by value"
    if says_relation(requirement):
        return "says what a figure means"
    is_han = has_chinese(requirement.source)
    return "name, written in pinyin" if is_han else "copied from the source"


def says_relation(requirement: Requirement) -> bool:
    """Tell whether words in characters are no name: 同比, 中旬, which have words of English."""
    return (
        requirement.kind is RequirementKind.COPY
        and has_chinese(requirement.source)
        and requirement.accepted[0][:1].islower()
    )

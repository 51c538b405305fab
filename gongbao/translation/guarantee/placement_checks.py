"""What is guaranteed is presence; here placement is checked, and doubts become warnings."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.quantities import (
    find_english_quantities,
    keeps_approximation,
    reversed_direction,
    same_value,
)
from glossary.requirements import RequirementKind
from gongbao.translation.guarantee.draft import Draft, Span, attention_mass
from gongbao.translation.guarantee.units import Unit

# Attention on its source below which a phrase may stand at the wrong place.
_LOOKED_AT = 0.05


def placement_warnings(unit: Unit, draft: Draft) -> Iterator[str]:
    """Yield what to look at: stray figures, changes turned round, doubtful places and more."""
    for figure in draft.stray_figures:
        yield f"the figure “{figure}” has no figure of its own in the source"
    for verdict in draft.verdicts:
        requirement = verdict.requirement
        if not verdict.is_met or verdict.span is None:
            continue
        words = draft.text[verdict.span[0] : verdict.span[1]]
        if requirement.quantity is not None:
            found = [
                figure
                for figure in find_english_quantities(words)
                if same_value(requirement.quantity, figure)
            ]
            if found and not any(keeps_approximation(requirement.quantity, f) for f in found):
                yield f"“{words}” loses the approximation of {requirement.source}"
            turned = reversed_direction(
                requirement.quantity, unit.text[: requirement.start], draft.text, verdict.span[0]
            )
            if turned:
                yield f"“{turned}” turns round the change by {requirement.source}"
        elif requirement.kind is RequirementKind.TERM and not _was_looked_at(
            unit, draft, verdict.span, (requirement.start, requirement.end)
        ):
            yield f"“{words}” may stand at the wrong place"


def _was_looked_at(unit: Unit, draft: Draft, span: Span, source: Span) -> bool:
    mass = attention_mass(draft, unit, *source)
    pieces = [k for k, (a, b) in enumerate(draft.spans) if a < span[1] and span[0] < b]
    return not pieces or max(float(mass[k]) for k in pieces if k < len(mass)) >= _LOOKED_AT

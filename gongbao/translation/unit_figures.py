"""Figures of a memory unit held against each other by value."""

from __future__ import annotations

from corpora import normalise
from corpora.memory import MemoryUnit
from corpora.quantities import find_english_quantities, find_quantities, same_value
from glossary.reading.verification import verify
from glossary.requirements import RequirementFinder

_FIGURES_ALONE = RequirementFinder(())


def wrong_figures(unit: MemoryUnit) -> str:
    """Return what is wrong with the figures of a unit, empty for nothing.

    Said only where both sides have a figure that the other has not: one that is missing may be
    written in words, one too many may be read wrongly.
    """
    source, target = normalise(unit.source).text, normalise(unit.target).text
    figures = find_quantities(source)
    if not figures:
        return ""
    verdicts = verify(_FIGURES_ALONE.find(source).required, target)
    missing = [
        v.requirement.source
        for v in verdicts
        if not v.is_met and v.requirement.quantity is not None
    ]
    surplus = [
        figure.text
        for figure in find_english_quantities(target)
        if not any(same_value(known, figure) for known in figures)
    ]
    if not missing or not surplus:
        return ""
    return f"{', '.join(missing)} is not {', '.join(surplus)}"

"""English from the translation memory in the engine's place, held to the same requirements.

A match of the whole source stands in for the engine where its English has every required term and
figure. A ruling that is younger than the match is written into it: the preferred term over a
deprecated one or over another name of the concept. Where that is not enough the engine translates,
and a warning says why.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np

from corpora.memory import MemoryMatch
from glossary.concepts import Term
from glossary.english_forms import find_term, in_plural
from glossary.reading.verification import verify
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.engines.engine import Hypothesis
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.guarantee.span_replacement import fitted_words
from gongbao.translation.guarantee.units import Unit

_ROUNDS = 20


class SegmentMemory(Protocol):
    """What the translator asks a translation memory; `signature` says in which state it is."""

    @property
    def signature(self) -> str:
        """Return what tells one state of the memory from another."""
        ...

    def find_exact(self, source: str, *, before: str = "", after: str = "") -> MemoryMatch | None:
        """Return the match of a whole source, None where there is none."""
        ...

    def find_similar(
        self, source: str, *, limit: int = 3, least: float = 70.0
    ) -> tuple[MemoryMatch, ...]:
        """Return similar sources, the best first."""
        ...


def remembered_draft(unit: Unit, match: MemoryMatch) -> Draft:
    """Return the English of a match as a draft of its unit, as it is; it has no pieces."""
    nothing = np.zeros((0, len(unit.source.pieces) + 1), np.float32)
    text = match.unit.target.strip()
    return Draft(
        Hypothesis((), nothing, 0.0), text, (), verify(unit.requirements, text), is_remembered=True
    )


def with_rulings(unit: Unit, draft: Draft) -> Draft:
    """Return a remembered draft with required terms written over other names of their concepts."""
    for _ in range(_ROUNDS):
        changed = next(filter(None, (_ruled(unit, draft, k) for k in draft.unmet)), None)
        if changed is None:
            break
        draft = changed
    return draft


def why_not_used(match: MemoryMatch, draft: Draft) -> str:
    """Return the warning for a match whose English cannot stand."""
    lacking = []
    for index in draft.unmet:
        needed = draft.verdicts[index].requirement
        if needed.kind is RequirementKind.FORBIDDEN:
            lacking.append(f"“{needed.accepted[0]}” is deprecated for {needed.source}")
        else:
            lacking.append(f"no {needed.accepted[0]} for {needed.source}")
    return (
        f"the translation memory (unit {match.unit.number}, {match.score:.0f} %) was not used: "
        + "; ".join(lacking)
    )


def _ruled(unit: Unit, draft: Draft, index: int) -> Draft | None:
    """Return the draft with one requirement written in, None where there is no place for it."""
    requirement = unit.requirements[index]
    if requirement.concept is None:
        return None
    if requirement.kind is RequirementKind.FORBIDDEN:
        span = draft.verdicts[index].span
        spans, words = ([span] if span else []), _preferred(unit, requirement)
    else:
        spans, words = _other_names(requirement, draft), requirement.accepted[0]
    for start, end in spans:
        plural = in_plural(words) if draft.text[start:end].endswith("s") else words
        for form in (plural, words):
            fitted = fitted_words(draft.text, (start, end), form)
            written = with_text(draft, unit, (start, end), fitted.strip())
            written = replace(written, is_degenerate=False)
            if index not in written.unmet and len(written.unmet) < len(draft.unmet):
                return written
    return None


def _preferred(unit: Unit, forbidden: Requirement) -> str:
    """Return what stands for a concept in this unit: its first rendering, or the preferred term."""
    for requirement in unit.requirements:
        is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
        if is_term and requirement.concept == forbidden.concept:
            return requirement.accepted[0]
    return forbidden.concept.accepted[0].text if forbidden.concept else ""


def _other_names(requirement: Requirement, draft: Draft) -> list[tuple[int, int]]:
    """Return where other English names of a concept stand, the longest first."""
    concept = requirement.concept
    taken = met_spans(draft, requirement)
    found: set[tuple[int, int]] = set()
    for term in concept.terms if concept else ():
        if term.language == "en":
            for text in filter(None, (term.first_use, term.text)):
                found.update(find_term(Term(text, "en"), draft.text))
    free = [s for s in found if not any(a < s[1] and s[0] < b for a, b in taken)]
    return sorted(free, key=lambda span: (span[0] - span[1], span[0]))


def under_requirements(
    unit: Unit, draft: Draft, requirements: tuple[Requirement, ...]
) -> tuple[Unit, Draft]:
    """Return a unit with the renderings of its document required, and its draft verified anew.

    What is remembered and has no place for one of them stays as it is: the glossary accepts it.
    """
    strict = replace(unit, requirements=requirements)
    verified = replace(draft, verdicts=verify(requirements, draft.text))
    if draft.is_remembered and with_rulings(strict, verified).unmet:
        return unit, draft
    return strict, verified

"""Replace: required words are written over those that word links tie to their source.

A text engine cannot be forced, so what it has twice left out is written into its sentence. Where
the words that stand for a term are linked to it, the term takes their place, their number and
their capitals; a figure takes the place of a figure that nothing accounts for. Words without any
counterpart go where their neighbours in the source put them.
"""

from __future__ import annotations

from dataclasses import replace

from glossary.reading import Verdict, spans_of
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, credited, with_text
from gongbao.translation.guarantee.linked_words import with_links
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.steps.text_engines.linked_places import find_places

_ROUNDS = 3


def replace_linked(draft: Draft) -> Draft:
    """Return the draft of a text engine with what is still open written over its linked words.

    A draft without any text stays so: there is nothing that words could stand beside.
    """
    if not draft.is_text or not draft.unmet or not draft.text:
        return draft
    draft = with_links(draft)
    for _ in range(_ROUNDS):
        before = len(draft.unmet)
        for index in _in_order(draft):
            if index in draft.unmet:
                draft = _with_requirement(draft, index)
        if not draft.unmet or len(draft.unmet) == before:
            break
    return credited(draft, Outcome.REPLACED, Stage.REPLACEMENT)


def _in_order(draft: Draft) -> list[int]:
    """Return what is open, deprecated terms first: the term they stand for takes their place."""
    required = draft.passage.requirements
    return sorted(
        draft.unmet,
        key=lambda k: (required[k].kind is not RequirementKind.FORBIDDEN, required[k].start),
    )


def _with_requirement(draft: Draft, index: int) -> Draft:
    """Return the draft with a requirement written into it, at the first place that costs nothing.

    Where its words stand and a shorter requirement has taken a part of them, it is that one which
    is written elsewhere.
    """
    draft, index = _freed(draft, index)
    best: Draft | None = None
    for span, words in find_places(draft, index):
        written = with_text(draft, span, words)
        if index in written.unmet or len(written.unmet) >= len(draft.unmet):
            continue
        if written.faults <= draft.faults and not written.is_degenerate:
            return written
        if best is None or written.rank()[:3] < best.rank()[:3]:
            best = written
    return best or draft


def _freed(draft: Draft, index: int) -> tuple[Draft, int]:
    """Return the draft with a whole term given its own words, and the one that is open instead."""
    requirement = draft.passage.requirements[index]
    for span in spans_of(requirement, draft.text):
        holders = [
            k
            for k, verdict in enumerate(draft.verdicts)
            if verdict.span is not None and verdict.is_met and span.overlaps(verdict.span)
        ]
        if len(holders) != 1:
            continue
        (holder,) = holders
        inner = draft.verdicts[holder].span
        if inner is not None and span.contains(inner) and span != inner:
            verdicts = list(draft.verdicts)
            verdicts[index] = Verdict(requirement, is_met=True, span=span)
            verdicts[holder] = Verdict(verdicts[holder].requirement, is_met=False)
            return replace(draft, verdicts=tuple(verdicts)), holder
    return draft, index

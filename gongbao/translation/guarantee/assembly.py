"""From the drafts of its passages to a translated segment: joined, explained, looked over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from corpora.findings import Finding
from corpora.memory import MemoryMatch
from gongbao.translation.guarantee.draft import Draft, credited, met_spans
from gongbao.translation.guarantee.faults.degeneration import is_degenerate, without_loops
from gongbao.translation.guarantee.joined_clauses import with_joining_mark
from gongbao.translation.guarantee.outcomes import (
    Credit,
    Outcome,
    RequirementResult,
    Stage,
    reason_of,
)
from gongbao.translation.guarantee.segments import (
    ReadSegment,
    TranslatedPassage,
    TranslatedSegment,
)
from gongbao.translation.guarantee.translation_findings import (
    in_context,
    in_segment,
    pair_findings,
    read_segment_pair,
    repeated,
    was_cut,
)

_HALF_WIDTH = str.maketrans("（）［］：；％", "()[]:;%")
_LISTED = re.compile("^([0-9]+)、$")


def assemble_segment(
    segment: ReadSegment, drafts: Sequence[Draft], similar: tuple[MemoryMatch, ...] = ()
) -> TranslatedSegment:
    """Return a segment with the drafts of its passages joined; without any it is copied."""
    source = segment.source.text
    if not drafts:
        return TranslatedSegment(source, segment.normalised, in_half_width(source), ())
    target = ""
    passages: list[TranslatedPassage] = []
    results: list[RequirementResult] = []
    findings = list(segment.findings)
    for draft, following in zip_longest(drafts, drafts[1:]):
        if target:
            target += " "
        offset = len(target)
        text, doubts = _without_repetition(draft)
        told = (*draft.notes, *doubts)
        findings += in_segment(told, segment.normalised, draft.passage.offset, offset)
        if following is not None and following.passage.continues:
            held = max((span.end for span in met_spans(draft)), default=0)
            text = with_joining_mark(text, draft.passage.text, held)
        if following is not None and following.passage.mark_before:
            text = text.rstrip(".,;") + following.passage.mark_before
        target += text
        passages.append(TranslatedPassage(draft, offset))
        results += (_disputed(r, segment) for r in requirement_results(draft, offset))
    looked_at = (in_context(finding, source, target) for finding in findings)
    return TranslatedSegment(
        source,
        segment.normalised,
        target,
        tuple(results),
        segment.proposed,
        tuple(passages),
        (*looked_at, *pair_findings(read_segment_pair(segment, target))),
        segment.match,
        similar,
    )


def _disputed(result: RequirementResult, segment: ReadSegment) -> RequirementResult:
    """Return a conflict for a term on which rulings disagree, though the first was written."""
    needed = result.requirement
    for requirement in segment.requirements:
        is_same = (requirement.kind, requirement.span) == (needed.kind, needed.span)
        if is_same and requirement.conflict and not needed.conflict:
            told = replace(needed, conflict=requirement.conflict)
            return RequirementResult(
                told, Outcome.CONFLICT, result.span, Stage.NONE, requirement.conflict
            )
    return result


def in_half_width(source: str) -> str:
    """Return a mark without words, （1） or 3、, in the punctuation of English; else what it is.

    >>> in_half_width("（1）"), in_half_width("3、"), in_half_width("①★"), in_half_width("A（B）")
    ('(1)', '3.', '①★', 'A（B）')
    """
    if any(character.isalpha() for character in source):
        return source
    return _LISTED.sub(r"\1.", source).translate(_HALF_WIDTH)


def requirement_results(draft: Draft, target_offset: int = 0) -> Iterator[RequirementResult]:
    """Yield what became of each requirement of a draft, placed in the segment.

    Args:
        draft: The last draft of a passage.
        target_offset: Where its text starts in the segment's translation.
    """
    offset = draft.passage.offset
    draft = credited(draft, Outcome.MET, Stage.MODEL)  # what no step claims came by itself
    for verdict, credit in zip(draft.verdicts, draft.credits, strict=True):
        requirement = verdict.requirement
        if verdict.is_met and not 0 <= requirement.start < len(draft.passage.text):
            continue  # forbidden here too, because of another passage of the segment
        if requirement.conflict:
            credit = Credit(Outcome.CONFLICT, Stage.NONE)
        elif credit is None or not verdict.is_met:
            credit = Credit(Outcome.UNMET, Stage.NONE)
        yield RequirementResult(
            requirement.shifted(offset),
            credit.outcome,
            verdict.span.shifted(target_offset) if verdict.span is not None else None,
            credit.stage,
            reason_of(requirement, credit.outcome),
        )


def _without_repetition(draft: Draft) -> tuple[str, list[Finding]]:
    """Return the text of a draft, cut where it ran wild after all that is required."""
    if not draft.is_degenerate:
        return draft.text, []
    calmed = without_loops(draft.text)
    if draft.unmet or not calmed or calmed != draft.text[: len(calmed)]:
        return draft.text, [repeated()]
    keeps_met = all(v.span is None or v.span.end <= len(calmed) for v in draft.verdicts)
    if keeps_met and not is_degenerate(draft.passage.text, calmed):
        return calmed, [was_cut(draft.text[len(calmed) :])]
    return draft.text, [repeated()]

"""Remember: English from the translation memory, held to the same requirements as the engine's.

A match of the whole source stands in for the engine where its English has every required term and
figure. A ruling that is younger than the match is written into it: the preferred term over a
deprecated one or over another name of the concept. Where that is not enough the engine translates,
and a finding says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from corpora.memory import MemoryMatch
from corpora.spans import Span
from glossary.concepts import Term
from glossary.english_forms import find_term
from glossary.inflection import in_plural
from glossary.reading import verify
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import Hypothesis, encode_source
from gongbao.translation.guarantee.draft import Draft, credited, met_spans, with_text
from gongbao.translation.guarantee.outcomes import Credit, Outcome, Stage
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.segments import ReadSegment
from gongbao.translation.guarantee.steps.piece_engines.span_replacement import fitted_words
from gongbao.translation.guarantee.text_drafts import SourceSide
from gongbao.translation.guarantee.translation_findings import (
    is_grave,
    overruled,
    pair_findings,
    read_segment_pair,
)

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


def remember_segments(
    segments: Sequence[ReadSegment], memory: SegmentMemory | None, side: SourceSide
) -> list[ReadSegment]:
    """Return the segments, those that the memory has with its English as their draft."""
    if memory is None:
        return list(segments)
    return [_remembered(s, memory, side) if s.is_chinese else s for s in segments]


def _remembered(segment: ReadSegment, memory: SegmentMemory, side: SourceSide) -> ReadSegment:
    source = segment.source
    match = memory.find_exact(source.text, before=source.before, after=source.after)
    if match is None:
        return segment
    text, required = segment.normalised.text, segment.requirements
    encoded = encode_source(text, required, side.pieces, side.features)
    passage = Passage(text, required, encoded)
    draft = remembered_draft(passage, match)
    ruled = with_rulings(draft)
    faults = [f for f in pair_findings(read_segment_pair(segment, ruled.text)) if is_grave(f)]
    if ruled.unmet or faults:
        return replace(segment, findings=(overruled(match, ruled, faults),))
    return replace(segment, passages=(passage,), remembered=draft, match=match)


def remembered_draft(passage: Passage, match: MemoryMatch) -> Draft:
    """Return the English of a match as a draft of its passage, as it is; it has no pieces."""
    nothing = np.zeros((0, len(passage.source.pieces) + 1), np.float32)
    text = match.unit.target.strip()
    verdicts = verify(passage.requirements, text)
    credits = tuple(
        Credit(
            Outcome.MET,
            Stage.NONE if v.requirement.kind is RequirementKind.FORBIDDEN else Stage.MEMORY,
        )
        if v.is_met
        else None
        for v in verdicts
    )
    hypothesis = Hypothesis((), nothing, 0.0)
    return Draft(passage, hypothesis, text, (), verdicts, credits, is_remembered=True)


def with_rulings(draft: Draft) -> Draft:
    """Return a remembered draft with required terms written over other names of their concepts."""
    for _ in range(_ROUNDS):
        changed = next(filter(None, (_ruled(draft, k) for k in draft.unmet)), None)
        if changed is None:
            break
        draft = changed
    return credited(draft, Outcome.REPLACED, Stage.MEMORY)


def _ruled(draft: Draft, index: int) -> Draft | None:
    """Return the draft with one requirement written in, None where there is no place for it."""
    requirement = draft.passage.requirements[index]
    if requirement.concept is None:
        return None
    if requirement.kind is RequirementKind.FORBIDDEN:
        span = draft.verdicts[index].span
        spans, words = ([span] if span else []), _preferred(draft.passage, requirement)
    else:
        spans, words = _other_names(requirement, draft), requirement.accepted[0]
    for span in spans:
        plural = in_plural(words) if draft.text[slice(*span)].endswith("s") else words
        for form in (plural, words):
            fitted = fitted_words(draft.text, span, form)
            written = with_text(draft, span, fitted.strip())
            written = replace(written, is_degenerate=False)
            if index not in written.unmet and len(written.unmet) < len(draft.unmet):
                return written
    return None


def _preferred(passage: Passage, forbidden: Requirement) -> str:
    """Return what stands for a concept here: its first rendering, or the preferred term."""
    for requirement in passage.requirements:
        is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
        if is_term and requirement.concept == forbidden.concept:
            return requirement.accepted[0]
    return forbidden.concept.accepted[0].text if forbidden.concept else ""


def _other_names(requirement: Requirement, draft: Draft) -> list[Span]:
    """Return where other English names of a concept stand, the longest first."""
    concept = requirement.concept
    taken = met_spans(draft, requirement)
    found: set[Span] = set()
    for term in concept.terms if concept else ():
        if term.language == "en":
            for text in filter(None, (term.first_use, term.text)):
                found.update(Span(*place) for place in find_term(Term(text, "en"), draft.text))
    free = [span for span in found if not any(span.overlaps(other) for other in taken)]
    return sorted(free, key=lambda span: (-span.length, span.start))

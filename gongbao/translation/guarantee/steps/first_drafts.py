"""Draft: every segment cut into passages, and every passage translated once, fast.

A passage that is nothing but one requirement (a table cell "2295亿元", a heading "规上工业产值")
needs no model: the accepted English is its translation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from corpora import ModelError
from glossary.english_forms import find_words
from glossary.names import unverified_names
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import (
    DecodingOptions,
    Engine,
    Hypothesis,
    TextEngine,
    Vocabulary,
    is_text_engine,
)
from gongbao.translation.guarantee.draft import Draft, write_by_rule, write_draft
from gongbao.translation.guarantee.passages import Passage, split_passages
from gongbao.translation.guarantee.segments import ReadSegment
from gongbao.translation.guarantee.set_apart import find_gaps
from gongbao.translation.guarantee.text_drafts import SourceSide, source_side

_COUNTERS = "家个项名户条件人次位所座台套"
_AROUND = re.compile(rf"[{_COUNTERS}]{{0,2}}[。；;，,、：:]?")
_STOPS = {"。": ".", "；": ";", ";": ";", "：": ":", ":": ":", "，": ",", ",": ","}


def cut_segments(segments: Sequence[ReadSegment], engine: Engine | TextEngine) -> list[ReadSegment]:
    """Return the segments with the passages that the engine can translate.

    For a text engine that is the whole segment, the head of an item with it.

    What its vocabulary cannot write is a conflict here, before anything is decoded.
    """
    side = source_side(engine)
    is_text = is_text_engine(engine)
    return [_cut(s, side, is_text=is_text) for s in segments]


def write_first_drafts(
    segments: Sequence[ReadSegment], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    """Return the draft of each passage: what is remembered, what is literal, else the model's.

    Of the hypotheses of a beam the likeliest of those that meet most is taken.
    """
    drafts: dict[int, Draft] = {}
    rest: dict[int, Passage] = {}
    passages = (
        (segment.remembered, passage) for segment in segments for passage in segment.passages
    )
    for k, (remembered, passage) in enumerate(passages):
        literal = None if remembered is not None else literal_hypothesis(passage, engine)
        if remembered is not None:
            drafts[k] = remembered
        elif passage.english:
            drafts[k] = write_by_rule(passage, passage.english)
        elif literal is not None:
            drafts[k] = write_draft(passage, literal, engine)
        else:
            rest[k] = passage
    for k, passage, hypotheses in begin_search(Search(rest.items(), decoding), engine):
        drafts[k] = best_draft(passage, hypotheses, engine)
    return [drafts[k] for k in range(len(drafts))]


def write_plain_drafts(
    segments: Sequence[ReadSegment], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    """Return what the engine says of each passage by itself, for comparison."""
    passages = [passage for segment in segments for passage in segment.passages]
    rest = [passage for passage in passages if not passage.english]
    requests = [passage.request(engine.pieces) for passage in rest]
    found = iter(engine.translate(requests, decoding))
    return [
        write_by_rule(p, p.english) if p.english else write_draft(p, next(found), engine)
        for p in passages
    ]


def best_draft(passage: Passage, found: Iterable[Hypothesis], engine: Engine) -> Draft:
    """Return the likeliest draft that meets most: a beam ends with several for one price.

    Raises:
        ModelError: nothing was found.
    """
    best: Draft | None = None
    rank: tuple[int, bool, int] = (0, False, 0)
    for hypothesis in found:
        draft = write_draft(passage, hypothesis, engine)
        if best is None or (draft.best_rank() < rank and draft.rank()[:3] < rank):
            best, rank = draft, draft.rank()[:3]
        if not any(rank):
            break
    if best is None:
        raise ModelError("the engine returned no hypothesis")
    return best


@dataclass(frozen=True, slots=True)
class Search:
    """What to search again, and how: passages, each with the index of its draft."""

    passages: Collection[tuple[int, Passage]]
    decoding: DecodingOptions


def begin_search(search: Search, engine: Engine) -> list[tuple[int, Passage, Iterator[Hypothesis]]]:
    """Return a search under way: while what is found first is read, the engine goes on.

    Long passages come first, as engines take them first.
    """
    passages = sorted(search.passages, key=lambda item: -len(item[1].source.pieces))
    requests = [passage.request(engine.pieces) for _, passage in passages]
    found = engine.candidates(requests, search.decoding)
    return [(*item, hypotheses) for item, hypotheses in zip(passages, found, strict=True)]


def better_drafts(drafts: list[Draft], searches: Iterable[Search], engine: Engine) -> list[Draft]:
    """Return drafts in which those searched again are replaced where that found better ones.

    Args:
        drafts: All drafts.
        searches: Made side by side.
        engine: Searches.
    """
    better = list(drafts)
    begun = [begin_search(search, engine) for search in searches if search.passages]
    for k, passage, hypotheses in chain.from_iterable(begun):
        draft = best_draft(passage, hypotheses, engine)
        if draft.rank()[:3] < better[k].rank()[:3]:
            better[k] = draft
    return better


def literal_words(passage: Passage) -> str | None:
    """Return the English of a passage that is one figure and punctuation, else None.

    How a date or a heading is written is a matter of style, which a text engine keeps itself.
    """
    found = _only_requirement(passage)
    if found is None or passage.requirements[found[0]].kind is not RequirementKind.QUANTITY:
        return None
    return passage.requirements[found[0]].accepted[0] + found[1]


def literal_hypothesis(passage: Passage, engine: Engine) -> Hypothesis | None:
    """Return the same as a hypothesis, with a placeholder where the source has one."""
    found = _only_requirement(passage)
    if found is None:
        return None
    index, stop = found
    placeholder = passage.source.placeholders.get(index)
    words = passage.requirements[index].accepted[0]
    pieces = (placeholder,) if placeholder else engine.pieces.encode_words(words)
    pieces = (*pieces, stop) if stop else pieces
    columns = len(passage.source.pieces) + 1
    attention = np.full((len(pieces), columns), 1 / columns, dtype=np.float32)
    return Hypothesis(pieces, attention, 0.0)


def _only_requirement(passage: Passage) -> tuple[int, str] | None:
    """Return the index of the only requirement of a passage without other words, and its stop."""
    required = [
        (k, r)
        for k, r in enumerate(passage.requirements)
        if r.kind is not RequirementKind.FORBIDDEN
    ]
    if len(required) != 1 or required[0][1].conflict:
        return None
    index, requirement = required[0]
    before, after = passage.text[: requirement.start], passage.text[requirement.end :]
    if before or not _AROUND.fullmatch(after):
        return None
    return index, _STOPS.get(after[-1:], "")


def _cut(segment: ReadSegment, side: SourceSide, *, is_text: bool) -> ReadSegment:
    if not segment.is_chinese or segment.passages:
        return segment
    required = [
        _writable(as_first_ruled(requirement, segment.requirements), side.pieces)
        for requirement in segment.requirements
        if not (is_text and _is_guessed(requirement, segment))
    ]
    passages = split_passages(
        segment.normalised.text,
        required,
        side.pieces,
        side.features,
        side.position_limit,
        has_heads=not is_text,
        part=segment.part,
        own=segment.own,
        gaps=find_gaps(segment.normalised, segment.source.text),
    )
    if segment.source.goes_on and passages:
        passages[0] = replace(passages[0], continues=True)
    return replace(segment, passages=tuple(passages))


def _is_guessed(requirement: Requirement, segment: ReadSegment) -> bool:
    """Tell whether a name from abroad is spelled by a table of syllables, as no glossary has it.

    A text engine that has read the name spells it better; where nothing sounds like it, the reading
    of the pair says so.
    """
    if requirement.kind is not RequirementKind.COPY:
        return False
    names = unverified_names(segment.normalised.text, segment.requirements)
    return any(requirement.span == (name.start, name.end) for name in names)


def as_first_ruled(requirement: Requirement, others: Sequence[Requirement]) -> Requirement:
    """Return a term on which rulings disagree as the first of them has it; others as they are.

    It stays a conflict in what is told of the segment. A term that cannot be written because its
    forms hold a deprecated word is not written at all.
    """
    if not requirement.conflict or requirement.kind is not RequirementKind.TERM:
        return requirement
    deprecated = [
        word
        for other in others
        if other.kind is RequirementKind.FORBIDDEN
        for word in other.accepted
    ]
    if any(find_words(word, requirement.accepted[0]) for word in deprecated):
        return requirement
    return replace(requirement, conflict="")


def _writable(requirement: Requirement, pieces: Vocabulary) -> Requirement:
    if requirement.conflict or requirement.kind is RequirementKind.FORBIDDEN:
        return requirement
    forms = tuple(form for form in requirement.accepted if pieces.can_write(form))
    if forms:
        return replace(requirement, accepted=forms)
    reason = f"the model's vocabulary cannot write {requirement.accepted[0]!r}"
    return replace(requirement, conflict=reason)

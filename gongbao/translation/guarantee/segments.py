"""Segments before and after translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpora import NormalisedText
from corpora.memory import MemoryMatch
from glossary.term_matcher import TermMatch
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.outcomes import RequirementResult
from gongbao.translation.guarantee.units import Unit


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """A segment to translate, and its neighbours, by which a memory knows it better.

    Headings do not introduce a term by its first-use form.
    """

    text: str
    is_heading: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class TranslatedUnit:
    """A unit with its draft and where its text starts in the segment's translation."""

    unit: Unit
    draft: Draft
    target_offset: int


@dataclass(frozen=True, slots=True)
class TranslatedSegment:
    """One segment, translated, with everything that explains the result.

    Attributes:
        source: The segment.
        normalised: The same, normalised; requirements are placed in it.
        target: The translation.
        results: What became of its requirements.
        proposed: Terms that nobody has approved.
        units: What was translated in one go.
        warnings: What to look at.
        memory: The match of the translation memory that was used.
        similar: Matches of the translation memory to look at.
    """

    source: str
    normalised: NormalisedText
    target: str
    results: tuple[RequirementResult, ...]
    proposed: tuple[TermMatch, ...] = ()
    units: tuple[TranslatedUnit, ...] = ()
    warnings: tuple[str, ...] = ()
    memory: MemoryMatch | None = None
    similar: tuple[MemoryMatch, ...] = ()


def beside_each_other(segments: Iterable[SourceSegment]) -> Iterator[SourceSegment]:
    """Yield segments with their neighbours, where they do not name them."""
    before = ""
    held: SourceSegment | None = None
    for segment in segments:
        if held is not None:
            yield _between(held, before, segment.text)
            before = held.text
        held = segment
    if held is not None:
        yield _between(held, before, "")


def _between(segment: SourceSegment, before: str, after: str) -> SourceSegment:
    return replace(segment, before=segment.before or before, after=segment.after or after)

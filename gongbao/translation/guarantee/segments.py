"""Segments before, during and after translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpora import BlockKind, Document, NormalisedText
from corpora.findings import Finding
from corpora.memory import MemoryMatch
from glossary.requirement import Requirement
from glossary.term_matcher import TermMatch
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.outcomes import RequirementResult
from gongbao.translation.guarantee.passages import NO_WORDS, Passage
from gongbao.translation.guarantee.telling.outlook import Outlook
from gongbao.translation.wording import DocumentWords

_GOING_ON = ("；", ";")


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """A segment to translate, and its neighbours, by which a memory knows it better.

    Headings do not introduce a term by its first-use form. What goes on with the sentence of the
    segment before it, behind a semicolon, begins with a small letter.
    """

    text: str
    is_heading: bool = False
    before: str = ""
    after: str = ""
    goes_on: bool = False


def sources_of(document: Document) -> Iterator[SourceSegment]:
    """Yield the segments of a document, in the order of its blocks."""
    for block in document.blocks:
        before = ""
        for segment in block.segments:
            yield SourceSegment(
                segment.text,
                is_heading=block.kind is BlockKind.HEADING,
                goes_on=before.rstrip().endswith(_GOING_ON),
            )
            before = segment.text


@dataclass(frozen=True, slots=True)
class ReadSegment:
    """A segment with what was found in it, before it is translated.

    Attributes:
        source: The segment.
        normalised: The same, normalised; requirements are placed in it.
        is_chinese: Whether there is anything to translate.
        requirements: What its translation must contain, and what it must not.
        proposed: Terms that nobody has approved.
        passages: What is translated in one go; filled when the segment is cut.
        remembered: The draft of its only passage, where the translation memory has it.
        match: What the memory has, where that is used.
        findings: What was found wrong on the way.
        part: Where the part of the document looks in which it stands.
        own: Places that the document names without their class, and titles.
    """

    source: SourceSegment
    normalised: NormalisedText
    is_chinese: bool
    requirements: tuple[Requirement, ...] = ()
    proposed: tuple[TermMatch, ...] = ()
    passages: tuple[Passage, ...] = ()
    remembered: Draft | None = None
    match: MemoryMatch | None = None
    findings: tuple[Finding, ...] = ()
    part: Outlook = Outlook.OPEN
    own: DocumentWords = NO_WORDS


@dataclass(frozen=True, slots=True)
class TranslatedPassage:
    """The draft of a passage and where its text starts in the segment's translation."""

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
        passages: What was translated in one go.
        findings: What to look at.
        memory: The match of the translation memory that was used.
        similar: Matches of the translation memory to look at.
    """

    source: str
    normalised: NormalisedText
    target: str
    results: tuple[RequirementResult, ...]
    proposed: tuple[TermMatch, ...] = ()
    passages: tuple[TranslatedPassage, ...] = ()
    findings: tuple[Finding, ...] = ()
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

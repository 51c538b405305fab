"""What to look at in a translation, as findings with rules that an office can waive.

What is guaranteed is presence. What presence does not show, a figure too many, a change turned
round, a clause left out, is what the reading of the finished pair finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpora import NormalisedText
from corpora.findings import Finding, Severity, words_around
from corpora.memory import MemoryMatch
from corpora.quantities import find_quantities
from corpora.spans import Span
from glossary.reading import PairReading, SourceReading, read_pair
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.segments import ReadSegment
from gongbao.translation.guarantee.translation_rules import (
    CUT,
    OVERRULED,
    REPEATED,
    UNANSWERED,
)

_OF_REQUIREMENTS = "terms."
"""Rules whose findings are the outcomes of requirements already."""


def read_segment_pair(segment: ReadSegment, target: str) -> PairReading:
    """Return the reading of a segment and a translation of it."""
    required = tuple(r for r in segment.requirements if not r.conflict)
    text = segment.normalised.text
    source = SourceReading(segment.normalised, required, frozenset(), tuple(find_quantities(text)))
    return read_pair(source, target)


def pair_findings(reading: PairReading) -> Iterator[Finding]:
    """Yield what the reading of a pair finds wrong, the outcomes of requirements apart."""
    unmet = {reading.place_in_source(r.start, r.end) for r in reading.unmet}
    for finding in reading.findings:
        is_told = finding.target_span is None and finding.source_span in unmet
        if not finding.rule.startswith(_OF_REQUIREMENTS) and not is_told:
            yield finding


def is_grave(finding: Finding) -> bool:
    """Tell whether a finding makes a translation wrong, not only worse."""
    return finding.severity.rank >= Severity.MAJOR.rank


def unmet_words(requirement: Requirement) -> tuple[str, str]:
    """Return what is wrong where a requirement does not hold, in English and in Chinese."""
    words, source = requirement.accepted[0], requirement.source
    if requirement.kind is RequirementKind.FORBIDDEN:
        return f"“{words}” is deprecated for {source}", f"{source}已不用“{words}”"
    return f"no {words} for {source}", f"{source}没有译为{words}"


def overruled(match: MemoryMatch, draft: Draft, faults: Sequence[Finding] = ()) -> Finding:
    """Return the finding for a match whose English cannot stand; its source is the segment."""
    english = [fault.english for fault in faults]
    chinese = [fault.chinese for fault in faults]
    for index in draft.unmet:
        in_english, in_chinese = unmet_words(draft.verdicts[index].requirement)
        english.append(in_english)
        chinese.append(in_chinese)
    unit = match.unit.number
    return OVERRULED.finding(
        f"the translation memory (unit {unit}, {match.score:.0f} %) was not used: "
        + "; ".join(english),
        f"未采用翻译记忆（第{unit}条，{match.score:.0f}%）：" + "；".join(chinese),
        text=match.unit.target,
    )


def repeated() -> Finding:
    """Return the finding for a draft that runs wild to its end."""
    return REPEATED.finding(
        "the model repeats itself here; read this segment", "此处模型重复，请通读本句"
    )


def unanswered(engine: str, source: str) -> Finding:
    """Return the finding for a segment that an engine gave no translation of."""
    return UNANSWERED.finding(
        f"{engine} gave no translation; nothing is written here",
        f"{engine}未给出译文，此处留空",
        text=source,
    )


def was_cut(repetition: str) -> Finding:
    """Return the finding for a repetition that was cut away."""
    return CUT.finding(
        "a repetition was cut from the end of this segment",
        "已删去句末的重复",
        text=repetition,
    )


def in_segment(
    findings: Iterable[Finding], normalised: NormalisedText, source_offset: int, target_offset: int
) -> Iterator[Finding]:
    """Yield findings of a passage with their spans as they stand in the segment as written."""
    for finding in findings:
        source, target = finding.source_span, finding.target_span
        if source is not None:
            placed = source.shifted(source_offset)
            source = Span(*normalised.original_span(placed.start, placed.end))
        if target is not None:
            target = target.shifted(target_offset)
        yield replace(finding, source_span=source, target_span=target)


def in_context(finding: Finding, source: str, target: str) -> Finding:
    """Return a finding with its words and their neighbours, from the whole of both sides.

    One that is about no words in particular is about the source.
    """
    span = finding.target_span
    if span is not None and span.end <= len(target):
        return replace(finding, context=words_around(target, span))
    if span is not None:  # cut away with a repetition
        finding = replace(finding, target_span=None)
    return replace(finding, text=finding.text or source, context=target)

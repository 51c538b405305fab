"""What is kept of one translated line: its estimate and its findings, in little memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.requirements import RequirementKind
from gongbao.evaluation.quality_estimate import QualityEstimate
from gongbao.evaluation.segment_check import SegmentCheck
from gongbao.evaluation.source_reading import SourceReading


class FindingKind(StrEnum):
    """What sort of fault was found; the MQM category stands behind it."""

    FIGURE = "figure"  # accuracy/mistranslation/number
    DATE = "date"  # accuracy/mistranslation/date-time
    NAME = "name"  # accuracy/mistranslation/name
    ADDED_FIGURE = "added figure"  # accuracy/addition
    TERM = "term"  # terminology/inconsistent with termbase
    DEPRECATED = "deprecated term"  # terminology/wrong term
    OMISSION = "omission"  # accuracy/omission
    UNTRANSLATED = "untranslated"  # accuracy/untranslated
    REPETITION = "repetition"  # fluency
    FORM = "form"  # linguistic conventions


@dataclass(frozen=True, slots=True)
class SegmentFinding:
    """One fault of one line; `words` are those of the source, or of the translation if added."""

    kind: FindingKind
    words: str


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One line of one system.

    Attributes:
        estimate: None where no estimate was asked for.
        findings: In the order of `FindingKind`.
        words: English words of the translation.
    """

    estimate: QualityEstimate | None
    findings: tuple[SegmentFinding, ...]
    words: int


def segment_results(
    readings: Sequence[SourceReading],
    checks: Sequence[SegmentCheck],
    estimates: Sequence[QualityEstimate] | None,
    form_faults: Sequence[Sequence[str]],
) -> tuple[SegmentResult, ...]:
    """Return the result of every line; `form_faults` are the words that are faulty in each."""
    graded: Sequence[QualityEstimate | None] = estimates or [None] * len(checks)
    results: list[SegmentResult] = []
    for reading, check, estimate, faults in zip(readings, checks, graded, form_faults, strict=True):
        form = (SegmentFinding(FindingKind.FORM, words) for words in faults)
        findings = (*_findings(reading, check), *form)
        results.append(SegmentResult(estimate, findings, check.words))
    return tuple(results)


_KINDS = {
    RequirementKind.QUANTITY: FindingKind.FIGURE,
    RequirementKind.DATE: FindingKind.DATE,
    RequirementKind.TERM: FindingKind.TERM,
    RequirementKind.FORBIDDEN: FindingKind.DEPRECATED,
}


def _findings(reading: SourceReading, check: SegmentCheck) -> Iterator[SegmentFinding]:
    if check.is_empty:
        yield SegmentFinding(FindingKind.OMISSION, reading.text)
        return
    for verdict in check.verdicts:
        requirement = verdict.requirement
        if verdict.is_met:
            continue
        if requirement.kind is RequirementKind.FORBIDDEN:
            yield SegmentFinding(FindingKind.DEPRECATED, requirement.accepted[0])
        elif requirement.kind in _KINDS:
            yield SegmentFinding(_KINDS[requirement.kind], requirement.source)
        elif requirement.source in reading.names:
            yield SegmentFinding(FindingKind.NAME, requirement.source)
    for words in check.added_figures:
        yield SegmentFinding(FindingKind.ADDED_FIGURE, words)
    for words in check.lost_clauses:
        yield SegmentFinding(FindingKind.OMISSION, words)
    if check.untranslated:
        yield SegmentFinding(FindingKind.UNTRANSLATED, f"{check.untranslated} characters")
    if check.repetitions > 1:
        yield SegmentFinding(FindingKind.REPETITION, f"{check.repetitions + 1} times")

"""What is kept of one translated line: its estimate and its findings, in little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.findings import Finding, Severity
from glossary.reading import PairReading
from gongbao.evaluation.quality_estimate import QualityEstimate
from gongbao.evaluation.source_entities import EntityKind, entities_of, terms_of

_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")


class FindingKind(StrEnum):
    """What sort of fault was found, as the table of an evaluation counts them."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    MEANING = "meaning"
    ADDED_FIGURE = "added figure"
    TERM = "term"
    DEPRECATED = "deprecated term"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    REPETITION = "repetition"
    FORM = "form"


_KINDS_OF_RULES = {
    "quantities.added": FindingKind.ADDED_FIGURE,
    "quantities.doubled": FindingKind.ADDED_FIGURE,
    "quantities.date": FindingKind.DATE,
    "quantities.time": FindingKind.DATE,
    "quantities.clock": FindingKind.DATE,
    "quantities.calendar": FindingKind.DATE,
    "names.copied": FindingKind.OMISSION,
    "terms.deprecated": FindingKind.DEPRECATED,
    "completeness.untranslated": FindingKind.UNTRANSLATED,
    "completeness.copied-source": FindingKind.UNTRANSLATED,
    "completeness.repeated": FindingKind.REPETITION,
}
_KINDS_OF_FAMILIES = {
    "quantities": FindingKind.FIGURE,
    "names": FindingKind.NAME,
    "polarity": FindingKind.MEANING,
    "terms": FindingKind.TERM,
    "completeness": FindingKind.OMISSION,
}


def kind_of(finding: Finding) -> FindingKind:
    """Return what sort of fault a finding is, by its rule."""
    family = finding.rule.partition(".")[0]
    return _KINDS_OF_RULES.get(finding.rule) or _KINDS_OF_FAMILIES.get(family, FindingKind.FORM)


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One line of one system.

    Attributes:
        estimate: None where no estimate was asked for.
        findings: What is wrong with the line beyond doubt; its number is their line.
        words: English words of the translation.
        entities: What stands in the source.
        terms: Its terms that are no names.
    """

    estimate: QualityEstimate | None
    findings: tuple[Finding, ...]
    words: int
    entities: frozenset[EntityKind] = frozenset()
    terms: tuple[str, ...] = ()


def segment_results(
    readings: Sequence[PairReading],
    estimates: Sequence[QualityEstimate] | None,
    form_faults: Sequence[Sequence[Finding]],
) -> tuple[SegmentResult, ...]:
    """Return the result of every line; `form_faults` are those of the English alone."""
    graded: Sequence[QualityEstimate | None] = estimates or [None] * len(readings)
    parts = zip(readings, graded, form_faults, strict=True)
    return tuple(
        SegmentResult(
            estimate,
            tuple(replace(f, line=line) for f in (*_findings(reading), *faults)),
            len(_WORD.findall(reading.target)),
            entities_of(reading.source),
            terms_of(reading.source),
        )
        for line, (reading, estimate, faults) in enumerate(parts, start=1)
    )


def _findings(reading: PairReading) -> Iterator[Finding]:
    if reading.is_empty:
        yield Finding(
            "completeness.omitted",
            Severity.CRITICAL,
            "accuracy/omission",
            "the segment is left out",
            "漏译",
            text=reading.source.text,
            source_span=reading.place_in_source(0, len(reading.source.text)),
        )
        return
    yield from (f for f in reading.findings if f.severity.rank >= Severity.MAJOR.rank)

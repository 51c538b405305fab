"""What speaks for and against a pair being a translation: one number a reason.

All of it is counted from the one reading of the pair; the meaning is added by
`align.pairs.pair_quality`, which also weighs the reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.findings import Severity
from corpora.quantities import is_large_amount
from glossary.reading import PairReading, count_han, count_sentences, length_deviation
from glossary.reading.omissions.unmatched_clauses import UnmatchedClause
from glossary.requirement import RequirementKind

_SHORTEST_SAME = 8
_LEAST_ODDS, _MOST_ODDS = -6.0, 4.0


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Reasons without the meaning.

    Attributes:
        length_deviation: How much longer the English is than expected, in standard deviations;
            negative where it is shorter.
        source_coverage: Share of the Chinese content, weighted by rarity, with a translation in
            the English, in [0, 1].
        target_coverage: Share of the English content words that translate a Chinese one.
        source_gap: Lowest coverage of a third of the source.
        target_gap: Lowest coverage of a third of the target.
        lost_odds: Log odds that a clause of the source is left out, in [-6, 4]; the least where no
            clause is doubtful.
        added_odds: The same of a clause of the target that says nothing of the source.
        figures_matched: Figures of the source that the target has, by value.
        figures_missing: Figures of the source that the target lacks.
        figures_added: Figures of the target that the source lacks.
        amounts_missing: Those of the missing that are counted in 万 or 亿.
        amounts_added: Those of the added that are as large.
        terms_met: Terms of the glossary rendered as ruled.
        terms_unmet: Terms rendered otherwise or not at all.
        critical_findings: What the reading finds wrong beyond doubt, of each severity.
        major_findings: The same.
        minor_findings: The same.
        sentence_difference: How many more sentences the target has than the source.
        untranslated: Share of Chinese characters in the target.
        copied: Whether the target is the source, or the other way round.
        words: Content words of both sides.
    """

    length_deviation: float
    source_coverage: float
    target_coverage: float
    source_gap: float
    target_gap: float
    lost_odds: float
    added_odds: float
    figures_matched: int
    figures_missing: int
    figures_added: int
    amounts_missing: int
    amounts_added: int
    terms_met: int
    terms_unmet: int
    critical_findings: int
    major_findings: int
    minor_findings: int
    sentence_difference: int
    untranslated: float
    copied: bool
    words: int


def pair_evidence(reading: PairReading) -> PairEvidence:
    """Return the evidence for one pair."""
    source, target = reading.source.text, reading.target
    coverage = reading.coverage
    kinds = [v.requirement.kind for v in reading.verdicts if v.is_met]
    met = kinds.count(RequirementKind.TERM)
    terms = [r for r in reading.source.requirements if r.kind is RequirementKind.TERM]
    severities = [finding.severity for finding in reading.findings]
    return PairEvidence(
        length_deviation=length_deviation(source, target),
        source_coverage=coverage.source,
        target_coverage=coverage.target,
        source_gap=coverage.source_gap,
        target_gap=coverage.target_gap,
        lost_odds=_odds(reading.lost_clause),
        added_odds=_odds(reading.added_clause),
        figures_matched=len(reading.matched),
        figures_missing=len(reading.missing),
        figures_added=len(reading.added),
        amounts_missing=sum(map(is_large_amount, reading.missing)),
        amounts_added=sum(map(is_large_amount, reading.added)),
        terms_met=met,
        terms_unmet=len(terms) - met,
        critical_findings=severities.count(Severity.CRITICAL),
        major_findings=severities.count(Severity.MAJOR),
        minor_findings=severities.count(Severity.MINOR),
        sentence_difference=count_sentences(target) - reading.source.content.sentences,
        untranslated=count_han(target) / max(1, len(target)),
        copied=_is_copy(source, target),
        words=coverage.words,
    )


def _odds(clause: UnmatchedClause | None) -> float:
    return _LEAST_ODDS if clause is None else max(_LEAST_ODDS, min(_MOST_ODDS, clause.score))


def _is_copy(source: str, target: str) -> bool:
    plain = re.sub(r"\W+", "", source), re.sub(r"\W+", "", target)
    return plain[0] == plain[1] and len(plain[0]) >= _SHORTEST_SAME

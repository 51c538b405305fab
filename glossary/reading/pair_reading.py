"""One pair as read: the one answer to "does this English say what this Chinese says?".

Whoever judges a pair (translate, check, evaluate, score, align, memory) asks here. `verdicts` say
of each requirement whether it holds, `matched`, `missing` and `added` what became of every figure,
and `findings` what is wrong beyond doubt. The figures and the verdicts are one matching: a
required figure is met where, and only where, it is among the matched ones or in words of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora import NormalisedText, normalise
from corpora.findings import Finding, Severity
from corpora.quantities import Quantity, QuantityKind, find_english_quantities, is_large_amount
from corpora.spans import Span
from glossary.names import PinyinName, find_pinyin_names
from glossary.reading.clause_pairs import ClausePair, clause_pairs, sentence_pairs
from glossary.reading.content_words import Coverage, cover
from glossary.reading.differences.difference import WRONG_VALUES
from glossary.reading.differences.figure_differences import FigureDifference, figure_differences
from glossary.reading.differences.worked_out import without_worked_out
from glossary.reading.figures import MatchedFigure, match_figures, with_ends_apart
from glossary.reading.omissions.unmatched_clauses import (
    UnmatchedClause,
    added_clause,
    lost_clause,
    told_where_unmet,
)
from glossary.reading.source_reading import SourceReading, read_source
from glossary.reading.verification import Verdict, verify
from glossary.relations import Window, chinese_window
from glossary.requirement import Requirement, RequirementKind
from glossary.requirements import RequirementFinder


@dataclass(frozen=True)  # no slots: coverage and findings are worked out when first asked for
class PairReading:
    """One pair as read; spans count in the normalised texts.

    Attributes:
        source: The source.
        normalised: The target in its one spelling.
        source_place: Where the source begins in the text it stands in.
        target_place: Where the target begins in the text it stands in.
        verdicts: For each requirement of the source whether it is met.
        matched: Figures that agree by value.
        missing: Figures of the source that nothing in the target states or is worked out of.
        added: Figures of the target that state nothing of the source, nor follow from it.
        differences: What became of the missing and the added ones, where that is certain.
        nearby: Chinese text of the same document, whose names may be repeated here.
    """

    source: SourceReading
    normalised: NormalisedText
    source_place: int
    target_place: int
    verdicts: tuple[Verdict, ...]
    matched: tuple[MatchedFigure, ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]
    differences: tuple[FigureDifference, ...]
    nearby: str = ""

    @property
    def target(self) -> str:
        """The normalised target."""
        return self.normalised.text

    @cached_property
    def clauses(self) -> tuple[Window, ...]:
        """The clauses of the matched figures in the source."""
        return tuple(chinese_window(self.source.text, match.source) for match in self.matched)

    @cached_property
    def clause_pairs(self) -> tuple[ClausePair, ...]:
        """The clauses of both sides that say the same."""
        return clause_pairs(self.source.content, self.source.text, self.target)

    @cached_property
    def sentence_pairs(self) -> tuple[ClausePair, ...]:
        """The sentences of both sides that say the same."""
        return sentence_pairs(self.source.content, self.source.text, self.target)

    @cached_property
    def names(self) -> tuple[PinyinName, ...]:
        """What reads like a Chinese person's name in the target."""
        return tuple(find_pinyin_names(self.target))

    @cached_property
    def coverage(self) -> Coverage:
        """Which content words of both sides explain each other."""
        return cover(self.source.content, self.target)

    @cached_property
    def lost_clause(self) -> UnmatchedClause | None:
        """The clause of the source that the target most likely leaves out, whatever its score."""
        lost = lost_clause(self.source.content, self.coverage, self.source.text, self.target)
        return lost and told_where_unmet(lost, (required.span for required in self.unmet))

    @cached_property
    def added_clause(self) -> UnmatchedClause | None:
        """The clause of the target that most likely says nothing of the source."""
        return added_clause(self.coverage, self.source.text, self.target)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong beyond doubt, in the order of `PAIR_RULES`."""
        from glossary.reading.pair_rules import pair_findings

        return tuple(pair_findings(self))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands where a source wants a translation."""
        return not self.target and bool(self.source.text)

    @property
    def unmet(self) -> Iterator[Requirement]:
        """The requirements that do not hold."""
        return (verdict.requirement for verdict in self.verdicts if not verdict.is_met)

    @property
    def wrong_figures(self) -> tuple[Requirement, ...]:
        """Figures and dates of the source that the target does not have by value."""
        kinds = RequirementKind.QUANTITY, RequirementKind.DATE
        return tuple(requirement for requirement in self.unmet if requirement.kind in kinds)

    @property
    def stray_figures(self) -> tuple[Quantity, ...]:
        """Figures of the target that come from nowhere, or stand for another one."""
        return tuple(d.target for d in self.differences if d.target is not None)

    @property
    def has_wrong_figure(self) -> bool:
        """Whether a figure is wrong beyond doubt: an amount missing, or one put for another.

        A small figure that is merely not found may be worded in another way.
        """
        return any(difference.kind in WRONG_VALUES for difference in self.differences) or any(
            requirement.quantity is not None and is_large_amount(requirement.quantity)
            for requirement in self.wrong_figures
        )

    def place_in_source(self, start: int, end: int) -> Span:
        """Return where a stretch of the normalised source stands in the source text."""
        return Span(*self.source.normalised.original_span(start, end)).shifted(self.source_place)

    def place_in_target(self, start: int, end: int) -> Span:
        """Return where a stretch of the normalised target stands in its text."""
        return Span(*self.normalised.original_span(start, end)).shifted(self.target_place)


def read_pair(
    source: str | SourceReading,
    target: str,
    finder: RequirementFinder | None = None,
    *,
    source_place: int = 0,
    target_place: int = 0,
    nearby: str = "",
) -> PairReading:
    """Return what a pair says on both sides; a source read before is not read again.

    Without a finder figures, names and codes are required, and no terms.

    `nearby` is Chinese text of the same document, `source_place` and `target_place` are where the
    two texts begin in it.

    >>> pair = read_pair("占地3000亩。", "It covers 300 mu (200 hectares).", RequirementFinder(()))
    >>> [finding.rule for finding in pair.findings]
    ['quantities.magnitude']
    """
    if isinstance(source, str):
        read = read_source(source, finder or RequirementFinder(()))
    else:
        read = source
    normalised = normalise(target)
    written = normalised.text
    figures = with_ends_apart(find_english_quantities(written), read.quantities, written)
    verdicts = verify(read.requirements, written, figures)
    matched, missing, added = _sorted_out(read, written, verdicts, figures)
    missing, added = without_worked_out(missing, added, read.quantities, read.text, written)
    differences = figure_differences(
        missing,
        added,
        read.text,
        written,
        was_traditional=read.normalised.was_traditional,
    )
    return PairReading(
        read,
        normalised,
        source_place,
        target_place,
        verdicts,
        matched,
        missing,
        added,
        differences,
        nearby,
    )


def faults_of_pair(source: str, target: str) -> tuple[Finding, ...]:
    """Return what is wrong with a pair beyond doubt, minor faults aside, whatever a glossary rules.

    >>> [fault.english for fault in faults_of_pair("运力20万吨。", "A capacity of 20 tons.")]
    ['wrong magnitude: 20万吨']
    """
    found = read_pair(source, target, RequirementFinder(())).findings
    return tuple(finding for finding in found if finding.severity.rank >= Severity.MAJOR.rank)


def _sorted_out(
    source: SourceReading, target: str, verdicts: tuple[Verdict, ...], figures: tuple[Quantity, ...]
) -> tuple[tuple[MatchedFigure, ...], tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the figures matched, missing and added, as the verdicts have it."""
    by_span = {figure.span: figure for figure in figures}
    matched: list[MatchedFigure] = []
    missing: list[Quantity] = []
    explained: list[Span] = []  # stretches of the source that a verdict has settled
    # Stretches of the target that a met requirement has for its own; the "mg/m³" of a rate may
    # begin inside a figure, which is as free as its number.
    held: list[tuple[Span, bool]] = []
    for verdict in verdicts:
        requirement = verdict.requirement
        if requirement.kind is RequirementKind.FORBIDDEN:
            continue
        place = requirement.span
        if verdict.is_met and verdict.span is not None:
            held.append((verdict.span, requirement.kind is RequirementKind.COPY))
            explained.append(place)
            stated = by_span.get(verdict.span)
            if requirement.quantity is not None and stated is not None:
                matched.append(MatchedFigure(requirement.quantity, stated))
        elif requirement.quantity is not None:
            explained.append(place)
            missing.append(requirement.quantity)
    free = [
        figure
        for figure in figures
        if not any(
            span.overlaps(figure.span)
            and not (is_copy and figure.kind is QuantityKind.MEASURE and figure.start < span.start)
            for span, is_copy in held
        )
    ]
    rest = [q for q in source.quantities if not any(s.overlaps(q.span) for s in explained)]
    also_matched, also_missing, added = match_figures(rest, free, target)
    return (
        tuple(sorted((*matched, *also_matched), key=lambda match: match.source.start)),
        tuple(sorted((*missing, *also_missing), key=lambda figure: figure.start)),
        added,
    )

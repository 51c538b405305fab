"""Checks a document with every rule: the one way into the proofreader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpora.findings import Finding, Hit, Severity, words_around
from corpora.spans import Span
from glossary.concepts import Approval
from glossary.reading import PairReading, read_pair, read_sources
from glossary.requirements import RequirementFinder
from gongbao.checking.house_style import HouseStyle
from gongbao.checking.material import CheckedDocument, Material
from gongbao.checking.rules import contrast_rules
from gongbao.checking.rules.registry import list_rules
from gongbao.checking.rules.rule import Rule
from gongbao.checking.waivers import Waiver

if TYPE_CHECKING:
    from gongbao.checking.contrast.contrast import Contrast
    from gongbao.checking.contrast.scoring import PairScorer

_BY_CONTRAST = frozenset(rule.name for rule in contrast_rules.RULES)
_NEAR = 12
"""Sentences before and after a pair whose names may be repeated in it."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, and what somebody has answered for.

    Attributes:
        findings: What remains, in the order of the text.
        waived: Findings that a waiver covers, with the waiver.
        unused: Waivers that cover nothing here.
        informational: What is only to be looked at: neutral, counted nowhere, in the same order.
    """

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = field(default=())
    unused: tuple[Waiver, ...] = field(default=())
    informational: tuple[Finding, ...] = field(default=())

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings and what is only to be looked at, in the order of the text."""
        return tuple(sorted((*self.findings, *self.informational), key=_place))

    def fails_at(self, severity: Severity) -> bool:
        """Tell whether findings remain at or above a severity."""
        return any(finding.severity.rank >= severity.rank for finding in self.findings)


class Proofreader:
    """Checks documents against one set of glossaries and one house style.

    With a `scorer` it also tells what a translation model finds by contrast; slow.
    """

    def __init__(
        self,
        finder: RequirementFinder,
        *,
        style: HouseStyle | None = None,
        waivers: Sequence[Waiver] = (),
        rules: Sequence[Rule] | None = None,
        scorer: PairScorer | None = None,
    ) -> None:
        self._finder = finder
        self._scorer = scorer
        self._style = style or HouseStyle()
        self._waivers = tuple(waivers)
        self._rules = list_rules() if rules is None else tuple(rules)
        concepts = [c for glossary in finder.glossaries for c in glossary.searched_concepts()]
        self._retired = tuple(
            (c, term) for c in concepts for term in c.forbidden if c.accepted and c.chinese
        )
        self._banned = tuple(
            (concept, term)
            for glossary in finder.glossaries
            for concept in glossary.forbidding_concepts()
            for term in concept.forbidden
            if term.approval is Approval.APPROVED
        )
        self._abbreviated = tuple(
            c for c in concepts if any(t.text.isupper() or t.first_use for t in c.accepted)
        )

    def check(
        self, document: CheckedDocument, told: Callable[[int], None] | None = None
    ) -> CheckResult:
        """Return the findings of a document, in the order of its text.

        `told` is called with the number of pairs that the model was asked about.
        """
        readings = tuple(self._readings(document))
        material = Material(
            document,
            self._finder,
            self._style,
            readings,
            self._retired,
            self._abbreviated,
            self._banned,
            self._contrasts(readings, told),
        )
        rules = [rule for rule in self._rules if document.pairs or not rule.needs_source]
        found: dict[Finding, None] = {}
        for rule in rules:
            for hit in rule.search(material):
                found.setdefault(_finding(rule, hit, document))
        ordered = sorted(_told_once(found), key=_place)
        return _with_waivers(ordered, self._waivers)

    def _contrasts(
        self, readings: Iterable[PairReading], told: Callable[[int], None] | None
    ) -> tuple[Contrast, ...]:
        if self._scorer is None:
            return ()
        from gongbao.checking.contrast.contrasts import find_contrasts

        def asked() -> Iterator[PairReading]:
            for number, reading in enumerate(readings):
                if told is not None:
                    told(number)
                yield reading

        return tuple(find_contrasts(asked(), self._scorer))

    def _readings(self, document: CheckedDocument) -> Iterator[PairReading]:
        pairs = [p for p in document.pairs if p.source is not None and p.target is not None]
        sources = [document.source_of(pair) for pair in pairs]
        read = read_sources(sources, [document.name] * len(pairs), self._finder)
        for number, (pair, source) in enumerate(zip(pairs, read, strict=True)):
            near = sources[max(0, number - _NEAR) : number + _NEAR + 1]
            yield read_pair(
                source,
                document.target_of(pair),
                self._finder,
                source_place=pair.source[0] if pair.source else 0,
                target_place=pair.target[0] if pair.target else 0,
                nearby="\n".join(near),
            )


def _told_once(found: Collection[Finding]) -> Iterator[Finding]:
    """Yield findings without those by contrast of which another rule tells more."""
    told = [f for f in found if f.severity is not Severity.NEUTRAL and f.rule not in _BY_CONTRAST]
    for finding in found:
        if finding.rule not in _BY_CONTRAST or not any(_is_of_one(finding, o) for o in told):
            yield finding


def _is_of_one(finding: Finding, other: Finding) -> bool:
    """Tell whether two findings are about the same words."""
    sides = (finding.target_span, other.target_span), (finding.source_span, other.source_span)
    return any(own is not None and its is not None and own.overlaps(its) for own, its in sides)


def _finding(rule: Rule, hit: Hit, document: CheckedDocument) -> Finding:
    if hit.target is not None:
        text, span = document.target, Span(*hit.target)
    elif hit.source is not None:
        text, span = document.source, Span(*hit.source)
    else:
        text, span = document.target, Span(0, 0)
    line_start = text.rfind("\n", 0, span.start) + 1
    return Finding(
        rule.name,
        hit.severity or rule.severity,
        rule.category,
        hit.english,
        hit.chinese,
        hit.suggestion,
        text=text[span.start : span.end],
        context=words_around(text, span),
        source_span=Span(*hit.source) if hit.source is not None else None,
        target_span=Span(*hit.target) if hit.target is not None else None,
        document=document.name,
        line=document.line_of(text, span.start),
        column=span.start - line_start + 1,
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.rule


def _with_waivers(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> CheckResult:
    remaining: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        waiver = next((w for w in waivers if w.covers(finding)), None)
        if waiver is None:
            remaining.append(finding)
        else:
            waived.append((finding, waiver))
    used = {id(waiver) for _, waiver in waived}
    unused = tuple(waiver for waiver in waivers if id(waiver) not in used)
    told = tuple(f for f in remaining if f.severity is not Severity.NEUTRAL)
    informational = tuple(f for f in remaining if f.severity is Severity.NEUTRAL)
    return CheckResult(told, tuple(waived), unused, informational)

"""What a rule is: name, severity, MQM category and a function whose docstring explains it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpora.findings import Finding, Hit, Severity
from glossary.reading import PairRule
from gongbao.checking.material import Material
from gongbao.checking.rules.beside import stands_beside

Search = Callable[[Material], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the proofreader.

    Attributes:
        name: Family and rule, as "form.double-space"; waivers go by it.
        severity: How grave its findings are unless they say otherwise; neutral for what is only
            to be looked at.
        category: MQM category.
        search: Finds its hits.
        needs_source: Whether it says nothing about a translation alone.
    """

    name: str
    severity: Severity
    category: str
    search: Search
    needs_source: bool = True

    @property
    def family(self) -> str:
        """The part of the name before the point."""
        return self.name.partition(".")[0]

    @property
    def documentation(self) -> str:
        """What the rule finds, from the docstring of its function."""
        return inspect.getdoc(self.search) or ""


def rule(
    name: str, severity: Severity, category: str, *, needs_source: bool = True
) -> Callable[[Search], Rule]:
    """Make a rule of the function below."""

    def made(search: Search) -> Rule:
        return Rule(name, severity, category, search, needs_source)

    return made


def rule_of_pairs(pairs: PairRule) -> Rule:
    """Make a rule that reports what the reading of each pair of a document found.

    Severity follows precision: what an informational rule finds is neutral here.
    """
    severity = Severity.NEUTRAL if pairs.is_informational else pairs.severity

    def search(material: Material) -> Iterator[Hit]:
        for reading in material.readings:
            for finding in reading.findings:
                if finding.rule == pairs.name and not stands_beside(finding, reading, material):
                    hit = hit_of(finding)
                    yield replace(hit, severity=severity) if pairs.is_informational else hit

    search.__doc__ = pairs.documentation
    return Rule(pairs.name, severity, pairs.category, search)


def hit_of(finding: Finding) -> Hit:
    """Return what was found, to be placed in a document."""
    return Hit(
        finding.target_span,
        finding.english,
        finding.chinese,
        finding.suggestion,
        finding.source_span,
        finding.severity,
    )

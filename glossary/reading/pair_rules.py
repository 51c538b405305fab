"""What is wrong with a pair beyond doubt: the rules that look at one source and its translation.

Each rule yields hits in the normalised texts of a reading; `pair_findings` puts the rule's name on
them and places them in the texts as they are written.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from corpora.findings import Finding, Hit, Severity, words_around
from corpora.patterns.needed_characters import needed_characters
from corpora.spans import Span
from glossary.reading.pair_reading import PairReading

Search = Callable[[PairReading], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class PairRule:
    """One rule about a pair.

    Attributes:
        name: Family and rule, as "quantities.magnitude"; waivers go by it.
        severity: How grave its findings are where they are true, unless they say otherwise.
        category: MQM category.
        search: Finds its hits.
        unless: Rules earlier in the list that say the same with more; where one of them finds
            something in a pair, this one is silent.
        is_informational: Whether most of what it finds in published translations is right. A
            draft of a machine is judged by it all the same; a proofreader gives it to be looked
            at.
        needs: Patterns each of which matches a source of which it finds something; a source that
            has not the characters they need is not searched.
    """

    name: str
    severity: Severity
    category: str
    search: Search
    unless: frozenset[str] = frozenset()
    is_informational: bool = False
    needs: tuple[str, ...] = ()

    @property
    def documentation(self) -> str:
        """What the rule finds, from the docstring of its function."""
        return inspect.getdoc(self.search) or ""


def pair_rule(
    name: str,
    severity: Severity,
    category: str,
    *,
    unless: Iterable[str] = (),
    is_informational: bool = False,
    needs: tuple[str, ...] = (),
) -> Callable[[Search], PairRule]:
    """Make a rule of the function below."""

    def made(search: Search) -> PairRule:
        return PairRule(
            name, severity, category, search, frozenset(unless), is_informational, needs
        )

    return made


@cache
def list_pair_rules() -> tuple[PairRule, ...]:
    """Return all rules, by family."""
    from glossary.reading.rules import (
        calendar_rules,
        form_rules,
        meaning_rules,
        name_rules,
        order_rules,
        place_rules,
        polarity_rules,
        ratio_rules,
        relation_rules,
        session_rules,
        start_rules,
        term_rules,
        unverified_names,
        wholeness_rules,
    )
    from glossary.reading.rules.figures import (
        comparison_rules,
        count_rules,
        figure_rules,
        numbering_rules,
        numeral_rules,
        pairing_rules,
        period_rules,
        rank_rules,
        reference_rules,
        vague_rules,
    )

    return (
        *figure_rules.RULES,
        *calendar_rules.RULES,
        *comparison_rules.RULES,
        *relation_rules.RULES,
        *ratio_rules.RULES,
        *start_rules.RULES,
        *polarity_rules.RULES,
        *meaning_rules.RULES,
        *order_rules.RULES,
        *numbering_rules.RULES,
        *rank_rules.RULES,
        *count_rules.RULES,
        *numeral_rules.RULES,
        *vague_rules.RULES,
        *pairing_rules.RULES,
        *period_rules.RULES,
        *reference_rules.RULES,
        *session_rules.RULES,
        *name_rules.RULES,
        *unverified_names.RULES,
        *term_rules.RULES,
        *place_rules.RULES,
        *form_rules.RULES,
        *wholeness_rules.RULES,
    )


@cache
def _rules_with_needs() -> tuple[tuple[PairRule, Set[str] | None], ...]:
    """Return all rules, each with the characters of which a source it speaks of has one."""
    return tuple((rule, _fewest_needed(rule.needs)) for rule in list_pair_rules())


def _fewest_needed(patterns: Iterable[str]) -> Set[str] | None:
    known = [needed for needed in map(needed_characters, patterns) if needed is not None]
    return min(known, key=len, default=None)


def pair_findings(reading: PairReading) -> Iterator[Finding]:
    """Yield what is wrong with a pair, by rule; spans count in the texts as they are written."""
    told: set[tuple[str, Span | None, Span | None]] = set()
    found: set[str] = set()
    characters = frozenset(reading.source.text)
    for rule, needed in _rules_with_needs():
        if needed is not None and needed.isdisjoint(characters):
            continue
        if found and not rule.unless.isdisjoint(found):
            continue
        for hit in rule.search(reading):
            finding = _finding(reading, rule, hit)
            key = rule.name, finding.source_span, finding.target_span
            if key not in told:
                told.add(key)
                found.add(rule.name)
                yield finding


def _finding(reading: PairReading, rule: PairRule, hit: Hit) -> Finding:
    source = reading.place_in_source(*hit.source) if hit.source is not None else None
    target = reading.place_in_target(*hit.target) if hit.target is not None else None
    if hit.target is not None:
        text, span = reading.target, hit.target
    else:
        text, span = reading.source.text, hit.source or Span(0, 0)
    return Finding(
        rule.name,
        hit.severity or rule.severity,
        rule.category,
        hit.english,
        hit.chinese,
        hit.suggestion,
        text=text[span[0] : span[1]],
        context=words_around(text, span),
        source_span=source,
        target_span=target,
    )

"""Rules about what is said of figures: one for each relation of `glossary.relations`."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.findings import Hit
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule
from glossary.relations import (
    RELATIONS,
    Relation,
    Scope,
    Turned,
    turned_at_figure,
    turned_in_sentence,
    wide_chinese_window,
)


def _rule_of(relation: Relation) -> PairRule:
    def search(reading: PairReading) -> Iterator[Hit]:
        for turned in _turned(relation, reading):
            yield _hit(turned, reading)

    search.__doc__ = relation.explanation
    return PairRule(
        f"quantities.{relation.name}",
        relation.severity,
        "accuracy/mistranslation",
        search,
        frozenset(f"quantities.{name}" for name in relation.unless),
    )


def _turned(relation: Relation, reading: PairReading) -> Iterator[Turned]:
    source, target = reading.source.text, reading.target
    if relation.trigger and not relation.may_be_in(source):
        return
    if relation.scope is Scope.SENTENCE:
        yield from turned_in_sentence(relation, source, target)
        return
    for match, clause in zip(reading.matched, reading.clauses, strict=True):
        if relation.is_wide:
            clause = wide_chinese_window(source, match.source)
        turned = turned_at_figure(relation, clause, target, (match.source, match.target))
        if turned is not None:
            yield turned


def _hit(turned: Turned, reading: PairReading) -> Hit:
    what, matter = turned.relation.what
    words = reading.source.text[turned.source.start : turned.source.end].strip("⟨⟩")
    if turned.said is None or turned.target is None:
        return Hit(
            turned.target,
            f"{what} lost: {words} ({turned.sense.name})",
            f"漏译{matter}：{words}",
            source=turned.source,
        )
    said = reading.target[turned.target.start : turned.target.end]
    return Hit(
        turned.target,
        f"{what}: {words} ({turned.sense.name}) became “{said}”",
        f"{matter}不符：{words}",
        source=turned.source,
    )


RULES: tuple[PairRule, ...] = tuple(_rule_of(relation) for relation in RELATIONS)

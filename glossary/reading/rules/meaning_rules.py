"""What is said without a figure: duties, conditions, degrees, opposites, kinds of things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from corpora.findings import Hit, Severity
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule
from glossary.reading.rules.relation_rules import hit_of_turned
from glossary.relations import Relation, Scope, Turned, meanings_of, turned_in_sentence

_ACCURACY = "accuracy/mistranslation"
_MEANINGS = {
    "duty": """What must be done as what may be, or the other way round: 应当 as "may".""",
    "condition": """A condition or exception lost or turned: 除周一外 as "including Mondays".""",
    "quantifier": """All as some, at least as at most, or as and: 部分乡镇 as "all townships".""",
    "degree": """Another degree: 初步调查 as "the final investigation", 基本完工 as "complete".""",
    "order": """Before as after: 手术后 as "before the operation".""",
    "time": """Done as planned, last as next, one season as another: 上周 as "next week".""",
    "opposite": """The contrary, or the other side: 驳回 as "upheld", 农村 as "cities".""",
    "post": """A deputy as the head, or the other way round: 副局长 as "director".""",
    "level": """A body, a city or a court of another level: 县级市 as "prefecture-level city".""",
    "kin": """Other kin: 外祖母 as "paternal grandmother", 妻弟 as "sister's husband".""",
    "lost-word": """A word that changes everything left out: 虚假宣传 as "advertising".""",
    "calque": """An official word in its everyday sense: 研究预算 as "researched the budget".""",
    "kind": """Another thing of its kind: 小麦 as "cotton", 桥梁 as "tunnels".""",
    "document": """Another kind of document: 《...的通知》 as "Decision on ...".""",
}
_TOLD_BY = {"opposite": ("polarity.turned",), "lost-word": ("polarity.negation-lost",)}


def _rule_of_meaning(name: str) -> PairRule:
    def search(reading: PairReading) -> Iterator[Hit]:
        is_told = False
        for relation in meanings_of(reading.source.text, name):
            if is_told and relation.scope is not Scope.SENTENCE:
                break  # what is looked for in clauses comes last
            for turned in _turned(relation, reading):
                is_told = True
                yield hit_of_turned(turned, reading)

    search.__doc__ = _MEANINGS[name]
    unless = frozenset(_TOLD_BY.get(name, ()))
    return PairRule(f"meaning.{name}", Severity.MAJOR, _ACCURACY, search, unless)


def _turned(relation: Relation, reading: PairReading) -> Iterator[Turned]:
    """Yield the first thing said otherwise: in the pair, or in clauses that belong together."""
    source, target = reading.source.text, reading.target
    if relation.scope is Scope.SENTENCE:
        yield from turned_in_sentence(relation, source, target)
    elif relation.may_be_turned(source, target) and (
        relation.is_ever_needed or relation.is_told_in(target)
    ):
        is_clause = relation.scope is Scope.CLAUSE
        pairs = reading.clause_pairs if is_clause else reading.sentence_pairs
        found = (turned_in_sentence(relation, pair.source, pair.target) for pair in pairs)
        yield from islice(chain.from_iterable(found), 1)


RULES: tuple[PairRule, ...] = tuple(map(_rule_of_meaning, _MEANINGS))

"""Every relation that is looked at, in the order in which it is reported."""

from __future__ import annotations

from glossary.relations import (
    bases,
    labels,
    measures,
    opposites,
    outcomes,
    ranks,
    rates,
    self_references,
    totals,
    weather,
)
from glossary.relations.changes import better_or_worse, directions, levels, pace, trends
from glossary.relations.limits import bounds, inclusion
from glossary.relations.meanings import lost_words
from glossary.relations.relation import Relation
from glossary.relations.times import periods

RELATIONS: tuple[Relation, ...] = (
    *outcomes.RELATIONS,
    *directions.RELATIONS,
    *pace.RELATIONS,
    *levels.RELATIONS,
    *trends.RELATIONS,
    *better_or_worse.RELATIONS,
    *bounds.RELATIONS,
    *inclusion.RELATIONS,
    *periods.RELATIONS,
    *bases.RELATIONS,
    *lost_words.RELATIONS,
    *rates.RELATIONS,
    *labels.RELATIONS,
    *measures.RELATIONS,
    *totals.RELATIONS,
    *opposites.RELATIONS,
    *weather.RELATIONS,
    *ranks.RELATIONS,
    *self_references.RELATIONS,
)

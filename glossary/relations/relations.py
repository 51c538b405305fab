"""Every relation that is looked at, in the order in which it is reported."""

from __future__ import annotations

from glossary.relations import (
    bounds,
    changes,
    labels,
    lost_words,
    measures,
    outcomes,
    periods,
    ranks,
    rates,
)
from glossary.relations.relation import Relation

RELATIONS: tuple[Relation, ...] = (
    *outcomes.RELATIONS,
    *changes.RELATIONS,
    *bounds.RELATIONS,
    *periods.RELATIONS,
    *lost_words.RELATIONS,
    *rates.RELATIONS,
    *labels.RELATIONS,
    *measures.RELATIONS,
    *ranks.RELATIONS,
)

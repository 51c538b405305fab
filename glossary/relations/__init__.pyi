from .relation import (
    Relation,
    Scope,
    Sense,
    Turned,
    turned_at_figure,
    turned_in_sentence,
)
from .relations import RELATIONS

__all__ = [
    "RELATIONS",
    "Relation",
    "Scope",
    "Sense",
    "Turned",
    "turned_at_figure",
    "turned_in_sentence",
]

from .figure_window import Window, chinese_window, english_window, wide_chinese_window
from .limits.bounds import BOUND
from .meanings.counterparts import exchanged_counterparts
from .meanings.meanings import MEANINGS, meanings_of
from .opposites import OTHER_PARTIES, PARTIES
from .relation import (
    Relation,
    Scope,
    Sense,
    Turned,
    turned_at_figure,
    turned_in_sentence,
)
from .relations import RELATIONS
from .times.starts import EVENTS
from .turned.recast_conditions import is_recast_condition

__all__ = [
    "BOUND",
    "EVENTS",
    "MEANINGS",
    "OTHER_PARTIES",
    "PARTIES",
    "RELATIONS",
    "Relation",
    "Scope",
    "Sense",
    "Turned",
    "Window",
    "chinese_window",
    "english_window",
    "exchanged_counterparts",
    "is_recast_condition",
    "meanings_of",
    "turned_at_figure",
    "turned_in_sentence",
    "wide_chinese_window",
]

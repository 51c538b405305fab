from .bounds import BOUND
from .counterparts import exchanged_counterparts
from .opposites import PARTIES
from .relation import (
    Relation,
    Scope,
    Sense,
    Turned,
    Window,
    chinese_window,
    turned_at_figure,
    turned_in_sentence,
    wide_chinese_window,
)
from .relations import RELATIONS

__all__ = [
    "BOUND",
    "PARTIES",
    "RELATIONS",
    "Relation",
    "Scope",
    "Sense",
    "Turned",
    "Window",
    "chinese_window",
    "exchanged_counterparts",
    "turned_at_figure",
    "turned_in_sentence",
    "wide_chinese_window",
]

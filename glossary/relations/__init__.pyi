from .meanings.meanings import MEANINGS, meanings_of
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
    "MEANINGS",
    "RELATIONS",
    "Relation",
    "Scope",
    "Sense",
    "Turned",
    "Window",
    "chinese_window",
    "meanings_of",
    "turned_at_figure",
    "turned_in_sentence",
    "wide_chinese_window",
]

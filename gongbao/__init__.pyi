from .front_door import (
    AlignedPair,
    SystemScores,
    TextRequirement,
    align_texts,
    check_pair,
    evaluate_systems,
    match_terms,
    open_glossary,
    open_termbase,
)
from .translation.opening import open_translator

__version__: str

__all__ = [
    "AlignedPair",
    "SystemScores",
    "TextRequirement",
    "align_texts",
    "check_pair",
    "evaluate_systems",
    "match_terms",
    "open_glossary",
    "open_termbase",
    "open_translator",
]

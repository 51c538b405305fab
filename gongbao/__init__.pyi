from .front_door import (
    align_texts,
    check_pair,
    evaluate_systems,
    match_terms,
    open_glossary,
    open_termbase,
)
from .plain_records import AlignedPair, SystemScores, TextRequirement
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

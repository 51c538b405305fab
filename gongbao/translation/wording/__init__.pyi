from .datelines import find_dateline
from .leading_verbs import begins_with_verb
from .names.document_words import DocumentWords
from .names.home_divisions import HomeDivisions
from .rare_words import RareWord, find_rare_words, unrendered_words
from .technical_words import load_technical_words
from .wording import Way, Wording
from .wordings import find_wordings

__all__ = [
    "DocumentWords",
    "HomeDivisions",
    "RareWord",
    "Way",
    "Wording",
    "begins_with_verb",
    "find_dateline",
    "find_rare_words",
    "find_wordings",
    "load_technical_words",
    "unrendered_words",
]

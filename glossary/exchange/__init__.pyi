from .entries import (
    NO_CHINESE,
    NO_ENGLISH,
    TWO_SENSES_RULE,
    UNKNOWN_STATUS_RULE,
    Entry,
    entry_remark,
    two_senses,
)
from .exchange_formats import (
    EXCHANGE_FORMATS,
    read_entries,
    write_concepts,
)
from .losses import Loss
from .tables.delimited import read_delimited_lines
from .term_spelling import spelled_term

__all__ = [
    "EXCHANGE_FORMATS",
    "NO_CHINESE",
    "NO_ENGLISH",
    "TWO_SENSES_RULE",
    "UNKNOWN_STATUS_RULE",
    "Entry",
    "Loss",
    "entry_remark",
    "read_delimited_lines",
    "read_entries",
    "spelled_term",
    "two_senses",
    "write_concepts",
]

from .entries import UNKNOWN_STATUS_RULE, Entry
from .exchange_formats import (
    EXCHANGE_FORMATS,
    read_entries,
    write_concepts,
)
from .losses import Loss
from .tables.delimited import read_delimited_lines

__all__ = [
    "EXCHANGE_FORMATS",
    "UNKNOWN_STATUS_RULE",
    "Entry",
    "Loss",
    "read_delimited_lines",
    "read_entries",
    "write_concepts",
]

from .entries import Entry
from .exchange_formats import (
    EXCHANGE_FORMATS,
    format_of_name,
    read_entries,
    write_concepts,
)
from .losses import Loss

__all__ = [
    "EXCHANGE_FORMATS",
    "Entry",
    "Loss",
    "format_of_name",
    "read_entries",
    "write_concepts",
]

from .entries import Entry
from .exchange_formats import (
    EXCHANGE_FORMATS,
    read_entries,
    write_concepts,
)
from .losses import Loss

__all__ = [
    "EXCHANGE_FORMATS",
    "Entry",
    "Loss",
    "read_entries",
    "write_concepts",
]

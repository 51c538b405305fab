"""Glossary files of other tools: read as a stream of entries, written with a list of losses."""

from __future__ import annotations

from glossary.exchange.entries import Entry
from glossary.exchange.exchange_formats import (
    EXCHANGE_FORMATS,
    format_of_name,
    read_entries,
    write_concepts,
)
from glossary.exchange.losses import Loss

__all__ = [
    "EXCHANGE_FORMATS",
    "Entry",
    "Loss",
    "format_of_name",
    "read_entries",
    "write_concepts",
]

"""The translation memory: units in the workspace, and the files they come from and go to."""

from __future__ import annotations

from corpora.memory.cleaning import FaultKind, MemoryFault
from corpora.memory.memory_formats import MEMORY_FORMATS, read_units, write_units
from corpora.memory.memory_units import (
    AddedUnits,
    MemoryMatch,
    MemoryStatistics,
    MemoryUnit,
)
from corpora.memory.tmx_writer import tmx_lines
from corpora.memory.translation_memory import TranslationMemory
from corpora.memory.unit_entries import UnitEntry
from corpora.memory.unit_rows import LEAST_SCORE

__all__ = [
    "LEAST_SCORE",
    "MEMORY_FORMATS",
    "AddedUnits",
    "FaultKind",
    "MemoryFault",
    "MemoryMatch",
    "MemoryStatistics",
    "MemoryUnit",
    "TranslationMemory",
    "UnitEntry",
    "read_units",
    "tmx_lines",
    "write_units",
]

from .cleaning import MEMORY_RULES, unit_fault
from .exchange.memory_formats import (
    MEMORY_FORMATS,
    read_units,
    write_units,
)
from .exchange.tmx_writer import tmx_lines
from .exchange.unit_tables import LEAST_SCORE
from .figure_screen import figures_agree
from .memory_units import (
    AddedUnits,
    MemoryMatch,
    MemoryStatistics,
    MemoryUnit,
    UnitEntry,
)
from .translation_memory import TranslationMemory

__all__ = [
    "LEAST_SCORE",
    "MEMORY_FORMATS",
    "MEMORY_RULES",
    "AddedUnits",
    "MemoryMatch",
    "MemoryStatistics",
    "MemoryUnit",
    "TranslationMemory",
    "UnitEntry",
    "figures_agree",
    "read_units",
    "tmx_lines",
    "unit_fault",
    "write_units",
]

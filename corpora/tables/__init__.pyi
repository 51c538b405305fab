from .encoded_lines import text_lines
from .pair_tables import (
    PAIR_TABLE_FORMATS,
    PairRow,
    TextPair,
    read_pair_rows,
    read_pairs,
)
from .table_cells import guarded, on_lines, on_one_line, unguarded

__all__ = [
    "PAIR_TABLE_FORMATS",
    "PairRow",
    "TextPair",
    "guarded",
    "on_lines",
    "on_one_line",
    "read_pair_rows",
    "read_pairs",
    "text_lines",
    "unguarded",
]

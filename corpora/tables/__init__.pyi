from .column_names import heading_meaning, is_language_code
from .encoded_lines import text_lines
from .pair_tables import (
    PAIR_TABLE_FORMATS,
    PairRow,
    TextPair,
    read_pair_rows,
    read_pairs,
)
from .table_cells import guarded, on_lines, on_one_line, unguarded
from .table_headers import LOOK_AHEAD, Column, TableHeader, named_sides, read_header

__all__ = [
    "LOOK_AHEAD",
    "PAIR_TABLE_FORMATS",
    "Column",
    "PairRow",
    "TableHeader",
    "TextPair",
    "guarded",
    "heading_meaning",
    "is_language_code",
    "named_sides",
    "on_lines",
    "on_one_line",
    "read_header",
    "read_pair_rows",
    "read_pairs",
    "text_lines",
    "unguarded",
]

from .bilingual_files import (
    bilingual_formats,
    read_bilingual,
    require_bilingual_name,
    write_bilingual,
)
from .bilingual_rows import (
    BilingualRow,
    BilingualText,
    bilingual_row,
    checked_rows,
    row_translation,
    was_edited,
)
from .tagged_text import read_tags, write_tags

__all__ = [
    "BilingualRow",
    "BilingualText",
    "bilingual_formats",
    "bilingual_row",
    "checked_rows",
    "read_bilingual",
    "read_tags",
    "require_bilingual_name",
    "row_translation",
    "was_edited",
    "write_bilingual",
    "write_tags",
]

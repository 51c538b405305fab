from .bilingual_files import (
    BILINGUAL_FORMATS,
    read_bilingual,
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
from .tagged_text import read_tags, tagged_places, write_tags

__all__ = [
    "BILINGUAL_FORMATS",
    "BilingualRow",
    "BilingualText",
    "bilingual_row",
    "checked_rows",
    "read_bilingual",
    "read_tags",
    "row_translation",
    "tagged_places",
    "was_edited",
    "write_bilingual",
    "write_tags",
]

from .alignment_lists import (
    ListedPair,
    PairReport,
    Renderer,
    align_list,
    read_pair_list,
    report_alignment,
)
from .alignment_tables import (
    TableFormat,
    jsonl_lines,
    render_table,
    tmx,
    tsv_lines,
)
from .document_parts import (
    cut_in_parts,
    may_be_long,
)
from .file_alignment import (
    FileAlignment,
    Split,
    align_files,
    is_translation,
    read_sides,
    refuse_wrong_languages,
    with_doubts,
)
from .pair_quality import (
    PairQuality,
    PairScorer,
    are_translations,
)

__all__ = [
    "FileAlignment",
    "ListedPair",
    "PairQuality",
    "PairReport",
    "PairScorer",
    "Renderer",
    "Split",
    "TableFormat",
    "align_files",
    "align_list",
    "are_translations",
    "cut_in_parts",
    "is_translation",
    "jsonl_lines",
    "may_be_long",
    "read_pair_list",
    "read_sides",
    "refuse_wrong_languages",
    "render_table",
    "report_alignment",
    "tmx",
    "tsv_lines",
    "with_doubts",
]

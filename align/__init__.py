"""Two languages side by side: sentence alignment, word links, pair quality, term candidates.

No network is loaded before an encoder is asked for.
"""

from __future__ import annotations

from align.aligned_units import AlignmentUnits, units_of_document, units_of_lines
from align.alignment_page import alignment_page
from align.alignment_tables import bead_text, jsonl_lines, tmx, tsv_lines
from align.bead_weights import BeadWeights, packaged_weights
from align.beads import Bead
from align.bilingual_dictionary import BilingualDictionary, load_dictionary
from align.document_alignment import Alignment, AlignmentOptions, DocumentAligner
from align.file_alignment import (
    FileAlignment,
    ListedPair,
    PairReport,
    align_files,
    align_list,
    is_translation,
    read_pair_list,
)
from align.sentence_encoder import RunVectors, SentenceEncoder
from align.universal_encoder import UniversalEncoder, packaged_encoder

__all__ = [
    "Alignment",
    "AlignmentOptions",
    "AlignmentUnits",
    "Bead",
    "BeadWeights",
    "BilingualDictionary",
    "DocumentAligner",
    "FileAlignment",
    "ListedPair",
    "PairReport",
    "RunVectors",
    "SentenceEncoder",
    "UniversalEncoder",
    "align_files",
    "align_list",
    "alignment_page",
    "bead_text",
    "is_translation",
    "jsonl_lines",
    "load_dictionary",
    "packaged_encoder",
    "packaged_weights",
    "read_pair_list",
    "tmx",
    "tsv_lines",
    "units_of_document",
    "units_of_lines",
]

from .encoder.sentence_encoder import RunVectors, SentenceEncoder
from .encoder.universal_encoder import (
    UniversalEncoder,
    packaged_encoder,
)
from .file_alignment import (
    FileAlignment,
    ListedPair,
    PairReport,
    align_files,
    align_list,
    is_translation,
    read_pair_list,
)
from .pairs.aligned_units import (
    AlignmentUnits,
    units_of_document,
    units_of_lines,
)
from .pairs.alignment_page import alignment_page
from .pairs.alignment_tables import (
    bead_text,
    jsonl_lines,
    tmx,
    tsv_lines,
)
from .sentences.bead_weights import BeadWeights, packaged_weights
from .sentences.beads import Bead
from .sentences.document_alignment import (
    Alignment,
    AlignmentOptions,
    DocumentAligner,
)

__all__ = [
    "Alignment",
    "AlignmentOptions",
    "AlignmentUnits",
    "Bead",
    "BeadWeights",
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
    "packaged_encoder",
    "packaged_weights",
    "read_pair_list",
    "tmx",
    "tsv_lines",
    "units_of_document",
    "units_of_lines",
]

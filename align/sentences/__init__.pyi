from .aligned_units import (
    AlignmentUnits,
    bead_text,
    units_of_document,
    units_of_lines,
)
from .bead_chain import BeadChain, SkipScores
from .bead_features import FEATURE_NAMES, SKIP_FEATURE_NAMES
from .bead_weights import BeadWeights, packaged_weights
from .beads import BEAD_SHAPES, Bead
from .document_alignment import (
    Alignment,
    AlignmentOptions,
    DocumentAligner,
)
from .lexical_vectors import english_keys

__all__ = [
    "BEAD_SHAPES",
    "FEATURE_NAMES",
    "SKIP_FEATURE_NAMES",
    "Alignment",
    "AlignmentOptions",
    "AlignmentUnits",
    "Bead",
    "BeadChain",
    "BeadWeights",
    "DocumentAligner",
    "SkipScores",
    "bead_text",
    "english_keys",
    "packaged_weights",
    "units_of_document",
    "units_of_lines",
]

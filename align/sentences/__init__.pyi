from .aligned_units import (
    AlignmentUnits,
    bead_text,
    units_of_document,
    units_of_lines,
)
from .bead_chain import BeadChain, SkipScores
from .bead_weights import BeadWeights, packaged_second_weights, packaged_weights
from .beads import BEAD_SHAPES, Bead
from .document_alignment import (
    Alignment,
    AlignmentOptions,
    DocumentAligner,
)
from .evidence import COVERAGE_FEATURE_NAMES, FEATURE_NAMES, SKIP_FEATURE_NAMES
from .lexical_vectors import english_keys

__all__ = [
    "BEAD_SHAPES",
    "COVERAGE_FEATURE_NAMES",
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
    "packaged_second_weights",
    "packaged_weights",
    "units_of_document",
    "units_of_lines",
]

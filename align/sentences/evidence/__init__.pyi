from .bead_features import BeadFeatures, weighted
from .feature_table import COVERAGE_FEATURE_NAMES, FEATURE_NAMES, SKIP_FEATURE_NAMES
from .run_similarities import CachedRuns, single_vectors
from .word_coverage import WordCoverage

__all__ = [
    "COVERAGE_FEATURE_NAMES",
    "FEATURE_NAMES",
    "SKIP_FEATURE_NAMES",
    "BeadFeatures",
    "CachedRuns",
    "WordCoverage",
    "single_vectors",
    "weighted",
]

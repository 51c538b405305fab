from .evaluation import (
    DEFAULT_METRICS,
    METRICS,
    DocumentScores,
    Evaluation,
    EvaluationOptions,
    SystemResult,
    evaluate,
)
from .evaluation_formats import (
    evaluation_record,
    evaluation_text,
    mean_penalty,
    ranked_systems,
    signatures_of,
)
from .fidelity import Fidelity, Rate, TermUse
from .parallel_lines import (
    EvaluationSet,
    LineFile,
    make_evaluation_set,
    read_lines,
    read_systems,
)
from .quality_estimate import Mark, QualityEstimate
from .scores.ranking import Ranking, rank_systems, verdict
from .scores.significance import (
    Comparison,
    Interval,
    ResamplingOptions,
)
from .segment_results import (
    FindingKind,
    SegmentResult,
    kind_of,
)

__all__ = [
    "DEFAULT_METRICS",
    "METRICS",
    "Comparison",
    "DocumentScores",
    "Evaluation",
    "EvaluationOptions",
    "EvaluationSet",
    "Fidelity",
    "FindingKind",
    "Interval",
    "LineFile",
    "Mark",
    "QualityEstimate",
    "Ranking",
    "Rate",
    "ResamplingOptions",
    "SegmentResult",
    "SystemResult",
    "TermUse",
    "evaluate",
    "evaluation_record",
    "evaluation_text",
    "kind_of",
    "make_evaluation_set",
    "mean_penalty",
    "rank_systems",
    "ranked_systems",
    "read_lines",
    "read_systems",
    "signatures_of",
    "verdict",
]

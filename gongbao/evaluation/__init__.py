"""Which translation is better: scores, significance, terms and figures, an estimate, one report."""

from __future__ import annotations

from gongbao.evaluation.evaluation import (
    DEFAULT_METRICS,
    METRICS,
    DocumentScores,
    Evaluation,
    EvaluationOptions,
    SystemResult,
    evaluate,
)
from gongbao.evaluation.evaluation_page import render_evaluation
from gongbao.evaluation.evaluation_record import evaluation_record, evaluation_text
from gongbao.evaluation.fidelity import Fidelity, Rate, TermUse
from gongbao.evaluation.parallel_lines import (
    EvaluationSet,
    LineFile,
    make_evaluation_set,
    read_lines,
    read_systems,
)
from gongbao.evaluation.quality_estimate import Mark, QualityEstimate
from gongbao.evaluation.segment_results import FindingKind, SegmentFinding, SegmentResult
from gongbao.evaluation.significance import Comparison, Interval, ResamplingOptions

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
    "Rate",
    "ResamplingOptions",
    "SegmentFinding",
    "SegmentResult",
    "SystemResult",
    "TermUse",
    "evaluate",
    "evaluation_record",
    "evaluation_text",
    "make_evaluation_set",
    "read_lines",
    "read_systems",
    "render_evaluation",
]

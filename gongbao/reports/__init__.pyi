from .alignment_page import render_alignment
from .evaluation.evaluation_page import render_evaluation
from .findings_page import render_findings
from .report_page import render_report
from .review_page import render_review

__all__ = [
    "render_alignment",
    "render_evaluation",
    "render_findings",
    "render_report",
    "render_review",
]

from .alignment_page import render_alignment
from .evaluation.evaluation_page import render_evaluation
from .findings_page import render_findings
from .folder_page import FolderEntry, render_folder
from .report_page import render_report
from .review_page import render_review

__all__ = [
    "FolderEntry",
    "render_alignment",
    "render_evaluation",
    "render_findings",
    "render_folder",
    "render_report",
    "render_review",
]

from .corrected_documents import (
    CorrectedDocument,
    correct_documents,
    reason_of,
    render_corrected,
)
from .corrected_tables import CorrectedTable, correct_table, render_table
from .corrector import CorrectedText, Corrector
from .edited_text import EditedText, TextEdit

__all__ = [
    "CorrectedDocument",
    "CorrectedTable",
    "CorrectedText",
    "Corrector",
    "EditedText",
    "TextEdit",
    "correct_documents",
    "correct_table",
    "reason_of",
    "render_corrected",
    "render_table",
]

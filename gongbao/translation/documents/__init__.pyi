from .document_translation import DocumentTranslation, translate_document
from .explanation import explain, explain_kept, explain_match, explain_result
from .handover import (
    EDIT_RULES,
    AppliedEdits,
    EditedUnits,
    apply_edits,
    edited_units,
    hand_over,
)
from .kept_texts import KeptChinese, read_kept, told_kept
from .mark_placement import place_marks
from .sending import refuse_marked
from .speakers import find_speakers

__all__ = [
    "EDIT_RULES",
    "AppliedEdits",
    "DocumentTranslation",
    "EditedUnits",
    "KeptChinese",
    "apply_edits",
    "edited_units",
    "explain",
    "explain_kept",
    "explain_match",
    "explain_result",
    "find_speakers",
    "hand_over",
    "place_marks",
    "read_kept",
    "refuse_marked",
    "told_kept",
    "translate_document",
]

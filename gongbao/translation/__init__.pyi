from .documents.document_translation import (
    DocumentTranslation,
    translate_document,
)
from .engines.engine import Engine
from .engines.engine_specification import load_engine
from .guarantee.explanation import explain
from .guarantee.guaranteed_translator import (
    GuaranteedTranslator,
    GuaranteeOptions,
)
from .guarantee.outcomes import Outcome, RequirementResult
from .guarantee.segments import TranslatedSegment
from .opening import open_translator

__all__ = [
    "DocumentTranslation",
    "Engine",
    "GuaranteeOptions",
    "GuaranteedTranslator",
    "Outcome",
    "RequirementResult",
    "TranslatedSegment",
    "explain",
    "load_engine",
    "open_translator",
    "translate_document",
]

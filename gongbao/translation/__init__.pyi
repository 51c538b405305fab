from .documents import (
    DocumentTranslation,
    explain,
    translate_document,
)
from .engines import Engine, EngineSettings, load_engine
from .guarantee import (
    TRANSLATION_RULE_NAMES,
    TRANSLATION_RULES,
    DocumentSession,
    GuaranteeOptions,
    Outcome,
    RequirementResult,
    SourceSegment,
    TranslatedSegment,
    Translator,
    sources_of,
)
from .opening import open_translator

__all__ = [
    "TRANSLATION_RULES",
    "TRANSLATION_RULE_NAMES",
    "DocumentSession",
    "DocumentTranslation",
    "Engine",
    "EngineSettings",
    "GuaranteeOptions",
    "Outcome",
    "RequirementResult",
    "SourceSegment",
    "TranslatedSegment",
    "Translator",
    "explain",
    "load_engine",
    "open_translator",
    "sources_of",
    "translate_document",
]

"""Translation: engines behind one Protocol, and the guarantee on top of any of them."""

from glossary.opening import open_glossaries
from gongbao.translation.document_translation import DocumentTranslation, translate_document
from gongbao.translation.engine import Engine
from gongbao.translation.engine_specification import load_engine
from gongbao.translation.explanation import explain
from gongbao.translation.guarantee import GuaranteedTranslator, GuaranteeOptions
from gongbao.translation.opening import open_translator
from gongbao.translation.outcomes import Outcome, RequirementResult
from gongbao.translation.report_page import render_report
from gongbao.translation.segments import TranslatedSegment

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
    "open_glossaries",
    "open_translator",
    "render_report",
    "translate_document",
]

from .assembly import requirement_results
from .draft import (
    Draft,
    attention_mass,
    word_groups,
    write_draft,
)
from .faults.degeneration import is_degenerate
from .linked_words import find_source_words, link_words
from .outcomes import Outcome, RequirementResult, Stage
from .passages import Passage, split_passages
from .segments import SourceSegment, TranslatedPassage, TranslatedSegment, sources_of
from .translation_findings import pair_findings, unmet_words
from .translation_rules import (
    KEPT,
    STANDING,
    TRANSLATION_RULE_NAMES,
    TRANSLATION_RULES,
    TranslationRule,
)
from .translator import (
    DocumentSession,
    GuaranteeOptions,
    Translator,
)

__all__ = [
    "KEPT",
    "STANDING",
    "TRANSLATION_RULES",
    "TRANSLATION_RULE_NAMES",
    "DocumentSession",
    "Draft",
    "GuaranteeOptions",
    "Outcome",
    "Passage",
    "RequirementResult",
    "SourceSegment",
    "Stage",
    "TranslatedPassage",
    "TranslatedSegment",
    "TranslationRule",
    "Translator",
    "attention_mass",
    "find_source_words",
    "is_degenerate",
    "link_words",
    "pair_findings",
    "requirement_results",
    "sources_of",
    "split_passages",
    "unmet_words",
    "word_groups",
    "write_draft",
]

"""The rules behind the findings of a translation: what a program acts on and an office waives."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.findings import Finding, Severity
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class TranslationRule:
    """What findings of one kind have in common.

    Attributes:
        name: Family and rule; waivers go by it.
        severity: How grave they are.
        category: MQM category.
        documentation: What it finds.
    """

    name: str
    severity: Severity
    category: str
    documentation: str

    def finding(
        self,
        english: str,
        chinese: str,
        *,
        text: str = "",
        source_span: Span | None = None,
        target_span: Span | None = None,
    ) -> Finding:
        """Return one finding of the rule."""
        return Finding(
            self.name,
            self.severity,
            self.category,
            english,
            chinese,
            text=text,
            source_span=source_span,
            target_span=target_span,
        )


REPEATED = TranslationRule(
    "translation.repeated",
    Severity.MAJOR,
    "accuracy/addition",
    "The model repeats itself.",
)
CELL = TranslationRule(
    "translation.cell",
    Severity.MINOR,
    "accuracy/mistranslation",
    "A cell was written by the packaged table, where its English depends on context.",
)
CUT = TranslationRule(
    "translation.cut",
    Severity.MINOR,
    "accuracy/addition",
    "A repetition was cut from the end of a segment.",
)
OVERRULED = TranslationRule(
    "translation.memory-overruled",
    Severity.MINOR,
    "terminology/inconsistent with terminology resource",
    "The translation memory has the segment, without a term or figure it must have.",
)
STANDING = TranslationRule(
    "translation.standing",
    Severity.MAJOR,
    "accuracy/mistranslation",
    "A translation that a bilingual document has already, and that stays, lacks a term, a figure or"
    " an inline code, or is settled and called a draft.",
)
KEPT = TranslationRule(
    "translation.kept",
    Severity.MAJOR,
    "accuracy/untranslated",
    "Words that a reader sees stay in Chinese, as they stand where words are not exchanged.",
)
UNANSWERED = TranslationRule(
    "translation.unanswered",
    Severity.CRITICAL,
    "accuracy/omission",
    "The engine gave no translation of a segment, and none is written.",
)
TRANSLATION_RULES = (CELL, CUT, KEPT, OVERRULED, REPEATED, STANDING, UNANSWERED)
TRANSLATION_RULE_NAMES = frozenset(rule.name for rule in TRANSLATION_RULES)

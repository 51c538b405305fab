"""The one record for a problem, whoever found it: check, translate, evaluate, memory, glossary.

A rule sees a `Hit`; with the rule's name, severity and category it becomes a `Finding`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span

_CONTEXT = 40


class Severity(StrEnum):
    """How grave a finding is, in MQM's words, from the least.

    Neutral is no fault, only something to look at: most of what such a rule finds in good
    translations is right.
    """

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral, more for graver."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Hit:
    """One fault as a rule sees it.

    Attributes:
        target: Where it stands in the translation; None for what is missing there.
        english: What is wrong, in English.
        chinese: The same in Chinese.
        suggestion: What to write instead, empty where that is not certain.
        source: Where its source stands, where there is one.
        severity: Another severity than the rule's own.
    """

    target: tuple[int, int] | None
    english: str
    chinese: str
    suggestion: str = ""
    source: tuple[int, int] | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that a tool found.

    Attributes:
        rule: Name of the rule, `quantity.magnitude`; what a waiver names and a program acts on.
        severity: How grave it is.
        category: MQM category, dimension and type: "accuracy/mistranslation".
        english: What is wrong, in English.
        chinese: The same in Chinese.
        suggestion: What to write instead, empty where that is not certain.
        text: The words it is about; the source's where the translation has none.
        context: The same with its neighbours.
        source_span: Where its source stands in the source text, in code points.
        target_span: Where it stands in the text of the translation.
        document: Name of the document, empty for none.
        line: Line of the document's text, or number of the segment, from 1; 0 for none.
        column: Column in that line, from 1; 0 for none.
        subjects: Identifiers of what it is about where that is no text: concepts, units, rows.
    """

    rule: str
    severity: Severity
    category: str
    english: str
    chinese: str
    suggestion: str = ""
    text: str = ""
    context: str = ""
    source_span: Span | None = None
    target_span: Span | None = None
    document: str = ""
    line: int = 0
    column: int = 0
    subjects: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The message in both languages."""
        return f"{self.english} · {self.chinese}"


def finding_record(finding: Finding) -> dict[str, object]:
    """Return a finding as it is written in JSON; spans are `[start, end]` or null."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "category": finding.category,
        "text": finding.text,
        "context": finding.context,
        "source_span": list(finding.source_span) if finding.source_span is not None else None,
        "target_span": list(finding.target_span) if finding.target_span is not None else None,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def words_around(text: str, span: tuple[int, int]) -> str:
    """Return a span with the whole words beside it on its line.

    >>> words_around("the district willStrive to form", (13, 23))
    'the district willStrive to form'
    """
    start = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _CONTEXT)
    line_end = text.find("\n", span[1])
    end = min(len(text) if line_end < 0 else line_end, span[1] + _CONTEXT)
    if start > 0 and text[start - 1] not in " \n":
        space = text.find(" ", start, span[0])
        start = start if space < 0 else space + 1
    if end < len(text) and text[end] not in " \n":
        space = text.rfind(" ", span[1], end)
        end = end if space < 0 else space
    return " ".join(text[start:end].split())

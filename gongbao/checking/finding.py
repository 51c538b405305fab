"""What a check reports: findings, how grave they are, and the hits of rules they are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
_CONTEXT = 40


class Severity(StrEnum):
    """How grave a finding is, in MQM's words, from the least."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, more for graver."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Hit:
    """One fault as a rule sees it; places count in the whole text of each side.

    Attributes:
        target: Where it stands in the translation; None for what is missing there.
        english: What is wrong, in English.
        chinese: The same in Chinese.
        suggestion: What to write instead, empty where that is not certain.
        source: Where its source stands, where there is one.
        severity: Another severity than the rule's own.
    """

    target: Span | None
    english: str
    chinese: str
    suggestion: str = ""
    source: Span | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem found by a check.

    Attributes:
        rule: Name of the rule, as `gongbao check --list` shows it.
        severity: How grave it is.
        category: MQM category, dimension and type.
        text: The words it is about; the source's where the translation has none.
        context: The same with its neighbours.
        source_span: Where its source stands in the source text, in code points.
        target_span: Where it stands in the text of the translation.
        english: What is wrong, in English.
        chinese: The same in Chinese.
        suggestion: What to write instead, or empty.
        document: Name of the document.
        line: Line of the document's text, from 1.
        column: Column in that line, from 1.
    """

    rule: str
    severity: Severity
    category: str
    text: str
    context: str
    source_span: Span | None
    target_span: Span | None
    english: str
    chinese: str
    suggestion: str
    document: str
    line: int
    column: int

    @property
    def message(self) -> str:
        """The message in both languages."""
        return f"{self.english} · {self.chinese}"


def words_around(text: str, span: Span) -> str:
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

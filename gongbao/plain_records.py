"""The small records that the functions for a Python program give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.findings import Finding
    from corpora.spans import Span
    from gongbao.evaluation import Comparison, Rate


@dataclass(frozen=True, slots=True)
class TextRequirement:
    """What a text requires of its translation at one place, or what it must not contain.

    Attributes:
        kind: "term", "quantity", "date" or "copy"; "forbidden" for a deprecated English term;
            "proposed" for a term that nobody has approved, which is not guaranteed.
        source: The words of the text.
        span: Where they stand in it, in code points.
        accepted: English that satisfies it, the preferred first; for "forbidden" what may not
            stand. A figure has a value, so other ways of writing it count too.
        why: Who ruled so, or that it is compared by value, or why it cannot be satisfied.
    """

    kind: str
    source: str
    span: Span
    accepted: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Sentences that translate each other; one side is empty where the other has no counterpart.

    Attributes:
        source: One or more Chinese sentences.
        target: One or more English sentences.
        score: Probability in [0, 1] that exactly these belong together.
        is_moved: Whether it stands elsewhere in the order of the translation.
    """

    source: str
    target: str
    score: float
    is_moved: bool


@dataclass(frozen=True, slots=True)
class SystemScores:
    """What was measured of one system.

    Attributes:
        name: How it is called.
        bleu: Against the references, 0 to 100, more is better.
        chrf: chrF++, 0 to 100, more is better.
        terms: Approved terms rendered as ruled.
        amounts: Figures in 万 and 亿 or as large, right by value.
        figures: All other figures, right by value.
        dates: Dates, years and times.
        names: Names of persons.
        penalty: MQM points that a reader is expected to give a segment, 0 to 25, less is better.
        findings: What is wrong beyond doubt; `line` is the number of the segment, from 1.
        comparisons: This system against others, with probabilities; empty without trials.
        doubts: What makes the scores doubtful.
        signature: What reproduces them.
    """

    name: str
    bleu: float
    chrf: float
    terms: Rate
    amounts: Rate
    figures: Rate
    dates: Rate
    names: Rate
    penalty: float
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
    doubts: tuple[Finding, ...]
    signature: str

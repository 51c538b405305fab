"""A place where something else is far likelier than what a translation says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span


class ContrastKind(StrEnum):
    """What is wrong where another wording is far likelier; the rules are named by it."""

    WORD = "word"
    NEGATION = "negation"
    EXCHANGED = "exchanged"
    OMITTED = "omitted"
    OMITTED_WORD = "omitted-word"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A place where something else is far likelier than what a translation says.

    Attributes:
        kind: What is wrong.
        source: What is left out, in the text that the source stands in.
        target: What is said otherwise, in the text that the translation stands in.
        english: What is wrong, in English.
        chinese: The same in Chinese.
        suggestion: What to write instead, empty where that is not one word.
        margin: By how much the other wording is likelier, in natural logarithms.
    """

    kind: ContrastKind
    source: Span | None
    target: Span | None
    english: str
    chinese: str
    suggestion: str
    margin: float

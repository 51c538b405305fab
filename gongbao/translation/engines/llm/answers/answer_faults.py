"""What can be wrong with an answer as a whole, so that it is no translation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpora.findings import Finding, Severity


class Fault(StrEnum):
    """Why an answer is not taken."""

    REFUSED = "refused"
    CUT_OFF = "cut-off"
    CHATTY = "chatty"
    CHINESE = "still-chinese"
    LOST = "lost"
    MISPLACED = "misplaced"
    NO_TRANSLATION = "no-translation"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class _Words:
    english: str
    chinese: str
    category: str = "accuracy/untranslated"


_WORDS = {
    Fault.REFUSED: _Words("the engine refused to translate this", "引擎拒绝翻译"),
    Fault.CUT_OFF: _Words("the engine's answer was cut off", "引擎的回答不完整"),
    Fault.CHATTY: _Words("the engine spoke about the translation", "引擎的回答不是单纯的译文"),
    Fault.CHINESE: _Words("the engine left the text in Chinese", "引擎未译成英文"),
    Fault.LOST: _Words("the engine gave no answer to this", "引擎没有给出译文"),
    Fault.MISPLACED: _Words(
        "the engine's answer belongs to another segment", "引擎的译文属于另一句"
    ),
    Fault.NO_TRANSLATION: _Words(
        "the engine's answer says nothing of the source", "引擎的回答不是原文的译文"
    ),
    Fault.TOO_LONG: _Words("the text is too long for the engine", "原文超出引擎的长度限制"),
}


def fault_finding(fault: Fault, source: str, engine: str) -> Finding:
    """Return the finding of a segment that an engine did not translate, asked twice."""
    words = _WORDS[fault]
    return Finding(
        f"engine.{fault}",
        Severity.CRITICAL,
        words.category,
        f"{words.english} ({engine})",
        f"{words.chinese}（{engine}）",
        text=source,
        context=source,
    )

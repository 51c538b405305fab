"""Chinese that a document shows and that stays in its translation: none of it goes untold.

Code stays by design, which is remarked. Words that a reader would read as prose, and that cannot be
exchanged, break the promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora import KeptReason, KeptText
from corpora.counting import counted
from corpora.findings import Finding
from gongbao.translation.guarantee import KEPT

_LISTED = 5
_CHINESE = {
    KeptReason.FORMULA: "公式中的中文未译",
    KeptReason.FIELD: "域代码中的中文未译",
    KeptReason.STYLE: "样式表中的中文未译",
}


def kept_remarks(kept: Sequence[KeptText]) -> Iterator[str]:
    """Yield a sentence for each kind of words that are expected to stay, with their places.

    >>> code = KeptReason.CODE
    >>> list(kept_remarks([KeptText("构建", "line 3", code), KeptText("运行", "line 8", code)]))
    ['2 places keep their Chinese because they are code: line 3 (构建), line 8 (运行)']
    """
    for reason in KeptReason:
        found = [text for text in kept if text.reason is reason]
        if found and reason.is_expected:
            places = ", ".join(f"{text.place} ({text.text})" for text in found[:_LISTED])
            rest = f", and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
            keep = "keeps its" if len(found) == 1 else "keep their"
            because = reason.value if len(found) > 1 else _of_one(reason)
            yield f"{counted(len(found), 'place')} {keep} Chinese because {because}: {places}{rest}"


def kept_findings(kept: Sequence[KeptText]) -> Iterator[tuple[KeptText, Finding]]:
    """Yield a finding for each of the words that a reader would read as prose."""
    for text in kept:
        if not text.reason.is_expected:
            english = f"Chinese stays, because {text.reason}"
            chinese = _CHINESE.get(text.reason, "此处中文未译")
            yield text, KEPT.finding(english, chinese, text=text.text)


def _of_one(reason: KeptReason) -> str:
    of_one = reason.value.replace("they are", "it is").replace(" them", " it")
    of_one = of_one.replace("is in embedded files", "is in an embedded file")
    return of_one.replace("is tracked deletions", "is a tracked deletion")

"""Chinese that a document shows and that stays in its translation: none of it goes untold.

Code stays by design, which is remarked. Words that a reader would read as prose, and that cannot be
exchanged, break the promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpora import Document, KeptReason, KeptText
from corpora.counting import counted
from corpora.findings import Finding
from gongbao.translation.guarantee import KEPT

if TYPE_CHECKING:
    from gongbao.checking import Waiver

_LISTED = 5
_CHINESE = {
    KeptReason.FORMULA: "公式中的中文未译",
    KeptReason.FIELD: "域代码中的中文未译",
    KeptReason.STYLE: "样式表中的中文未译",
}


@dataclass(frozen=True, slots=True)
class KeptChinese:
    """What is to be told of the Chinese that a document shows and that stays.

    Attributes:
        remarks: A sentence for each kind of words that are expected to stay.
        findings: The words that a reader would read as prose, each with what is found of it.
        waived: Findings that somebody answers for, with the waiver.
    """

    remarks: tuple[str, ...]
    findings: tuple[tuple[KeptText, Finding], ...]
    waived: tuple[tuple[Finding, Waiver], ...]

    @property
    def broken(self) -> tuple[str, ...]:
        """Return a line for each finding: where, by which rule, what and which words."""
        return tuple(told_kept(text, finding) for text, finding in self.findings)


def read_kept(document: Document, waivers: Sequence[Waiver] = ()) -> KeptChinese:
    """Return what is to be told of the Chinese that a document shows and that stays."""
    findings: list[tuple[KeptText, Finding]] = []
    waived: list[tuple[Finding, Waiver]] = []
    for text, finding in kept_findings(document.kept):
        placed = replace(finding, document=document.source_name)
        waiver = next((waiver for waiver in waivers if waiver.covers(placed)), None)
        if waiver is None:
            findings.append((text, placed))
        else:
            waived.append((placed, waiver))
    return KeptChinese(tuple(kept_remarks(document.kept)), tuple(findings), tuple(waived))


def told_kept(text: KeptText, finding: Finding) -> str:
    """Return a finding as a line for a person."""
    return f"{text.place}: {finding.rule}: {finding.english} (“{finding.text}”)"


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

"""What a pair seems to lack, or to have too much of, may stand right beside it.

Sentences are merged and moved across the ends of pairs; before a clause or a figure is called left
out, or added, the texts before and after the pair are searched for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.findings import Finding
from glossary.reading import PairReading
from glossary.reading.content_words import cover, read_content
from gongbao.checking.material import Material

_LOST = ("completeness.lost-clause", "completeness.clause-omitted", "completeness.lost-item")
_ADDED = ("completeness.added-clause", "completeness.clause-invented")
_MISSING, _STRAY = "quantities.missing", "quantities.added"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_EXACT = re.compile(r"^\D*\d+\.\d{2,}\D*$")
_ENGLISH_WINDOW, _CHINESE_WINDOW = 320, 110
"""Characters before and after a pair: about two sentences."""
_PRESENT = 0.4


def stands_beside(finding: Finding, reading: PairReading, material: Material) -> bool:
    """Tell whether what one side lacks stands before or after the pair on that side."""
    document = material.document
    if finding.rule in _LOST and finding.source_span is not None:
        clause = document.source[finding.source_span.start : finding.source_span.end]
        end = reading.target_place + len(reading.target)
        content = read_content(clause)
        return any(
            cover(content, window).source >= _PRESENT
            for window in _around(document.target, reading.target_place, end, _ENGLISH_WINDOW)
        )
    if finding.rule in _ADDED and finding.target_span is not None:
        clause = document.target[finding.target_span.start : finding.target_span.end]
        end = reading.source_place + len(reading.source.text)
        return any(
            cover(read_content(window), clause).target >= _PRESENT
            for window in _around(document.source, reading.source_place, end, _CHINESE_WINDOW)
        )
    if finding.rule == _MISSING:
        end = reading.target_place + len(reading.target)
        around = _around(document.target, reading.target_place, end, _ENGLISH_WINDOW)
        return _has_digits(finding.text, around)
    if finding.rule == _STRAY:
        if _EXACT.search(finding.text) and _has_digits(finding.text, (document.source,)):
            return True  # what the document speaks of: the rate of 7.85
        end = reading.source_place + len(reading.source.text)
        return _has_digits(
            finding.text, _around(document.source, reading.source_place, end, _CHINESE_WINDOW)
        )
    return False


def _has_digits(figure: str, texts: Sequence[str]) -> bool:
    """Tell whether all numbers of a figure, written in digits, stand in one of the texts."""
    numbers = {number.replace(",", "") for number in _DIGITS.findall(figure)}
    return bool(numbers) and any(
        numbers <= {number.replace(",", "") for number in _DIGITS.findall(text)} for text in texts
    )


def _around(text: str, start: int, end: int, size: int) -> tuple[str, str]:
    return text[max(0, start - size) : start], text[end : end + size]

"""Persons whose names stand without a post: 张若昀 is Zhang Ruoyun.

A small model spells such names by guess, each time another way ("Zhang Ruo", "Zhang Ruozhu"), or
takes them for words ("Lao Wen"). A likely name is written into the source in pinyin, as a name that
is required is; nothing here is required.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.names import romanised_name
from glossary.names.likely_persons import find_likely_persons
from glossary.requirement import Requirement
from gongbao.translation.wording.wording import Way, Wording

_FOREIGN = "·•・"


def find_persons(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the likely names that no requirement holds, left to right.

    >>> [(w.english, w.span) for w in find_persons("检车员郝俊峰说。", ())]
    [('Hao Junfeng', Span(start=3, end=6))]
    """
    held = [r.span for r in requirements if not r.conflict]
    for span in find_likely_persons(text):
        beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        is_foreign = any(mark in beside for mark in _FOREIGN)
        if not is_foreign and not any(span.overlaps(other) for other in held):
            yield Wording(span, romanised_name(text[slice(*span)]), (), Way.WRITTEN)

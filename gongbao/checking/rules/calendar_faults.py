"""Dates in English text that no calendar shows: "March 180", "220 November", "May 20,150"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.checking.finding import Span

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(
    rf"\b{_MONTH} (?P<after>\d{{2,3}})(?!\d|[,.:]\d|%)|(?<![\d,.])(?P<before>\d{{2,3}}) {_MONTH}\b"
)
_YEAR = re.compile(rf"\b{_MONTH} (?:of |\d{{1,2}},? )?(?P<year>\d{{1,2}},\d{{3}})(?![\d,])")
_LAST_DAY = 31


def find_calendar_faults(text: str) -> Iterator[Span]:
    """Yield the places of dates that cannot be, from left to right.

    To be asked where the source has a date that the text lacks: "May 5, 20,000 people" looks the
    same as a year with a figure too many.

    >>> [text[a:b] for text in ("on March 180, 2015",) for a, b in find_calendar_faults(text)]
    ['March 180']
    """
    days = (
        match.span()
        for match in _DAY.finditer(text)
        if int(match["after"] or match["before"]) > _LAST_DAY
    )
    years = (match.span() for match in _YEAR.finditer(text))
    yield from sorted({*days, *years})

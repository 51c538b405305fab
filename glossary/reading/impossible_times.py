"""Dates and times in English text that no calendar or clock shows: "March 180", "3:73 pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.spans import Span

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(
    rf"\b{_MONTH} (?P<after>\d{{2,3}})(?!\d|[,.:]\d|%)|(?<![\d,.])(?P<before>\d{{2,3}}) {_MONTH}\b"
)
_YEAR = re.compile(rf"\b{_MONTH} (?:of |\d{{1,2}},? )?(?P<year>\d{{1,2}},\d{{3}})(?![\d,])")
_LAST_DAY = 31
_WITH_HALF = re.compile(
    r"(?<![\w.,:/-])(?P<hour>\d{1,4})(?:[:.](?P<minute>\d{1,2}))?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b|o['’]clock)",
    re.IGNORECASE,
)
_WITH_COLON = re.compile(r"(?<![\d.,:/])(?P<hour>\d{1,3}):(?P<minute>\d{2})(?![\d:]|[.,]\d)")


def find_impossible_dates(text: str) -> Iterator[Span]:
    """Yield the places of dates that cannot be, from left to right.

    To be asked where the source has a date that the text lacks: "May 5, 20,000 people" looks the
    same as a year with a figure too many.

    >>> [text[a:b] for text in ("on March 180, 2015",) for a, b in find_impossible_dates(text)]
    ['March 180']
    """
    days = (
        match.span()
        for match in _DAY.finditer(text)
        if int(match["after"] or match["before"]) > _LAST_DAY
    )
    years = (match.span() for match in _YEAR.finditer(text))
    yield from (Span(*span) for span in sorted({*days, *years}))


def find_impossible_times(text: str, *, has_times: bool) -> Iterator[Span]:
    """Yield the places of times of day that cannot be, from left to right.

    Args:
        text: English text.
        has_times: Whether the text is known to tell times, so that two figures around a colon are
            one, and not the score of a match.

    >>> text = "at 30 p.m."
    >>> [text[a:b] for a, b in find_impossible_times(text, has_times=False)]
    ['30 p.m']
    """
    patterns = (_WITH_HALF, _WITH_COLON) if has_times else (_WITH_HALF,)
    places = {
        Span(*match.span())
        for pattern in patterns
        for match in pattern.finditer(text)
        if not _is_possible(match)
    }
    yield from (
        place
        for place in sorted(places)
        if not any(other != place and other.contains(place) for other in places)
    )


def _is_possible(match: re.Match[str]) -> bool:
    """Tell whether there is such a time; "13:34 pm" says too much, but is one."""
    minute = match["minute"] or "00"
    is_whole_day = match["minute"] and match.groupdict().get("half", "p") in ("p", "P")
    latest = 24 if is_whole_day else 12
    return len(minute) == 2 and int(minute) < 60 and int(match["hour"]) <= latest

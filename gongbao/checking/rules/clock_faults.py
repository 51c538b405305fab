"""Times of day in English text that no clock shows: "30 p.m.", "110:30", "3:73 pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.checking.finding import Span

_WITH_HALF = re.compile(
    r"(?<![\w.,:/-])(?P<hour>\d{1,4})(?:[:.](?P<minute>\d{1,2}))?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b|o['’]clock)",
    re.IGNORECASE,
)
_WITH_COLON = re.compile(r"(?<![\d.,:/])(?P<hour>\d{1,3}):(?P<minute>\d{2})(?![\d:]|[.,]\d)")


def find_clock_faults(text: str, *, has_times: bool) -> Iterator[Span]:
    """Yield the places of times that cannot be, from left to right.

    Args:
        text: English text.
        has_times: Whether the text is known to tell times, so that two figures around a colon are
            one, and not the score of a match.

    >>> [text[a:b] for text in ("at 30 p.m.",) for a, b in find_clock_faults(text, has_times=False)]
    ['30 p.m']
    """
    patterns = (_WITH_HALF, _WITH_COLON) if has_times else (_WITH_HALF,)
    places = {
        match.span()
        for pattern in patterns
        for match in pattern.finditer(text)
        if not _is_possible(match)
    }
    yield from (
        place
        for place in sorted(places)
        if not any(
            other != place and other[0] <= place[0] < other[1] and place[1] <= other[1]
            for other in places
        )
    )


def _is_possible(match: re.Match[str]) -> bool:
    """Tell whether there is such a time; "13:34 pm" says too much, but is one."""
    minute = match["minute"] or "00"
    is_whole_day = match["minute"] and match.groupdict().get("half", "p") in ("p", "P")
    latest = 24 if is_whole_day else 12
    return len(minute) == 2 and int(minute) < 60 and int(match["hour"]) <= latest

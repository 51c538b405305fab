"""Overlong sentences into pieces that a model's position table can hold."""

from __future__ import annotations

import re

from corpora.errors import UsageError
from corpora.spans import Span, spans_between

# Where a sentence may be cut, best first: after a full stop, a clause, a list item, anywhere safe.
_PLACES = (
    re.compile(r"[。！？；!?;…][”’」』）)]*|\.(?=\s)"),
    re.compile(r"[，：,:]"),
    re.compile(r"[、—]|\s+"),
)
_INSIDE_WORD = re.compile(r"[A-Za-z0-9.%,+\-零〇一二三四五六七八九十百千万亿两余多]")


def split_long(text: str, limit: int) -> tuple[Span, ...]:
    """Return spans of at most `limit` characters that together hold all of the text.

    The cut is made at the latest full stop, else comma, else enumeration comma or space in the
    second half of what fits; a number or a Latin word is cut only where it is itself too long.

    >>> text = "工业增长3.5%，农业增长2%"
    >>> [text[start:end] for start, end in split_long(text, 10)]
    ['工业增长3.5%，', '农业增长2%']
    """
    if limit < 1:
        raise UsageError(f"a length limit of {limit}; expected at least 1")
    boundaries: list[int] = []
    start = 0
    while len(text) - start > limit:
        start = _best_cut(text, start, start + limit)
        boundaries.append(start)
    return spans_between(text, boundaries)


def _best_cut(text: str, start: int, latest: int) -> int:
    earliest = start + max(1, (latest - start) // 2)
    for place in _PLACES:
        cuts = [match.end() for match in place.finditer(text, start, latest)]
        for cut in reversed(cuts):
            if cut >= earliest and not _is_inside_word(text, cut):
                return cut
    for cut in range(latest, start, -1):
        if not _is_inside_word(text, cut):
            return cut
    return latest


def _is_inside_word(text: str, cut: int) -> bool:
    return bool(_INSIDE_WORD.match(text, cut - 1) and _INSIDE_WORD.match(text, cut))

"""What two libraries take for the article of a page: trafilatura in its precise mode, readability.

They are asked about lines; which of ours are the article's is decided by the votes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from lxml import etree

from corpora.articles.page_lines import PageLine, lines_of_page, parse_page

_SPACES = re.compile(r"[\s\u3000|]+")
_ITEM = re.compile(r"^(?:-|#+|\|)\s*")
# A shorter line is found inside others by chance.
_SHORTEST_PIECE = 8
_NEAR = 20_000


def second_opinions(page: str, lines: Sequence[PageLine]) -> list[int]:
    """Return for each line of a page how many of the two take it for the article's, 0 to 2."""
    with _silence():
        votes = (
            _agreeing(_trafilatura_lines(page), lines),
            _agreeing(_readability_lines(page), lines),
        )
    return [one + other for one, other in zip(*votes, strict=True)]


def squeezed(text: str) -> str:
    """Return a text without its white space, so that layouts do not matter.

    >>> squeezed("重庆　市 公报")
    '重庆市公报'
    """
    return _SPACES.sub("", text)


def _agreeing(found: Iterable[str], lines: Sequence[PageLine]) -> list[bool]:
    """Return for each line whether it is among those found, or a piece of what they say.

    Both are in the order of the page, so a piece is looked for near the one before it, and a page
    of any length takes time in proportion to it.
    """
    places: dict[str, int] = {}
    pieces: list[str] = []
    length = 0
    for line in map(squeezed, found):
        places.setdefault(line, length)
        pieces.append(line)
        length += len(line)
    text = "".join(pieces)
    agrees: list[bool] = []
    position = 0
    for own in (squeezed(line.text) for line in lines):
        place = places.get(own, -1)
        if place < 0 and len(own) >= _SHORTEST_PIECE:
            place = text.find(own, max(0, position - _NEAR), position + len(own) + _NEAR)
        agrees.append(place >= 0)
        if place >= 0 and len(own) >= _SHORTEST_PIECE:
            position = place + len(own)
    return agrees


def _trafilatura_lines(page: str) -> Iterator[str]:
    import trafilatura

    text = trafilatura.extract(page, favor_precision=True, include_comments=False)
    for line in (text or "").splitlines():
        yield _ITEM.sub("", line)


def _readability_lines(page: str) -> Iterator[str]:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(page).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError, TypeError, RecursionError):
        return
    root = parse_page(summary)
    if root is not None:
        yield from (line.text for line in lines_of_page(root).lines)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the libraries log of pages they cannot read from the user: ours decides."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "readability")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

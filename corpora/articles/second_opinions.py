"""What two libraries take for the article of a page: trafilatura, precise, and readability."""

from __future__ import annotations

import re

from lxml import etree

from corpora.articles.page_lines import page_lines, parse_page

_SPACES = re.compile(r"[\s\u3000|]+")


def second_opinions(page: str) -> frozenset[str]:
    """Return the lines, squeezed, that one of the two takes for the article's."""
    found = (*_trafilatura_lines(page), *_readability_lines(page))
    return frozenset(map(squeezed, found))


def squeezed(text: str) -> str:
    """Return a text without its white space, so that layouts do not matter.

    >>> squeezed("重庆　市 公报")
    '重庆市公报'
    """
    return _SPACES.sub("", text)


def _trafilatura_lines(page: str) -> list[str]:
    import trafilatura

    text = trafilatura.extract(page, favor_precision=True, include_comments=False)
    return (text or "").splitlines()


def _readability_lines(page: str) -> list[str]:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(page).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError, TypeError):
        return []
    root = parse_page(summary)
    return [line.text for line in page_lines(root)] if root is not None else []

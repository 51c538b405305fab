"""Headings made of known words: 人口和就业, 申请与受理, 2024年主要指标."""

from __future__ import annotations

import re

from glossary.cells.cell_table import load_cells, load_topics

_PARTS = re.compile("以及|[和与及、]")
_YEARS = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})(?:年?[-—–~至](?P<last>(?:19|20)[0-9]{2}))?年度?(?P<rest>[^0-9]{2,})"
)
_KINDS = frozenset({"statistic", "industry", "heading", "furniture"})
_FEWEST, _MOST = 2, 5
_SMALL_WORDS = frozenset({"and", "of", "for", "in", "by", "to", "the", "on", "from", "per", "a"})


def render_heading(key: str) -> str | None:
    """Return the English of a heading that is wholly made of known words, else None.

    >>> render_heading("教育和科技"), render_heading("2020—2024年粮食产量")
    ('Education, Science and Technology', 'Grain output, 2020-2024')
    """
    dated = _YEARS.fullmatch(key)
    if dated is not None:
        rest = _word(dated["rest"]) or _coordinated(dated["rest"])
        if rest is None:
            return None
        years = f"{dated['first']}-{dated['last']}" if dated["last"] else dated["first"]
        return f"{rest}, {years}" if dated["last"] else f"{rest} for {years}"
    return load_topics().get(key) or _coordinated(key)


def _word(key: str) -> str | None:
    cell = load_cells().get(key)
    if cell is not None and cell.kind in _KINDS:
        return cell.english
    return load_topics().get(key)


def _coordinated(key: str) -> str | None:
    """Return words joined by 和 or 、, in the capitals of headings."""
    names = _PARTS.split(key)
    if not _FEWEST <= len(names) <= _MOST:
        return None
    parts = [load_topics().get(name) or _titled(_word(name)) for name in names]
    if not all(parts):
        return None
    known = [part for part in parts if part]
    *first, last = known
    if " and " in last:  # Education, Science and Technology
        return ", ".join(known)
    return f"{', '.join(first)} and {last}"


def _titled(words: str | None) -> str | None:
    if words is None:
        return None
    return " ".join(
        word if word in _SMALL_WORDS or not word[0].islower() else word.capitalize()
        for word in words.split(" ")
    )

"""Stock phrases of official prose: 奋进新征程、建功新时代, 多措并举.

A slogan in quotation marks that is made of such phrases is written whole from the packaged table,
in the imperative; in running text the model is told those that it inflects well, and carries what
is long. Nothing here is
required: a translation by other words is as good.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from corpora.spans import Span
from glossary.requirement import Requirement
from gongbao.translation.wording.technical_words import TechnicalWords
from gongbao.translation.wording.wording import Way, Wording, met_inside

_QUOTED = re.compile("(?<=[“「《])[^“”「」《》]{3,40}(?=[”」》])")
_BETWEEN = re.compile("[，、,;； \u3000·]+")


def find_stock_phrases(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the slogans in quotation marks, then the phrases of running text.

    A slogan may hold requirements that its English meets, a phrase none.

    >>> [w.english for w in find_stock_phrases("举行“奋进新征程、建功新时代”活动", ())]
    ['Forge ahead on a new journey, make contributions in the new era']
    """
    table = _table()
    quoted = list(_QUOTED.finditer(text))
    for match in quoted:
        parts = _BETWEEN.split(match[0].strip())
        if not all(part in table for part in parts):
            continue
        words = ", ".join(table[part][0] for part in parts)
        english, span = words[0].upper() + words[1:], Span(*match.span())
        inside = met_inside(span, english, requirements)
        if inside is not None:
            yield Wording(span, english, inside, Way.CARRIED)
    for span in _in_running_text(text):
        if any(q.start() <= span.start < q.end() for q in quoted):
            continue
        english, how = table[text[slice(*span)]]
        inside = met_inside(span, english, requirements)
        if inside == () or (inside is not None and how == Way.CARRIED):
            yield Wording(span, english, inside, Way(how))


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Return the English of each phrase and how it is used, "told", "carried" or "quoted"."""
    file = resources.files("gongbao.translation.wording").joinpath("stock_phrases.tsv")
    rows = csv.DictReader(
        file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return {row["phrase"]: (row["english"], row["how"]) for row in rows}


def _in_running_text(text: str) -> Iterator[Span]:
    """Yield the phrases of running text, left to right, the longest of each place."""
    position = 0
    while position < len(text):
        span = next(_phrases().at(text, position), None)
        if span is not None:
            yield span
        position = span.end if span is not None else position + 1


@cache
def _phrases() -> TechnicalWords:
    return TechnicalWords({phrase: en for phrase, (en, how) in _table().items() if how != "quoted"})

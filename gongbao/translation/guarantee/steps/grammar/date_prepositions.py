"""Prepositions before dates: on May 1, in 2007, at 4 a.m.; a model that carries a date guesses."""

from __future__ import annotations

import re

from corpora.spans import Span
from gongbao.translation.guarantee.draft import Draft, with_text

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)
_BEFORE_DAY = re.compile(rf"\b(?:[Ii]n|[Aa]t)(?= (?:{_MONTHS}) \d{{1,2}}(?![\d–-]))")
# "Based on 2020 prices" is no date: only what a comma or the end of the sentence follows.
_BEFORE_YEAR = re.compile(r"(?:(?<=^)|(?<=[,;] )|(?<=[.;:!?] ))[Oo]n(?= (?:19|20)\d\d[,.])")
_BEFORE_MONTH = re.compile(rf"\b[Oo]n(?= (?:{_MONTHS}),? (?:19|20)\d\d(?!\d))")
# "On 2019 to 2023", "on March 28 to April 3"; what opens a sentence is surely no "based on".
_DAY = rf"(?:{_MONTHS}) \d{{1,2}}(?:, (?:19|20)\d\d)?"
_BEFORE_SPAN = re.compile(
    rf"(?:(?<=^)|(?<=[,;:] )|(?<=[a-z]{{2}}[.] ))(?:[Oo]n|[Ii]n)"
    rf"(?= (?:(?:19|20)\d\d to (?:19|20)\d\d|{_DAY} to (?:{_DAY}|\d{{1,2}}\b(?! [ap]\.m))))"
)
_RULES = (
    (_BEFORE_DAY, "on"),
    (_BEFORE_YEAR, "in"),
    (_BEFORE_MONTH, "in"),
    (_BEFORE_SPAN, "from"),
)


def mend_date_prepositions(draft: Draft) -> Draft:
    """Return the draft with the prepositions that its dates have in English."""
    if draft.is_remembered or draft.is_text:
        return draft
    for pattern, fitting in _RULES:
        for found in reversed(list(pattern.finditer(draft.text))):
            written = fitting.capitalize() if found[0][0].isupper() else fitting
            changed = with_text(draft, Span(*found.span()), written)
            if changed.rank()[:2] <= draft.rank()[:2]:
                draft = changed
    return draft

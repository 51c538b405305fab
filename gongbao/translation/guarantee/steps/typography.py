"""Typeset: quotation marks and apostrophes of the translation, in the fashion of its source.

Models write straight marks. Official pages print “…” and ’, and a Chinese source that writes “…”
is printed so in English too; one that mostly writes straight marks itself keeps them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossary.requirements import RequirementKind
from gongbao.translation.guarantee.draft import Draft

_MARK = re.compile("[\"']")
_OPENS_AFTER = " \t\n([{<—–-/“‘"
# A mark after a figure may be inches or minutes.
_MEASURE = re.compile("[0-9][\"'](?![A-Za-z])")


def typeset(draft: Draft) -> Draft:
    """Return the draft with typographic marks; every place stays where it was.

    What is copied from the source (addresses, codes, names) is left as it is, and so is what
    comes from the translation memory, which people have written.
    """
    if draft.is_remembered or not _MARK.search(draft.text):
        return draft
    copied = [
        v.span
        for v in draft.verdicts
        if v.span is not None and v.requirement.kind is RequirementKind.COPY
    ]
    written = typographic_marks(draft.text)
    for start, end in copied:
        written = written[:start] + draft.text[start:end] + written[end:]
    return replace(draft, text=written)


def typographic_marks(text: str) -> str:
    """Return English text with “ ” ‘ ’ in place of straight marks, as long as it was.

    >>> typographic_marks('"Two highs" and the city' + "'s plan")
    '“Two highs” and the city’s plan'
    """
    written = list(text)
    is_open = False
    for place, mark in enumerate(text):
        if mark == '"':
            if _MEASURE.match(text, place - 1) and not is_open:
                continue
            is_open = _opens(text, place, is_open=is_open)
            written[place] = "“" if is_open else "”"
        elif mark == "'" and not _MEASURE.match(text, place - 1):
            written[place] = "‘" if _is_quoted_from(text, place) else "’"
    return "".join(written)


def _opens(text: str, place: int, *, is_open: bool) -> bool:
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    is_after_gap = before in _OPENS_AFTER
    is_before_word = after.isalnum() or (after != "" and after in "'$€£¥([")
    if is_after_gap == is_before_word:
        return is_after_gap
    return not is_open


def _is_quoted_from(text: str, place: int) -> bool:
    """Tell whether a single mark opens a quotation that ends further on."""
    if (place and text[place - 1] not in _OPENS_AFTER) or not text[place + 1 : place + 2].isalnum():
        return False
    return re.search(r"[\w.,!?]'(?!\w)", text[place + 1 :]) is not None

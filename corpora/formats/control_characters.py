"""Characters that no document shows: controls that come along from a clipboard or a model.

Binary formats have ways of their own to be rid of them; in a page, Markdown or a table of text they
would stand raw, and half of a pair of surrogates cannot be written at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.documents import Mark, MarkedText

_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Breaks of lines and pages that are no line ends: they part words."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(translation: MarkedText, source: str = "") -> MarkedText:
    r"""Return a translation without control characters, its marks around the same words.

    What stands in the source as well is the document's own and stays.

    >>> without_controls(MarkedText("Chong\x08qing\x0bCity"))
    MarkedText(text='Chongqing City', marks=())
    """
    text = _BREAK.sub(lambda found: found[0] if found[0] in source else " ", translation.text)
    gone = [m.start() for m in _CONTROL.finditer(text) if m[0] not in source]
    if not gone:
        return translation if text == translation.text else replace(translation, text=text)
    places = set(gone)
    text = "".join(character for place, character in enumerate(text) if place not in places)

    def moved(place: int) -> int:
        return place - sum(other < place for other in gone)

    marks = tuple(Mark(moved(m.start), moved(m.end), m.key) for m in translation.marks)
    return MarkedText(text, marks)

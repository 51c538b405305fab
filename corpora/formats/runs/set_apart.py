"""What its looks alone set apart from words: marks of notes set high, figures struck out.

As plain letters they would become part of a figure: GDP²126 is no 2126, and a struck 5 before a 6
is no 56. They are kept whole.
"""

from __future__ import annotations

import re

_ONE = r"(?:注?\s?[0-9]{1,3}|[①-⑳]|[*＊†‡§※]{1,3})"
_MARK = re.compile(
    rf"\s*[\[［(（〔【]?\s*{_ONE}(?:\s?[-–—,，、]\s?{_ONE})*\s*[\]］)）〕】]?\s*", re.ASCII
)
_FIGURE = re.compile(r"\s*[0-9０-９.,%％‰+-]+\s*")
_DIGIT = re.compile("[0-9０-９]")
_NUMBER = re.compile("[0-9]+")
_HAS_POWER = re.compile(r"(?:[a-zμ0-9)）]|(?<![A-Za-z])[A-Z])\Z")


def is_note_mark(raised: str, before: str) -> bool:
    """Return whether letters set high are the mark of a note to the words before.

    A bare number behind a unit or a figure is its power.

    >>> is_note_mark("2", "国内生产总值"), is_note_mark("[2]", "5%"), is_note_mark("2", "1200m")
    (True, True, False)
    """
    if not _MARK.fullmatch(raised):
        return False
    return not (_NUMBER.fullmatch(raised.strip()) and _HAS_POWER.search(before))


def is_struck_figure(struck: str, before: str, after: str) -> bool:
    """Return whether letters struck out are a figure that touches one that stands.

    >>> is_struck_figure("5", "增长", "6%"), is_struck_figure("5%", "增长", "，下降")
    (True, False)
    """
    if not _FIGURE.fullmatch(struck):
        return False
    return bool(_DIGIT.match(after) or _DIGIT.match(before[-1:]))

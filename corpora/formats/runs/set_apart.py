"""What its looks alone set apart from words: marks of notes and powers set high, struck figures.

As plain letters they would become part of a figure: GDP²126 is no 2126, a struck 5 before a 6 is
no 56, and 10⁶ is no 106. Marks and struck figures are kept whole; powers are read as the
characters that stand high by themselves, and written inside their markup as plain figures.
"""

from __future__ import annotations

import re

from corpora.quantities import find_quantities

_ONE = r"(?:注?\s?[0-9]{1,3}|[①-⑳]|[*＊†‡§※]{1,3})"
_MARK = re.compile(
    rf"\s*[\[［(（〔【]?\s*{_ONE}(?:\s?[-–—,，、]\s?{_ONE})*\s*[\]］)）〕】]?\s*", re.ASCII
)
NOTE_WORD = re.compile(r"注\s?(?=[0-9])")
"""The word in the mark of a note, which is written "Note "."""
_FIGURE = re.compile(r"\s*[0-9０-９.,%％‰+-]+\s*")
_DIGIT = re.compile("[0-9０-９]")
_NUMBER = re.compile("[0-9]+")
_LONGEST_UNIT = 8
_HAS_POWER = re.compile(r"(?:[a-zμ0-9)）]|(?<![A-Za-z])[A-Z])\Z")
_POWER = re.compile(r"[+＋−－-]?[0-9０-９]{1,3}|n")
_HAS_HIGH_POWER = re.compile(r"[0-9０-９)）]\Z")
_HIGH = dict(zip("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", strict=True))
_RAISE = str.maketrans(_HIGH | dict(zip("０１２３４５６７８９＋−－", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True)))
_LOWER = str.maketrans({high: plain for plain, high in _HIGH.items()})


def is_note_mark(raised: str, before: str) -> bool:
    """Return whether letters set high are the mark of a note to the words before.

    A bare number behind a unit or a figure is its power.

    >>> is_note_mark("2", "国内生产总值"), is_note_mark("[2]", "5%"), is_note_mark("2", "1200m")
    (True, True, False)
    """
    if not _MARK.fullmatch(raised):
        return False
    return not (_NUMBER.fullmatch(raised.strip()) and _HAS_POWER.search(before))


def raised_power(raised: str, before: str) -> str:
    """Return letters set high as their text: powers of a figure stand high, others are as they are.

    The powers of units stay plain: m2 is what the grammar of figures knows.

    >>> raised_power("6", "约10"), raised_power("2", "900m"), raised_power("新", "名称")
    ('⁶', '2', '新')
    """
    is_power = _POWER.fullmatch(raised.strip()) and _HAS_HIGH_POWER.search(before)
    return raised.translate(_RAISE) if is_power else raised


def plain_power(words: str) -> str:
    """Return words that markup sets high without characters that stand high by themselves.

    >>> plain_power("⁶"), plain_power("⁻³")
    ('6', '-3')
    """
    return words.translate(_LOWER)


def is_figure(said: str, after: str = "") -> bool:
    """Return whether words are one figure and nothing else, so that code of them is no code.

    A number alone may be anything, a port or an option; with its unit, which may stand behind it,
    it is said of something.

    >>> [is_figure(said) for said in ("5.6%", "4078亿元", "8080", "增长 5.6%", "v2.0")]
    [True, True, False, False, False]
    >>> is_figure("4078", "亿元。"), is_figure("8080", "端口")
    (True, False)
    """
    said = said.strip()
    is_number = bool(_NUMBER.fullmatch(re.sub("[.,]", "", said)))
    found = find_quantities(said + after[:_LONGEST_UNIT] if is_number else said)
    if not found or found[0].start:
        return False
    return found[0].end > len(said) if is_number else found[0].end == len(said)


def is_struck_figure(struck: str, before: str, after: str) -> bool:
    """Return whether letters struck out are a figure that touches one that stands.

    >>> is_struck_figure("5", "增长", "6%"), is_struck_figure("5%", "增长", "，下降")
    (True, False)
    """
    if not _FIGURE.fullmatch(struck):
        return False
    return bool(_DIGIT.match(after) or _DIGIT.match(before[-1:]))

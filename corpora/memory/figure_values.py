"""The figures of a Chinese sentence by value, as far as two nearly equal sentences need them.

`corpora.quantities` reads figures with their units and words; here it is only asked whether two
sentences of one wording have the same ones.
"""

from __future__ import annotations

import re
from fractions import Fraction

_DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join((*_DIGITS, *_SMALL))
_FIGURE = re.compile(
    rf"(?P<arabic>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<scale>[十百千万亿]*)(?P<percent>%?)"
    rf"|(?P<chinese>[{_CHINESE}][{_CHINESE}万亿]*)"
)


def figure_values(text: str) -> tuple[tuple[Fraction, bool], ...]:
    """Return the figures of normalised text, in order of size, and whether each is a percentage.

    >>> figure_values("4000亿") == figure_values("0.4万亿")
    True
    >>> figure_values("增长3.5%") == figure_values("增长5.3%")
    False
    """
    values = (
        (_scaled(match), bool(match["percent"]))
        if match["arabic"]
        else (_chinese_value(match["chinese"]), False)
        for match in _FIGURE.finditer(text)
    )
    return tuple(sorted(values))


def _scaled(match: re.Match[str]) -> Fraction:
    value = Fraction(match["arabic"].replace(",", ""))
    for character in match["scale"]:
        value *= _SMALL.get(character) or _LARGE[character]
    return value


def _chinese_value(numeral: str) -> Fraction:
    """Return the value of a numeral, of digits alone (二〇二三) or with their places (三百二十)."""
    if all(character in _DIGITS for character in numeral):
        return Fraction(int("".join(str(_DIGITS[character]) for character in numeral)))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        elif character == "亿":
            total = (total + section + digit) * _LARGE[character]
            section = digit = 0
        else:
            total += (section + digit) * _LARGE[character]
            section = digit = 0
    return Fraction(total + section + digit)

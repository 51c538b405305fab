"""The figures of a Chinese text by value: do two nearly equal sentences have the same ones?"""

from __future__ import annotations

import re
from fractions import Fraction

from corpora.quantities.chinese.chinese_number import parse_chinese_number
from corpora.quantities.chinese.chinese_search import find_quantities

FigureValue = tuple[str, str, Fraction, Fraction, str]
_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万亿两]+")


def figure_values(text: str) -> tuple[FigureValue, ...]:
    """Return kind, unit, lower and upper end and date of each figure of normalised text, sorted.

    Numerals that are no quantity (三是, 第三) count as plain numbers: a sentence that differs from
    another in one of them is not the same.

    >>> figure_values("4000亿元") == figure_values("0.4万亿元")
    True
    >>> figure_values("增长3.5%") == figure_values("增长5.3%")
    False
    """
    values: list[FigureValue] = []
    rest = text
    for found in find_quantities(text):
        date = str(found.calendar) if found.calendar is not None else ""
        values.append((found.kind.value, found.unit, found.low, found.high, date))
        rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
    for match in _NUMERAL.finditer(rest):
        number = parse_chinese_number(match.group())
        if number is not None:
            values.append(("number", "", number.value, number.value, ""))
    return tuple(sorted(values))

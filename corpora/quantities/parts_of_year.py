"""Halves and first quarters of a year: 上半年 is "the first half", that is January to June.

They are spans of months, so "from January to June" says 上半年 as well. The year, which both
languages give beside it (2024年上半年, "the first half of 2024"), is a figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.quantity import (
    PART_OF_YEAR,
    CalendarDate,
    CalendarSpan,
    Quantity,
    QuantityKind,
)

# 等上半年, 剩下半年 last half a year; 提前三个季度 is "three quarters ahead", 目前三季度 is now.
_CHINESE = re.compile(
    "(?<![等花用剩留余加住待过呆干练晚早以])(?P<half>[上下])半年(?![报时])"
    "|(?<![提目当此之以与较比和同日眼])前(?P<quarters>[二两三23２３])(?:个)?季度(?!假)"
)
_YEAR = (
    r"(?:\sof\s(?:the\s)?(?:(?:this|last|next|that|each|every|current|present|previous|same|following"
    r"|coming|calendar|fiscal|financial)\s)*(?:year|FY|(?:19|20)[0-9]{2}(?![0-9]|s))|(?!\sof\s))"
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:(?P<half>first|second|latter)[\s-]half(?![A-Za-z])"
    r"(?!(?:[\s-](?:a|an|of\san?))?[\s-](?:century|hour|decade|marathon|day|mile|time|dozen|million|billion))"
    r"|first\s(?P<quarters>two|three)\squarters(?![A-Za-z]))"
    rf"(?={_YEAR})",
    re.IGNORECASE,
)
_SECOND = frozenset({"下", "second", "latter"})
_NUMBERS = {"two": 2, "three": 3}


def find_parts_of_year(text: str) -> Iterator[Quantity]:
    """Yield the halves and first quarters of a year in Chinese text.

    >>> [(found.text, found.calendar.end.month) for found in find_parts_of_year("上半年，前三季度")]
    [('上半年', 6), ('前三季度', 9)]
    """
    for match in _CHINESE.finditer(text):
        quarters = int(parse_characters(match["quarters"]) or 0) if match["quarters"] else 0
        yield _part(match, quarters, is_second=match["half"] in _SECOND)


def find_english_parts_of_year(text: str) -> Iterator[Quantity]:
    """Yield the halves and first quarters of a year in English text.

    >>> [found.text for found in find_english_parts_of_year("in the second half of 2024")]
    ['second half']
    """
    for match in _ENGLISH.finditer(text):
        half = (match["half"] or "").lower()
        yield _part(
            match, _NUMBERS.get((match["quarters"] or "").lower(), 0), is_second=half in _SECOND
        )


def render_part_of_year(quantity: Quantity) -> tuple[str, ...]:
    """Return the wordings of a part of a year: "first half", "first three quarters"."""
    months = (int(quantity.low) // 100, int(quantity.high) // 100)
    if months == (7, 12):
        return ("second half",)
    return ("first half",) if "半" in quantity.text else (f"first {_WORDS[months[1]]} quarters",)


_WORDS = {6: "two", 9: "three"}


def _part(match: re.Match[str], quarters: int, *, is_second: bool) -> Quantity:
    start = CalendarDate(month=7 if is_second else 1)
    end = CalendarDate(month=3 * quarters if quarters else 12 if is_second else 6)
    return Quantity(
        match.start(),
        match.end(),
        match.group(),
        QuantityKind.DATE,
        Fraction(start.rank),
        Fraction(end.rank),
        PART_OF_YEAR,
        calendar=CalendarSpan(start, end),
    )

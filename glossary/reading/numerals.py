"""Small numbers as both sides write them: 第三, 六, Ⅱ; "third", "six", "Phase II"."""

from __future__ import annotations

import re

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_number import ORDINAL_WORDS, SMALL_WORDS
from glossary.codes import as_roman

NUMERAL = "(?P<n>[0-9]{1,5}|[一二两三四五六七八九十百千零〇]{1,9}|[ⅠⅡⅢⅣⅤ])"
"""Pattern of a Chinese number as group n."""
_ROMANS = {as_roman(value): value for value in range(1, 21)}
_CARDINALS = {word: value for word, value in SMALL_WORDS.items() if 1 <= value <= 20}
_TENS = tuple(word for word, value in SMALL_WORDS.items() if value >= 20)
ORDINAL = (
    r"(?:\d{1,4}(?:,\d{3})?(?:st|nd|rd|th)|"
    + "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True))
    + ")"
)
"""Pattern of an English ordinal."""
CARDINAL = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}|"
    + "|".join(sorted(_CARDINALS, key=len, reverse=True))
    + r"|(?:"
    + "|".join(_TENS)
    + r")(?:-\w+)?)"
)
"""Pattern of an English number of things."""
ANY_ORDINAL = re.compile(rf"(?<!\w){ORDINAL}(?!\w)", re.IGNORECASE)
ANY_CARDINAL = re.compile(rf"(?<![\w.,]){CARDINAL}(?![\w]|[.,]\d)", re.IGNORECASE)


def chinese_value(words: str) -> int:
    """Return the value of a Chinese number, 0 where it has none."""
    if words.isdecimal():
        return int(words)
    if words in "ⅠⅡⅢⅣⅤ":
        return "ⅠⅡⅢⅣⅤ".index(words) + 1
    return int(parse_characters(words) or 0)


def english_value(words: str) -> int:
    """Return the value of an English number or ordinal, 0 where it has none."""
    plain = words.replace(",", "").lower()
    digits = re.match(r"\d+", plain)
    if digits:
        return int(digits.group())
    if words in _ROMANS:
        return _ROMANS[words]
    if plain in ORDINAL_WORDS:
        return ORDINAL_WORDS[plain]
    if plain in _CARDINALS:
        return _CARDINALS[plain]
    tens, _, ones = plain.partition("-")
    if tens in _TENS:
        return (_TENS.index(tens) + 2) * 10 + _CARDINALS.get(ones, 0)
    return 0

"""The value of one English numeral: digits or words, with hundred to trillion."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL_WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * place for place, word in enumerate(_TENS, start=2)
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
_ORDINAL_WORDS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
ORDINAL_WORDS = (
    {word: value for value, word in enumerate(_ORDINAL_WORDS) if value}
    | {word: 10 * place for place, word in enumerate(_ORDINAL_TENS.split(" "), start=2)}
    | {
        f"{tens}-{_ORDINAL_WORDS[unit]}": 10 * place + unit
        for place, tens in enumerate(_TENS, start=2)
        for unit in range(1, 10)
    }
)
"""Values up to 99 by their words."""
ORDINAL_NAMES = {value: word for word, value in ORDINAL_WORDS.items()}

_SMALL = "|".join(sorted(SMALL_WORDS, key=len, reverse=True))
_POINT = rf"[\s-]point[\s-](?:{_SMALL})(?![a-z])"  # 23-point-eight billion
DIGITS = rf"(?:[0-9]{{1,3}}(?:,\s?[0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+|{_POINT})?"
_SCALE_WORDS = "hundred|thousand|million|billion|trillion"
# "Two hundred and five" is one numeral, "seven and two" are two.
_BEHIND_SCALE = "|".join(f"(?<={word})" for word in _SCALE_WORDS.split("|"))
WORDS = (
    r"(?:(?:half|an?\squarter\sof|three[\s-]quarters\sof)\s(?=an?\s(?:million|billion|trillion)))?"
    rf"(?:(?:{_SMALL})(?![a-z])|an?(?=[\s-](?:{_SCALE_WORDS})(?![a-z]))|(?:{_SCALE_WORDS})(?=-))"
    rf"(?:(?:(?:{_BEHIND_SCALE})[\s-]and[\s-]|[\s-])(?:(?:{_SMALL})|(?:{_SCALE_WORDS}))(?![a-z]))*"
)
ANY_NUMERAL = rf"[0-9]|(?<![A-Za-z])(?=[A-Za-z])(?i:{_SMALL}|{_SCALE_WORDS})"
"""What every numeral has, the first or second word of it or a digit."""
SCALE = (
    r"(?:(?:[\s-]?(?:million|billion|trillion|mln|bln|bn|trn|mn|tn)(?![a-z])"
    r"|[\s-](?:hundred|thousand)(?![a-z]))+)"
)
_LONGEST_DIGITS = 40  # no figure has more; what has is a code or noise
_TOKEN = re.compile("[a-z]+")


def parse_english_number(text: str) -> Fraction | None:
    """Return the value of a numeral, or None where the words do not make one.

    >>> parse_english_number("229,500 million"), parse_english_number("two hundred and five")
    (Fraction(229500000000, 1), Fraction(205, 1))
    """
    lowered = text.lower()
    digits = re.match(DIGITS, lowered)
    if digits is None:
        return _parse_words(_TOKEN.findall(lowered))
    if len(digits.group()) > _LONGEST_DIGITS:
        return None
    whole, _, decimals = digits.group().partition("point")
    value = Fraction(re.sub(r"[,\s-]", "", whole))
    if decimals:
        value += Fraction(SMALL_WORDS[decimals[1:]], 10)
    for word in _TOKEN.findall(lowered[digits.end() :]):
        value *= SCALES[word]
    return value


def _parse_words(words: list[str]) -> Fraction | None:
    if words[0] == "half":
        return Fraction(SCALES[words[2]], 2) if len(words) == 3 else None
    if words[1:2] in (["quarter"], ["quarters"]):  # three quarters of a million
        share = Fraction(SMALL_WORDS.get(words[0], 1), 4)
        return share * SCALES[words[-1]] if len(words) == 5 else None
    total, section = Fraction(0), Fraction(0)
    last = 0  # the last small word, to refuse "two three"
    scale = 0  # the last of thousand to trillion, to refuse "two thousand and three thousand"
    for word in words:
        if word in ("a", "an"):
            section, last = Fraction(1), 1
        elif word in SMALL_WORDS:
            value = SMALL_WORDS[word]
            if last and not (last >= 20 and last % 10 == 0 and value < 10):
                return None
            section += value
            last = value or 1
        elif word == "hundred":
            if section >= 100:
                return None
            section, last = (section or Fraction(1)) * 100, 0
        elif word in SCALES:
            if scale and not section:  # a thousand million
                total *= SCALES[word]
            elif scale and scale <= SCALES[word]:
                return None
            else:
                total += (section or 1) * SCALES[word]
            section, last, scale = Fraction(0), 0, SCALES[word]
    return total + section

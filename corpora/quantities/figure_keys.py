"""Figures reduced to their significant digits, a key cheap enough for every sentence.

4078亿 and "407.8 billion" both have the key "#4078", 第三十五条 and "Article 35" both "#35". What
is equal by value has equal keys, not the other way round: 5 and 50 share one. Where it matters,
`corpora.quantities` compares by value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.quantities.english.english_number import ORDINAL_WORDS, SMALL_WORDS

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERALS = frozenset(_DIGITS) | frozenset(_UNITS)
_FIRST = _NUMERALS | frozenset("0123456789")
_SCALES = frozenset("万亿")
_LAST_ORDINAL = 10  # an ordinal beyond the tenth is mostly written in digits
_WORDS = {word: value for word, value in ORDINAL_WORDS.items() if value <= _LAST_ORDINAL}
_WORDS |= {word: value for word, value in SMALL_WORDS.items() if value}
_ENGLISH = {word: f"#{str(value).strip('0')}" for word, value in _WORDS.items()}


def figure_key(figure: str) -> str:
    """Return the key of a figure in digits.

    >>> figure_key("407.80"), figure_key("126,000"), figure_key("0")
    ('#4078', '#126', '#0')
    """
    return "#" + (figure.replace(",", "").replace(".", "").strip("0") or "0")


def english_figure_key(word: str) -> str | None:
    """Return the key of an English number word or figure, None for another word."""
    return figure_key(word) if word[:1].isdigit() else _ENGLISH.get(word.lower())


def chinese_figure_keys(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield, for each figure among the words, the position of its first word and its key.

    Chinese numerals that the cutter took apart are read together.

    >>> list(chinese_figure_keys(["第", "三十", "五", "条", "增长", "5.2"]))
    [(1, '#35'), (5, '#52')]
    """
    numerals, first = "", 0
    for position, word in enumerate(words):
        if word[0] not in _FIRST and not numerals:
            continue
        if _NUMERALS.issuperset(word):
            first = first if numerals else position
            numerals += word
            continue
        if numerals:
            yield first, figure_key(str(_value(numerals)))
            numerals = ""
        if word[0].isdigit() and word.isascii():
            yield position, figure_key(word)
        elif word[0] in _NUMERALS and word[-1] in _SCALES and _NUMERALS.issuperset(word[:-1]):
            yield position, figure_key(str(_value(word[:-1])))
    if numerals:
        yield first, figure_key(str(_value(numerals)))


def _value(numerals: str) -> int:
    """Return the value of Chinese numerals below ten thousand; read digit by digit without units.

    >>> _value("三十五"), _value("一百二十"), _value("二〇二三"), _value("十")
    (35, 120, 2023, 10)
    """
    if not any(character in _UNITS for character in numerals):
        return int("".join(str(_DIGITS[character]) for character in numerals))
    total, digit = 0, 0
    for character in numerals:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit

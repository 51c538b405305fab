"""The value of one Chinese numeral: digits, characters, or both, with 十 百 千 万 亿."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from corpora.quantities.quantity import Approximation

DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|(?<![0-9] )(?<![图表])(?<!附件)[0-9]{1,3}"
    r"(?:[ \u00a0\u2009\u202f]{1,3}[0-9]{3})+(?!\s?[0-9-])"
    r"|[0-9]{1,3}(?:(?:，|,\s)[0-9]{3})+(?=(?:[.．][0-9]+)?\s?(?:(?!年)[\u4e00-\u9fff%％‰])|\Z)"
    r"|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[0-9０-９]+)"
    r"(?:[.．][0-9０-９]+|\s[.．][0-9]+(?=\s?[万亿%％]))?"
)
CHARACTER_DIGIT = "[〇零一二两三四五六七八九]"

LONGEST_NUMERAL = 40
"""No figure has more characters; what has is a code or noise."""

_VALUES = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000, "兆": 10**12}
_TOKEN = re.compile(
    rf"(?P<decimal>[一二三四五六七八九十百零〇两]+点{CHARACTER_DIGIT}+)|(?P<digits>{DIGITS})|(?P<character>{CHARACTER_DIGIT})"
    r"|(?P<scale>[十百千万亿兆])|(?P<mark>[数几余多])|(?P<gap>[\s个]+)"
)
_GAPS = re.compile(r"[\s个]")
_NEIGHBOURS = re.compile(
    "(?P<head>(?:[一二三四五六七八九]?[十百千])?)(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])"
    "(?P<rest>[十百千万亿]{0,3})"
)
_BANKERS = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}(?=元|圆|美元|人民币)")
_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True, slots=True)
class ChineseNumber:
    """A parsed numeral.

    Attributes:
        value: Its value; where a digit is left open (数百, 十几万) the value known for certain.
        mantissa: The value before any trailing 万 or 亿, to share a unit inside a range.
        scale: The trailing 万, 亿 or 万亿 as a number, 1 without.
        approximation: SEVERAL for 数百, OVER for 十几万 and 250余万, else EXACT.
        has_digits: True if Arabic digits occur.
        is_bare: True if it opens with a scale word: 百万, 千亿, 十五.
    """

    value: Fraction
    mantissa: Fraction
    scale: int
    approximation: Approximation
    has_digits: bool
    is_bare: bool


def parse_digits(text: str) -> Fraction:
    """Return the value of Arabic digits, full-width or not, with separators.

    >>> parse_digits("２,064.94"), parse_digits("238 500")
    (Fraction(103247, 50), Fraction(238500, 1))
    """
    return Fraction("".join(text.translate(_WIDTH).replace(",", "").split()))


def parse_characters(text: str) -> Fraction | None:
    """Return the value of a numeral such as 三, 十五, 二〇二〇 or 12; None if it is none.

    >>> parse_characters("二〇二〇"), parse_characters("三点五"), parse_characters("二十八")
    (Fraction(2020, 1), Fraction(7, 2), Fraction(28, 1))
    """
    if 0 < len(text) <= LONGEST_NUMERAL and all(character in _VALUES for character in text):
        return Fraction("".join(str(_VALUES[character]) for character in text))
    number = parse_chinese_number(text)
    return number.value if number else None


@lru_cache(maxsize=4096)
def parse_chinese_number(text: str) -> ChineseNumber | None:
    """Return the value of a numeral, or None where the characters are not one.

    Scale words that grow without a digit between them (十百千, 亿万) and digits in a row
    (七一, 十四五) are slogans or names, never numerals.

    >>> parse_chinese_number("3亿5000万").value
    Fraction(350000000, 1)
    >>> parse_chinese_number("十百千") is None
    True
    """
    if len(text) > LONGEST_NUMERAL:
        return None
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(text)]
    tokens = [token for token in tokens if token[0] != "gap"]
    read = "".join(word for _, word in tokens)
    if not tokens or _GAPS.sub("", read) != _GAPS.sub("", text):
        return None
    reader = _Reader()
    for group, word in tokens:
        if not reader.read(group, word):
            return None
    return reader.finish(is_bare=tokens[0][0] == "scale")


def parse_neighbouring_digits(text: str) -> tuple[ChineseNumber, ChineseNumber] | None:
    """Return both ends of a numeral that leaves one digit open between two, else None.

    Without a scale word, two digits in a row may be a list or a name: see what follows them.

    >>> [int(end.value) for end in parse_neighbouring_digits("十七八万") or ()]
    [170000, 180000]
    """
    match = _NEIGHBOURS.fullmatch(text)
    if match is None or _VALUES[match["high"]] != _VALUES[match["low"]] + 1:
        return None
    if match["head"] and not match["rest"]:
        return None  # 十四五 is a plan
    ends = [
        parse_chinese_number(match["head"] + match[end] + match["rest"]) for end in ("low", "high")
    ]
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


def with_everyday_characters(text: str) -> str:
    """Return text of the same length in which sums spelt for the bank are spelt as usual.

    >>> with_everyday_characters("罚款贰拾万元整，陆先生")
    '罚款二十万元整，陆先生'
    """
    return _BANKERS.sub(lambda match: match.group().translate(_EVERYDAY), text)


class _Reader:
    """Adds up tokens from left to right: 亿 part, 万 part, the section below, the open digit."""

    def __init__(self) -> None:
        self.hundred_millions = Fraction(0)
        self.ten_thousands = Fraction(0)
        self.section = Fraction(0)
        self.current: Fraction | None = None
        self.last_scale = 0  # the scale word just read, 0 after anything else
        self.smallest = 10**16  # scale words must shrink inside a section
        self.large: list[int] = []
        self.tail_scale = 0
        self.has_digits = False
        self.after_zero = False
        self.approximation = Approximation.EXACT

    def read(self, group: str, word: str) -> bool:
        """Take one token; False where it cannot follow what was read."""
        if group == "mark":
            return self._read_mark(word)
        if group == "scale":
            return self._read_small(word) if word in _SMALL else self._read_large(word)
        if self.current is not None and not self.after_zero:
            return False
        self.after_zero = word in ("零", "〇")
        self.has_digits = self.has_digits or group == "digits"
        self.current = _token_value(group, word)
        # 两万三 and 4万8: a last digit behind a scale word stands one place below it.
        is_lone = group == "character" or (group == "digits" and len(word) == 1)
        self.tail_scale = self.last_scale if is_lone else 0
        self.last_scale = 0
        return True

    def _read_mark(self, word: str) -> bool:
        if word == "数" or (word == "几" and self.current is None and not self.section):
            if self.current is not None or self.section or self.large:
                return False
            self.approximation = Approximation.SEVERAL
            self.current = Fraction(1)
            self.last_scale = 0
            return True
        self.approximation = Approximation.OVER
        return True

    def _read_small(self, word: str) -> bool:
        scale = _SMALL[word]
        if scale >= self.smallest or (self.current is None and self.last_scale):
            return False
        value = Fraction(1) if self.current is None else self.current
        self.section += value * scale
        self.current, self.smallest, self.last_scale, self.after_zero = None, scale, scale, False
        return True

    def _read_large(self, word: str) -> bool:
        scale = _LARGE[word]
        below = self.section + (self.current or 0)
        is_bare = self.current is None and not self.section and not self.ten_thousands
        if is_bare:
            if self.last_scale or self.large:
                return False
            below = Fraction(1)
        if self.large and scale >= self.large[-1] and not (self.large == [10_000] and word == "亿"):
            return False
        if word == "兆":
            self.hundred_millions += (self.ten_thousands + below) * scale
            self.large.append(scale)
            self.ten_thousands = Fraction(0)
        elif word == "亿":
            self.hundred_millions += (self.ten_thousands + below) * scale
            if self.large == [10_000]:
                is_joint = not self.section and self.current is None
                self.large = [10**12] if is_joint else [scale]
            else:
                self.large.append(scale)
            self.ten_thousands = Fraction(0)
        else:
            self.ten_thousands += below * scale
            self.large.append(scale)
        self.section, self.current = Fraction(0), None
        self.smallest, self.last_scale, self.after_zero = 10**16, scale, False
        return True

    def finish(self, *, is_bare: bool) -> ChineseNumber:
        """Return the number read."""
        rest = Fraction(self.current or 0)
        if self.tail_scale >= 100 and self.current:
            # 两万三 is 23,000 and 三百五 is 350: the last digit stands one place below.
            rest *= self.tail_scale // 10
        value = self.hundred_millions + self.ten_thousands + self.section + rest
        ends_in_scale = bool(self.large) and not self.section and self.current is None
        scale = self.large[-1] if ends_in_scale else 1
        return ChineseNumber(
            value, value / scale, scale, self.approximation, self.has_digits, is_bare
        )


def _token_value(group: str, word: str) -> Fraction:
    if group == "digits":
        return parse_digits(word)
    if group == "decimal":
        whole, _, decimals = word.partition("点")
        return (parse_characters(whole) or 0) + Fraction(f"0.{_spell(decimals)}")
    return Fraction(_VALUES[word])


def _spell(characters: str) -> str:
    return "".join(str(_VALUES[character]) for character in characters)

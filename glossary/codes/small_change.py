"""Sums in jiao and fen: 18元5角 is "18.50 yuan", 六毛一斤 "1.2 yuan a kilogram"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpora.quantities import find_quantities
from corpora.quantities.writing.figure_rendering import write_word
from glossary.copies import Copy

_SMALL_CHANGE = re.compile(
    r"(?P<yuan>(?:[0-9][0-9,]*|[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+)元)"
    r"(?P<jiao>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])角"
    r"(?:(?P<fen>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?"
)
# 四角五分 and 六毛钱 without a yuan; 三角 and 八角 are many other things.
_JIAO_ALONE = re.compile(
    "(?<![0-9元零〇一二两三四五六七八九十百千万])(?P<jiao>[1-9一二两三四五六七八九])"
    "(?:[角毛](?P<fen>[1-9一二三四五六七八九])分(?!之)|[角毛]钱|毛(?=(?P<by_jin>一斤)|一[个张只件度]))"
)
# 每度3分钱; 不收一分钱 is no sum, and three points of a match are no money.
_FEN_ALONE = re.compile(
    "(?<![0-9元角毛零〇一二两三四五六七八九十百千万])(?P<fen>[1-9]\\.[0-9]|[2-9二两三四五六七八九])分钱"
)
_DIGITS = "零一二三四五六七八九零壹贰叁肆伍陆柒捌玖"


def find_small_change(text: str) -> Iterator[Copy]:
    """Yield sums with jiao and fen: 18元5角 is "18.50 yuan"."""
    for match in _SMALL_CHANGE.finditer(text):
        sums = find_quantities(match["yuan"])
        if len(sums) != 1:
            continue
        jiao, fen = (_digit(match[name]) for name in ("jiao", "fen"))
        whole = f"{int(sums[0].low):,}"
        written = [f"{whole}.{jiao}{fen}", *([] if fen else [f"{whole}.{jiao}"])]
        forms = [f"{amount} {noun}" for amount in written for noun in ("yuan", "RMB", "CNY")]
        forms += [f"{sign}{amount}" for amount in written for sign in ("RMB ", "¥", "CNY ", "RMB")]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _JIAO_ALONE.finditer(text):
        value = Fraction(10 * _digit(match["jiao"]) + _digit(match["fen"]), 100)
        is_by_jin = match["by_jin"] or text.endswith(("每斤", "一斤"), 0, match.start())
        forms = [] if not is_by_jin else [f"{float(2 * value):.2f}", f"{float(2 * value):g}"]
        forms += [f"{float(value):.2f}", f"{float(value):g}"]
        wordings = tuple(f"{amount} yuan" for amount in dict.fromkeys(forms))
        wordings += tuple(f"RMB {amount}" for amount in dict.fromkeys(forms))
        coins = _digit(match["jiao"])
        numbers = (write_word(Fraction(coins)), str(coins))
        wordings += tuple(f"{number} {coin}" for number in numbers for coin in ("jiao", "mao"))
        yield Copy(match.start(), match.end(), match.group(), wordings)
    for match in _FEN_ALONE.finditer(text):
        words = match["fen"]
        count = Fraction(words) if words[0].isdecimal() else Fraction(_digit(words))
        amounts = dict.fromkeys((f"{float(count / 100):.2f}", f"{float(count / 100):g}"))
        wordings = tuple(f"{amount} yuan" for amount in amounts)
        wordings += tuple(f"RMB {amount}" for amount in amounts)
        numbers = (f"{float(count):g}", write_word(count) or f"{float(count):g}")
        wordings += tuple(
            f"{number} {coin}" for number in dict.fromkeys(numbers) for coin in ("fen", "cents")
        )
        yield Copy(match.start(), match.end(), match.group(), wordings)


def _digit(words: str | None) -> int:
    if not words:
        return 0
    if words.isdecimal():
        return int(words)
    return 2 if words == "两" else _DIGITS.index(words) % 10

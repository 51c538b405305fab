"""Times of day in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.calendar_parts import (
    ARABIC,
    NOT_INSIDE,
    TO,
    whole_number,
)
from corpora.quantities.quantity import Approximation, Quantity, QuantityKind

_NEXT_DAY = "(?P<next>次日|翌日|第二天)?"
CLOCK = deferred_pattern(
    rf"""{_NEXT_DAY}(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|晚|早)?\s?{NOT_INSIDE}
    (?P<hour>{ARABIC})\s?(?:(?P<word>时(?!间|代|期|候|尚|长|速|效|段|刻表))|点(?P<dot>钟|整)?)
    (?:(?P<half>半)|\s?(?P<minute>{ARABIC})\s?分(?!钟|之)|(?P<quarter>[一三])刻)?(?P<about>许|多|左右)?
    """,
    re.VERBOSE,
)
_HOUR = "二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九]"
_MINUTE = "[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九]"
# 早一点 is "a little earlier": in characters a time needs its half of the day, or 半, 一刻.
CLOCK_IN_CHARACTERS = deferred_pattern(
    rf"""{_NEXT_DAY}(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间)
    (?P<hour>{_HOUR})(?P<word>时(?!间|代|期|候)|点(?!名|评|击|播|心|子|儿))(?P<dot>钟|整)?
    (?:(?P<half>半)|(?P<minute>{_MINUTE})分(?!钟|之)|(?P<quarter>[一三])刻)?(?P<about>许|多|左右)?
    """,
    re.VERBOSE,
)
HALF_HOUR_IN_CHARACTERS = deferred_pattern(
    rf"(?P<part>(?!))?(?<![一二两三四五六七八九十0-9第])(?P<hour>{_HOUR})(?P<word>时|点)(?P<dot>(?!))?"
    r"(?:(?P<half>半)|(?P<minute>(?!))|(?P<quarter>[一三])刻)(?P<about>许|左右)?(?![个年月天])"
)
_NOON = 720
_JOINER = re.compile(TO)
_AFTERNOON = frozenset({"中午", "下午", "傍晚", "晚上", "晚间", "夜间", "晚"})


def with_shared_half(times: list[Quantity], text: str) -> Iterator[Quantity]:
    """Yield times, the second of 下午2时至5时30分 in the afternoon, too."""
    times.sort(key=lambda time: time.start)
    for place, time in enumerate(times):
        before = times[place - 1] if place else None
        is_span = before is not None and _JOINER.fullmatch(text, before.end, time.start)
        is_open = time.text[:1].isdigit() and time.low < _NOON
        if before is not None and is_span and is_open and before.low >= _NOON:
            is_later = time.low + _NOON > before.low
            value = time.low + _NOON if is_later else time.low
            times[place] = replace(time, low=value, high=value, unit="")
        yield times[place]


def read_clock(match: re.Match[str], text: str) -> Quantity | None:
    """Return the time of day of a match, None where it is a number of points."""
    hour = whole_number(match["hour"]) or 0
    minute = 30 if match["half"] else whole_number(match["minute"]) or 0
    if match["quarter"]:
        minute = 15 if match["quarter"] == "一" else 45
    is_next_day = bool(match.groupdict().get("next"))
    is_marked = bool(match["part"] or match["word"] or is_next_day)
    # 3点要求 are three points; only 3点钟, 3点半, 3点20分 and a part of the day make it a time.
    if hour > 24 or minute > 59 or not (is_marked or match["dot"] or minute):
        return None
    if match["part"] in _AFTERNOON and hour < 12 and not (match["part"] == "中午" and hour == 11):
        hour += 12
    value = Fraction((hour % 24) * 60 + minute)
    return Quantity(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        QuantityKind.TIME,
        value,
        value,
        "" if is_marked or hour > 12 else "o'clock",
        Approximation.ABOUT if match["about"] else Approximation.EXACT,
    )

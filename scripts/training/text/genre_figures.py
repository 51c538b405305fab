"""Draws amounts, rates, counts and dates of the genre in Chinese with their English."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from corpora.quantities.writing.figure_rendering import write_figure, write_ordinal, write_word

Draw = Callable[[random.Random], tuple[str, str]]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMERALS = "零一二三四五六七八九十"
_QUARTERS = (
    ("一季度", "the first quarter"),
    ("二季度", "the second quarter"),
    ("三季度", "the third quarter"),
    ("上半年", "the first half of the year"),
    ("今年上半年", "the first half of this year"),
    ("前三季度", "the first three quarters"),
    ("去年四季度", "the fourth quarter of last year"),
)
_LEVELS = (
    ("十亿级", "1-billion-yuan-level"),
    ("五十亿级", "5-billion-yuan-level"),
    ("百亿级", "10-billion-yuan-level"),
    ("五百亿级", "50-billion-yuan-level"),
    ("千亿级", "100-billion-yuan-level"),
    ("两千亿级", "200-billion-yuan-level"),
    ("五千亿级", "500-billion-yuan-level"),
    ("万亿级", "1-trillion-yuan-level"),
)


def _digits(generator: random.Random) -> str:
    """Return a positive numeral of one to four figures with up to two decimals."""
    whole = generator.randint(1, generator.choice((99, 99, 999, 9999)))
    shape = generator.random()
    if shape < 0.45:
        return str(whole)
    decimals = generator.randint(1, 9) if shape < 0.8 else generator.randint(10, 99)
    return f"{whole}.{decimals}".rstrip("0")


def _scaled(generator: random.Random, scales: tuple[tuple[str, int], ...]) -> tuple[str, str]:
    """Return a figure with 万, 亿 or neither and perhaps a mark of approximation."""
    scale, factor = generator.choice(scales)
    digits = (
        _digits(generator)
        if factor < 10**12
        else f"{generator.randint(1, 9)}.{generator.randint(1, 9)}"
    )
    if not scale:
        digits = str(generator.choice((generator.randint(11, 99), generator.randint(100, 9999))))
    english = write_figure(Fraction(digits) * factor)
    mark = generator.random()
    if mark < 0.04:
        return f"近{digits}{scale}", f"nearly {english}"
    if mark < 0.08:
        return f"超过{digits}{scale}", f"over {english}"
    if mark < 0.14 and digits.endswith("0") and "." not in digits:
        return f"{digits}余{scale}", f"over {english}"
    if mark < 0.18:
        return f"约{digits}{scale}", f"about {english}"
    return f"{digits}{scale}", english


_WAN = ("万", 10**4)
_YI = ("亿", 10**8)
_NONE = ("", 1)


def _measure(unit: str, noun: str, scales: tuple[tuple[str, int], ...]) -> Draw:
    def draw(generator: random.Random) -> tuple[str, str]:
        chinese, english = _scaled(generator, scales)
        return chinese + unit, f"{english} {noun}"

    return draw


def _dollars(generator: random.Random) -> tuple[str, str]:
    scale, factor = generator.choice((_WAN, _YI))
    digits = _digits(generator)
    return f"{digits}{scale}美元", f"${write_figure(Fraction(digits) * factor)}"


def _money(generator: random.Random) -> tuple[str, str]:
    if generator.random() < 0.2:
        digits = f"{generator.randint(1, 9)}.{generator.randint(1, 99)}".rstrip("0")
        return f"{digits}万元", f"{write_figure(Fraction(digits) * 10**4)} yuan"
    whole = generator.choice((generator.randint(10, 200) * 10, generator.randint(8000, 69999)))
    return f"{whole}元", f"{whole:,} yuan"


def _percent(generator: random.Random) -> tuple[str, str]:
    whole = generator.randint(1, generator.choice((19, 19, 99)))
    digits = str(whole) if generator.random() < 0.3 else f"{whole}.{generator.randint(1, 9)}"
    return f"{digits}%", f"{digits} percent"


def _points(generator: random.Random) -> tuple[str, str]:
    digits = f"{generator.randint(0, 9)}.{generator.randint(1, 9)}"
    return f"{digits}个百分点", f"{digits} percentage points"


def _fold(generator: random.Random) -> tuple[str, str]:
    tenths = generator.randint(10, 59)
    digits = write_figure(Fraction(tenths, 10))
    return f"{digits}倍", f"{tenths * 10} percent"


def _few(generator: random.Random) -> tuple[str, str]:
    value = generator.randint(2, 9)
    return str(value), write_word(Fraction(value)) or str(value)


def _days(generator: random.Random) -> tuple[str, str]:
    days = str(generator.randint(200, 365))
    return days, days


def _ordinal(generator: random.Random) -> tuple[str, str]:
    value = generator.randint(1, 30)
    tens, ones = divmod(value, 10)
    numeral = (_NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "")
    numeral += _NUMERALS[ones] if ones or not tens else ""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return numeral, words[value - 1] if value < 10 else write_ordinal(value)


def _year(generator: random.Random) -> tuple[str, str]:
    year = str(generator.randint(2012, 2035))
    return year, year


def _day(generator: random.Random) -> tuple[int, int]:
    month = generator.randrange(12)
    return month, generator.randint(1, _DAYS[month])


def _date(generator: random.Random) -> tuple[str, str]:
    month, day = _day(generator)
    return f"{month + 1}月{day}日", f"{_MONTHS[month]} {day}"


def _full_date(generator: random.Random) -> tuple[str, str]:
    chinese, english = _date(generator)
    year = generator.randint(2012, 2030)
    return f"{year}年{chinese}", f"{english}, {year}"


def _day_range(generator: random.Random) -> tuple[str, str]:
    month, day = _day(generator)
    last = day + generator.randint(1, 9)
    if month == 11:
        last = min(last, 31)
        day = min(day, last - 1)
    if last <= _DAYS[month]:
        chinese, english = f"{last}日", str(last)
    else:
        following, last = (month + 1) % 12, last - _DAYS[month]
        chinese, english = f"{following + 1}月{last}日", f"{_MONTHS[following]} {last}"
    return f"{month + 1}月{day}日至{chinese}", f"{_MONTHS[month]} {day} to {english}"


def _months(generator: random.Random) -> tuple[str, str]:
    first = 0 if generator.random() < 0.8 else generator.randint(1, 9)
    last = generator.randint(first + 1, 11)
    form = generator.choice(("{}-{}月", "{}至{}月", "{}月至{}月"))
    return form.format(first + 1, last + 1), f"{_MONTHS[first]} to {_MONTHS[last]}"


def _birth(generator: random.Random) -> tuple[str, str]:
    month, year = generator.randrange(12), generator.randint(1955, 1995)
    return f"{year}年{month + 1}月", f"{_MONTHS[month]} {year}"


FIGURES: dict[str, Draw] = {
    "quarter": lambda generator: generator.choice(_QUARTERS),
    "level": lambda generator: generator.choice(_LEVELS),
    "amount": _measure("元", "yuan", (_YI, _YI, _YI, _WAN, ("万亿", 10**12))),
    "dollars": _dollars,
    "money": _money,
    "rate": _percent,
    "points": _points,
    "fold": _fold,
    "count": lambda generator: _scaled(generator, (_NONE, _NONE, _WAN)),
    "few": _few,
    "days": _days,
    "ordinal": _ordinal,
    "mu": _measure("亩", "mu", (_NONE, _WAN, _WAN)),
    "tons": _measure("吨", "tons", (_NONE, _WAN, _WAN)),
    "floor": _measure("平方米", "square meters", (_NONE, _WAN)),
    "length": _measure("公里", "kilometers", (_NONE,)),
    "year": _year,
    "date": _date,
    "fulldate": _full_date,
    "day_range": _day_range,
    "months": _months,
    "birth": _birth,
}

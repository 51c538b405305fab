"""How English writes a bare value: digits with commas, millions, words, open magnitudes."""

from __future__ import annotations

from fractions import Fraction

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_LONGEST_DECIMALS = 4
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPEN = {
    10: ("dozens", "tens"),
    100: ("hundreds", "several hundred"),
    1000: ("thousands", "several thousand"),
    10_000: ("tens of thousands",),
    100_000: ("hundreds of thousands",),
    10**6: ("millions", "several million"),
    10**7: ("tens of millions",),
    10**8: ("hundreds of millions",),
    10**9: ("billions", "several billion"),
    10**10: ("tens of billions",),
    10**11: ("hundreds of billions",),
    10**12: ("trillions", "several trillion"),
}


def write_digits(value: Fraction) -> str:
    """Return the value in digits with commas, in full; a value without end as its shortest float.

    >>> write_digits(Fraction("448300")), write_digits(Fraction("3.5"))
    ('448,300', '3.5')
    """
    whole, _, decimals = _decimal(value).partition(".")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{sign}{int(whole.lstrip('-')):,}"
    return f"{grouped}.{decimals}" if decimals else grouped


def write_figure(value: Fraction) -> str:
    """Return the value as bulletins print it: from a million up with million, billion or trillion.

    >>> write_figure(Fraction(407_800_000_000)), write_figure(Fraction(448_300))
    ('407.8 billion', '448,300')
    """
    for scale, word in _SCALES:
        mantissa = value / scale
        if abs(mantissa) >= 1 and _count_decimals(mantissa) <= _LONGEST_DECIMALS:
            return f"{write_digits(mantissa)} {word}"
    return write_digits(value)


def write_scale(value: Fraction) -> str:
    """Return the scale word `write_figure` uses for the value, "" without one."""
    return write_figure(value).partition(" ")[2]


def write_word(value: Fraction) -> str | None:
    """Return the word for zero to ten, None for every other value."""
    if value.denominator != 1 or not 0 <= value <= 10:
        return None
    return _WORDS[int(value)]


def write_open(value: Fraction) -> tuple[str, ...]:
    """Return the plurals for a value of which only the magnitude is known.

    >>> write_open(Fraction(10**8))
    ('hundreds of millions',)
    """
    return _OPEN.get(int(value), (f"several {write_figure(value)}",))


def write_ordinal(value: int) -> str:
    """Return 1st, 2nd, 3rd, 11th, 21st and so on."""
    if 10 < value % 100 < 14:
        return f"{value:,}th"
    return f"{value:,}{({1: 'st', 2: 'nd', 3: 'rd'}).get(value % 10, 'th')}"


def _decimal(value: Fraction) -> str:
    places = _count_decimals(value)
    if places > 12:
        return f"{float(value):.12g}"
    scaled = value * 10**places
    sign = "-" if scaled < 0 else ""
    digits = str(abs(int(scaled))).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _count_decimals(value: Fraction) -> int:
    """Return how many decimals write the value exactly; 99 where none do."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else 99

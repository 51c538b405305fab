"""Places, limits and sizes in signs: 东经120°23′ is "120°23′ E", ±2% "±2 percent", 3×5米."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.copies import Copy

_SIDES = {
    "东经": ("E", "east longitude", "east", "longitude"),
    "西经": ("W", "west longitude", "west", "longitude"),
    "北纬": ("N", "north latitude", "north", "latitude"),
    "南纬": ("S", "south latitude", "south", "latitude"),
}
_BEARING = re.compile(
    r"(?P<side>[东西]经|[南北]纬)\s?(?P<degrees>[0-9]{1,3}(?:\.[0-9]+)?)\s?[°º度]"
    r"(?:\s?(?P<minutes>[0-9]{1,2}(?:\.[0-9]+)?)\s?[′'’‘分])?"
    r"(?:\s?(?P<seconds>[0-9]{1,2}(?:\.[0-9]+)?)\s?(?:[″\"”“秒]|′′|''))?"
)
_TOLERANCE = re.compile(r"±\s?(?P<figure>[0-9]+(?:\.[0-9]+)?)\s?(?P<unit>%|℃|°C|毫米|厘米|米)")
_UNITS = {
    "%": (" percent", "%", " per cent"),
    "℃": ("℃", "°C", " degrees Celsius"),
    "°C": ("°C", "℃", " degrees Celsius"),
    "毫米": (" mm", " millimeters", "mm"),
    "厘米": (" cm", " centimeters", "cm"),
    "米": (" m", " meters", "m"),
}

_SIDE = r"[0-9]+(?:\.[0-9]+)?"
_LENGTHS = {
    "毫米": ("mm", "millimeters", "millimetres", "millimeter", "millimetre"),
    "厘米": ("cm", "centimeters", "centimetres", "centimeter", "centimetre"),
    "分米": ("dm", "decimeters", "decimetres", "decimeter"),
    "公里": ("km", "kilometers", "kilometres", "kilometer"),
    "米": ("m", "meters", "metres", "meter", "metre"),
    "mm": ("mm", "millimeters", "millimetres", "millimeter"),
    "cm": ("cm", "centimeters", "centimetres", "centimeter"),
    "m": ("m", "meters", "metres", "meter"),
}
_LENGTH = "|".join(sorted(_LENGTHS, key=len, reverse=True))
_SIZE = re.compile(
    rf"(?<![0-9.A-Za-z×xX*])(?P<sides>{_SIDE}(?:{_LENGTH})?(?:\s?[×xX*]\s?{_SIDE}(?:{_LENGTH})?){{1,2}})"
    rf"(?<=(?P<unit>[米里mM]))(?![A-Za-z0-9²³])"
)


def find_bearings(text: str) -> Iterator[Copy]:
    """Yield longitudes and latitudes to the degree, minute or second."""
    for match in _BEARING.finditer(text):
        letter, named, word, line = _SIDES[match["side"]]
        degrees, minutes, seconds = match["degrees"], match["minutes"], match["seconds"]
        signs, words = f"{degrees}°", f"{degrees} degrees"
        if minutes:
            signs, words = f"{signs}{minutes}′", f"{words} {minutes} minutes"
        if seconds:
            signs, words = f"{signs}{seconds}″", f"{words} {seconds} seconds"
        straight = signs.replace("′", "'").replace("″", '"')
        curled = signs.replace("′", "’").replace("″", "”")
        forms: list[str] = []
        for written in dict.fromkeys((signs, straight, curled)):
            forms += [f"{written} {letter}", f"{written}{letter}", f"{written} {word}"]
            forms += [f"{named} {written}", f"{written} {named}", f"{letter} {written}"]
            forms += [f"{letter}{written}", f"{line} {written} {letter}", f"{written} of {named}"]
        forms += [f"{words} {word}", f"{words} of {named}", f"{words} {named}", f"{named} {words}"]
        forms += [f"{words} {letter}"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_tolerances(text: str) -> Iterator[Copy]:
    """Yield what may be above or below by as much: ±2%."""
    for match in _TOLERANCE.finditer(text):
        figure = match["figure"]
        forms = tuple(
            f"{sign}{figure}{unit}"
            for unit in _UNITS[match["unit"]]
            for sign in ("±", "plus or minus ", "+/-", "± ", "plus/minus ")
        )
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_dimensions(text: str) -> Iterator[Copy]:
    """Yield sizes by their sides: 60×40×30厘米 is "60 × 40 × 30 cm".

    >>> [found.forms[0] for found in find_dimensions("尺寸为60×40×30厘米，3米×5米")]
    ['60 × 40 × 30 cm', '3 meters × 5 meters']
    """
    for match in _SIZE.finditer(text):
        sides = re.findall(rf"({_SIDE})({_LENGTH})?", match["sides"])
        if len({unit for _, unit in sides if unit}) != 1:
            continue  # 3米×50厘米: each is a measure of its own
        plain, unit = [number for number, _ in sides], sides[-1][1]
        grouped = [f"{int(number):,}" if number.isdigit() else number for number in plain]
        is_each = all(written for _, written in sides)
        forms: list[str] = []
        for numbers in (grouped, plain) if grouped != plain else (plain,):
            for joiner in (" × ", "×", " x ", "x", " by ", "*", " * ", "-by-"):
                for name in _LENGTHS[unit]:
                    gaps = (" ", "-") if len(name) > 2 else (" ", "", "-")
                    each = [joiner.join(f"{n}{gap}{name}" for n in numbers) for gap in gaps]
                    once = [f"{joiner.join(numbers)}{gap}{name}" for gap in gaps]
                    forms += (*each, *once) if is_each else (*once, *each)
        forms.sort(key=lambda form: is_each and "meters ×" not in form)
        yield Copy(match.start(), match.end(), match.group(), tuple(dict.fromkeys(forms)))

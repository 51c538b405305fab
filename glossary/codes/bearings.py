"""Places and limits in signs: 东经120°23′ is "120°23′ E", ±2% is "±2 percent"."""

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

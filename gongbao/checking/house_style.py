"""The house style: what an office wants written in one way, from a small TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpora import InputError

_CHOICES: dict[str, tuple[Any, ...]] = {
    "spelling": ("us", "uk"),
    "date": ("month-day", "day-month"),
    "percent": ("percent", "per cent", "%"),
    "serial_comma": (True, False),
    "unit_space": (True, False),
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Choices of an office; None leaves a matter to the translator.

    Attributes:
        spelling: "us" (labor) or "uk" (labour).
        date: "month-day" (March 6, 2023) or "day-month" (6 March 2023).
        percent: "percent", "per cent" or "%".
        serial_comma: Whether a comma stands before the "and" of a list.
        unit_space: Whether a space stands between a figure and the sign of its unit (10 km).
    """

    spelling: str | None = None
    date: str | None = None
    percent: str | None = None
    serial_comma: bool | None = None
    unit_space: bool | None = None


def read_house_style(path: Path) -> HouseStyle:
    """Return the style that a file asks for.

    Raises:
        InputError: naming the file and the key that is not known or has no such value.
    """
    try:
        return parse_house_style(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def parse_house_style(text: str, name: str) -> HouseStyle:
    """Return the style written in TOML.

    >>> parse_house_style('spelling = "uk"', "style.toml").spelling
    'uk'

    Raises:
        InputError: naming the place.
    """
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: not TOML: {error}") from error
    known = [field.name for field in fields(HouseStyle)]
    for key, value in facts.items():
        if key not in known:
            raise InputError(f"{name}: no style {key!r}, expected one of {', '.join(known)}")
        if not any(value is choice or value == choice for choice in _CHOICES[key]):
            choices = ", ".join(str(choice).lower() for choice in _CHOICES[key])
            raise InputError(f"{name}: {key} = {value!r}, expected one of {choices}")
    return HouseStyle(**facts)

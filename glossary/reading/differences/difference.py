"""The ways in which two figures differ, and which of them leave a reader with another figure."""

from __future__ import annotations

import re
from enum import StrEnum


class Difference(StrEnum):
    """In what two figures differ, as the rule that reports it is named."""

    UNIT = "unit"
    CURRENCY = "currency"
    SCALE_CLASS = "scale-class"
    POINTS = "percentage-points"
    TIMES = "times"
    RANGE = "range"
    MAGNITUDE = "magnitude"
    DIGITS = "digits"
    DATE = "date"
    TIME = "time"
    VALUE = "value"
    MISSING = "missing"
    ADDED = "added"


WRONG_VALUES = frozenset(
    {
        Difference.SCALE_CLASS,
        Difference.MAGNITUDE,
        Difference.DIGITS,
        Difference.DATE,
        Difference.TIME,
        Difference.VALUE,
        Difference.MISSING,
    }
)
"""Differences after which a reader has another figure than the source gives, or none."""
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

"""What both days and times of day in Chinese are written with: digits, words between, bounds."""

from __future__ import annotations

from corpora.quantities.chinese.chinese_number import parse_characters

DIGIT = "[0-9０-９]"
# A sign belongs to a code where a letter or figure stands before it: 5/2022, but 单位/2022年.
NOT_IN_CODE = r"(?<![0-9０-９A-Za-z.．#])(?<![0-9０-９A-Za-z.．)）][,\-+/])"
NOT_INSIDE = rf"{NOT_IN_CODE}(?<![0-9０-９][:：])"
ARABIC = rf"{DIGIT}{{1,2}}"
TO = r"\s?(?:起?[，,]?[至到]|-|－|–|—|——|~|～)\s?"


def whole_number(characters: str | None) -> int | None:
    """Return a number in digits or characters, None where there is none."""
    if not characters:
        return None
    value = parse_characters(characters)
    return int(value) if value is not None else None

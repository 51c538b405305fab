"""What the house asks of English, in sentences that a language model is given."""

from __future__ import annotations

from gongbao.checking import HouseStyle

HOUSE_RULES = (
    "Write the plain, exact English of official bulletins; translate everything and add nothing.",
    "Translate each segment by itself, in full, as one line; a heading stays a heading.",
    "万 is ten thousand and 亿 a hundred million: 4078亿元 is 407.8 billion yuan.",
    "Keep every figure, date, name and sign of approximation or comparison of the source.",
    "Names of people are in pinyin, family name first. Leave no Chinese characters.",
)
_SPELLING = {"us": "American", "uk": "British"}
_DATES = {"month-day": "March 6, 2023", "day-month": "6 March 2023"}


def sentences_of_style(style: HouseStyle) -> tuple[str, ...]:
    """Return what a house style asks for, a sentence each.

    >>> sentences_of_style(HouseStyle(spelling="uk", percent="per cent"))
    ('Use British spelling.', 'Write "per cent" for percentages.')
    """
    found: list[str] = []
    if style.spelling is not None:
        found.append(f"Use {_SPELLING[style.spelling]} spelling.")
    if style.date is not None:
        found.append(f"Write dates as {_DATES[style.date]}.")
    if style.percent is not None:
        found.append(f'Write "{style.percent}" for percentages.')
    if style.serial_comma is not None:
        found.append(f"Put {'a' if style.serial_comma else 'no'} comma before the last of a list.")
    if style.unit_space is not None:
        found.append(f"Put {'a' if style.unit_space else 'no'} space before the sign of a unit.")
    return tuple(found)

"""Spaces beside what is kept whole and is read as a word: a field, a formula, a piece of code.

Chinese sets it between characters, English between spaces: "see Table 3", where 3 is a field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.formats.runs.markup_placement import Element

SHOWN = frozenset(
    (
        *("field", "fldSimple", "oMath", "ruby", "struck", "tick"),
        *("kept", "marked", "code_inline", "math_inline", "math_inline_double", "address"),
    )
)
"""What readers of formats call things that are kept whole and show words or figures."""

_ENDS_WORD = re.compile(r"[A-Za-z0-9.,;:!?%)\]”’]")
_BEGINS_WORD = re.compile(r"[A-Za-z0-9(\[“‘]")


def spaced(text: str, elements: Sequence[Element]) -> tuple[str, list[Element]]:
    """Return English text and its elements with a space on either side of what shows a word."""
    placed = list(elements)
    for number in range(len(placed)):
        place = placed[number].start
        if placed[number].name not in SHOWN or placed[number].end != place:
            continue
        if _ENDS_WORD.match(text[place - 1 : place]):
            text = f"{text[:place]} {text[place:]}"
            placed = _moved(placed, place, number, moves_thing=True)
            place += 1
        if _BEGINS_WORD.match(text, place):
            text = f"{text[:place]} {text[place:]}"
            placed = _moved(placed, place, number, moves_thing=False)
    return text, placed


def _moved(
    elements: Sequence[Element], place: int, thing: int, *, moves_thing: bool
) -> list[Element]:
    """Return the elements with room for a space at a place, before or behind a thing there."""
    around = {thing}
    while elements[thing].parent >= 0:
        thing = elements[thing].parent
        around.add(thing)
    first = min(around - {-1}) if moves_thing else max(around)
    result: list[Element] = []
    for number, element in enumerate(elements):
        is_behind = (number in around and moves_thing) or (number > first and number not in around)
        start = element.start + (element.start > place or (element.start == place and is_behind))
        is_void = element.start == element.end
        grows = element.end > place or (number in around and moves_thing)
        end = start if is_void else element.end + int(grows)
        result.append(replace(element, start=start, end=max(start, end)))
    return result

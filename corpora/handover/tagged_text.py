"""Text with its inline markup as tags a person can type: see the {1}notice{/1}, or a break {2/}.

In a bilingual file the editor moves words and tags together; read back they are marks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.documents import Mark

# A brace that is text is doubled; it is read before the tag that may follow it.
_TAG = re.compile(r"\{\{|\{(?P<closes>/?)(?P<number>\d{1,6})(?P<empty>/?)\}")


def write_tags(text: str, marks: Iterable[Mark]) -> str:
    """Return text with the tags of its marks; a tag's number is its mark's key and one.

    >>> write_tags("See the notice", [Mark(8, 14, 0)])
    'See the {1}notice{/1}'
    """
    pieces: list[str] = []
    position = 0
    for place, tag in _placed_tags(marks):
        pieces += [text[position:place].replace("{", "{{"), tag]
        position = place
    pieces.append(text[position:].replace("{", "{{"))
    return "".join(pieces)


def tagged_places(text: str, marks: Iterable[Mark]) -> tuple[int, ...]:
    """Return for each character of `text` where it stands in `write_tags(text, marks)`.

    >>> tagged_places("a {b}", [Mark(2, 5, 0)])
    (0, 1, 5, 7, 8)
    """
    places: list[int] = []
    shift = 0
    tags = _placed_tags(marks)
    for position, character in enumerate(text):
        while tags and tags[0][0] <= position:
            shift += len(tags.pop(0)[1])
        places.append(position + shift)
        shift += character == "{"
    return tuple(places)


def _placed_tags(marks: Iterable[Mark]) -> list[tuple[int, str]]:
    """Return the tags of marks with the places of the text before which they stand, in order."""
    placed: list[tuple[int, int, int, str]] = []
    for order, mark in enumerate(marks):
        number = mark.key + 1
        if mark.start == mark.end:
            placed.append((mark.start, 1, order, f"{{{number}/}}"))
        else:
            placed.append((mark.start, 2, -mark.end, f"{{{number}}}"))
            placed.append((mark.end, 0, -mark.start, f"{{/{number}}}"))
    return [(place, tag) for place, _, _, tag in sorted(placed)]


def read_tags(tagged: str) -> tuple[str, tuple[Mark, ...], tuple[str, ...]]:
    """Return text, marks in the order of their keys, and the tags that make no sense.

    A tag without its partner, or there twice, is left out and told.

    >>> read_tags("See the {1}notice{/1}{2}")
    ('See the notice', (Mark(start=8, end=14, key=0),), ('{2}',))
    """
    pieces: list[str] = []
    length = position = 0
    opened: dict[int, int] = {}
    marks: dict[int, Mark] = {}
    wrong: list[str] = []
    for match in _TAG.finditer(tagged):
        before = tagged[position : match.start()] + ("" if match["number"] else "{")
        pieces.append(before)
        length += len(before)
        position = match.end()
        if not match["number"]:
            continue
        key = int(match["number"]) - 1
        is_opening = not match["closes"] and not match["empty"]
        if key < 0 or key in marks or (is_opening and key in opened):
            wrong.append(match[0])
        elif match["empty"] and not match["closes"]:
            marks[key] = Mark(length, length, key)
        elif is_opening:
            opened[key] = length
        elif key in opened:
            marks[key] = Mark(opened.pop(key), length, key)
        else:
            wrong.append(match[0])
    wrong += [f"{{{key + 1}}}" for key in opened]
    pieces.append(tagged[position:])
    return "".join(pieces), tuple(marks[key] for key in sorted(marks)), tuple(wrong)

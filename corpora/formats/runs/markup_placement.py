"""Inline elements put back into translated text, always nested as they were.

An aligner may place marks that cross each other or leave their parent. The tree of elements is
the source's own, so every element is written exactly once and inside the parent it had.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element over `start:end` of the text of its run.

    `parent` is the index of the element around it, -1 for none; parents come before their
    children. `opening` and `closing` are the source spans of its tags; what is no pair of tags
    (a break, a comment, a stray tag) has `opening` only.
    """

    parent: int
    start: int
    end: int
    opening: tuple[int, int]
    closing: tuple[int, int] | None
    name: str


def nested(elements: Sequence[Element], length: int) -> list[Element]:
    """Return the elements moved as little as needed to nest as their parents say.

    A parent that lost its place, or that a child with text left altogether, is stretched to the
    child; all other overlaps are cut where the earlier element ends.
    """
    stretched = list(elements)
    for number in range(len(stretched) - 1, -1, -1):
        child = stretched[number]
        if child.parent < 0 or child.start == child.end:
            continue
        parent = stretched[child.parent]
        if parent.start == parent.end:
            stretched[child.parent] = replace(parent, start=child.start, end=child.end)
        elif child.end <= parent.start or child.start >= parent.end:
            stretched[child.parent] = replace(
                parent, start=min(parent.start, child.start), end=max(parent.end, child.end)
            )
    return _cut_to_parents(stretched, length)


def written(
    elements: Sequence[Element],
    text_length: int,
    write_text: Callable[[int, int], str],
    write_markup: Callable[[int, int], str],
) -> str:
    """Return nested elements and the text between their tags as one string."""
    children = _children_of(elements)
    pieces: list[str] = []
    position = 0
    # What is still to be written, last first: an element to open, or the complement to close it.
    pending = list(reversed(children[-1]))
    while pending:
        number = pending.pop()
        is_closing = number < 0
        element = elements[~number if is_closing else number]
        place = element.end if is_closing else element.start
        pieces.append(write_text(position, place))
        position = place
        if is_closing:
            pieces.append(write_markup(*element.closing) if element.closing else "")
            continue
        pieces.append(write_markup(*element.opening))
        pending.append(~number)
        pending.extend(reversed(children.get(number, ())))
    pieces.append(write_text(position, text_length))
    return "".join(pieces)


def _cut_to_parents(elements: list[Element], length: int) -> list[Element]:
    children = _children_of(elements)
    pending = [-1]
    while pending:
        number = pending.pop()
        place, limit = (0, length)
        if number >= 0:
            place, limit = elements[number].start, elements[number].end
        for child_number in children.get(number, ()):
            child = elements[child_number]
            start = min(max(child.start, place), limit)
            place = min(max(child.end, start), limit)
            elements[child_number] = replace(child, start=start, end=place)
            pending.append(child_number)
    return elements


def _children_of(elements: Sequence[Element]) -> dict[int, list[int]]:
    """Return the children of each element, -1 being the run, in the order they are written."""
    children: dict[int, list[int]] = {-1: []}
    for number, element in enumerate(elements):
        children.setdefault(element.parent, []).append(number)
    for numbers in children.values():
        numbers.sort(key=lambda number: elements[number].start)
    return children

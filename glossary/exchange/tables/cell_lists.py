r"""Lists in one cell of a glossary table, separated by bars; a bar in a value is written `\|`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.exchange.entries import EntryError

INNER = "¦"
"""Separates several values of one term, in columns whose bars separate the terms."""


def joined(values: Sequence[str], separator: str = "|") -> str:
    r"""Return the cell of a list; `parts` gives the list back.

    >>> joined(["A|B", "C"])
    'A\\|B|C'
    """
    if not any(separator in value or value.endswith("\\") for value in values):
        return separator.join(values)
    return separator.join(
        re.sub(rf"(\\*)({re.escape(separator)}|\Z)", _escaped, value) for value in values
    )


def parts(cell: str, separator: str = "|") -> list[str]:
    """Return the values of a list, stripped; an empty cell is no value, `a||b` has an empty one.

    >>> parts("chain master | lead firm")
    ['chain master', 'lead firm']
    """
    if not cell:
        return []
    if "\\" not in cell:
        return [part.strip() for part in cell.split(separator)]
    values: list[str] = []
    current = ""
    position = 0
    for match in re.finditer(rf"(\\*)({re.escape(separator)}|\Z)", cell):
        slashes, found = match.groups()
        current += cell[position : match.start()]
        position = match.end()
        is_end = not found
        # An odd run before a bar escapes it; at the end one backslash is only itself.
        half = slashes[: len(slashes) // 2]
        if found and len(slashes) % 2:
            current += half + separator
            continue
        current += slashes if is_end and len(slashes) % 2 else half
        values.append(current.strip())
        current = ""
        if is_end:
            break
    return values


def whole_number(text: str, place: str) -> int:
    """Return the number a cell holds, 0 where it is empty.

    Raises:
        EntryError: naming the place.
    """
    try:
        return int(text or 0)
    except ValueError:
        raise EntryError(f"{place} {text!r} is no whole number") from None


def _escaped(match: re.Match[str]) -> str:
    slashes, found = match.groups()
    return f"{slashes}{slashes}\\{found}" if found else slashes * 2

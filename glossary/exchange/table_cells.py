r"""The text of one cell of a table: lists, line breaks, and what must not look like a formula.

A list is separated by bars; a bar inside a value is written `\|`. Excel and its kin compute a cell
that begins with =, +, - or @; an apostrophe before it keeps it text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.exchange.entries import EntryError

_FORMULA = re.compile(r"'*[=+\-@#\t\r]")
_GUARDED = re.compile(r"'+[=+\-@#\t\r]")
_INTEGER = re.compile(r"-?\d+")
_BREAKS = str.maketrans({"\n": "␤", "\t": "␉", "\r": "␍"})
_PICTURES = str.maketrans({"␤": "\n", "␉": "\t", "␍": "\r"})
INNER = "¦"
"""Separates several values of one term, in columns whose bars separate the terms."""


def guarded(text: str) -> str:
    """Return the text so that no program takes it for a formula; `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis"), guarded("-3")
    ("'=1+1", "''=1+1", "'tis", '-3')
    """
    is_formula = _FORMULA.match(text) and not _INTEGER.fullmatch(text)
    return f"'{text}" if is_formula else text


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def on_one_line(text: str) -> str:
    r"""Return the text with line breaks and tabs as signs, for tables without quotes.

    >>> on_one_line("who ruled\nand where")
    'who ruled␤and where'
    """
    return text.translate(_BREAKS) if not text.isprintable() else text


def on_lines(text: str) -> str:
    """Return the text as it was before `on_one_line`."""
    has_sign = "␤" in text or "␉" in text or "␍" in text
    return text.translate(_PICTURES) if has_sign else text


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

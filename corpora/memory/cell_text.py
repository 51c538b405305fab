"""The text of one cell of a table: line breaks in TSV, and what must not look like a formula.

A spreadsheet computes a cell that begins with =, +, - or @; an apostrophe before it keeps it text.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_BREAKS = str.maketrans({"\n": "␤", "\t": "␉", "\r": "␍"})
_PICTURES = str.maketrans({"␤": "\n", "␉": "\t", "␍": "\r"})


def guarded(text: str) -> str:
    """Return the text so that no program takes it for a formula; `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'=1"), guarded("'tis")
    ("'=1+1", "''=1", "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def on_one_line(text: str) -> str:
    r"""Return the text with line breaks and tabs as signs.

    >>> on_one_line("one\ntwo")
    'one␤two'
    """
    return text.translate(_BREAKS)


def on_lines(text: str) -> str:
    """Return the text as it was before `on_one_line`."""
    return text.translate(_PICTURES)

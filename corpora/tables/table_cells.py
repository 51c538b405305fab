r"""The text of one cell of a table: line breaks, and what must not look like a formula.

Excel and its kin compute a cell that begins with =, +, - or @, and # begins a comment in the tables
of glossaries; an apostrophe before it keeps it text.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@#\t\r]")
_GUARDED = re.compile(r"'+[=+\-@#\t\r]")
_INTEGER = re.compile(r"-?\d+")
_BREAKS = str.maketrans({"\n": "␤", "\t": "␉", "\r": "␍"})
_PICTURES = str.maketrans({"␤": "\n", "␉": "\t", "␍": "\r"})


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

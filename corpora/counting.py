"""Counts in words: "1 entry", "2 entries"."""

from __future__ import annotations


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun, in the plural unless it is one.

    >>> counted(1, "entry", "entries"), counted(1200, "fault")
    ('1 entry', '1,200 faults')
    """
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"

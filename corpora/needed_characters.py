"""Characters that a text has wherever a pattern matches: most patterns need not be tried at all.

A segment is read with hundreds of patterns of which it has the words of a few. The characters of
a text are known at once, and most patterns cannot match without one of a handful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# The standard library reads patterns in `re._parser`, which has no public name since Python 3.11.
from re import (
    _constants as codes,  # type: ignore[attr-defined]
    _parser as parser,  # type: ignore[attr-defined]
)
from typing import Any

_WIDEST_RANGE = 64
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


@cache
def needed_characters(pattern: str) -> frozenset[str]:
    """Return characters of which every text that the pattern matches has at least one.

    Empty where nothing certain is known: the pattern may match any text.

    >>> sorted(needed_characters("(?:净)?流[入出]|(?<!再)增"))
    ['增', '流']
    """
    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return frozenset()
    return _of_sequence(parsed) or frozenset()


def fewest_needed(patterns: Iterable[str]) -> frozenset[str]:
    """Return the characters that are needed where a text has to match every one of the patterns."""
    known = [needed for needed in map(needed_characters, patterns) if needed]
    return min(known, key=len, default=frozenset())


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the fewest characters of which one is needed, None where none is certain."""
    known = [needed for needed in (_of_item(*item) for item in items) if needed]
    return min(known, key=len, default=None)


def _of_item(code: Any, content: Any) -> frozenset[str] | None:
    if code is codes.LITERAL:
        return frozenset(chr(content))
    if code is codes.IN:
        return _of_class(content)
    if code is codes.BRANCH:
        return _of_any([_of_sequence(branch) for branch in content[1]])
    if code is codes.SUBPATTERN:
        _, added_flags, _, inside = content
        return None if added_flags & re.IGNORECASE else _of_sequence(inside)
    if code in _REPEATS:
        least, _, inside = content
        return _of_sequence(inside) if least else None
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(content)
    if code is codes.ASSERT:  # what stands beside the match is in the text, too
        return _of_sequence(content[1])
    return None


def _of_class(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    return _of_any([_of_member(*member) for member in members])


def _of_member(code: Any, content: Any) -> frozenset[str] | None:
    if code is codes.LITERAL:
        return frozenset(chr(content))
    if code is codes.RANGE and content[1] - content[0] < _WIDEST_RANGE:
        return frozenset(map(chr, range(content[0], content[1] + 1)))
    return None


def _of_any(choices: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Return what is needed where one of several things is, None where one may need nothing."""
    known = [choice for choice in choices if choice]
    return frozenset().union(*known) if known and len(known) == len(choices) else None

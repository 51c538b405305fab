"""Characters that a text has wherever a pattern matches, as 第 of "第[0-9]+条".

A segment is read with hundreds of patterns and has the words of a few. Its characters are known at
once, and most patterns match nothing without certain ones, as 第 of "第[0-9]+条".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

_LONGEST_RANGE = 100
_SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_TOKEN = re.compile(
    rf"(?P<set>{_SET})"
    r"|(?P<escape>\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|N\{[^}]*\}|[0-9]{1,3}|.))"
    r"|(?P<excluded>\(\?<?!)|(?P<group>\(\?(?:<?=|[:>]|P<\w+>)|\((?!\?))|(?P<unread>\(\?)"
    r"|(?P<optional>[*?][?+]?|\{(?:0*,\d*|0+)\}[?+]?)|(?P<repeated>\+[?+]?|\{\d+(?:,\d*)?\}[?+]?)"
    r"|(?P<or>\|)|(?P<end>\))|(?P<any>[.^$])|(?P<literal>[^\\[(|)*+?{.^$]+(?![*+?{])|.)",
    re.DOTALL,
)
_MEMBER = re.compile(r"(?P<first>\\.|.)(?:-(?P<last>\\.|.))?", re.DOTALL)
_BLANK_OF_VERBOSE = re.compile(rf"(?P<kept>{_SET}|\\.)|\s+|#[^\n]*", re.DOTALL)


def needed_characters(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Set[str] | None:
    """Return characters of which every text with a match has one, None where none are known.

    >>> sorted(needed_characters("同?比(?:增|减)[0-9]+|环比"))
    ['比', '环']
    >>> needed_characters("(?!甲)[^乙]丙*")
    """
    if flags & re.IGNORECASE:
        return None  # spaces and figures apart, which every text has, a letter stands for several
    if flags & re.VERBOSE:
        pattern = _BLANK_OF_VERBOSE.sub(lambda blank: blank["kept"] or "", pattern)
    tokens = list(_TOKEN.finditer(pattern))
    if "unread" in {token.lastgroup for token in tokens}:
        return None
    return _of_alternatives(iter(tokens))


def _of_alternatives(tokens: Iterator[re.Match[str]]) -> Set[str] | None:
    """Read up to the end of the group; what one alternative needs, another may not."""
    alternatives: list[Set[str] | None] = []
    sequence: list[Set[str] | None] = []
    for token in tokens:
        kind = str(token.lastgroup)
        if kind == "end":
            break
        if kind == "or":
            alternatives.append(_least(sequence))
            sequence = []
        elif kind == "optional":
            sequence[-1] = None
        elif kind == "group":
            sequence.append(_of_alternatives(tokens))
        elif kind == "excluded":
            _of_alternatives(tokens)
            sequence.append(None)
        elif kind != "repeated":
            sequence.append(_of_token(kind, token[0]))
    alternatives.append(_least(sequence))
    known = [needed for needed in alternatives if needed is not None]
    return frozenset().union(*known) if len(known) == len(alternatives) else None


def _least(sequence: Iterable[Set[str] | None]) -> Set[str] | None:
    """Return what is rarest: a few characters, and words before the signs that most texts have."""
    known = [needed for needed in sequence if needed is not None]
    if len(known) < 2:
        return known[0] if known else None
    return min(known, key=lambda needed: (not all(map(str.isalpha, needed)), len(needed)))


@lru_cache(maxsize=2048)  # the patterns of a module are made of the same sets and words
def _of_token(kind: str, text: str) -> Set[str] | None:
    if kind == "set":
        return _members(text)
    if kind == "literal":
        return {text[0]}
    return {text[1]} if kind == "escape" and _is_sign(text) else None


def _members(text: str) -> Set[str] | None:
    """Return the characters of a set, None where it is an open one or a wide one."""
    found: set[str] = set()
    for member in _MEMBER.finditer(text[1:-1]):
        first, last = member["first"], member["last"] or member["first"]
        if not _is_sign(first) or not _is_sign(last):
            return None
        reached = range(ord(first[-1]), ord(last[-1]) + 1)
        if len(reached) > _LONGEST_RANGE:
            return None
        found.update(map(chr, reached))
    return None if text[1] == "^" else found


def _is_sign(text: str) -> bool:
    r"""Tell whether a character stands for itself: "a" and "\." do, "\d" and "\n" do not."""
    return len(text) == 1 or (len(text) == 2 and not text[1].isalnum())

"""What a text has wherever a pattern matches: 第 for "第[0-9]+条", "fell" or "drop" in English.

A segment is read with hundreds of patterns and has the words of a few. Its characters are known at
once, and most patterns match nothing without certain ones, as 第 of "第[0-9]+条".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
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
    pieces = needed_pieces(pattern, flags)
    return None if pieces is None else frozenset(piece[0] for piece in pieces)


def needed_pieces(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Set[str] | None:
    r"""Return what of which every text with a match has one, None where nothing is known.

    In a pattern for any case it is lower-case, as it stands in such a text when it is made so.

    >>> sorted(needed_pieces(r"\b(?:fell|drop(?:s|ped)?)\b", re.IGNORECASE))
    ['drop', 'fell']
    """
    if flags & re.VERBOSE:
        pattern = _BLANK_OF_VERBOSE.sub(lambda blank: blank["kept"] or "", pattern)
    tokens = list(_TOKEN.finditer(pattern))
    if "unread" in {token.lastgroup for token in tokens}:
        return None
    pieces = _of_alternatives(iter(tokens))
    if pieces is None or not flags & re.IGNORECASE:
        return pieces
    return frozenset(map(str.lower, pieces)) if all(map(str.isascii, pieces)) else None


def what_may_match(patterns: Iterable[str], flags: re.RegexFlag) -> Callable[[str], bool]:
    r"""Return what tells of a text, by pieces of words, whether one of the patterns may match.

    >>> may_match = what_may_match([r"\bfell\b", "drop(?:s|ped)?"], re.IGNORECASE)
    >>> may_match("Dropped again"), may_match("It rose.")
    (True, False)
    """
    found: set[str] = set()
    for pattern in patterns:
        needed = needed_pieces(pattern, flags)
        if needed is None:
            return lambda _: True
        found |= needed
    pieces = tuple(found)
    if flags & re.IGNORECASE:
        return lambda text: any(map(text.lower().__contains__, pieces))
    return lambda text: any(map(text.__contains__, pieces))


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
    """Return what is rarest: words before signs that most texts have, few ones, long ones."""
    known = [needed for needed in sequence if needed is not None]
    if len(known) < 2:
        return known[0] if known else None
    return min(known, key=_commonness)


def _commonness(needed: Set[str]) -> tuple[bool, int, int]:
    beginnings = {piece[0] for piece in needed}
    is_of_signs = not all(map(str.isalpha, beginnings))
    return is_of_signs, len(beginnings), -min(map(len, needed))


@lru_cache(maxsize=2048)  # the patterns of a module are made of the same sets and words
def _of_token(kind: str, text: str) -> Set[str] | None:
    if kind == "set":
        return _members(text)
    if kind == "literal":
        return {text}
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

"""Patterns that are compiled when a text may first have a match: a short text needs few of them.

To compile a pattern costs as much as hundreds of searches, and the house has more than a thousand.
Most match nothing without certain characters, as 第 of "第[0-9]+条", which are read off the pattern
in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property, lru_cache
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_NOTHING = re.compile("(?!)")
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


def deferred_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what does as `re.compile(pattern, flags)` does, and is compiled when it is needed.

    That is with the first text that has one of the characters without which nothing matches.

    >>> article = deferred_pattern("第(?P<number>[0-9]+)条")
    >>> article.search("2022年"), article.search("第7条")["number"]
    (None, '7')
    """
    return cast("re.Pattern[str]", _DeferredPattern(pattern, flags))


class _DeferredPattern:
    """What stands for a pattern; once it is compiled its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def search(self, string: str, *limits: int) -> re.Match[str] | None:
        return self._for(string).search(string, *limits)

    def match(self, string: str, *limits: int) -> re.Match[str] | None:
        return self._for(string).match(string, *limits)

    def fullmatch(self, string: str, *limits: int) -> re.Match[str] | None:
        return self._for(string).fullmatch(string, *limits)

    def finditer(self, string: str, *limits: int) -> Iterator[re.Match[str]]:
        return self._for(string).finditer(string, *limits)

    def findall(self, string: str, *limits: int) -> list[str]:
        return self._for(string).findall(string, *limits)

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        return self._for(string).split(string, maxsplit)

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        return self._for(string).sub(repl, string, count)

    def subn(
        self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0
    ) -> tuple[str, int]:
        return self._for(string).subn(repl, string, count)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._compiled, name)  # flags, groups, groupindex

    def _for(self, string: str) -> re.Pattern[str]:
        """Return the pattern, or for a text without what it needs one that matches nothing."""
        needed = self._needed
        return _NOTHING if needed is not None and needed.isdisjoint(string) else self._compiled

    @cached_property
    def _needed(self) -> Set[str] | None:
        return needed_characters(self.pattern, self._flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern, self._flags)
        for name in _METHODS:
            setattr(self, name, getattr(compiled, name))
        return compiled


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

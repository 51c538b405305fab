"""Patterns that are compiled when a text may first have a match: a short text needs few of them.

To compile a pattern costs as much as hundreds of searches, and the house has more than a thousand.
Most match nothing without certain characters, as 第 of "第[0-9]+条".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import cached_property
from typing import cast

from corpora.patterns.needed_characters import needed_characters

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_NOTHING = re.compile("(?!)")


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

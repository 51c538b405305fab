"""Patterns that are compiled when a text first needs them: most texts need few of a calendar's."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def deferred_pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Return what gives the compiled pattern; it is compiled at the first call.

    >>> year = deferred_pattern("[0-9]{4}年")
    >>> year().fullmatch("2022年") is not None
    True
    """

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(text, flags)

    return compiled

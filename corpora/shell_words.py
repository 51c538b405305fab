"""Words in a remedy as a shell takes them."""

from __future__ import annotations

import shlex


def shell_word(word: str) -> str:
    """Return a word as it is typed as an argument; what looks like an option comes after `--`.

    >>> shell_word("chain master"), shell_word("-1度电"), shell_word("链主")
    ("'chain master'", "-- '-1度电'", '链主')
    """
    quoted = word if word.isalnum() else shlex.quote(word)
    return f"-- {quoted}" if word.startswith("-") else quoted

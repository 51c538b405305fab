"""What is asked of the tables of the memory, in SQL."""

from __future__ import annotations

import re
from hashlib import blake2b

_TRIGRAM = 3
_WORD = re.compile(r"\w+")


def holding_chinese(spelling: str) -> tuple[str, tuple[object, ...]]:
    """Return the condition for units whose Chinese holds a text, and its values."""
    if len(spelling) < _TRIGRAM:
        return "instr(spelling, ?) > 0", (spelling,)
    trigrams = {spelling[k : k + _TRIGRAM] for k in range(len(spelling) - _TRIGRAM + 1)}
    query = " AND ".join('"' + t.replace('"', '""') + '"' for t in sorted(trigrams))
    return (
        "number IN (SELECT rowid FROM memory_chinese WHERE memory_chinese MATCH ?)"
        " AND instr(spelling, ?) > 0",
        (query, spelling),
    )


def holding_english(words: str) -> tuple[str, tuple[object, ...]]:
    """Return the condition for units whose English holds words, and its values."""
    found = _WORD.findall(words)
    condition = "instr(lower(target), lower(?)) > 0"
    # A word inside another ("master" in "masterpiece") is found from its beginning only.
    query = " AND ".join(f'"{word}"*' for word in found)
    if not query or "_" in query:
        return condition, (words,)
    return (
        "number IN (SELECT rowid FROM memory_english WHERE memory_english MATCH ?)"
        f" AND {condition}",
        (query, words),
    )


def text_hash(text: str) -> int:
    """Return 64 bits of a text; two of a million units share theirs once in 40 million memories."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)

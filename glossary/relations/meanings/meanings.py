"""All relations of what is said without a figure, and which of them a source may speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from glossary.relations.meanings.packaged_meanings import PACKAGED_POSTS, read_kinds, read_meanings
from glossary.relations.relation import Relation

MEANINGS: tuple[Relation, ...] = (
    *read_meanings(),
    *read_meanings(PACKAGED_POSTS),
    *read_kinds(),
)
"""Relations of the rules "meaning.*"; several may have one rule."""
_BESIDE = re.compile(r"\(\?<?[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_GROUP = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_HAN = re.compile("[\u4e00-\u9fff]{1,2}")


@lru_cache(maxsize=512)
def meanings_of(source: str) -> tuple[Relation, ...]:
    """Return the relations that a Chinese text may speak of, by how their words begin.

    >>> "the crop" in [relation.what[0] for relation in meanings_of("冬小麦")]
    True
    """
    by_beginning, always = _beginnings()
    found = {number for k in range(len(source)) for number in by_beginning.get(source[k], ())}
    found |= {
        number for k in range(len(source) - 1) for number in by_beginning.get(source[k : k + 2], ())
    }
    return tuple(MEANINGS[number] for number in sorted(found | always))


@cache
def _beginnings() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """Return the relations by the first characters of their words, and those that have others."""
    begun: dict[str, set[int]] = {}
    always: set[int] = set()
    for number, relation in enumerate(MEANINGS):
        words = [word for sense in relation.senses for word in _alternatives(sense.chinese)]
        starts = [_HAN.match(word) for word in words]
        if all(starts):
            for start in filter(None, starts):
                begun.setdefault(start.group(), set()).add(number)
        else:
            always.add(number)
    return {start: frozenset(numbers) for start, numbers in begun.items()}, frozenset(always)


def _alternatives(chinese: str) -> Iterator[str]:
    """Yield the words of a pattern without what must or must not stand beside them."""
    plain = _BESIDE.sub("", chinese)
    if plain:
        yield from _GROUP.sub("…", plain).split("|")

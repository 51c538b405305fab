"""All relations of what is said without a figure, and which of them a source may speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from corpora.patterns.needed_characters import needed_characters
from glossary.relations.meanings.packaged_meanings import (
    PACKAGED_POSTS,
    read_clause_meanings,
    read_kinds,
    read_meanings,
)
from glossary.relations.relation import Relation

MEANINGS: tuple[Relation, ...] = (
    *read_meanings(),
    *read_meanings(PACKAGED_POSTS),
    *read_kinds(),
    *read_clause_meanings(),
)
"""Relations of the rules "meaning.*"; several may have one rule."""
_BESIDE = re.compile(r"\(\?<?[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_GROUP = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_HAN = re.compile("[\u4e00-\u9fff]{1,2}")


def meanings_of(source: str, rule: str) -> tuple[Relation, ...]:
    """Return the relations of a rule that a Chinese text may speak of, by how their words begin.

    >>> "the crop" in [relation.what[0] for relation in meanings_of("冬小麦", "kind")]
    True
    """
    return _by_rule(source).get(rule, ())


@lru_cache(maxsize=512)
def _by_rule(source: str) -> dict[str, tuple[Relation, ...]]:
    by_beginning, always = _beginnings()
    characters = frozenset(source) | {source[k : k + 2] for k in range(len(source) - 1)}
    found = always.union(*(by_beginning.get(beginning, ()) for beginning in characters))
    by_rule: dict[str, list[Relation]] = {}
    for number in sorted(found):
        by_rule.setdefault(MEANINGS[number].name, []).append(MEANINGS[number])
    return {rule: tuple(relations) for rule, relations in by_rule.items()}


@cache
def _beginnings() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """Return the relations by how their words begin, or by what they need, and those left over."""
    begun: dict[str, set[int]] = {}
    always: set[int] = set()
    for number, relation in enumerate(MEANINGS):
        words = [word for sense in relation.senses for word in _alternatives(sense.chinese)]
        starts = [_HAN.match(word) for word in words]
        found: Iterable[str] | None = {start.group() for start in starts if start is not None}
        if not all(starts):
            found = needed_characters("|".join(s.chinese for s in relation.senses if s.chinese))
        for characters in found or ():
            begun.setdefault(characters, set()).add(number)
        if found is None:
            always.add(number)
    return {start: frozenset(numbers) for start, numbers in begun.items()}, frozenset(always)


def _alternatives(chinese: str) -> Iterator[str]:
    """Yield the words of a pattern without what must or must not stand beside them."""
    plain = _BESIDE.sub("", chinese)
    if plain:
        yield from _GROUP.sub("…", plain).split("|")

"""Words with a counterpart, of which a text names one: 收入 is no expenditure, 民事 not criminal.

`counterparts.tsv` has a row for each word: of which family it is, in English and in Chinese, its
name, the Chinese that says it, what Chinese beside it may be worded so, too, the English that may
say it, and what says it beyond doubt. Where a source has the word and a translation has its
counterpart beyond doubt and the word nowhere, it is exchanged.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from corpora.findings import Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.patterns.needed_characters import what_may_match
from glossary.relations.relation import Relation, Scope, Sense, Turned

_TABLE = Path(__file__).with_name("counterparts.tsv")


@dataclass(frozen=True, slots=True)
class _Family:
    """Words of which one excludes the others.

    Attributes:
        relation: The words, as senses.
        also: For each word the Chinese, beside its own, that may be worded so, too.
        may_be_in: What tells of a text, by pieces of words, whether it may have one.
    """

    relation: Relation
    also: dict[str, re.Pattern[str]]
    may_be_in: Callable[[str], bool]


def exchanged_counterparts(source: str, target: str) -> Iterator[Turned]:
    """Yield, of each family of which a source has a word, the first counterpart of it."""
    for family in _families_in(source):
        relation = family.relation
        if not relation.may_be_told_in(target):
            continue
        senses = relation.in_chinese(source)
        names = {sense.name for sense, _ in senses}
        for sense, place in senses:
            is_said, others = relation.told(target, {sense.name}, names)
            other = next((o for o in others if not family.also[o[0].name].search(source)), None)
            if not is_said and other is not None:
                yield Turned(relation, sense, other[0], place, other[1])
                break


@lru_cache(maxsize=512)
def _families_in(text: str) -> tuple[_Family, ...]:
    return tuple(family for family in _families() if family.may_be_in(text))


def read_rows() -> list[dict[str, str]]:
    """Return the rows of the table, one for each word."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _families() -> tuple[_Family, ...]:
    rows = groupby(read_rows(), lambda row: row["of"])
    return tuple(_family(list(words)) for _, words in rows)


def _family(words: list[dict[str, str]]) -> _Family:
    relation = Relation(
        "counterpart",
        Severity.CRITICAL,
        (words[0]["of"], words[0]["matter"]),
        Scope.SENTENCE,
        tuple(
            Sense(
                word["word"],
                word["chinese"],
                rf"\b(?:{word['english']})\b",
                rf"\b(?:{word['telling']})\b",
            )
            for word in words
        ),
    )
    also = {word["word"]: deferred_pattern(word["also"]) for word in words}
    return _Family(relation, also, what_may_match((word["chinese"] for word in words), re.NOFLAG))

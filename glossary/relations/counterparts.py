"""Words with a counterpart, of which a text names one: 收入 is no expenditure, 民事 not criminal.

`counterparts.tsv` has a row for each word: of which family it is, in English and in Chinese, its
name, the Chinese that says it, the English that may, and what says it beyond doubt. Where a source
has the word and a translation has its counterpart beyond doubt, and it nowhere, it is exchanged.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_TABLE = Path(__file__).with_name("counterparts.tsv")


@lru_cache(maxsize=512)
def counterparts_in(text: str) -> tuple[Relation, ...]:
    """Return the families of which a Chinese text has a word."""
    return tuple(family for family, words in _families() if words.search(text) is not None)


@cache
def _families() -> tuple[tuple[Relation, re.Pattern[str]], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        (_family(what, words), re.compile("|".join(word["chinese"] for word in words)))
        for what, words in ((what, list(ws)) for what, ws in groupby(rows, lambda row: row["of"]))
    )


def _family(what: str, words: list[dict[str, str]]) -> Relation:
    return Relation(
        "counterpart",
        Severity.CRITICAL,
        (what, words[0]["matter"]),
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

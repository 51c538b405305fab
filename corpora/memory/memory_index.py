"""The tables of the memory, and finding the units whose source is nearly the one asked for.

A similar source shares many of the query's trigrams, and the rare ones tell it from the thousands
that share the frequent ones. Rarest first, as many as a budget of rows allows are looked up; what
shares most, weighed by rarity, is ranked by edit distance. Sources of a few characters may share
no trigram after one edit: those are found by their beginning and their end.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from corpora.workspace import Schema

_TRIGRAM = 3
# Rows looked up for a query, and one more for every so many units: the time grows with them.
_ROWS, _UNITS_A_ROW = 5_000, 70
_RANKED = 350
_SHORT = 12  # as in the indexes of the table
_SHORT_ROWS = 1_000

# `spelling` is the source as `corpora.normalise` spells it, `spelling_hash` finds it; `identity`
# is a hash of what makes a unit the same as another. The last two indexes find short sources,
# which have no trigram that survives an edit.
_FIRST = """
CREATE TABLE memory_units (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL,
    origin TEXT NOT NULL,
    project TEXT NOT NULL,
    note TEXT NOT NULL,
    extras TEXT NOT NULL,
    spelling TEXT NOT NULL,
    spelling_hash INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0,
    change INTEGER NOT NULL REFERENCES changes (number),
    retiring_change INTEGER REFERENCES changes (number)
) STRICT;
CREATE INDEX memory_spellings ON memory_units (spelling_hash);
CREATE UNIQUE INDEX memory_identities ON memory_units (identity) WHERE NOT is_retired;
CREATE INDEX memory_heads ON memory_units (substr(spelling, 1, 2))
    WHERE length(spelling) <= 12 AND NOT is_retired;
CREATE INDEX memory_tails ON memory_units (substr(spelling, -2))
    WHERE length(spelling) <= 12 AND NOT is_retired;
CREATE VIRTUAL TABLE memory_chinese USING fts5 (
    spelling, content = 'memory_units', content_rowid = 'number',
    tokenize = 'trigram', detail = 'none', columnsize = 0
);
CREATE VIRTUAL TABLE memory_english USING fts5 (
    target, content = 'memory_units', content_rowid = 'number', detail = 'none', columnsize = 0
);
INSERT INTO memory_chinese (memory_chinese, rank) VALUES ('hashsize', 4000000);
INSERT INTO memory_english (memory_english, rank) VALUES ('hashsize', 2000000);
"""

MEMORY = Schema("translation memory", (_FIRST,))


@dataclass(frozen=True, slots=True)
class SimilarSource:
    """The number of a unit, its spelling, and how similar that is, 0 to 100."""

    number: int
    spelling: str
    similarity: float


class SimilarSources:
    """Looks for similar sources in the units of a workspace."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, int] = {}
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.memory_trigram_counts"
            " USING fts5vocab ('main', 'memory_chinese', 'row')"
        )

    def find(self, spelling: str, least: float) -> list[SimilarSource]:
        """Return the sources of at least a similarity, the most similar first, then the latest."""
        numbers = set(self._sharing_trigrams(spelling))
        if len(spelling) <= _SHORT:
            numbers.update(self._sharing_ends(spelling))
        rows = self._connection.execute(
            "SELECT number, spelling FROM memory_units WHERE NOT is_retired AND number IN"
            f" ({','.join(map(str, numbers))})"
        ).fetchall()
        found = process.extract(
            spelling,
            [row[1] for row in rows],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=least / 100,
            limit=None,
        )
        similar = [SimilarSource(rows[place][0], text, 100 * score) for text, score, place in found]
        return sorted(similar, key=lambda source: (-source.similarity, -source.number))

    def forget_counts(self) -> None:
        """Count trigrams anew; for when the memory has changed."""
        self._counts.clear()

    def _sharing_trigrams(self, spelling: str) -> list[int]:
        trigrams = {spelling[k : k + _TRIGRAM].lower() for k in range(len(spelling) - _TRIGRAM + 1)}
        counted = sorted((self._count(trigram), trigram) for trigram in trigrams)
        weights: defaultdict[int, float] = defaultdict(float)
        most = _ROWS + self._last_number() // _UNITS_A_ROW
        looked_up = 0
        for count, trigram in counted:
            if not count:
                continue
            if looked_up and looked_up + count > most:
                break
            looked_up += count
            weight = 1 / math.log2(1 + count)
            for (number,) in self._connection.execute(
                "SELECT rowid FROM memory_chinese WHERE memory_chinese MATCH ? LIMIT ?",
                (_quoted(trigram), most),
            ):
                weights[number] += weight
        return nlargest(_RANKED, weights, key=weights.__getitem__)

    def _sharing_ends(self, spelling: str) -> list[int]:
        rows: list[tuple[int]] = []
        for condition, end in (
            ("substr(spelling, 1, 2) = ?", spelling[:2]),
            ("substr(spelling, -2) = ?", spelling[-2:]),
        ):
            rows += self._connection.execute(
                f"SELECT number FROM memory_units WHERE {condition}"
                f" AND length(spelling) <= {_SHORT} AND NOT is_retired LIMIT {_SHORT_ROWS}",
                (end,),
            )
        return [row[0] for row in rows]

    def _last_number(self) -> int:
        row = self._connection.execute("SELECT max(number) FROM memory_units").fetchone()
        return int(row[0] or 0)

    def _count(self, trigram: str) -> int:
        """Return how many units hold a trigram; asked for once, since it is a guide only."""
        if trigram not in self._counts:
            row = self._connection.execute(
                "SELECT doc FROM temp.memory_trigram_counts WHERE term = ?", (trigram,)
            ).fetchone()
            self._counts[trigram] = int(row[0]) if row else 0
        return self._counts[trigram]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'

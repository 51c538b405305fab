"""Looking terms up: exactly, by their beginning, by pinyin, inside, and with typing errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice

from rapidfuzz import fuzz

from glossary.termbase.term_index import fold_query

_SHORTEST_INITIALS = 2
_SHORTEST_SIMILAR = 5
_LEAST_SIMILARITY = 72.0
_TRIGRAM = 3
_MOST_TRIGRAMS = 6
_CANDIDATES = 4000


class MatchKind(StrEnum):
    """In which way a term answers a query, the best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    PINYIN = "pinyin"
    INSIDE = "inside"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term that answers a query.

    Attributes:
        concept: Row number of its concept; `Termbase.find_numbered` returns it.
        text: The term as written.
        kind: How it answers.
        similarity: 0 to 100, 100 for all but similar ones.
    """

    concept: int
    text: str
    kind: MatchKind
    similarity: float = 100.0


class TermSearch:
    """Searches the terms of a workspace."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, int] = {}
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.trigram_counts"
            " USING fts5vocab ('main', 'english_trigrams', 'row')"
        )

    def search(self, query: str, *, limit: int = 20) -> tuple[FoundTerm, ...]:
        """Return the terms that answer a query, the best first, each concept once.

        A kind of match is looked for only while the better ones have found fewer than `limit`.
        """
        folded = fold_query(query)
        if not folded:
            return ()
        found: dict[int, FoundTerm] = {}
        for search in (
            self.find_exact,
            self.find_prefix,
            self.find_pinyin,
            self.find_inside,
            self.find_similar,
        ):
            for term in search(folded, limit):
                found.setdefault(term.concept, term)
            if len(found) >= limit:
                break
        return tuple(islice(found.values(), limit))

    def find_exact(self, folded: str, limit: int) -> Iterator[FoundTerm]:
        """Yield the terms whose folded spelling is the query."""
        return self._rows(MatchKind.EXACT, "folded = ?", (folded,), limit)

    def find_prefix(self, folded: str, limit: int) -> Iterator[FoundTerm]:
        """Yield the terms that begin with the query, in their order, the shortest first."""
        return self._rows(
            MatchKind.PREFIX, "folded > ? AND folded < ?", (folded, folded + "\U0010ffff"), limit
        )

    def find_pinyin(self, folded: str, limit: int) -> Iterator[FoundTerm]:
        """Yield the Chinese terms whose pinyin begins with the query, or whose initials are it."""
        letters = "".join(folded.split()).replace("'", "").replace("ü", "v")
        if not (letters.isascii() and letters.isalnum()):
            return
        if len(letters) >= _SHORTEST_INITIALS:
            yield from self._rows(
                MatchKind.PINYIN, "initials = ? AND initials != ''", (letters,), limit
            )
        yield from self._rows(
            MatchKind.PINYIN,
            "pinyin >= ? AND pinyin < ? AND pinyin != ''",
            (letters, letters + "\U0010ffff"),
            limit,
        )

    def find_inside(self, folded: str, limit: int) -> Iterator[FoundTerm]:
        """Yield the terms that hold the query somewhere inside."""
        if folded.isascii() and len(folded) >= _TRIGRAM:
            holding = " AND ".join(map(_quoted, sorted(_trigrams(folded))))
            return self._rows(
                MatchKind.INSIDE,
                "number IN (SELECT rowid FROM english_trigrams WHERE english_trigrams MATCH ?)"
                " AND instr(folded, ?) > 0",
                (holding, folded),
                limit,
            )
        return self._rows(
            MatchKind.INSIDE, "language = 'zh' AND instr(folded, ?) > 0", (folded,), limit
        )

    def find_similar(self, folded: str, limit: int) -> Iterator[FoundTerm]:
        """Yield English terms that are the query but for a few letters, the most similar first.

        One edit changes at most one of several trigrams that stand apart, so what is within
        `edits` of the query holds all but that many of them. The rarest are asked for.
        """
        if len(folded) < _SHORTEST_SIMILAR or not folded.isascii():
            return
        condition = self._surviving(folded)
        if not condition:
            return
        rows = self._connection.execute(
            "SELECT concept, text, folded FROM term_index WHERE number IN (SELECT rowid FROM"
            " english_trigrams WHERE english_trigrams MATCH ? LIMIT ?)",
            (condition, _CANDIDATES),
        )
        scored = [
            (score, len(text), concept, text)
            for concept, text, candidate in rows
            if (score := _similarity(folded, candidate)) >= _LEAST_SIMILARITY
        ]
        for score, _, concept, text in sorted(scored, key=lambda row: (-row[0], row[1:]))[:limit]:
            yield FoundTerm(concept, text, MatchKind.SIMILAR, score)

    def _surviving(self, folded: str) -> str:
        """Return the FTS5 query for terms that hold enough of the query's trigrams."""
        chosen: list[int] = []
        places = range(len(folded) - _TRIGRAM + 1)
        counts = {place: self._count(folded[place : place + _TRIGRAM]) for place in places}
        for place in sorted(places, key=lambda place: counts[place]):
            # A trigram that no term has at all was hit by an edit; it says nothing.
            if counts[place] and all(abs(place - other) >= _TRIGRAM for other in chosen):
                chosen.append(place)
        edits = 1 if len(folded) < 2 * _SHORTEST_SIMILAR else 2
        chosen = chosen[:_MOST_TRIGRAMS]
        surviving = max(1, len(chosen) - edits)
        words = [_quoted(folded[place : place + _TRIGRAM]) for place in chosen]
        return " OR ".join(
            "(" + " AND ".join(group) + ")" for group in combinations(words, surviving)
        )

    def _count(self, trigram: str) -> int:
        """Return how many terms hold a trigram; asked for once, since it is a guide only."""
        if trigram not in self._counts:
            self._counts[trigram] = self._counted(trigram)
        return self._counts[trigram]

    def _counted(self, trigram: str) -> int:
        row = self._connection.execute(
            "SELECT doc FROM temp.trigram_counts WHERE term = ?", (trigram,)
        ).fetchone()
        return int(row[0]) if row else 0

    def _rows(
        self, kind: MatchKind, condition: str, values: tuple[object, ...], limit: int
    ) -> Iterator[FoundTerm]:
        rows = self._connection.execute(
            f"SELECT concept, text FROM term_index WHERE {condition}"
            " ORDER BY length(folded), folded, number LIMIT ?",
            (*values, limit),
        )
        for concept, text in rows:
            yield FoundTerm(concept, text, kind)


def _similarity(query: str, candidate: str) -> float:
    """Return how alike two texts are, 0 to 100; a query inside a longer term counts a little less.

    >>> round(_similarity("chain mastr", "chain master"))
    96
    """
    whole = fuzz.ratio(query, candidate)
    if len(candidate) <= len(query):
        return whole
    return max(whole, 0.9 * fuzz.partial_ratio(query, candidate))


def _trigrams(text: str) -> set[str]:
    return {text[k : k + _TRIGRAM] for k in range(len(text) - _TRIGRAM + 1)}


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'

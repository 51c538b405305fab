"""The tables of the termbase; the index of what live concepts are called, folded for looking up.

Folded is without regard to capitals, width and script.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from corpora import normalise_term
from corpora.languages import has_chinese
from corpora.workspace import Schema
from glossary.concepts import USABLE, Concept, Term

_FIRST = """
CREATE TABLE concepts (
    number INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    is_retired INTEGER NOT NULL
) STRICT;
CREATE TABLE concept_versions (
    concept INTEGER NOT NULL REFERENCES concepts (number),
    version INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES changes (number),
    is_retired INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (concept, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_versions_of_change ON concept_versions (change);
CREATE TABLE term_index (
    number INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL REFERENCES concepts (number),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    initials TEXT NOT NULL,
    is_usable INTEGER NOT NULL,
    is_approved INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    scope TEXT NOT NULL
) STRICT;
CREATE INDEX term_index_of_concept ON term_index (concept);
CREATE INDEX term_index_folded ON term_index (folded);
CREATE INDEX term_index_chinese ON term_index (folded) WHERE language = 'zh';
CREATE INDEX term_index_pinyin ON term_index (pinyin) WHERE pinyin != '';
CREATE INDEX term_index_initials ON term_index (initials) WHERE initials != '';
CREATE VIRTUAL TABLE english_trigrams USING fts5 (
    folded, content = 'term_index', content_rowid = 'number',
    tokenize = 'trigram', detail = 'none', columnsize = 0
);
"""

TERMBASE = Schema("termbase", (_FIRST,))


def fold(text: str, language: str) -> str:
    """Return the one spelling under which a term is looked up.

    >>> fold("鏈主", "zh"), fold("Chain  Master", "en")
    ('链主', 'chain master')
    """
    if language == "zh":
        return normalise_term(text).casefold()
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_query(text: str) -> str:
    """Return a query in the spelling of the index, whatever its language."""
    return fold(text, "zh" if has_chinese(text) else "en")


def pinyin_of(text: str) -> tuple[str, str]:
    """Return the syllables of Chinese text without tones, joined, and their initials.

    A character of several readings is read as in the longest known phrase it stands in.

    >>> pinyin_of("重庆市")
    ('chongqingshi', 'cqs')
    """
    from pypinyin.constants import PHRASES_DICT

    syllables: list[str] = []
    position = 0
    heads = _phrase_heads()
    while position < len(text):
        is_head = text[position : position + 2] in heads
        longest = min(_LONGEST_PHRASE, len(text) - position) if is_head else 0
        for length in range(longest, 1, -1):
            phrase = PHRASES_DICT.get(text[position : position + length])
            if phrase is not None:
                syllables += (without_tone(readings[0]) for readings in phrase)
                position += length
                break
        else:
            syllables.append(_reading(text[position]))
            position += 1
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


@cache
def _phrase_heads() -> frozenset[str]:
    from pypinyin.constants import PHRASES_DICT

    return frozenset(phrase[:2] for phrase in PHRASES_DICT)


@lru_cache(maxsize=16384)
def _reading(character: str) -> str:
    """Return the commonest reading of a character; what has none stays as it is."""
    from pypinyin.constants import PINYIN_DICT

    readings = PINYIN_DICT.get(ord(character), "")
    return without_tone(readings.split(",")[0]) if readings else character.casefold()


@lru_cache(maxsize=4096)
def without_tone(syllable: str) -> str:
    """Return a syllable in plain letters, v for ü: "lv" of "lǜ"."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("ɡ", "g")


class TermIndex:
    """The index of terms in a workspace; written by the termbase within its change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[tuple[object, ...]] = []
        self._added = 0
        self._dropped_indexes: list[str] = []

    def add(self, number: int, concept: Concept) -> None:
        """Index the terms of a concept under its row number; they are written by `flush`."""
        facts = (concept.is_approved, concept.priority, concept.scope)
        for term in concept.terms:
            is_usable = term.status in USABLE and term.language == "en"
            self._waiting.append((number, *_spellings(term), is_usable, *facts))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def remove(self, number: int) -> None:
        """Take the terms of a concept out of the index."""
        self.flush()
        self._make_indexes()
        self._connection.execute(
            "INSERT INTO english_trigrams (english_trigrams, rowid, folded)"
            " SELECT 'delete', number, folded FROM term_index"
            " WHERE concept = ? AND language = 'en'",
            (number,),
        )
        self._connection.execute("DELETE FROM term_index WHERE concept = ?", (number,))

    def flush(self) -> None:
        """Write what waits; one statement for many terms is several times faster."""
        if not self._waiting:
            return
        last = self._connection.execute("SELECT max(number) FROM term_index").fetchone()[0] or 0
        if not last and len(self._waiting) >= _BATCH:
            # Sorting all rows once, at the end, takes a third of what finding each a place takes.
            self._drop_indexes()
        self._connection.executemany(_INSERT, self._waiting)
        self._connection.execute(
            "INSERT INTO english_trigrams (rowid, folded) SELECT number, folded FROM term_index"
            " WHERE number > ? AND language = 'en'",
            (last,),
        )
        self._added += len(self._waiting)
        self._waiting.clear()

    def finish(self) -> None:
        """Write what waits, at the end of a change."""
        self.flush()
        self._make_indexes()
        if self._added >= _BATCH:
            # What a large import leaves in many pieces is searched several times more slowly.
            self._connection.execute(
                "INSERT INTO english_trigrams (english_trigrams) VALUES ('optimize')"
            )

    def _drop_indexes(self) -> None:
        indexes = self._connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'term_index'"
        ).fetchall()
        for name, statement in indexes:
            self._connection.execute(f"DROP INDEX {name}")
            self._dropped_indexes.append(statement)

    def _make_indexes(self) -> None:
        for statement in self._dropped_indexes:
            self._connection.execute(statement)
        self._dropped_indexes.clear()

    def concepts_named(self, text: str) -> tuple[int, ...]:
        """Return the row numbers of the concepts that have a term of this spelling."""
        rows = self._connection.execute(
            "SELECT DISTINCT concept FROM term_index WHERE folded = ? ORDER BY concept",
            (fold_query(text),),
        )
        return tuple(row[0] for row in rows)

    def chinese_names(
        self, scope: str = "", *, is_approved: bool | None = None
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Return every Chinese name as (text, priority, concept row number, is approved).

        Concepts without a scope are for all; of the others those of `scope` alone are named. What
        has no English that may be used rules on nothing and is not among them.
        """
        condition = "" if is_approved is None else f" AND is_approved = {int(is_approved)}"
        return self._connection.execute(
            "SELECT text, priority, concept, is_approved FROM term_index"
            f" WHERE language = 'zh' AND scope IN ('', ?){condition} AND concept IN"
            " (SELECT concept FROM term_index WHERE is_usable)",
            (scope,),
        )

    def without_usable_english(self, scope: str = "") -> tuple[int, ...]:
        """Return the row numbers of the concepts that rule on nothing; see `chinese_names`."""
        rows = self._connection.execute(
            "SELECT DISTINCT concept FROM term_index WHERE scope IN ('', ?) AND concept NOT IN"
            " (SELECT concept FROM term_index WHERE is_usable)",
            (scope,),
        )
        return tuple(row[0] for row in rows)


def _spellings(term: Term) -> tuple[str, str, str, str, str]:
    """Return language, text as the matcher looks for it, folded text, pinyin and initials."""
    if term.language != "zh":
        return term.language, term.text, fold(term.text, term.language), "", ""
    text = normalise_term(term.text)  # the spelling that normalised documents have
    folded = text.casefold()
    return term.language, text, folded, *pinyin_of(folded)


_INSERT = (
    "INSERT INTO term_index (concept, language, text, folded, pinyin, initials, is_usable,"
    " is_approved, priority, scope) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_BATCH = 20_000
_LONGEST_PHRASE = 6

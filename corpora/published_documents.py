"""Published translations in the workspace: what was printed, where, when, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.errors import InputError
from corpora.normalisation import normalise
from corpora.workspace import Change, Schema, Workspace

_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """Sentences that were published as translations of each other; one side may be empty.

    Attributes:
        score: Probability that exactly these belong together, from the alignment.
    """

    source: str
    target: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A published translation.

    Attributes:
        number: Its number in the workspace; 0 before it is stored.
        name: What people call it; unique among the documents in use.
        source_name: File of the Chinese.
        target_name: File of the English.
        date: Day of publication, "2023-03-06", or as much of it as is known.
        place: City or office.
        digest: SHA-256 of both files: the same two files are stored once.
    """

    name: str
    source_name: str = ""
    target_name: str = ""
    date: str = ""
    place: str = ""
    digest: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PublishedPlace:
    """A pair with the document it stands in; `position` counts from 1."""

    document: PublishedDocument
    position: int
    pair: PublishedPair


class PublishedDocuments:
    """The published documents of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.use(_PUBLISHED)
        self.workspace = workspace
        self._connection = workspace.connection

    def add(
        self,
        document: PublishedDocument,
        pairs: Iterable[PublishedPair],
        *,
        author: str,
        reason: str,
        replace: bool = False,
    ) -> PublishedDocument:
        """Store a document with its pairs in their order; return it with its number.

        Raises:
            InputError: if a document of this name or of the same files is there and `replace` is
                off. With it the old one is retired.
        """
        with self.workspace.change(author, reason) as change:
            for known in self._documents(
                "NOT is_retired AND (name = ? OR digest = ?)",
                (document.name, document.digest or None),
            ):
                if not replace:
                    raise InputError(
                        f"{self.workspace.path}: document {known.number}, {known.name}, is the"
                        " same name or the same two files; --replace retires it"
                    )
                self._retire(known.number, change.number)
            cursor = self._connection.execute(
                "INSERT INTO published_documents (name, source_name, target_name, date, place,"
                " digest, is_retired, change) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
                (
                    document.name,
                    document.source_name,
                    document.target_name,
                    document.date,
                    document.place,
                    document.digest,
                    change.number,
                ),
            )
            number = int(cursor.lastrowid or 0)
            self._connection.executemany(
                "INSERT INTO published_pairs (document, position, source, target, score,"
                " normalised) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (number, k, p.source, p.target, p.score, normalise(p.source).text)
                    for k, p in enumerate(pairs, start=1)
                ),
            )
            self._connection.execute(
                "INSERT INTO published_english (rowid, target)"
                " SELECT number, target FROM published_pairs WHERE document = ?",
                (number,),
            )
        return next(self._documents("number = ?", (number,)))

    def retire(self, number: int, *, author: str, reason: str) -> PublishedDocument:
        """Take a document out of use: its pairs are evidence no more, but stay stored.

        Raises:
            InputError: if there is no such document in use.
        """
        with self.workspace.change(author, reason) as change:
            found = next(self._documents("number = ? AND NOT is_retired", (number,)), None)
            if found is None:
                raise InputError(f"{self.workspace.path}: no document {number} in use")
            self._retire(number, change.number)
        return found

    def undo(self, number: int, change: Change) -> None:
        """Take back what a change did: what it stored is retired, what it retired is in use again.

        Args:
            number: The change to take back.
            change: The open change that does it.
        """
        self._connection.execute(
            "UPDATE published_documents SET is_retired = NOT is_retired, change = ?"
            " WHERE change = ?",
            (change.number, number),
        )

    def documents(self) -> tuple[PublishedDocument, ...]:
        """Return the documents in use, by date, the latest first."""
        return tuple(self._documents("NOT is_retired ORDER BY date DESC, number DESC", ()))

    def pairs_of(self, number: int) -> tuple[PublishedPair, ...]:
        """Return the pairs of a document in their order."""
        rows = self._connection.execute(
            "SELECT source, target, score FROM published_pairs WHERE document = ?"
            " ORDER BY position",
            (number,),
        )
        return tuple(PublishedPair(*row) for row in rows)

    def find_chinese(self, text: str) -> Iterator[PublishedPlace]:
        """Yield every pair in use whose Chinese holds a text, width and script aside, by date."""
        yield from self._places("instr(p.normalised, ?) > 0", (normalise(text).text,))

    def find_english(self, words: str) -> Iterator[PublishedPlace]:
        """Yield every pair in use whose English may hold these words in some form.

        Words are looked for by their stems, in any order: who needs more looks into the text.
        """
        stems = [_stem(word) for word in _WORD.findall(words)]
        if stems:
            query = " AND ".join(f'"{stem}"*' for stem in stems)
            yield from self._places(
                "p.number IN (SELECT rowid FROM published_english WHERE published_english MATCH ?)",
                (query,),
            )

    def _retire(self, number: int, change: int) -> None:
        self._connection.execute(
            "UPDATE published_documents SET is_retired = 1, change = ? WHERE number = ?",
            (change, number),
        )

    def _documents(self, condition: str, values: tuple[object, ...]) -> Iterator[PublishedDocument]:
        rows = self._connection.execute(
            "SELECT name, source_name, target_name, date, place, digest, number"
            f" FROM published_documents WHERE {condition}",
            values,
        ).fetchall()
        for row in rows:
            yield PublishedDocument(*row)

    def _places(self, condition: str, values: tuple[object, ...]) -> Iterator[PublishedPlace]:
        rows = self._connection.execute(
            "SELECT d.name, d.source_name, d.target_name, d.date, d.place, d.digest, d.number,"
            " p.position, p.source, p.target, p.score FROM published_pairs p"
            " JOIN published_documents d ON d.number = p.document"
            f" WHERE NOT d.is_retired AND {condition} ORDER BY d.date, d.number, p.position",
            values,
        )
        for row in rows:
            yield PublishedPlace(PublishedDocument(*row[:7]), row[7], PublishedPair(*row[8:]))


def _stem(word: str) -> str:
    """Return what the forms of an English word have in common: "owner" of "owners".

    >>> _stem("enterprises"), _stem("industries"), _stem("5G")
    ('enterpri', 'industr', '5G')
    """
    if len(word) - _LONGEST_ENDING < _SHORTEST_STEM:
        return word.removesuffix("s") if len(word) > _SHORTEST_STEM else word
    return word[:-_LONGEST_ENDING]


_FIRST = """
CREATE TABLE published_documents (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    source_name TEXT NOT NULL,
    target_name TEXT NOT NULL,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    digest TEXT NOT NULL,
    is_retired INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES changes (number)
) STRICT;
CREATE TABLE published_pairs (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES published_documents (number),
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    score REAL NOT NULL,
    normalised TEXT NOT NULL,
    UNIQUE (document, position)
) STRICT;
CREATE VIRTUAL TABLE published_english USING fts5 (
    target, content = 'published_pairs', content_rowid = 'number', detail = 'none'
);
"""
_PUBLISHED = Schema("published documents", (_FIRST,))

"""Published pages and their translations: aligned, mended by hand, stored as evidence and memory.

What `gongbao corpus add` does at once, an office may look over first: sentences that were put
together wrongly are merged, split and moved, then the pairs are stored.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from align.pairs import is_translation
from align.sentences import Bead, DocumentAligner, units_of_document
from corpora import Document, GongbaoError, InputError, Language, read_document
from corpora.articles import extract_article
from corpora.memory import LEAST_SCORE, MemoryUnit, TranslationMemory
from corpora.published_documents import PublishedDocument, PublishedDocuments, PublishedPair
from corpora.workspace import Workspace
from gongbao.editing.document_store import DocumentStore, now
from gongbao.editing.edited_documents import NotThereError
from gongbao.editing.terms.term_decisions import TermDecisions

_CERTAIN = 1.0
_LEAST_CANDIDATE = 0.2
_MOST_CANDIDATES = 100
_LANGUAGES = {"zh": "Chinese", "en": "English"}
_DOUBT = "these do not look like translations of each other"
_COLUMNS = (
    "number, name, date, author, created, sources, targets, beads, doubts, version, published"
)


@dataclass(frozen=True, slots=True)
class AlignedBead:
    """Sentences that translate each other, by their numbers from 0.

    Attributes:
        source: Of the Chinese page, in order.
        target: Of the English page.
        score: Probability that exactly these belong together; 1 where a person put them so.
        is_mended: Whether a person did.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class AlignedPage:
    """A published page under review.

    Attributes:
        number: Its number.
        name: What people call it.
        date: Day of publication, empty where it is unknown.
        author: Who brought it in.
        created: When.
        sources: The Chinese sentences.
        targets: The English ones.
        beads: What belongs together; every sentence stands in one.
        doubts: Why the two may not belong together, in words.
        version: Grows with each change.
        published: Its number in the corpus, 0 before it is stored there.
    """

    number: int
    name: str
    date: str
    author: str
    created: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    beads: tuple[AlignedBead, ...]
    doubts: tuple[str, ...]
    version: int
    published: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What came of storing a page: its number in the corpus, units and candidates that are new."""

    document: int
    pairs: int
    remembered: int
    proposed: int


class StalePageError(GongbaoError):
    """Somebody else changed the alignment first."""

    exit_code = 3


class PublishedPages:
    """The published pages of an office."""

    def __init__(self, documents: DocumentStore, terms: TermDecisions) -> None:
        self._turn = documents.turn
        self._workspace = documents.workspace
        self._terms = terms

    def add(
        self,
        source: tuple[str, bytes],
        target: tuple[str, bytes],
        *,
        author: str,
        name: str = "",
        date: str = "",
    ) -> int:
        """Align a Chinese page and its translation, each a name and its bytes.

        Raises:
            InputError: if one cannot be read, or the sides are swapped.
        """
        chinese, english = _read(source, "zh"), _read(target, "en")
        alignment = DocumentAligner().align(units_of_document(chinese), units_of_document(english))
        beads = [_placed(bead) for bead in alignment.beads]
        doubts = [] if is_translation(alignment) else [_DOUBT]
        digest = sha256(b"".join(sha256(side[1]).digest() for side in (source, target)))
        with self._turn, self._workspace.work():
            number = self._workspace.connection.execute(
                "INSERT INTO aligned_pages (name, source_name, target_name, digest, date, author,"
                " created, sources, targets, beads, doubts) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (
                    name or PurePath(source[0]).stem,
                    source[0],
                    target[0],
                    digest.hexdigest(),
                    date,
                    author,
                    now(),
                    _json(alignment.source.texts),
                    _json(alignment.target.texts),
                    _beads_json(beads),
                    _json(doubts),
                ),
            ).lastrowid
        return int(number or 0)

    def all(self) -> list[AlignedPage]:
        """Return the pages, the latest first."""
        return self._select("ORDER BY number DESC", ())

    def find(self, number: int) -> AlignedPage:
        """Return a page.

        Raises:
            NotThereError: if there is none of that number.
        """
        found = self._select("WHERE number = ?", (number,))
        if not found:
            raise NotThereError(f"no page {number}")
        return found[0]

    def mend(self, number: int, beads: Sequence[AlignedBead], *, version: int) -> AlignedPage:
        """Put other beads in the place of those of a page.

        Raises:
            InputError: if a sentence is left out or stands twice, or the page is stored already.
            StalePageError: if somebody else changed it in between.
        """
        with self._turn, self._workspace.work():
            page = self.find(number)
            if page.published:
                raise InputError("this page is stored already")
            if page.version != version:
                raise StalePageError("somebody else changed the alignment; load it again")
            for side, sentences in (("source", page.sources), ("target", page.targets)):
                placed = sorted(place for bead in beads for place in getattr(bead, side))
                if placed != list(range(len(sentences))):
                    raise InputError(f"every {side} sentence must stand in exactly one bead")
            known = {(bead.source, bead.target): bead for bead in page.beads}
            mended = [
                known.get(
                    (bead.source, bead.target),
                    AlignedBead(bead.source, bead.target, _CERTAIN, is_mended=True),
                )
                for bead in beads
            ]
            self._workspace.connection.execute(
                "UPDATE aligned_pages SET beads = ?, version = version + 1 WHERE number = ?",
                (_beads_json(mended), number),
            )
            return self.find(number)

    def store(
        self, number: int, *, author: str, is_remembered: bool = True, proposes: bool = False
    ) -> StoredPage:
        """Store the pairs of a page in the corpus, and what is certain in the memory.

        Args:
            number: The page.
            author: Who answers for it.
            is_remembered: Let certain pairs become units of the memory.
            proposes: Propose the term candidates of its pairs.

        Raises:
            InputError: if it is stored already.
        """
        page = self.find(number)
        if page.published:
            raise InputError("this page is stored already")
        pairs = [
            PublishedPair(
                _joined(page.sources, bead.source),
                _joined(page.targets, bead.target, " "),
                round(bead.score, 4),
            )
            for bead in page.beads
        ]
        with self._turn:
            row = self._workspace.connection.execute(
                "SELECT source_name, target_name, digest FROM aligned_pages WHERE number = ?",
                (number,),
            ).fetchone()
            document = PublishedDocument(page.name, row[0], row[1], page.date, "", row[2])
            stored = PublishedDocuments(self._workspace).add(
                document, pairs, author=author, reason=f"published document {page.name}"
            )
            remembered = (
                remember_published(self._workspace, stored, pairs, author) if is_remembered else 0
            )
            with self._workspace.work():
                self._workspace.connection.execute(
                    "UPDATE aligned_pages SET published = ? WHERE number = ?",
                    (stored.number, number),
                )
        proposed = self._propose(pairs, author) if proposes else 0
        return StoredPage(stored.number, len(pairs), remembered, proposed)

    def _propose(self, pairs: Sequence[PublishedPair], author: str) -> int:
        """Propose the candidates of pairs that no ruling knows; return how many are new."""
        from align.encoder import packaged_encoder
        from align.words import ExtractionOptions, WordLinker, extract_terms
        from corpora.tables import TextPair

        rows = [
            TextPair(pair.source, pair.target, "", line)
            for line, pair in enumerate(pairs, start=1)
            if pair.source and pair.target
        ]
        candidates = extract_terms(
            rows,
            WordLinker(packaged_encoder()),
            options=ExtractionOptions(least_score=_LEAST_CANDIDATE, most=_MOST_CANDIDATES),
        )
        count = 0
        for candidate in candidates:
            if candidate.ruling:
                continue
            try:
                with self._turn:
                    self._terms.propose(candidate.chinese, candidate.english, author=author)
            except GongbaoError:
                continue  # ruled or proposed already
            count += 1
        return count

    def _select(self, condition: str, values: tuple[object, ...]) -> list[AlignedPage]:
        with self._turn:
            rows = self._workspace.connection.execute(
                f"SELECT {_COLUMNS} FROM aligned_pages {condition}", values
            ).fetchall()
        return [_page(row) for row in rows]


def remember_published(
    workspace: Workspace,
    document: PublishedDocument,
    pairs: Sequence[PublishedPair],
    author: str,
) -> int:
    """Add the certain pairs of a published document to the memory; return how many were new."""
    sources = ["", *(pair.source for pair in pairs), ""]
    units = (
        MemoryUnit(
            pair.source,
            pair.target,
            sources[place - 1],
            sources[place + 1],
            date=document.date,
            origin=document.name,
        )
        for place, pair in enumerate(pairs, start=1)
        if pair.score >= LEAST_SCORE and pair.source.strip() and pair.target.strip()
    )
    added = TranslationMemory(workspace).add(
        units, author=author, reason=f"published document {document.number}, {document.name}"
    )
    return added.added


def _read(side: tuple[str, bytes], language: Language) -> Document:
    """Return a page; of HTML its article, without the menus."""
    name, data = side
    text_format = None
    if PurePath(name).suffix.lower() in (".html", ".htm"):
        article = extract_article(data, name)
        data = "\n".join(filter(None, (article.title, *article.body))).encode("utf-8")
        text_format = "text"
    document = read_document(None, data, format=text_format, name=name)
    if not any(segment.text.strip() for segment in document.iterate_segments()):
        raise InputError(f"{name}: there is no text in it")
    if document.language != language:
        raise InputError(f"{name}: expected {_LANGUAGES[language]} text")
    return document


def _placed(bead: Bead) -> AlignedBead:
    return AlignedBead(tuple(bead.source), tuple(bead.target), round(bead.score, 4))


def _joined(sentences: Sequence[str], numbers: Sequence[int], gap: str = "") -> str:
    return gap.join(sentences[number] for number in numbers)


def _beads_json(beads: Sequence[AlignedBead]) -> str:
    return _json([[b.source, b.target, b.score, b.is_mended] for b in beads])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _page(row: tuple[Any, ...]) -> AlignedPage:
    number, name, date, author, created, sources, targets, beads, doubts, version, published = row
    return AlignedPage(
        number,
        name,
        date,
        author,
        created,
        tuple(json.loads(sources)),
        tuple(json.loads(targets)),
        tuple(
            AlignedBead(tuple(source), tuple(target), score, is_mended=bool(mended))
            for source, target, score, mended in json.loads(beads)
        ),
        tuple(json.loads(doubts)),
        version,
        published,
    )

"""Rows of a source and a target read as concepts: the rows of one Chinese term are one concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpora.errors import GlossaryError
from corpora.findings import Finding
from corpora.languages import has_chinese
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange.entries import Entry
from glossary.exchange.tables.row_merging import RowMerger
from glossary.exchange.term_spelling import spelled_term, traditional_remarks


@dataclass(frozen=True, slots=True)
class TermPairRow:
    """A row: its place, its two sides in either order, and what stands beside them."""

    origin: str
    first: str
    second: str
    note: str = ""
    definition: str = ""
    part_of_speech: str = ""
    forbidden: tuple[str, ...] = ()
    is_proposed: bool = False


def pair_entries(rows: Iterable[TermPairRow]) -> Iterator[Entry]:
    """Yield the entries of rows; neighbours of one Chinese term are one concept.

    The first English term of a concept is preferred. A Chinese term that comes back later is a
    concept of its own, as nothing says that it is the same.
    """
    yield from RowMerger(()).entries(("", entry) for entry in _neighbours(rows))


def _neighbours(rows: Iterable[TermPairRow]) -> Iterator[Entry]:
    waiting: Concept | None = None
    remarks: tuple[Finding, ...] = ()
    for row in rows:
        entry = _entry(row)
        if entry.concept is None:
            yield entry
        elif waiting and waiting.terms[0].text == entry.concept.terms[0].text:
            waiting = _with_terms(waiting, entry.concept)
        else:
            if waiting:
                yield Entry(waiting.origin, waiting, "", remarks)
            waiting, remarks = entry.concept, entry.remarks
    if waiting:
        yield Entry(waiting.origin, waiting, "", remarks)


def refuse_empty(entries: Iterator[Entry], name: str, expected: str) -> Iterator[Entry]:
    """Yield entries.

    Raises:
        GlossaryError: if there is none.
    """
    is_empty = True
    for entry in entries:
        is_empty = False
        yield entry
    if is_empty:
        raise GlossaryError(f"{name}:1: the file is empty; expected {expected}")


def _entry(row: TermPairRow) -> Entry:
    chinese, english = row.first, row.second
    if has_chinese(english) and not has_chinese(chinese):
        chinese, english = english, chinese
    written, english = chinese, spelled_term(english, "en")
    chinese = spelled_term(chinese, "zh")
    for text, language in ((chinese, "Chinese"), (english, "English")):
        if not text:
            problem = f"{row.origin}: the {language} term is missing; expected a term on both sides"
            return Entry(row.origin, None, problem)
    if has_chinese(english):
        return Entry(
            row.origin, None, f"{row.origin}: {english!r} is Chinese, expected an English side"
        )
    approval = Approval.PROPOSED if row.is_proposed else Approval.APPROVED
    terms = [
        Term(chinese, "zh"),
        Term(english, "en", approval=approval, part_of_speech=row.part_of_speech),
        *(
            Term(spelled_term(text, "en"), "en", Status.DEPRECATED)
            for text in row.forbidden
            if text
        ),
    ]
    concept = Concept(
        chinese, tuple(terms), note=row.note, definition=row.definition, origin=row.origin
    )
    return Entry(row.origin, concept, "", traditional_remarks(written, chinese, row.origin))


def _with_terms(concept: Concept, other: Concept) -> Concept:
    """Return the concept with the English terms of another one of its name, as admitted ones."""
    known = {term.text for term in concept.terms}
    added = [
        replace(term, status=Status.ADMITTED) if term.status is Status.PREFERRED else term
        for term in other.terms[1:]
        if term.text not in known
    ]
    usable = [term for term in added if term.status is Status.ADMITTED]
    others = [term for term in added if term.status is not Status.ADMITTED]
    place = next(
        (k for k, t in enumerate(concept.terms) if t.status is Status.DEPRECATED),
        len(concept.terms),
    )
    terms = (*concept.terms[:place], *usable, *concept.terms[place:], *others)
    return replace(
        concept,
        terms=terms,
        note=concept.note or other.note,
        definition=concept.definition or other.definition,
    )

"""UTX, the simple glossary format of the Asia-Pacific Association for Machine Translation.

Written as version 1.20 with its columns src, tgt, src:pos, tgt:pos, term status, concept ID and
comment, and columns of our own (`x-`) for subject, source and definition. An empty field is `-`.
Rows with one concept ID are one concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpora.errors import GlossaryError
from corpora.files import open_atomically
from corpora.languages import has_chinese
from corpora.tables import text_lines
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange.entries import UNKNOWN_STATUS, Entry, unknown_status
from glossary.exchange.losses import Loss, LossCounter, Unheld, simplified_names
from glossary.exchange.tables.row_merging import RowMerger
from glossary.exchange.term_spelling import spelled_term, traditional_remarks
from glossary.exchange.term_status import read_status

_EMPTY = "-"
_COLUMNS = (
    "src",
    "tgt",
    "src:pos",
    "tgt:pos",
    "term status",
    "concept id",
    "comment",
    "x-subject",
    "x-source",
    "x-definition",
)
_WRITTEN = {
    Status.PREFERRED: "approved",
    Status.ADMITTED: "non-standard",
    Status.DEPRECATED: "forbidden",
    Status.SUPERSEDED: "obsolete",
}
_READ = {
    "": Status.PREFERRED,
    "approved": Status.PREFERRED,
    "provisional": Status.PREFERRED,
    "non-standard": Status.ADMITTED,
    "forbidden": Status.DEPRECATED,
    "rejected": Status.DEPRECATED,
    "obsolete": Status.SUPERSEDED,
}


def read_utx(path: Path) -> Iterator[Entry]:
    """Yield the entries of a UTX file.

    Rows without an ID are of one concept where they have the same Chinese and subject and do not
    contradict each other: what a row forbids, it forbids for the term that another one approves.

    Raises:
        GlossaryError: naming file and line, if it does not begin with #UTX or names no columns.
    """
    merger = RowMerger(filter(None, map(_key, _neighbours(_rows(path)))))
    yield from merger.entries((_key(entry), entry) for entry in _neighbours(_rows(path)))


def write_utx(concepts: Iterable[Concept], path: Path) -> tuple[Loss, ...]:
    """Write concepts, each Chinese name with each English term."""
    losses = LossCounter()
    held = ("identifier", "note", "subject", "source", "definition")
    unheld = Unheld(losses, "UTX", held, ("part_of_speech",))
    with open_atomically(path) as stream:
        # The format asks for a byte order mark and for the line ends of Windows.
        stream.write("\ufeff#UTX 1.20; zh-CN/en; Gongbao\r\n")
        stream.write("#" + "\t".join(_COLUMNS).replace("concept id", "concept ID") + "\r\n")
        for concept in concepts:
            for row in _written(concept, unheld):
                stream.write("\t".join(cell or _EMPTY for cell in row) + "\r\n")
    return losses.losses()


def _written(concept: Concept, unheld: Unheld) -> Iterator[tuple[str, ...]]:
    names = _not_empty(simplified_names(concept, unheld), unheld)
    english = _not_empty([term for term in concept.terms if term.language == "en"], unheld)
    if not names:
        return
    if not english:
        unheld.add("concepts without English", names[0].text)
        return
    unheld.count(concept)
    for term in (*names, *english):
        unheld.count_term(term)
    texts = [concept.identifier, concept.note, concept.subject, concept.source, concept.definition]
    if any(text != " ".join(text.split()) for text in texts):
        unheld.add("line breaks in notes and definitions", names[0].text)
    beside = [" ".join(text.split()) for text in texts]
    if _EMPTY in beside:
        unheld.leave_out(f"texts that are {_EMPTY} alone, as an empty field is", names[0].text)
    for name in names:
        for term in english:
            yield (
                name.text,
                term.text,
                name.part_of_speech,
                term.part_of_speech,
                _status(term, unheld),
                *beside,
            )


def _not_empty(terms: list[Term], unheld: Unheld) -> list[Term]:
    for term in terms:
        if term.text == _EMPTY:
            unheld.leave_out(f"terms that are {_EMPTY} alone, as an empty field is", term.text)
    return [term for term in terms if term.text != _EMPTY]


def _status(term: Term, unheld: Unheld) -> str:
    if term.approval is Approval.APPROVED:
        return _WRITTEN[term.status]
    if term.status in (Status.PREFERRED, Status.ADMITTED):
        return "provisional"
    unheld.add("proposals to forbid a term", term.text)
    return _WRITTEN[term.status]


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    columns: tuple[str, ...] = ()
    number = 0
    for number, line in enumerate(text_lines(path), start=1):
        text = line.rstrip("\r\n")
        if number == 1 and not text.lstrip("#").strip().upper().startswith("UTX"):
            raise GlossaryError(f"{path}:1: {text[:30]!r}, expected a UTX file to begin with #UTX")
        if text.startswith("#"):
            names = tuple(name.strip().lower() for name in text[1:].split("\t"))
            if "src" in names and "tgt" in names:
                columns = names
        elif text.strip():
            if not columns:
                raise GlossaryError(f"{path}:{number}: no line #src, tgt, ... before the entries")
            cells = [cell.strip() for cell in text.split("\t")]
            values = ["" if cell == _EMPTY else cell for cell in cells]
            yield f"{path}:{number}", dict(zip(columns, values, strict=False))
    if not columns:
        raise GlossaryError(f"{path}:{number or 1}: no line #src, tgt, ...; expected a UTX file")


def _key(entry: Entry) -> str:
    """Return what the rows of a concept without an ID have in common; empty for any other row."""
    concept = entry.concept
    if concept is None or concept.identifier != concept.terms[0].text:
        return ""
    name = concept.terms[0]
    return f"{name.text}\0{name.part_of_speech}\0{concept.subject}"


def _neighbours(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Entry]:
    waiting: Entry | None = None
    for origin, row in rows:
        entry = _entry(row, origin)
        one, other = waiting and waiting.concept, entry.concept
        if (
            waiting
            and one
            and other
            and row.get("concept id")
            and one.identifier == other.identifier
        ):
            terms = _together(one.terms, other.terms)
            concept = replace(one, terms=terms)
            waiting = replace(waiting, concept=concept, remarks=(*waiting.remarks, *entry.remarks))
            continue
        if waiting:
            yield waiting
        waiting = entry
    if waiting:
        yield waiting


def _together(one: tuple[Term, ...], other: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms of both rows, Chinese first; a second preferred one is admitted."""
    terms = list(one)
    known = {(term.language, term.text) for term in one}
    for term in other:
        if (term.language, term.text) in known:
            continue
        is_second = any(t.language == term.language and t.status is Status.PREFERRED for t in terms)
        if term.status is Status.PREFERRED and is_second:
            term = replace(term, status=Status.ADMITTED)
        terms.append(term)
    return tuple(sorted(terms, key=lambda term: term.language, reverse=True))


def _entry(row: Mapping[str, str], origin: str) -> Entry:
    source, target = row.get("src", ""), row.get("tgt", "")
    is_turned = has_chinese(target) and not has_chinese(source)
    chinese, english = (target, source) if is_turned else (source, target)
    texts = spelled_term(chinese, "zh"), spelled_term(english, "en")
    if not all(texts):
        absent = "English" if texts[0] else "Chinese"
        return Entry(origin, None, f"{origin}: the {absent} term is missing")
    if has_chinese(texts[1]):
        return Entry(origin, None, f"{origin}: {texts[1]!r} is Chinese, expected an English side")
    given = row.get("term status", "").lower()
    status = _READ.get(given)
    if status is None and (reading := read_status(given)) is not None:
        status = reading.status or Status.PREFERRED
        given = "provisional" if reading.approval is Approval.PROPOSED else given
    remarks = traditional_remarks(chinese, texts[0], origin)
    extras: tuple[tuple[str, str], ...] = ()
    if status is None:
        expected = ", ".join(filter(None, _READ))
        remarks = (*remarks, unknown_status(origin, given, texts[1], expected))
        extras = ((UNKNOWN_STATUS, given),)
    is_proposed = given == "provisional" or status is None
    turned = ("tgt:pos", "src:pos") if is_turned else ("src:pos", "tgt:pos")
    concept = Concept(
        identifier=row.get("concept id") or texts[0],
        terms=(
            Term(texts[0], "zh", part_of_speech=row.get(turned[0], "")),
            Term(
                texts[1],
                "en",
                status or Status.ADMITTED,
                Approval.PROPOSED if is_proposed else Approval.APPROVED,
                row.get(turned[1], ""),
                extras=extras,
            ),
        ),
        subject=row.get("x-subject", ""),
        source=row.get("x-source", ""),
        note=row.get("comment", ""),
        origin=origin,
        definition=row.get("x-definition", ""),
    )
    return Entry(origin, concept, "", remarks)

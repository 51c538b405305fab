"""OmegaT's glossaries: source, target and comment, separated by tabs, or in `.csv` by commas.

The comment holds the concept's note, then `[proposed]` for a term that nobody answers for yet and
`[not: chain owner]` for English that must not be used, so that a translator sees both.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from corpora.errors import GlossaryError
from corpora.files import open_atomically
from corpora.tables import LOOK_AHEAD, text_lines
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange.entries import Entry
from glossary.exchange.losses import Loss, LossCounter, Unheld, simplified_names
from glossary.exchange.tables.cell_lists import joined, parts
from glossary.exchange.tables.delimited import read_delimited
from glossary.exchange.tables.pair_rows import TermPairRow, pair_entries, refuse_empty
from glossary.exchange.tables.table_columns import read_columns

_FORBIDDEN = re.compile(r"(?:^|(?<= ))\[not: (?P<terms>.*)\]$")
_PROPOSED = re.compile(r"(?:^|(?<= ))\[proposed\]$")


def read_omegat(path: Path) -> Iterator[Entry]:
    """Yield the entries of an OmegaT glossary; with a header of zh and en it is a TSV table.

    Raises:
        GlossaryError: naming the file, if it cannot be read or is empty.
    """
    rows = (cells for _, cells in _cells(path))
    first, *below = [*islice(rows, LOOK_AHEAD)] or [[]]
    header = read_columns(first, below)
    if header is not None and header.is_row:
        yield from read_delimited(path, is_tsv=not _is_csv(path))
        return
    entries = _entries(path)
    yield from refuse_empty(entries, str(path), "source, target and comment separated by tabs")


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their line numbers; OmegaT's `.csv` has commas and quotes, not tabs."""
    if _is_csv(path):
        reader = csv.reader(text_lines(path), strict=True)
        line = 1
        try:
            for cells in reader:
                if _is_row(",".join(cells)):
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise GlossaryError(f"{path}:{line}: a quote that is torn ({error})") from None
        return
    for number, line_text in enumerate(text_lines(path), start=1):
        if _is_row(line_text):
            yield number, line_text.rstrip("\r\n").split("\t")


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def write_omegat(concepts: Iterable[Concept], path: Path) -> tuple[Loss, ...]:
    """Write concepts, each Chinese name with each English term in use.

    A byte order mark says that it is UTF-8, except in `.utf8`, which OmegaT knows by its name.
    """
    losses = LossCounter()
    unheld = Unheld(losses, "OmegaT", held=("note",))
    seen: set[str] = set()
    with open_atomically(path) as stream:
        if path.suffix.lower() != ".utf8":
            stream.write("\ufeff")
        for concept in concepts:
            for row in _rows(concept, unheld, seen):
                stream.write("\t".join(row).rstrip("\t") + "\n")
    return losses.losses()


def _entries(path: Path) -> Iterator[Entry]:
    problems: list[Entry] = []

    def rows() -> Iterator[TermPairRow]:
        separator = "commas" if _is_csv(path) else "tabs"
        for number, cells in _cells(path):
            origin = f"{path}:{number}"
            if len(cells) < 2:
                problem = (
                    f"{origin}: 1 column, expected source, target and comment with {separator}"
                )
                problems.append(Entry(origin, None, problem))
                continue
            yield _row(origin, cells)

    for entry in pair_entries(rows()):
        yield from problems
        problems.clear()
        yield entry
    yield from problems


def _row(origin: str, cells: list[str]) -> TermPairRow:
    comment = " ".join(cells[2:]).strip()
    forbidden: tuple[str, ...] = ()
    if match := _FORBIDDEN.search(comment):
        forbidden = tuple(parts(match["terms"]))
        comment = comment[: match.start()].strip()
    is_proposed = False
    if match := _PROPOSED.search(comment):
        is_proposed = True
        comment = comment[: match.start()].strip()
    return TermPairRow(
        origin,
        cells[0].strip(),
        cells[1].strip(),
        comment,
        forbidden=forbidden,
        is_proposed=is_proposed,
    )


def _rows(concept: Concept, unheld: Unheld, seen: set[str]) -> Iterator[tuple[str, str, str]]:
    names = simplified_names(concept, unheld)
    if not names:
        return
    usable = concept.accepted
    if not usable:
        unheld.add("concepts without an English term that may be used", names[0].text)
        return
    unheld.count(concept)
    for name in names[1:]:
        unheld.add("the tie between Chinese names of one concept, so they", name.text)
    if concept.note != " ".join(concept.note.split()):
        unheld.add("line breaks in notes", concept.note)
    for term in (*names, *usable, *concept.forbidden):
        unheld.count_term(term)
    forbidden = _forbidden(concept, unheld)
    for name in names:
        if name.text in seen:
            unheld.add("what tells two concepts of one Chinese name apart, so homonyms", name.text)
        seen.add(name.text)
        for term in usable:
            tags = "[proposed]" if term.approval is Approval.PROPOSED else ""
            note = " ".join(concept.note.split())
            comment = " ".join(filter(None, (note, tags, forbidden)))
            yield name.text, term.text, comment


def _forbidden(concept: Concept, unheld: Unheld) -> str:
    terms: list[Term] = list(concept.forbidden)
    for term in terms:
        if term.status is Status.SUPERSEDED:
            unheld.add("the difference between superseded and deprecated terms", term.text)
    return f"[not: {joined([term.text for term in terms])}]" if terms else ""

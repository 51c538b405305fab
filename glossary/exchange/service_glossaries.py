"""The glossaries of DeepL, Google Cloud Translation and Amazon Translate.

A service applies every pair of its glossary, so only approved terms are written, one for each
Chinese name. What a service forbids (two translations of one term, long terms, large files) is
left out and reported. Nothing is guarded against spreadsheets here: machines read these files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from corpora.errors import GlossaryError
from corpora.files import open_atomically
from corpora.tables import LOOK_AHEAD, named_sides, read_header, text_lines
from glossary.concepts import Approval, Concept, Term
from glossary.exchange.entries import Entry
from glossary.exchange.losses import Loss, LossCounter, Unheld, simplified_names
from glossary.exchange.tables.pair_rows import TermPairRow, pair_entries


@dataclass(frozen=True, slots=True)
class Service:
    """What one service's glossary is like.

    Attributes:
        name: As its makers call it.
        header: The header of a CSV file, empty where it must have none.
        tsv_header: The header of a TSV file.
        term_bytes: How long a term may be, in UTF-8.
        file_bytes: How large a file may be.
    """

    name: str
    header: tuple[str, ...]
    tsv_header: tuple[str, ...]
    term_bytes: int
    file_bytes: int


SERVICES = {
    "deepl": Service("DeepL", (), (), 1024, 10_485_760),
    "google": Service("Google", ("zh-CN", "en", "pos", "description"), (), 1024, 10_485_760),
    "amazon": Service("Amazon", ("zh", "en"), ("zh", "en"), 200, 10_000_000),
}


def read_service(path: Path, *, service: str) -> Iterator[Entry]:
    """Yield the entries of the glossary of one of `SERVICES`, with a header or without one.

    Raises:
        GlossaryError: naming file and line, if the header names no Chinese or no English, or the
            file is empty or torn.
    """
    is_tsv = path.suffix.lower() in (".tsv", ".txt", ".tab")
    yield from pair_entries(_rows(path, is_tsv=is_tsv, service=SERVICES[service]))


def write_service(concepts: Iterable[Concept], path: Path, *, service: str) -> tuple[Loss, ...]:
    """Write the approved preferred terms for one of `SERVICES`; `.tsv` is TSV, all else CSV."""
    chosen = SERVICES[service]
    is_tsv = path.suffix.lower() == ".tsv"
    header = chosen.tsv_header if is_tsv else chosen.header
    held = ("definition",) if "description" in header else ()
    losses = LossCounter()
    unheld = Unheld(losses, chosen.name, held, ("part_of_speech",) if "pos" in header else ())
    limits = _Limits(chosen, losses)
    with open_atomically(path) as stream:
        if header:
            stream.write(_line(header, is_tsv=is_tsv))
        for concept in concepts:
            english = _ruling(concept, unheld)
            for name in simplified_names(concept, unheld) if english else ():
                line = _line(_cells(name, english, concept, header), is_tsv=is_tsv)
                if english and limits.allow(name, english, line):
                    stream.write(line)
    return losses.losses()


class _Limits:
    """What may go into one file of a service."""

    def __init__(self, service: Service, losses: LossCounter) -> None:
        self._service = service
        self._losses = losses
        self._seen: dict[str, str] = {}
        self._bytes = 200

    def allow(self, name: Term, english: Term, line: str) -> bool:
        service = self._service.name
        if name.text in self._seen:
            if self._seen[name.text] != english.text:
                why = f"second translations of one Chinese term: {service} takes only one"
                self._losses.add(why, f"{name.text} {english.text}")
            return False
        for term in (name, english):
            if len(term.text.encode("utf-8")) > self._service.term_bytes:
                limit = self._service.term_bytes
                self._losses.add(
                    f"terms longer than {limit} bytes: {service} refuses them", term.text
                )
                return False
        if self._bytes + len(line.encode("utf-8")) > self._service.file_bytes:
            self._losses.add(
                f"pairs beyond {self._service.file_bytes} bytes: {service} takes no larger file",
                name.text,
            )
            return False
        self._seen[name.text] = english.text
        self._bytes += len(line.encode("utf-8"))
        return True


def _ruling(concept: Concept, unheld: Unheld) -> Term | None:
    """Return the English term to write; what is not written is counted."""
    accepted = concept.accepted
    if not accepted:
        unheld.add("concepts without an English term that may be used", concept.identifier)
        return None
    if accepted[0].approval is not Approval.APPROVED:
        why = "proposed terms: the service would apply them as if they were approved"
        unheld.leave_out(why, accepted[0].text)
        return None
    unheld.count(concept)
    for term in accepted[1:]:
        unheld.add("further English terms", term.text)
    for term in concept.forbidden:
        unheld.add("English that must not be used", term.text)
    for term in (*(t for t in concept.chinese if not t.script), accepted[0]):
        unheld.count_term(term)
    return accepted[0]


def _cells(
    name: Term, english: Term | None, concept: Concept, header: tuple[str, ...]
) -> tuple[str, ...]:
    text = english.text if english else ""
    if "pos" not in header:
        return name.text, text
    part_of_speech = english.part_of_speech if english else ""
    return name.text, text, part_of_speech, concept.definition


def _line(cells: tuple[str, ...], *, is_tsv: bool) -> str:
    if is_tsv:
        return "\t".join(cells) + "\n"
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def _rows(path: Path, *, is_tsv: bool, service: Service) -> Iterator[TermPairRow]:
    lines = text_lines(path)
    if is_tsv:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, strict=True)
    rows = _numbered(reader, path)
    ahead = list(islice(rows, LOOK_AHEAD))
    if not ahead:
        raise GlossaryError(f"{path}:1: the file is empty; expected a glossary for {service.name}")
    line, first = ahead[0]
    header = read_header(first, [cells for _, cells in ahead[1:]])
    chinese, english = named_sides(first)
    if (header is None or not header.is_row) and len(first) == 2 and chinese is not english:
        absent = "English (en)" if chinese else "Chinese (zh)"
        raise GlossaryError(f"{path}:{line}: the header {', '.join(first)} names no {absent}")
    columns = _Columns()
    if header is not None:
        columns = _Columns(
            header.chinese, header.english, header.place("pos"), header.place("definition")
        )
    is_header = header is not None and header.is_row
    for line, cells in chain(ahead[1:] if is_header else ahead, rows):
        if not (is_header and cells == first):
            yield columns.row(cells, f"{path}:{line}")


def _numbered(reader: Iterator[list[str]], path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty with the lines they begin on."""
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1  # type: ignore[attr-defined]
    except csv.Error as error:
        raise GlossaryError(f"{path}:{line}: a quote that is torn ({error})") from None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand; -1 for what there is not."""

    chinese: int = 0
    english: int = 1
    part_of_speech: int = -1
    description: int = -1

    def row(self, cells: list[str], origin: str) -> TermPairRow:
        def cell(place: int) -> str:
            return cells[place].strip() if 0 <= place < len(cells) else ""

        return TermPairRow(
            origin,
            cell(self.chinese),
            cell(self.english),
            definition=cell(self.description),
            part_of_speech=cell(self.part_of_speech),
        )

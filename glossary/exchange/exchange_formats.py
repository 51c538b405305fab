"""The formats in which glossaries come and go, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpora.errors import DocumentError, GlossaryError, UsageError
from glossary.concepts import Concept
from glossary.exchange.entries import Entry
from glossary.exchange.json_lines import read_json_lines, write_json_lines
from glossary.exchange.losses import Loss
from glossary.exchange.omegat import read_omegat, write_omegat
from glossary.exchange.service_glossaries import (
    AMAZON,
    DEEPL,
    GOOGLE,
    read_service,
    write_service,
)
from glossary.exchange.tables.delimited import read_delimited, write_delimited
from glossary.exchange.tbx.tbx_dialect import Style
from glossary.exchange.tbx.tbx_reader import read_tbx
from glossary.exchange.tbx.tbx_writer import write_tbx
from glossary.exchange.utx import read_utx, write_utx

_Reader = Callable[[Path], Iterator[Entry]]
_Writer = Callable[[Iterable[Concept], Path], tuple[Loss, ...]]


@dataclass(frozen=True, slots=True)
class _Format:
    read: _Reader
    write: _Writer
    suffixes: tuple[str, ...] = ()


# Only an office with workbooks waits for the library that reads them.
def _read_workbook(path: Path) -> Iterator[Entry]:
    from glossary.exchange.tables.workbook_reader import read_workbook

    return read_workbook(path)


def _write_workbook(concepts: Iterable[Concept], path: Path) -> tuple[Loss, ...]:
    from glossary.exchange.tables.workbook_writer import write_workbook

    return write_workbook(concepts, path)


_FORMATS = {
    "tbx": _Format(read_tbx, partial(write_tbx, style=Style.DCT), (".tbx",)),
    "tbx-dca": _Format(read_tbx, partial(write_tbx, style=Style.DCA)),
    "tbx-v2": _Format(read_tbx, partial(write_tbx, style=Style.V2)),
    "csv": _Format(
        partial(read_delimited, is_tsv=False),
        partial(write_delimited, is_tsv=False, what="CSV"),
        (".csv",),
    ),
    "tsv": _Format(
        partial(read_delimited, is_tsv=True),
        partial(write_delimited, is_tsv=True, what="TSV"),
        (".tsv", ".tab"),
    ),
    "xlsx": _Format(_read_workbook, _write_workbook, (".xlsx",)),
    "omegat": _Format(read_omegat, write_omegat, (".txt", ".utf8")),
    "utx": _Format(read_utx, write_utx, (".utx",)),
    "deepl": _Format(partial(read_service, service=DEEPL), partial(write_service, service=DEEPL)),
    "google": _Format(
        partial(read_service, service=GOOGLE), partial(write_service, service=GOOGLE)
    ),
    "amazon": _Format(
        partial(read_service, service=AMAZON), partial(write_service, service=AMAZON)
    ),
    "jsonl": _Format(read_json_lines, write_json_lines, (".jsonl",)),
}
EXCHANGE_FORMATS = tuple(_FORMATS)
_BY_SUFFIX = {suffix: name for name, form in _FORMATS.items() for suffix in form.suffixes}


def format_of_name(path: Path | str) -> str:
    """Return the format a file name stands for.

    >>> format_of_name("office.CSV")
    'csv'

    Raises:
        UsageError: naming the extensions that are known.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise UsageError(
            f"{path}: no format has the extension {suffix or '(none)'};"
            f" expected one of {', '.join(_BY_SUFFIX)}, or --format"
        )
    return _BY_SUFFIX[suffix]


def read_entries(path: Path, *, format: str = "") -> Iterator[Entry]:
    """Yield the entries of a glossary file one after the other.

    An entry that cannot be used is yielded with its problem, so that the caller may refuse the
    file or leave the entry out. Identifiers are unique among the entries of a file.

    Raises:
        GlossaryError: naming file and line, where the file as a whole cannot be read.
        UsageError: for a format that is not known.
    """
    reader = _format(path, format).read
    return _documented(reader(path))


def write_concepts(
    concepts: Iterable[Concept],
    path: Path,
    *,
    format: str = "",
) -> tuple[Loss, ...]:
    """Write concepts to a file that is there as a whole or not at all.

    Returns:
        What the format has no place for, by kind; empty where reading the file gives the same
        concepts back.

    Raises:
        DocumentError: if the file cannot be written.
        UsageError: for a format that is not known.
    """
    return _format(path, format).write(concepts, path)


def _format(path: Path, name: str) -> _Format:
    name = name or format_of_name(path)
    if name not in _FORMATS:
        raise UsageError(f"format {name!r}, expected one of {', '.join(EXCHANGE_FORMATS)}")
    return _FORMATS[name]


def _documented(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield the entries; what the package below calls a document is a glossary here."""
    try:
        yield from entries
    except DocumentError as error:
        raise GlossaryError(str(error)) from None

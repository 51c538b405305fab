"""The formats of files of units, and reading and writing them by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from corpora.counting import counted
from corpora.errors import DocumentError
from corpora.formats import FormatRecord, FormatRegistry, deferred
from corpora.languages import has_chinese
from corpora.memory.exchange.private_facts import PrivateFactCounter, PrivateFacts
from corpora.memory.memory_units import NO_UNITS, MemoryUnit, UnitEntry
from corpora.tables import PAIR_TABLE_FORMATS

_HEAD = 256
# With the mark of UTF-8 or UTF-16 before it, or none.
_WORDFAST = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?%?\d{8}~\d{6}\t")
_Reader = Callable[[Path], Iterator[UnitEntry]]
_Writer = Callable[[Iterable[MemoryUnit], Path], None]
_TABLES = "corpora.memory.exchange.unit_tables"
_READ_TABLE: Callable[..., Iterator[UnitEntry]] = deferred(f"{_TABLES}:read_table")
_READ_XLIFF = deferred("corpora.memory.exchange.unit_xliff:read_xliff_units")
_WRITE_XLIFF = deferred("corpora.memory.exchange.unit_xliff:write_xliff_units")

MEMORY_FORMATS: FormatRegistry[_Reader, _Writer] = FormatRegistry(
    "memory",
    (
        FormatRecord(
            "csv",
            "a table with commas or semicolons",
            (".csv",),
            partial(_READ_TABLE, format="csv"),
            deferred(f"{_TABLES}:write_csv"),
        ),
        FormatRecord(
            "jsonl",
            "one JSON object a line",
            (".jsonl",),
            partial(_READ_TABLE, format="jsonl"),
            deferred(f"{_TABLES}:write_jsonl"),
        ),
        FormatRecord(
            "tmx",
            "translation memory exchange 1.4b",
            (".tmx",),
            deferred("corpora.memory.exchange.tmx_reader:read_tmx"),
            deferred("corpora.memory.exchange.tmx_writer:write_tmx"),
            is_binary=True,
        ),
        FormatRecord(
            "tsv",
            "a table with tabs, as align writes",
            (".tsv", ".tab", ".txt"),
            partial(_READ_TABLE, format="tsv"),
            deferred(f"{_TABLES}:write_tsv"),
        ),
        FormatRecord(
            "wordfast",
            "a translation memory of Wordfast as text",
            (),
            deferred("corpora.memory.exchange.wordfast:read_wordfast"),
        ),
        FormatRecord(
            "xliff",
            "translated units of XLIFF 1.2 and 2.x; written as 1.2",
            (".xlf", ".xliff"),
            _READ_XLIFF,
            _WRITE_XLIFF,
            is_binary=True,
        ),
        FormatRecord(
            "xliff-2",
            "the same, written as 2.1",
            (),
            _READ_XLIFF,
            partial(_WRITE_XLIFF, version="2.1"),
            is_binary=True,
        ),
        FormatRecord(
            "xliff-of-tools",
            "translated units of Trados, memoQ, Phrase and Wordfast",
            (".sdlxliff", ".mqxliff", ".mxliff", ".txlf"),
            _READ_XLIFF,
            is_binary=True,
        ),
        FormatRecord(
            "xlsx",
            "an Excel workbook",
            (".xlsx",),
            partial(_READ_TABLE, format="xlsx"),
            deferred(f"{_TABLES}:write_unit_workbook"),
            is_binary=True,
        ),
    ),
)


def read_units(path: Path, *, format: str = "") -> Iterator[UnitEntry]:
    """Yield the entries of a file; its format is `format` or goes by the extension.

    Raises:
        UsageError: if there is no such format.
        DocumentError: naming file and place, where the file as a whole cannot be read, or has no
            Chinese.
    """
    record = MEMORY_FORMATS.require(path, format)
    if not format and record.name in PAIR_TABLE_FORMATS.names and _is_wordfast(path):
        record = MEMORY_FORMATS.named("wordfast")
    if not format and record.name in PAIR_TABLE_FORMATS.names:
        entries = _READ_TABLE(path)  # the first line of a table tells more than its name
    else:
        entries = record.reader(path)(path)
    return _with_chinese(entries, path)


def _is_wordfast(path: Path) -> bool:
    """Return whether a text file begins as a memory of Wordfast does: with a moment."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:  # who reads it says so
        return False
    return bool(_WORDFAST.match(head.replace(b"\0", b"")))


def _with_chinese(entries: Iterator[UnitEntry], path: Path) -> Iterator[UnitEntry]:
    """Yield entries.

    Raises:
        DocumentError: naming the file and what was found, if in the end there was no unit with a
            Chinese character: a memory of two other languages is not an empty one.
    """
    count = 0
    is_chinese = False
    found: dict[str, None] = {}
    for entry in entries:
        count += 1
        if not is_chinese:
            unit = entry.unit
            is_chinese = unit is not None and has_chinese(unit.source)
            # A fault is told as such, and so is a file with nothing in it.
            is_chinese |= bool(entry.problem)
            if unit is None:
                found.update((remark.english, None) for remark in entry.remarks)
        yield entry
    if count and not is_chinese and NO_UNITS.english not in found:
        listed = "; ".join(list(found)[:_LISTED])
        raise DocumentError(
            f"{path}: no Chinese character in any of {counted(count, 'unit')}"
            f"{': ' if listed else ''}{listed};"
            " expected a memory of Chinese and English"
        )


_LISTED = 3


def write_units(
    units: Iterable[MemoryUnit], path: Path, *, format: str = ""
) -> tuple[PrivateFacts, ...]:
    """Write units to a file, whole or not at all; return what only Gongbao reads back from it.

    Every format holds all of a unit. What XML has no way to write is left out there.

    Raises:
        UsageError: if there is no such format.
        DocumentError: if the file cannot be written, or cannot hold a text.
    """
    record = MEMORY_FORMATS.require(path, format)
    counter = PrivateFactCounter(record.name)
    record.writer(path)(counter.counted(units), path)
    return counter.found()

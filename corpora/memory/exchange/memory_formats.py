"""Which format a file of units is in, and what reads or writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpora.errors import UsageError
from corpora.memory.exchange.tmx_reader import read_tmx
from corpora.memory.exchange.tmx_writer import write_tmx
from corpora.memory.exchange.unit_entries import UnitEntry
from corpora.memory.exchange.unit_tables import read_table, write_table
from corpora.memory.exchange.xliff_reader import read_xliff_units
from corpora.memory.exchange.xliff_writer import write_xliff_units
from corpora.memory.memory_units import MemoryUnit


def _read_workbook(path: Path) -> Iterator[UnitEntry]:
    from corpora.memory.exchange.unit_workbook import read_workbook  # openpyxl is large

    return read_workbook(path)


def _write_workbook(units: Iterable[MemoryUnit], path: Path) -> None:
    from corpora.memory.exchange.unit_workbook import write_workbook

    write_workbook(units, path)


_READERS: dict[str, Callable[[Path], Iterator[UnitEntry]]] = {
    "csv": lambda path: read_table(path, "csv"),
    "jsonl": lambda path: read_table(path, "jsonl"),
    "tmx": read_tmx,
    "tsv": lambda path: read_table(path, "tsv"),
    "xliff": read_xliff_units,
    "xliff-2": read_xliff_units,
    "xlsx": _read_workbook,
}
_WRITERS: dict[str, Callable[[Iterable[MemoryUnit], Path], None]] = {
    "csv": lambda units, path: write_table(units, path, "csv"),
    "jsonl": lambda units, path: write_table(units, path, "jsonl"),
    "tmx": write_tmx,
    "tsv": lambda units, path: write_table(units, path, "tsv"),
    "xliff": write_xliff_units,
    "xliff-2": lambda units, path: write_xliff_units(units, path, version="2.1"),
    "xlsx": _write_workbook,
}
MEMORY_FORMATS = tuple(_READERS)
_OF_EXTENSION = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".tmx": "tmx",
    ".tsv": "tsv",
    ".txt": "tsv",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".xlsx": "xlsx",
}


def read_units(path: Path, *, format: str = "") -> Iterator[UnitEntry]:
    """Yield the entries of a file; its format is `format` or goes by the extension.

    Raises:
        UsageError: if there is no such format.
        DocumentError: naming file and place, where the file as a whole cannot be read.
    """
    return _READERS[_format(path, format)](path)


def write_units(units: Iterable[MemoryUnit], path: Path, *, format: str = "") -> None:
    """Write units to a file, whole or not at all.

    Every format holds all of a unit. What XML has no way to write is left out there.

    Raises:
        UsageError: if there is no such format.
        DocumentError: if the file cannot be written, or cannot hold a text.
    """
    _WRITERS[_format(path, format)](units, path)


def _format(path: Path, format: str) -> str:
    name = format or _OF_EXTENSION.get(path.suffix.lower(), "")
    if name not in _READERS:
        raise UsageError(
            f"{path}: {name or path.suffix or 'no extension'!r}, expected one of"
            f" {', '.join(MEMORY_FORMATS)}"
        )
    return name

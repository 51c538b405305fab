"""What a corpus is built from: mined tables, lists of pages, folders of both; read in pieces."""

from __future__ import annotations

import gzip
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from corpora import DocumentError, GongbaoError, UsageError, is_document_name
from corpora.errors import InputError
from corpora.tables import read_pair_rows

if TYPE_CHECKING:
    from align.sentences import AlignmentUnits

ROWS_AT_ONCE = 256
_TABLES = (".tsv", ".csv", ".jsonl", ".parquet", ".xlsx")
_NAMED_FORMATS = ("jsonl", "xlsx")
_LONGEST_NAME = 300
_MARK = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<zh>zh(?:[-_]?(?:cn|hans|hant|tw|hk))?|cn|chs|chinese|中文)"
    r"|(?P<en>en(?:[-_]?(?:us|gb))?|eng|english|英文))(?![A-Za-z0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BuildingInput:
    """A mined table, or a pair of pages.

    Attributes:
        path: The table, or the Chinese page.
        target: The English page; None for a table.
        place: How messages name it.
    """

    path: Path
    target: Path | None = None
    place: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files that are read."""
        return (self.path,) if self.target is None else (self.path, self.target)


@dataclass(frozen=True, slots=True)
class PieceOfWork:
    """What a worker is given: rows of a table, two pages, or a part of two long ones.

    Attributes:
        rows: Line, Chinese, English and problem of each row; empty for pages.
        part: Which part of two pages, from 1; 0 for the whole.
        sides: The units of that part.
    """

    input: BuildingInput
    rows: tuple[tuple[int, str, str, str], ...] = ()
    part: int = 0
    sides: tuple[AlignmentUnits, AlignmentUnits] | None = None


def find_inputs(given: Iterable[Path]) -> tuple[list[BuildingInput], list[Path]]:
    """Return what files and folders hold, in order, and the pages that have no counterpart.

    A table whose first row names two files is a list of pages, any other a mined table. In a
    folder pages are paired by names that differ in their language only: `a.zh.html` and
    `a.en.html`, `zh/a.html` and `en/a.html`.

    Raises:
        UsageError: for a file that is neither a table nor there.
    """
    found: list[BuildingInput] = []
    single: list[Path] = []
    for path in given:
        if path.is_dir():
            inputs, alone = _in_folder(path)
            found += inputs
            single += alone
        elif not path.is_file():
            raise UsageError(f"{path}: no such file or folder")
        elif not _is_table(path):
            raise UsageError(
                f"{path}: expected a table ({', '.join(_TABLES)}, also compressed) or a folder"
            )
        else:
            found += _pages_of_list(path) or [BuildingInput(path, place=str(path))]
    return found, single


def pieces(entry: BuildingInput) -> Iterator[PieceOfWork]:
    """Yield the work of an input.

    Raises:
        DocumentError: where a table cannot be read; pieces before that place are yielded.
    """
    if entry.target is not None:
        yield from _parts(entry, entry.target) or [PieceOfWork(entry)]
        return
    rows = _parquet_rows(entry.path) if _bare(entry.path).suffix == ".parquet" else _rows(entry)
    while chunk := tuple(islice(rows, ROWS_AT_ONCE)):
        yield PieceOfWork(entry, chunk)


def _parts(entry: BuildingInput, target: Path) -> list[PieceOfWork]:
    """Return the parts of two pages that are so long that they are cut, none for all others."""
    from align.pairs import cut_in_parts, may_be_long

    if not may_be_long(entry.path, target):
        return []
    from gongbao.archives.building.pages import read_pages

    try:
        sides = read_pages(entry.path, target)
    except GongbaoError:
        return []  # a worker says what is wrong with them
    parts = cut_in_parts(*sides)
    if len(parts) == 1:
        return []
    return [
        PieceOfWork(entry, part=number, sides=part.units(*sides))
        for number, part in enumerate(parts, start=1)
    ]


def _rows(entry: BuildingInput) -> Iterator[tuple[int, str, str, str]]:
    suffix = _bare(entry.path).suffix.lower().removeprefix(".")
    named = suffix if suffix in _NAMED_FORMATS else ""
    with _decompressed(entry.path) as source:
        for row in read_pair_rows(source, str(entry.path), format=named):
            yield row.line, row.source, row.target, row.problem


def _parquet_rows(path: Path) -> Iterator[tuple[int, str, str, str]]:
    from corpora.tables import read_header

    parquet = arrow("pyarrow.parquet")
    try:
        with parquet.ParquetFile(path) as table:
            names = list(table.schema_arrow.names)
            header = read_header(names, is_either_way=False)
            if header is None or not header.is_row:
                raise DocumentError(f"{path}: no columns source and target, or zh and en")
            columns = [names[header.chinese], names[header.english]]
            number = 0
            for batch in table.iter_batches(batch_size=4096, columns=columns):
                for source, target in zip(*(batch.column(name) for name in columns), strict=True):
                    number += 1
                    yield number, source.as_py() or "", target.as_py() or "", ""
    except (OSError, ValueError) as error:
        raise DocumentError(f"{path}: no readable Parquet: {error}") from error


@contextmanager
def _decompressed(path: Path) -> Iterator[Any]:
    """Open a file, decompressed as its name says."""
    if path.suffix not in _OPENERS:
        yield path
        return
    try:
        with _OPENERS[path.suffix](path) as stream:
            yield stream
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise DocumentError(f"{path}: cannot be decompressed: {error}") from error


def _zstd(path: Path) -> Any:  # noqa: ANN401 - an untyped library
    return arrow("pyarrow").input_stream(str(path), compression="zstd")


_OPENERS: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".xz": lzma.open, ".zst": _zstd}


def _in_folder(folder: Path) -> tuple[list[BuildingInput], list[Path]]:
    found: list[BuildingInput] = []
    sides: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if not path.is_file() or any(part.startswith((".", "~$")) for part in name.parts):
            continue
        if _is_table(path):
            found += _pages_of_list(path) or [BuildingInput(path, place=str(path))]
        elif is_document_name(path.name):
            key, side = _side_of(name)
            sides.setdefault(key, {}).setdefault(side, path)
    pairs = [side for side in sides.values() if {"zh", "en"} <= set(side)]
    found += [BuildingInput(side["zh"], side["en"], str(side["zh"])) for side in pairs]
    alone = [path for side in sides.values() if side not in pairs for path in side.values()]
    return found, alone


def _side_of(name: PurePath) -> tuple[str, str]:
    """Return what both pages of a pair are called, and which side one is; empty where unknown.

    >>> _side_of(PurePath("2023/notice.zh.html")), _side_of(PurePath("2023/notice.en.html"))
    (('2023/notice.*', 'zh'), ('2023/notice.*', 'en'))
    """
    stem = name.with_suffix("").as_posix()
    marks = list(_MARK.finditer(stem))
    if not marks:
        return name.as_posix(), ""
    mark = marks[-1]
    return stem[: mark.start()] + "*" + stem[mark.end() :], "zh" if mark["zh"] else "en"


def _pages_of_list(path: Path) -> list[BuildingInput]:
    """Return the pages that a table lists, none where it is a table of texts.

    Raises:
        DocumentError: naming the line that names no two files.
    """
    if _bare(path).suffix == ".parquet" or path.suffix in _OPENERS:
        return []
    try:
        first = next(read_pair_rows(path), None)
    except InputError:
        return []  # its reader says what is wrong with it
    if first is None or not (_is_file(path, first.source) and _is_file(path, first.target)):
        return []
    found: list[BuildingInput] = []
    for row in read_pair_rows(path):
        if row.problem or not row.source.strip() or not row.target.strip():
            raise DocumentError(f"{row.place}: {row.problem or 'expected two files'}")
        sides = path.parent / row.source.strip(), path.parent / row.target.strip()
        found.append(BuildingInput(*sides, place=row.place))
    return found


def _is_file(path: Path, cell: str) -> bool:
    name = cell.strip()
    if not name or len(name) > _LONGEST_NAME or "\n" in name:
        return False
    try:
        return (path.parent / name).is_file()
    except (OSError, ValueError):
        return False


def _bare(path: Path) -> Path:
    """Return a path without the ending of a compression."""
    return path.with_suffix("") if path.suffix in _OPENERS else path


def _is_table(path: Path) -> bool:
    return _bare(path).suffix.lower() in _TABLES


def arrow(module: str) -> Any:  # noqa: ANN401 - an untyped library
    """Return a module of pyarrow.

    Raises:
        UsageError: if it is not installed.
    """
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UsageError("Parquet and zstd need pyarrow: pip install 'gongbao[cluster]'") from error

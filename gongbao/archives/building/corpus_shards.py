"""A corpus in shards of so many pairs: Parquet, TMX, TSV or JSON lines, each whole or absent."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpora import write_atomically
from corpora.files import open_atomically
from corpora.memory import MemoryUnit, tmx_lines
from corpora.tables import guarded
from gongbao.archives.building.mined_inputs import arrow
from gongbao.archives.building.pair_judge import JudgedPair

PARTS = ("meaning", "length", "lexicon", "numbers", "terms")
_COLUMNS = ("source", "target", "score", *PARTS, "origin")
_AT_ONCE = 10_000


def write_shards(
    pairs: Iterable[JudgedPair], folder: Path, output_format: str, pairs_a_shard: int
) -> int:
    """Write pairs into `pairs-00001` and so on; return how many files there are.

    Files of an earlier run that are not written now are removed.
    """
    rest = iter(pairs)
    written: set[Path] = set()
    while first := list(islice(rest, 1)):
        path = folder / f"pairs-{len(written) + 1:05}.{output_format}"
        _WRITERS[output_format](_shard(first, rest, pairs_a_shard), path)
        written.add(path)
    for path in shards_in(folder):
        if path not in written:
            path.unlink()
    return len(written)


def shards_in(folder: Path) -> list[Path]:
    """Return the files of pairs that a folder has from an earlier run."""
    found = sorted(folder.glob("pairs-[0-9][0-9][0-9][0-9][0-9].*"))
    return [path for path in found if path.suffix.removeprefix(".") in _WRITERS]


def memory_units(pairs: Iterable[JudgedPair], project: str = "") -> Iterator[MemoryUnit]:
    """Yield pairs as units of a translation memory, with where they come from."""
    for pair in pairs:
        yield MemoryUnit(pair.source, pair.target, origin=pair.place, project=project)


def _shard(
    first: Sequence[JudgedPair], rest: Iterator[JudgedPair], count: int
) -> Iterator[JudgedPair]:
    yield from first
    yield from islice(rest, count - len(first))


def _cells(pair: JudgedPair) -> list[object]:
    return [pair.source, pair.target, pair.score, *pair.parts, pair.place]


def _write_tsv(pairs: Iterable[JudgedPair], path: Path) -> None:
    with open_atomically(path) as stream:
        stream.write("\t".join(_COLUMNS) + "\n")
        for pair in pairs:
            stream.write("\t".join(guarded(str(cell)) for cell in _cells(pair)) + "\n")


def _write_jsonl(pairs: Iterable[JudgedPair], path: Path) -> None:
    with open_atomically(path) as stream:
        for pair in pairs:
            record = dict(zip(_COLUMNS, _cells(pair), strict=True))
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_tmx(pairs: Iterable[JudgedPair], path: Path) -> None:
    with open_atomically(path) as stream:
        stream.writelines(tmx_lines(memory_units(pairs)))


def _write_parquet(pairs: Iterable[JudgedPair], path: Path) -> None:
    pyarrow, parquet = arrow("pyarrow"), arrow("pyarrow.parquet")
    texts = {"source", "target", "origin"}
    schema = pyarrow.schema(
        [(name, pyarrow.string() if name in texts else pyarrow.float32()) for name in _COLUMNS]
    )
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    rest = iter(pairs)
    try:
        with parquet.ParquetWriter(partial, schema, compression="zstd") as writer:
            while rows := [_cells(pair) for pair in islice(rest, _AT_ONCE)]:
                columns = zip(*rows, strict=True)
                arrays = [
                    pyarrow.array(column, field.type)
                    for column, field in zip(columns, schema, strict=True)
                ]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


_WRITERS: dict[str, Callable[[Iterable[JudgedPair], Path], None]] = {
    "tsv": _write_tsv,
    "jsonl": _write_jsonl,
    "tmx": _write_tmx,
    "parquet": _write_parquet,
}
CORPUS_FORMATS = tuple(_WRITERS)


def require_format(output_format: str) -> None:
    """Raise an error now if a format needs a library that is not there.

    Raises:
        UsageError: if pyarrow is not installed.
    """
    if output_format == "parquet":
        arrow("pyarrow")


def write_record(path: Path, record: object) -> None:
    """Write a JSON file, whole or not at all."""
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    write_atomically(path, text.encode("utf-8", "backslashreplace"))

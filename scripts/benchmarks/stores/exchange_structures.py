"""How many sound pairs are read of TBX and TMX files as the tools of the trade write them.

Every structure of `gold/exchange` is written with every oddity and read by Gongbao and, where it is
installed, by translate-toolkit (`pip install translate-toolkit`; it is no dependency). That one is
asked for every pair of a Chinese and an English language tag that the file uses, either way, and
each pair it finds in any of these counts.

Example: `python -m scripts.benchmarks.stores.exchange_structures`
"""

from __future__ import annotations

import importlib.util
import io
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

from corpora import GongbaoError
from corpora.memory import read_units
from glossary.exchange import read_entries
from scripts.benchmarks.gold.exchange import tbx_structures, tmx_structures
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

TARGETS = {
    f"{name}, {what}": at_least(100)
    for name in ("TBX", "TMX")
    for what in ("sound pairs read, %", "files read whole, %")
}
_PEER = "translate-toolkit"
_TAG = re.compile(r"\blang=[\"']([^\"']+)[\"']")
_CHINESE, _ENGLISH = ("zh", "cmn", "chi"), ("en",)

Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Structure:
    """A file, the tool that would write it, what is odd in it, and the pairs it holds."""

    tool: str
    oddity: str
    data: bytes
    pairs: tuple[tuple[str, str], ...]


def main(arguments: list[str] | None = None) -> int:
    """Measure both formats and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--tools", type=int, help="the first so many tools of each format only")
    options = parser.parse_args(arguments)
    has_peer = importlib.util.find_spec("translate") is not None
    measured = Measured(TARGETS)
    measured.facts[_PEER] = version(_PEER) if has_peer else f"not installed: pip install {_PEER}"
    for name, chosen, ours, theirs in (
        ("TBX", tbx_structures, _tbx_by_gongbao, _tbx_by_peer),
        ("TMX", tmx_structures, _tmx_by_gongbao, _tmx_by_peer),
    ):
        files = _structures(chosen, options.tools)
        measured.facts[f"{name} files"] = len(files)
        measured.facts[f"{name} sound pairs"] = sum(len(file.pairs) for file in files)
        _measure(measured, name, "", files, ours)
        if has_peer:
            _measure(measured, name, f" by {_PEER}", files, theirs)
    return measured.report(options.format)


def tags_of(text: str) -> tuple[list[str], list[str]]:
    """Return the Chinese and the English language tags of a file, as they are written.

    >>> tags_of('<tmx xml:lang="en"><tuv xml:lang="zh_CN"/><tuv lang="FR"/><tuv lang="EN-US"/>')
    (['zh_CN'], ['en', 'EN-US'])
    """
    tags = list(dict.fromkeys(_TAG.findall(text)))
    chinese = [tag for tag in tags if tag.lower().startswith(_CHINESE)]
    return chinese, [tag for tag in tags if tag.lower().startswith(_ENGLISH)]


def _structures(module: Any, tools: int | None) -> list[Structure]:  # noqa: ANN401 - either module
    chosen = list(module.TOOLS)[:tools]
    return [
        Structure(
            tool,
            oddity,
            module.structure(module.TOOLS[tool], module.ODDITIES[oddity]),
            module.PAIRS,
        )
        for tool, oddity in module.structures()
        if tool in chosen
    ]


def _measure(
    measured: Measured,
    name: str,
    reader: str,
    files: list[Structure],
    read: Callable[[bytes], Pairs],
) -> None:
    counts = [len(read(file.data).intersection(file.pairs)) for file in files]
    whole = [count == len(file.pairs) for count, file in zip(counts, files, strict=True)]
    pairs = sum(len(file.pairs) for file in files)
    measured.figures[f"{name}, sound pairs read{reader}, %"] = share(sum(counts), pairs)
    measured.figures[f"{name}, files read whole{reader}, %"] = share(sum(whole), len(files))
    missed: dict[str, int] = {}
    for file, is_whole in zip(files, whole, strict=True):
        if not is_whole:
            missed[file.tool] = missed.get(file.tool, 0) + 1
    measured.facts[f"{name}, files not read whole{reader}"] = missed or "none"


def _tbx_by_gongbao(data: bytes) -> Pairs:
    return {
        (entry.concept.chinese[0].text, entry.concept.accepted[0].text)
        for entry in _ours(read_entries, data, "g.tbx")
        if entry.concept and entry.concept.chinese and entry.concept.accepted
    }


def _tmx_by_gongbao(data: bytes) -> Pairs:
    return {
        (entry.unit.source.strip(), entry.unit.target.strip())
        for entry in _ours(read_units, data, "m.tmx")
        if entry.unit
    }


def _ours(read: Callable[[Path], Iterator[Any]], data: bytes, name: str) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return list(read(path))
        except GongbaoError:
            return []


def _tbx_by_peer(data: bytes) -> Pairs:
    from translate.storage.tbx import tbxfile

    return _by_peer(tbxfile, data)


def _tmx_by_peer(data: bytes) -> Pairs:
    from translate.storage.tmx import tmxfile

    return _by_peer(tmxfile, data)


def _by_peer(storage: Callable[..., Any], data: bytes) -> Pairs:
    """Return every pair that any way of asking finds; a file it cannot read has none."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    chinese, english = tags_of(data.decode("utf-16" if is_wide else "utf-8"))
    found: Pairs = set()
    for zh, en in product(chinese, english):
        found |= set(_asked(storage, data, zh, en))
        found |= {(source, target) for target, source in _asked(storage, data, en, zh)}
    return found


def _asked(
    storage: Callable[..., Any], data: bytes, source: str, target: str
) -> list[tuple[str, str]]:
    try:
        store = storage(io.BytesIO(data), sourcelanguage=source, targetlanguage=target)
        return [
            (str(unit.source or "").strip(), str(unit.target or "").strip()) for unit in store.units
        ]
    except Exception:  # whatever another program raises, the file is not read
        return []


if __name__ == "__main__":
    raise SystemExit(main())

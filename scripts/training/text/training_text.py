"""The training text: cleaned pairs with figures, copies and word links, in two small files.

`text.tsv.xz` holds a pair a line (Chinese, English, source, places), by source and alphabet, which
packs a quarter smaller than at random; `links.xz` the word links of every target piece. From them
`example_maker.py` makes examples anew for every epoch, on as many cores as there are.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
NO_LINK = 255
# For text in two scripts: 70 of 100 bytes of the usual settings.
_PACKING = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 27, "lc": 4, "lp": 0, "pb": 0}]
# Where a score stands: below .08 no link guides, from .1 it may not leave a phrase, from .15 it
# makes one; 4 is added where both directions agree.
LEVELS = (0.08, 0.1, 0.15)
MUTUAL = 4


@dataclass(frozen=True, slots=True)
class PreparedPair:
    """A pair with what may be written into its source; places count characters.

    `replaceable` holds places of equal content on both sides with "q" (figure), "d" (date) or "t"
    (copied as it is). `links` is the source piece of every target piece (`NO_LINK`: none) and
    `levels` how sure that is, both in the pieces that the vocabulary gives the plain text.
    """

    chinese: str
    english: str
    source: str
    replaceable: tuple[tuple[Span, Span, str], ...] = ()
    links: NDArray[np.uint8] | None = None
    levels: NDArray[np.uint8] | None = None


def write_text(folder: Path, pairs: Iterable[PreparedPair]) -> None:
    """Write the pairs into a folder, each file beside and renamed."""
    ordered = sorted(pairs, key=lambda pair: (pair.source, pair.chinese, pair.english))
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        f"{p.chinese}\t{p.english}\t{p.source}\t"
        + ";".join(f"{a} {b} {c} {d} {kind}" for (a, b), (c, d), kind in p.replaceable)
        for p in ordered
    )
    _write(folder / "text.tsv.xz", "\n".join(lines).encode())
    links = [p.links for p in ordered if p.links is not None]
    levels = [p.levels for p in ordered if p.levels is not None]
    lengths = np.array([0 if p.links is None else len(p.links) for p in ordered], dtype=np.uint16)
    if links:
        joined = np.concatenate([*links, *levels])
        _write(folder / "links.xz", lengths.tobytes() + joined.tobytes())


def _write(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(lzma.compress(content, format=lzma.FORMAT_XZ, filters=_PACKING))
    beside.replace(path)


def read_text(folder: Path) -> list[PreparedPair]:
    """Return the pairs of a folder, with their links where `links.xz` is there."""
    text = lzma.decompress((folder / "text.tsv.xz").read_bytes()).decode()
    lines = text.split("\n") if text else []
    lengths = np.zeros(len(lines), dtype=np.int64)
    links = levels = np.zeros(0, dtype=np.uint8)
    if (folder / "links.xz").exists():
        stored = np.frombuffer(lzma.decompress((folder / "links.xz").read_bytes()), dtype=np.uint8)
        lengths = stored[: 2 * len(lines)].view(np.uint16).astype(np.int64)
        links, levels = np.split(stored[2 * len(lines) :], 2)
    ends = np.cumsum(lengths).tolist()
    pairs = []
    for line, end, length in zip(lines, ends, lengths.tolist(), strict=True):
        chinese, english, source, places = line.split("\t")
        begin = end - length
        pairs.append(
            PreparedPair(
                chinese,
                english,
                source,
                _places(places),
                links[begin:end] if length else None,
                levels[begin:end] if length else None,
            )
        )
    return pairs


def _places(written: str) -> tuple[tuple[Span, Span, str], ...]:
    found = []
    for place in filter(None, written.split(";")):
        a, b, c, d, kind = place.split(" ")
        found.append(((int(a), int(b)), (int(c), int(d)), kind))
    return tuple(found)

"""Documents of human translations with sentences dropped at random, a few far apart in each.

Every document is planted anew in each round, until as many sentences as wanted are dropped.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

Row = tuple[str, str]
_PIECE = 60
_FEWEST_ROWS = 10
_ROWS_FOR_A_DROP = 12
_APART = 5
_FEWEST_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class DroppedSentences:
    """A document of which the translation lacks rows.

    Attributes:
        name: The document.
        rows: The whole document.
        dropped: Numbers of the rows whose translation is left out.
    """

    name: str
    rows: tuple[Row, ...]
    dropped: frozenset[int]

    @property
    def source(self) -> str:
        """The source, a row a line."""
        return "\n".join(source for source, _ in self.rows)

    @property
    def kept(self) -> tuple[str, ...]:
        """What is left of the translation."""
        return tuple(t for k, (_, t) in enumerate(self.rows) if k not in self.dropped)

    def place(self, row: int) -> tuple[int, int]:
        """Return where the source of a row stands."""
        start = sum(len(source) + 1 for source, _ in self.rows[:row])
        return start, start + len(self.rows[row][0])


def dropped_sentences(
    documents: Sequence[tuple[str, tuple[Row, ...]]], count: int, seed: int
) -> Iterator[DroppedSentences]:
    """Yield documents with dropped rows, `count` of them or a few more in all."""
    chance = random.Random(seed)
    planted = 0
    while planted < count:
        for name, rows in chance.sample(documents, len(documents)):
            dropped = _chosen(rows, chance)
            planted += len(dropped)
            yield DroppedSentences(name, rows, dropped)
            if planted >= count:
                return


def running_texts(data: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield pieces of at most 60 rows of every human translation of running text in `data`."""
    for path in sorted((data / "docs").glob("*/pairs.tsv")):
        name = path.parent.name
        if not name.startswith(("MISMATCH", "jiyu_")):  # another text; sentences without a text
            lines = path.read_text(encoding="utf-8").split("\n")
            cells = [line.split("\t")[:2] for line in lines]
            yield from _pieces(name, [(c[0], c[1]) for c in cells if len(c) == 2])
    folder = data / "mt" / "wmt22.zh-en"
    columns = [
        (folder / name).read_text(encoding="utf-8").split("\n")
        for name in ("docids", "src.zh", "ref.A.en")
    ]
    rows = [row for row in zip(*columns, strict=True) if row[0]]
    for name, group in groupby(rows, key=lambda row: row[0]):
        yield from _pieces(name, [(source, target) for _, source, target in group])


def _pieces(name: str, rows: Sequence[Row]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    full = [row for row in rows if row[0].strip() and row[1].strip()]
    for start in range(0, len(full), _PIECE):
        piece = tuple(full[start : start + _PIECE])
        if len(piece) >= _FEWEST_ROWS:
            yield name, piece


def _chosen(rows: Sequence[Row], chance: random.Random) -> frozenset[int]:
    candidates = [k for k, (source, _) in enumerate(rows) if len(source) >= _FEWEST_CHARACTERS]
    chosen: list[int] = []
    for row in chance.sample(candidates, len(candidates)):
        if len(chosen) < max(1, len(rows) // _ROWS_FOR_A_DROP) and all(
            abs(row - other) >= _APART for other in chosen
        ):
            chosen.append(row)
    return frozenset(chosen)

"""The manual word links of Tsinghua 450 and how links are scored against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LINK = re.compile(r"(\d+)([-p])(\d+)")
Cells = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Words of both sides; sure links are possible ones too."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    sure: Cells
    possible: Cells


@dataclass(frozen=True, slots=True)
class LinkScore:
    """Precision against possible, recall against sure links (Och and Ney 2003)."""

    precision: float
    recall: float
    error_rate: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def read_gold(folder: Path) -> list[GoldPair]:
    """Return the pairs of `words/tsinghua_450`."""
    texts = (folder / "zhen.src-tgt").read_text(encoding="utf-8").splitlines()
    golds = (folder / "zhen.gold").read_text(encoding="utf-8").splitlines()
    pairs = []
    for text, gold in zip(texts, golds, strict=True):
        source, target = text.split(" ||| ")
        links = [(int(i) - 1, int(j) - 1, kind) for i, kind, j in _LINK.findall(gold)]
        pairs.append(
            GoldPair(
                tuple(source.split()),
                tuple(target.split()),
                frozenset((i, j) for i, j, kind in links if kind == "-"),
                frozenset((i, j) for i, j, _ in links),
            )
        )
    return pairs


def score_links(pairs: Sequence[GoldPair], links: Sequence[Cells]) -> LinkScore:
    """Return the score of links against the gold, over all pairs together."""
    made = sum(map(len, links))
    possible = sum(len(cells & pair.possible) for pair, cells in zip(pairs, links, strict=True))
    sure = sum(len(cells & pair.sure) for pair, cells in zip(pairs, links, strict=True))
    all_sure = sum(len(pair.sure) for pair in pairs)
    error = 1 - (possible + sure) / (made + all_sure)
    return LinkScore(possible / max(1, made), sure / all_sure, error)

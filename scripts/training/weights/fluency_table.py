"""Count the n-grams of the fluency table: `python -m scripts.training.weights.fluency_table DATA`.

DATA/train holds the texts; only parts under open licences are read, those of running prose. What
stands once is left out (three words: twice). Deterministic.
"""

from __future__ import annotations

import argparse
import lzma
import math
from collections import Counter
from pathlib import Path

import numpy as np

from gongbao.evaluation.fluency import (
    LONGEST,
    PACKAGED_FLUENCY,
    STEP,
    fluency_tokens,
    hash_gram,
)

SOURCES = frozenset(
    {
        "news_commentary_10k",
        "un_docs_realigned",
        "un_v1_3k",
        "tatoeba",
        "ud_pud",
        "multiun_test",
        "xquad",
        "opensource_guide",
    }
)
_LEAST = (0, 2, 2, 3)


def main() -> None:
    """Count, prune, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_FLUENCY)
    options = parser.parse_args()
    counts = _count(options.data / "train" / "train.open.tsv.xz")
    words = sum(counts[1].values())
    table: dict[int, int] = {}
    for length in range(1, LONGEST + 1):
        for gram, count in counts[length].items():
            if count >= _LEAST[length]:
                before = counts[length - 1][gram[:-1]] if length > 1 else words
                code = min(255, round(-math.log(count / before) / STEP))
                key = hash_gram(gram)
                table[key] = min(code, table.get(key, 255))
    hashes = np.array(sorted(table), np.uint32)
    codes = np.array([table[int(key)] for key in hashes], np.uint8)
    steps = np.diff(hashes, prepend=np.uint32(0)).astype(np.uint32)
    np.savez_compressed(options.output, steps=steps, codes=codes)
    print(f"{words} words, {len(hashes)} n-grams, {options.output.stat().st_size} bytes")


def _count(path: Path) -> list[Counter[tuple[str, ...]]]:
    counts: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(LONGEST + 1)]
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 3 or cells[2] not in SOURCES:
                continue
            words = fluency_tokens(cells[1])
            for length in range(1, LONGEST + 1):
                counts[length].update(
                    tuple(words[k : k + length]) for k in range(len(words) - length + 1)
                )
    return counts


if __name__ == "__main__":
    main()

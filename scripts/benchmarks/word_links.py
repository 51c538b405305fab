"""Measure word links on Tsinghua 450: `python -m scripts.benchmarks.word_links DATA`.

Precision against possible links, recall against sure ones, F1, AER; for the half the weights were
fitted on (even lines), for the other half, and for all; and how long a pair takes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from align.encoder import packaged_encoder
from align.words import WordLinker
from scripts.benchmarks.gold.word_link_gold import read_gold, score_links


def main() -> None:
    """Link, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    pairs = read_gold(parser.parse_args().data / "words" / "tsinghua_450")
    linker = WordLinker(packaged_encoder())
    start = time.perf_counter()
    links = [
        frozenset((link.source, link.target) for link in linker.link_words(p.source, p.target))
        for p in pairs
    ]
    seconds = time.perf_counter() - start
    print("set\tpairs\tprecision\trecall\tF1\tAER")
    for name, part in (
        ("fitted", slice(0, None, 2)),
        ("held out", slice(1, None, 2)),
        ("all", slice(None)),
    ):
        score = score_links(pairs[part], links[part])
        print(
            f"{name}\t{len(pairs[part])}\t{score.precision:.3f}\t{score.recall:.3f}"
            f"\t{score.f1:.3f}\t{score.error_rate:.3f}"
        )
    print(f"{1000 * seconds / len(pairs):.1f} ms a pair")


if __name__ == "__main__":
    main()

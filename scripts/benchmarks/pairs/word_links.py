"""Measure word links on Tsinghua 450: `python -m scripts.benchmarks.pairs.word_links DATA`.

Precision against possible links, recall against sure ones, F1, AER; for the half the weights were
fitted on (even lines), for the other half, and for all; and how long a pair takes.
"""

from __future__ import annotations

import sys
import time

from align.encoder import packaged_encoder
from align.words import WordLinker
from scripts.benchmarks.gold.word_link_gold import read_gold, score_links
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser

TARGETS = {"F1, held out": at_least(0.69)}


def main(arguments: list[str] | None = None) -> int:
    """Link, score, print; return 1 where a target is missed."""
    options = benchmark_parser(__doc__).parse_args(arguments)
    pairs = read_gold(options.data / "words" / "tsinghua_450")
    linker = WordLinker(packaged_encoder())
    start = time.perf_counter()
    links = [
        frozenset((link.source, link.target) for link in linker.link_words(p.source, p.target))
        for p in pairs
    ]
    seconds = time.perf_counter() - start
    measured = Measured(TARGETS, facts={"pairs": len(pairs)})
    for name, part in (
        ("held out", slice(1, None, 2)),
        ("fitted on", slice(0, None, 2)),
        ("all", slice(None)),
    ):
        score = score_links(pairs[part], links[part])
        measured.figures |= {
            f"F1, {name}": round(score.f1, 3),
            f"alignment error rate, {name}": round(score.error_rate, 3),
            f"precision, {name}": round(score.precision, 3),
            f"recall, {name}": round(score.recall, 3),
        }
    measured.figures["ms a pair"] = round(1000 * seconds / len(pairs), 2)
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

"""What it costs in accuracy that a giant is cut: the same documents whole and in parts.

    python -m scripts.benchmarks.archives.giants DATA [--size 400]

Documents of known alignment, that no weight was fitted on: news lines in order, a few of them
joined, split or left out. They are cut into far smaller parts than `align --pairs` makes, which
cuts documents of more than 10,000 sentences into parts of 5,000, so the loss there is smaller.
"""

from __future__ import annotations

import sys

from align import Bead, DocumentAligner
from align.pairs import cut_in_parts
from scripts.benchmarks.gold.alignment_scores import AlignmentCounts, count_beads
from scripts.benchmarks.gold.alignment_sets import Disturbance, built_documents, news_lines
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser

TARGETS = {
    "strict F1 lost by cutting": at_most(0.001),
    "cuts inside a right bead": at_most(1),
    "parts": at_least(4),
}


def main(arguments: list[str] | None = None) -> int:
    """Align whole and in parts, print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--size", type=int, default=400, help="units of a part")
    parser.add_argument("--limit", type=int, default=0, help="lines; 0 is all")
    options = parser.parse_args(arguments)
    lines = [line for part in news_lines(options.data, is_held_out=True) for line in part]
    lines = lines[: options.limit or None]
    (document,) = built_documents(lines, Disturbance(), size=len(lines), seed=5, name="news")
    aligner = DocumentAligner()
    whole = aligner.align(document.source, document.target).beads
    parts = cut_in_parts(document.source, document.target, most=0, size=options.size)
    cut: list[Bead] = []
    for part in parts:
        found = aligner.align(*part.units(document.source, document.target)).beads
        cut += [part.placed(bead) for bead in found]
    counts = [
        count_beads(document.beads, [(bead.source, bead.target) for bead in beads])
        for beads in (whole, cut)
    ]
    inside = sum(
        any(min(bead[side]) < limit <= max(bead[side]) for side, limit in enumerate(start))
        for start in [(part.source[0], part.target[0]) for part in parts]
        for bead in document.beads
        if bead[0] and bead[1]
    )
    measured = Measured(TARGETS, _figures(counts, whole, cut))
    measured.figures |= {"parts": len(parts), "cuts inside a right bead": inside}
    measured.facts["units"] = f"{len(document.source)} and {len(document.target)}"
    return measured.report(options.format)


def _figures(
    counts: list[AlignmentCounts], whole: tuple[Bead, ...], cut: list[Bead]
) -> dict[str, float]:
    same = {(b.source, b.target) for b in whole} & {(b.source, b.target) for b in cut}
    return {
        "whole, strict F1": round(counts[0].strict, 4),
        "in parts, strict F1": round(counts[1].strict, 4),
        "strict F1 lost by cutting": round(counts[0].strict - counts[1].strict, 4),
        "beads the same, %": round(100 * len(same) / len(whole), 2),
    }


if __name__ == "__main__":
    sys.exit(main())

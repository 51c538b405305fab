"""Measure sentence alignment: F1 on six kinds of documents, planted faults, calibration, speed.

    python -m scripts.benchmarks.pairs.alignment ../shared/data [--only novels news ...]

Everything but the novels is of a split that no weight was fitted on; the novels are scored with
weights fitted without the chapter (`--only novels` alone takes some minutes). Gale and Church's
aligner (1993) of NLTK runs beside it where NLTK is installed; bertalign, vecalign and hunalign are
on no package registry, so their published and measured scores stand in `PUBLISHED`. Exits 1 where
a target is missed.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from align import AlignmentUnits, Bead, DocumentAligner, is_translation
from corpora import split_chinese, split_english
from scripts.benchmarks.gold.alignment_scores import AlignmentCounts, count_beads
from scripts.benchmarks.gold.alignment_sets import (
    Disturbance,
    GoldDocument,
    built_documents,
    bulletin_lines,
    laws,
    news_lines,
)
from scripts.benchmarks.gold.score_calibration import area_under_curve, calibration_error
from scripts.benchmarks.pairs.alignment_timing import measure_speed
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser

TARGETS = {
    "novels, strict F1": at_least(0.915),
    "news, strict F1": at_least(0.975),
    "one-sided blocks, strict F1": at_least(0.968),
    "laws, beads within an article": at_least(0.985),
    "planted faults found": at_least(0.95),
    "score, AUC": at_least(0.85),
    "score, expected calibration error": at_most(0.05),
    "10,000 sentences a side, s": at_most(30),
    "of these after encoding, s": at_most(6),
    "50,000 a side, times as long": at_most(6),
    "50,000 a side, MB": at_most(2000),
    "start-up, s": at_most(1.0),
}
PUBLISHED = {
    "novels": {"bertalign with the same vectors": 0.855, "vecalign": 0.80},
    "news": {"bertalign": 0.963, "vecalign": 0.902},
    "blocks": {"bertalign": 0.728, "vecalign": 0.892},
}
_BLOCKS = (40, 80, 250)
_DOUBTFUL = 0.6  # below which the page of an alignment colours a pair


def held_out_sets(data: Path) -> dict[str, list[GoldDocument]]:
    """Return built documents of the split that no weight is fitted on."""
    news, health = news_lines(data, is_held_out=True)
    own = bulletin_lines()[1::2]
    plain = Disturbance()
    return {
        "news": [
            *built_documents(news, plain, size=250, seed=21, name="news"),
            *built_documents(health[:1500], plain, size=250, seed=22, name="health"),
        ],
        "blocks": [
            document
            for number, length in enumerate(_BLOCKS)
            for document in built_documents(
                news,
                replace(plain, blocks=(length,)),
                size=300,
                seed=31 + number,
                name=f"block of {length}",
            )
        ],
        "structured": built_documents(
            health[1500:], Disturbance(has_structure=True), size=250, seed=41, name="structured"
        ),
        "bulletins": [
            document
            for number, lines in enumerate(own)
            for document in built_documents(
                lines, plain, size=90, seed=51 + number, name=f"bulletin {number}"
            )
        ],
    }


def measure_built_sets(
    data: Path, aligner: DocumentAligner, measured: Measured, limit: int | None
) -> None:
    """Measure the built sets, and how well the scores of their pairs are calibrated."""
    names = {"news": "news, strict F1", "blocks": "one-sided blocks, strict F1"}
    scored: list[tuple[float, bool]] = []  # every score, and whether the pair is right
    for name, built in held_out_sets(data).items():
        ours, peer = AlignmentCounts(), AlignmentCounts()
        for document in built[:limit]:
            beads = aligner.align(document.source, document.target).beads
            ours += count_beads(document.beads, [(bead.source, bead.target) for bead in beads])
            right = set(document.beads)
            scored += [
                (bead.score, (bead.source, bead.target) in right) for bead in beads if bead.is_pair
            ]
            peer += count_beads(document.beads, gale_church(document))
        measured.figures[names.get(name, f"{name}, strict F1")] = ours.strict
        measured.figures[f"{name}, lax F1"] = ours.lax
        if peer.returned:
            measured.figures[f"{name}, strict F1 of Gale and Church"] = peer.strict
    scores, right_ones = np.array([score for score, _ in scored]), np.array([r for _, r in scored])
    measured.figures["score, AUC"] = area_under_curve(scores, right_ones)
    measured.figures["score, expected calibration error"] = calibration_error(scores, right_ones)


def gale_church(document: GoldDocument) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the beads of the classic aligner by length, or none without NLTK."""
    if importlib.util.find_spec("nltk") is None:
        return []
    from nltk.translate.gale_church import LanguageIndependent, align_blocks

    lengths = [side.lengths().astype(int).tolist() for side in (document.source, document.target)]
    links = align_blocks(*lengths, params=LanguageIndependent())
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(links):
        if groups and (i in groups[-1][0] or j in groups[-1][1]):
            groups[-1][0].add(i)
            groups[-1][1].add(j)
        else:
            groups.append(({i}, {j}))
    return [(tuple(sorted(left)), tuple(sorted(right))) for left, right in groups]


def measure_novels(data: Path, measured: Measured) -> None:
    """Score each chapter with weights fitted without it."""
    from scripts.training.weights.aligner import leave_one_out

    with redirect_stdout(sys.stderr):  # it prints every chapter
        total = leave_one_out(data)
    measured.figures["novels, strict F1"] = total.strict
    measured.figures["novels, lax F1"] = total.lax


def measure_laws(
    data: Path, aligner: DocumentAligner, measured: Measured, limit: int | None
) -> None:
    """Count the beads that lie within one article, of laws given as running sentences."""
    inside = beads_seen = 0
    for _, articles in islice(laws(data), limit):
        source, target = (
            [
                (text[start:end], number)
                for number, pair in enumerate(articles)
                for text in (pair[side],)
                for start, end in split(text)
            ]
            for side, split in ((0, split_chinese), (1, split_english))
        )
        alignment = aligner.align(
            AlignmentUnits(tuple(text for text, _ in source)),
            AlignmentUnits(tuple(text for text, _ in target)),
        )
        for bead in alignment.beads:
            if bead.is_pair:
                articles_of_bead = {source[i][1] for i in bead.source}
                articles_of_bead |= {target[j][1] for j in bead.target}
                inside += len(articles_of_bead) == 1
                beads_seen += 1
    measured.figures["laws, beads within an article"] = inside / beads_seen
    measured.figures["laws, beads"] = beads_seen


def measure_faults(
    data: Path, aligner: DocumentAligner, measured: Measured, limit: int | None
) -> None:
    """Plant dropped sentences, swapped blocks and wrong documents, and count what is found."""
    chance = random.Random(61)
    lines = [pair for pair in news_lines(data, is_held_out=True)[0] if len(pair[0]) >= 12]
    documents = [lines[start : start + 60] for start in range(0, len(lines) - 59, 60)]
    doubted: list[bool] = []
    found: dict[str, list[bool]] = {
        "dropped": [],
        "swapped": [],
        "wrong document": [],
        "right document taken as such": [],
    }
    for number, document in enumerate(documents[:limit]):
        chinese, english = ([pair[side] for pair in document] for side in (0, 1))
        for _ in range(4):
            dropped = chance.randrange(len(english))
            beads = _align(aligner, chinese, english[:dropped] + english[dropped + 1 :])
            is_listed = any(bead.source == (dropped,) and not bead.target for bead in beads)
            found["dropped"].append(is_listed)
            doubted.append(
                is_listed
                or any(dropped in bead.source and bead.score < _DOUBTFUL for bead in beads)
            )
        start, size = chance.randrange(5, 25), chance.randrange(5, 16)
        middle, end = start + size, start + 2 * size
        swapped = english[:start] + english[middle:end] + english[start:middle] + english[end:]
        moved = [bead for bead in _align(aligner, chinese, swapped) if bead.is_moved]
        right = sum(
            all(swapped[j] == english[i] for i, j in zip(bead.source, bead.target, strict=False))
            for bead in moved
        )
        found["swapped"].append(right >= 0.8 * size)
        other = [pair[1] for pair in documents[(number + 3) % len(documents)]]
        found["wrong document"].append(not _fits(aligner, chinese, other))
        found["right document taken as such"].append(_fits(aligner, chinese, english))
    for name, results in found.items():
        measured.figures[f"found: {name} ({len(results)} planted)"] = sum(results) / len(results)
    faults = [result for name in ("dropped", "swapped", "wrong document") for result in found[name]]
    measured.figures["planted faults found"] = sum(faults) / len(faults)
    measured.figures["dropped, listed or its place doubtful"] = sum(doubted) / len(doubted)


def _units(texts: Sequence[str]) -> AlignmentUnits:
    return AlignmentUnits(tuple(texts))


def _align(
    aligner: DocumentAligner, source: Sequence[str], target: Sequence[str]
) -> tuple[Bead, ...]:
    return aligner.align(_units(source), _units(target)).beads


def _fits(aligner: DocumentAligner, source: Sequence[str], target: Sequence[str]) -> bool:
    return is_translation(aligner.align(_units(source), _units(target)))


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for and print it with the targets."""
    parser = benchmark_parser(__doc__)
    parts = ("sets", "laws", "faults", "speed", "novels")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    parser.add_argument("--limit", type=int, help="documents of each set, laws, planted documents")
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS, facts={"published or measured elsewhere, F1": PUBLISHED})
    aligner = DocumentAligner()
    steps: dict[str, Callable[[], None]] = {
        "sets": lambda: measure_built_sets(options.data, aligner, measured, options.limit),
        "laws": lambda: measure_laws(options.data, aligner, measured, options.limit),
        "faults": lambda: measure_faults(options.data, aligner, measured, options.limit),
        "speed": lambda: measured.figures.update(measure_speed(options.data)),
        "novels": lambda: measure_novels(options.data, measured),
    }
    for name in options.only:
        started = time.perf_counter()
        steps[name]()
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    measured.figures = {name: round(value, 4) for name, value in measured.figures.items()}
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

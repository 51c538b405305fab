"""Fit the weights of the bead score on documents of mixed genres, with known alignments.

    python -m scripts.training.weights.aligner ../shared/data -o align/packaged/bead_weights.json

About forty numbers, fitted by L-BFGS on the likelihood of the gold alignments. `--leave-out`
fits once for each novel chapter, without it, and prints its scores; nothing is written then.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from align.sentences import (
    BEAD_SHAPES,
    FEATURE_NAMES,
    SKIP_FEATURE_NAMES,
    AlignmentOptions,
    BeadChain,
    BeadWeights,
    DocumentAligner,
    SkipScores,
)
from corpora import write_atomically
from scripts.benchmarks.gold.alignment_scores import AlignmentCounts, count_beads
from scripts.benchmarks.gold.alignment_sets import (
    Disturbance,
    GoldDocument,
    built_documents,
    bulletin_lines,
    news_lines,
    novel_chapters,
)

DoubleArray = npt.NDArray[np.float64]

# A vector holds the weights of features, of shapes, of source and of target skips.
_SHAPES = slice(len(FEATURE_NAMES), len(FEATURE_NAMES) + len(BEAD_SHAPES))
_SOURCE_SKIP = slice(_SHAPES.stop, _SHAPES.stop + len(SKIP_FEATURE_NAMES))
_TARGET_SKIP = slice(_SOURCE_SKIP.stop, _SOURCE_SKIP.stop + len(SKIP_FEATURE_NAMES))
_SIZE = _TARGET_SKIP.stop
_START = {"margin_by_length_agreement": 4.0, "similarity": 2.0}
_PENALTY = 3e-4
_ITERATIONS = 50
_NOVEL_WEIGHT = 4.0
_SHAPE_NUMBER = {shape: number for number, shape in enumerate(BEAD_SHAPES)}


@dataclass(frozen=True)
class Example:
    """One document, ready for the fit.

    `features` is [arcs, features] over the possible beads only; `cells` and `shapes` say which.
    """

    document: GoldDocument
    chain: BeadChain
    features: npt.NDArray[np.float32]
    cells: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.int64]
    skips: tuple[DoubleArray, DoubleArray]
    gold: DoubleArray
    weight: float


def fitting_documents(data: Path) -> list[tuple[GoldDocument, float]]:
    """Return the documents of the mixed genres and what each counts."""
    plain, blocks = Disturbance(), Disturbance(blocks=(20, 60))
    structured = Disturbance(has_structure=True)
    news, assembly = news_lines(data, is_held_out=False)
    documents = [
        *built_documents(news[:960], plain, size=160, seed=11, name="news"),
        *built_documents(news[960:1440], blocks, size=120, seed=12, name="news with blocks"),
        *built_documents(news[1440:], structured, size=120, seed=13, name="structured news"),
        *built_documents(assembly[:400], plain, size=200, seed=14, name="UN"),
    ]
    own = bulletin_lines()[::2]
    for number, lines in enumerate(own):
        documents += built_documents(
            lines, structured if number % 2 else plain, size=90, seed=15 + number, name="bulletin"
        )
    return [(document, 1.0) for document in documents]


def novel_examples(data: Path, weight: float = _NOVEL_WEIGHT) -> list[Example]:
    """Return the novel chapters, ready for the fit."""
    return prepare([(document, weight) for document in novel_chapters(data)])


def prepare(documents: Sequence[tuple[GoldDocument, float]]) -> list[Example]:
    """Compute the features of all beads of all documents."""
    aligner = DocumentAligner(weights=from_vector(np.zeros(_SIZE)))
    return [_example(aligner, document, weight) for document, weight in documents]


def _example(aligner: DocumentAligner, document: GoldDocument, weight: float) -> Example:
    problem = aligner.problem(document.source, document.target)
    parts = [problem.features.of_rows(first, last) for first, last in problem.features.blocks()]
    features = np.concatenate([part[0] for part in parts])
    possible = np.concatenate([part[1] for part in parts])
    cells, shapes = np.nonzero(possible)
    chain = BeadChain(problem.band)
    arcs = {
        (int(cell), int(shape)): k
        for k, (cell, shape) in enumerate(zip(cells, shapes, strict=True))
    }
    gold = np.zeros(_SIZE)
    skips = problem.features.of_skips()
    taken = features[cells, shapes]
    for i, j, shape in _gold_path(document):
        if isinstance(shape, str):
            is_source = shape == "source"
            gold[_SOURCE_SKIP if is_source else _TARGET_SKIP] += (
                skips[0][i] if is_source else skips[1][j]
            )
            continue
        cell = int(problem.band.cell_at(np.array([i]), np.array([j]))[0])
        arc = arcs.get((cell, _SHAPE_NUMBER[shape]))
        if arc is not None:
            gold[: len(FEATURE_NAMES)] += taken[arc]
            gold[len(FEATURE_NAMES) + _SHAPE_NUMBER[shape]] += 1
    return Example(document, chain, taken, cells, shapes, skips, gold, weight)


def _gold_path(document: GoldDocument) -> list[tuple[int, int, tuple[int, int] | str]]:
    """Return where each bead ends and its shape; one too large is cut to a possible shape."""
    path: list[tuple[int, int, tuple[int, int] | str]] = []
    i = j = 0
    for left, right in document.beads:
        m, n = len(left), len(right)
        rest_m, rest_n = m, n
        if m and n:
            while (m, n) not in _SHAPE_NUMBER:
                m, n = (m - 1, n) if m >= n else (m, n - 1)
            path.append((i + m, j + n, (m, n)))
            rest_m, rest_n = rest_m - m, rest_n - n
        i, j = i + len(left), j + len(right)
        path += [(i - 1 - k, 0, "source") for k in range(rest_m)]
        path += [(0, j - 1 - k, "target") for k in range(rest_n)]
    return path


def loss(
    vector: DoubleArray, examples: Sequence[Example], penalty: float
) -> tuple[float, DoubleArray]:
    """Return the negative log-likelihood a bead, with an L2 penalty, and its gradient."""
    total, gradient, beads = 0.0, np.zeros(_SIZE), 0.0
    count = len(FEATURE_NAMES)
    for example in examples:
        arc_scores = example.features @ vector[:count].astype(np.float32)
        scores = np.full((example.chain.band.cells, len(BEAD_SHAPES)), -np.inf)
        scores[example.cells, example.shapes] = arc_scores + vector[_SHAPES][example.shapes]
        posterior = example.chain.posterior(scores, _skips(vector, example))
        chosen = posterior.beads[example.cells, example.shapes]
        expected = np.zeros(_SIZE)
        expected[:count] = chosen.astype(np.float32) @ example.features
        expected[_SHAPES] = np.bincount(example.shapes, chosen, len(BEAD_SHAPES))
        expected[_SOURCE_SKIP] = posterior.source_skips @ example.skips[0]
        expected[_TARGET_SKIP] = posterior.target_skips @ example.skips[1]
        total += example.weight * (posterior.log_partition - float(example.gold @ vector))
        gradient += example.weight * (expected - example.gold)
        beads += example.weight * len(example.document.beads)
    return (
        total / beads + penalty * float(vector @ vector),
        gradient / beads + 2 * penalty * vector,
    )


def fit(examples: Sequence[Example], *, penalty: float, iterations: int) -> DoubleArray:
    """Return the weights with the largest penalised likelihood."""
    start = np.zeros(_SIZE)
    for name, value in _START.items():
        start[FEATURE_NAMES.index(name)] = value
    start[_SOURCE_SKIP.start] = start[_TARGET_SKIP.start] = -0.4
    found = minimize(
        loss,
        start,
        args=(examples, penalty),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations},
    )
    return np.asarray(found.x)


def from_vector(vector: DoubleArray, signature: str = "unfitted") -> BeadWeights:
    """Name the numbers of a vector."""
    count = len(FEATURE_NAMES)
    values = [round(float(value), 5) for value in vector]
    return BeadWeights(
        tuple(values[:count]),
        tuple(values[_SHAPES]),
        tuple(values[_SOURCE_SKIP]),
        tuple(values[_TARGET_SKIP]),
        signature,
    )


def score(example: Example, vector: DoubleArray, options: AlignmentOptions) -> AlignmentCounts:
    """Decode one prepared document and compare it with its gold."""
    count = len(FEATURE_NAMES)
    scores = np.full((example.chain.band.cells, len(BEAD_SHAPES)), -np.inf)
    scores[example.cells, example.shapes] = (
        example.features @ vector[:count] + vector[_SHAPES][example.shapes]
    )
    posterior = example.chain.posterior(scores, _skips(vector, example))
    beads = example.chain.least_risk(posterior, cost=options.cost, skip_weight=options.skip_weight)
    return count_beads(example.document.beads, [(bead.source, bead.target) for bead in beads])


def _skips(vector: DoubleArray, example: Example) -> SkipScores:
    return SkipScores(
        example.skips[0] @ vector[_SOURCE_SKIP], example.skips[1] @ vector[_TARGET_SKIP]
    )


def leave_one_out(
    chapters: Sequence[Example],
    others: Sequence[Example],
    *,
    penalty: float = _PENALTY,
    iterations: int = _ITERATIONS,
) -> AlignmentCounts:
    """Fit without each chapter in turn and score it; return the counts of all."""
    total = AlignmentCounts()
    for number, left_out in enumerate(chapters):
        kept = [example for k, example in enumerate(chapters) if k != number]
        vector = fit([*kept, *others], penalty=penalty, iterations=iterations)
        counts = score(left_out, vector, AlignmentOptions())
        total += counts
        print(f"{left_out.document.name}: strict F1 {counts.strict:.3f}, lax {counts.lax:.3f}")
    return total


def main() -> None:
    """Fit, or measure by leaving chapters out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--penalty", type=float, default=_PENALTY)
    parser.add_argument("--iterations", type=int, default=_ITERATIONS)
    parser.add_argument("--novel-weight", type=float, default=_NOVEL_WEIGHT)
    options = parser.parse_args()
    started = time.perf_counter()
    chapters = novel_examples(options.data, options.novel_weight)
    others = prepare(fitting_documents(options.data))
    print(
        f"{len(chapters)} chapters, {len(others)} documents: {time.perf_counter() - started:.0f} s"
    )
    settings = {"penalty": options.penalty, "iterations": options.iterations}
    if options.leave_out:
        total = leave_one_out(chapters, others, **settings)
        print(f"all chapters: strict F1 {total.strict:.4f}, lax {total.lax:.4f}")
        return
    vector = fit([*chapters, *others], **settings)
    groups: dict[str, AlignmentCounts] = {}
    for example in (*chapters, *others):
        group = example.document.name.rstrip("0123456789 ")
        counts = score(example, vector, AlignmentOptions())
        groups[group] = groups.get(group, AlignmentCounts()) + counts
    for group, counts in groups.items():
        print(f"{group} (fitted on): strict F1 {counts.strict:.3f}, lax {counts.lax:.3f}")
    if options.out:
        weights = from_vector(vector, "bead weights 1, mixed genres")
        write_atomically(options.out, weights.to_json().encode() + b"\n")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()

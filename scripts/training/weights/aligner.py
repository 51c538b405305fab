r"""Fit the weights of the bead score on documents of mixed genres, with known alignments.

    python -m scripts.training.weights.aligner ../shared/data --pass first \
        -o align/packaged/bead_weights.json
    python -m scripts.training.weights.aligner ../shared/data \
        -o align/packaged/second_bead_weights.json

Some seventy numbers for each pass, fitted by L-BFGS on the likelihood of the gold alignments; the
second pass learns from a first one with the packaged weights. `--leave-out` fits both passes once
for each novel chapter, without it, and prints its scores; nothing is written then.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from align.sentences import (
    BEAD_SHAPES,
    COVERAGE_FEATURE_NAMES,
    FEATURE_NAMES,
    AlignmentOptions,
    BeadWeights,
    DocumentAligner,
    SkipScores,
    packaged_weights,
)
from corpora import write_atomically
from scripts.benchmarks.gold.alignment_scores import AlignmentCounts, count_beads
from scripts.training.weights.aligner_examples import (
    NOVEL_WEIGHT,
    SECOND,
    DoubleArray,
    Example,
    fitting_documents,
    from_vector,
    novel_documents,
    prepare,
    prepare_both,
    to_vector,
)

_START = {"margin_by_length_agreement": 4.0, "similarity": 2.0}
_PENALTY = 3e-4
_ITERATIONS = 50


def loss(
    vector: DoubleArray, examples: Sequence[Example], penalty: float
) -> tuple[float, DoubleArray]:
    """Return the negative log-likelihood a bead, with an L2 penalty, and its gradient."""
    layout = examples[0].layout
    total, gradient, beads = 0.0, np.zeros(layout.size), 0.0
    count = layout.features
    for example in examples:
        arc_scores = example.features @ vector[:count].astype(np.float32)
        scores = np.full((example.chain.band.cells, len(BEAD_SHAPES)), -np.inf)
        scores[example.cells, example.shapes] = arc_scores + vector[layout.shapes][example.shapes]
        posterior = example.chain.posterior(scores, _skips(vector, example))
        chosen = posterior.beads[example.cells, example.shapes]
        expected = np.zeros(layout.size)
        expected[:count] = chosen.astype(np.float32) @ example.features
        expected[layout.shapes] = np.bincount(example.shapes, chosen, len(BEAD_SHAPES))
        expected[layout.source_skip] = posterior.source_skips @ example.skips[0]
        expected[layout.target_skip] = posterior.target_skips @ example.skips[1]
        total += example.weight * (posterior.log_partition - float(example.gold @ vector))
        gradient += example.weight * (expected - example.gold)
        beads += example.weight * len(example.document.beads)
    return (
        total / beads + penalty * float(vector @ vector),
        gradient / beads + 2 * penalty * vector,
    )


def fit(
    examples: Sequence[Example],
    *,
    penalty: float,
    iterations: int,
    start: DoubleArray | None = None,
) -> DoubleArray:
    """Return the weights with the largest penalised likelihood, looked for from `start` on."""
    layout = examples[0].layout
    if start is None:
        start = np.zeros(layout.size)
        for name, value in _START.items():
            start[FEATURE_NAMES.index(name)] = value
        start[layout.source_skip.start] = start[layout.target_skip.start] = -0.4
    found = minimize(
        loss,
        start,
        args=(examples, penalty),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations},
    )
    return np.asarray(found.x)


def score(example: Example, vector: DoubleArray, options: AlignmentOptions) -> AlignmentCounts:
    """Decode one prepared document and compare it with its gold."""
    layout = example.layout
    scores = np.full((example.chain.band.cells, len(BEAD_SHAPES)), -np.inf)
    scores[example.cells, example.shapes] = (
        example.features @ vector[: layout.features] + vector[layout.shapes][example.shapes]
    )
    posterior = example.chain.posterior(scores, _skips(vector, example))
    beads = example.chain.least_risk(posterior, cost=options.cost, skip_weight=options.skip_weight)
    return count_beads(example.document.beads, [(bead.source, bead.target) for bead in beads])


def _skips(vector: DoubleArray, example: Example) -> SkipScores:
    layout = example.layout
    return SkipScores(
        example.skips[0] @ vector[layout.source_skip],
        example.skips[1] @ vector[layout.target_skip],
    )


def widened(vector: DoubleArray) -> DoubleArray:
    """Return weights of a first pass as those of a second that has nothing to say yet."""
    weights = from_vector(vector)
    return to_vector(replace(weights, coverage=(0.0,) * len(COVERAGE_FEATURE_NAMES)))


def leave_one_out(
    data: Path,
    *,
    penalty: float = _PENALTY,
    iterations: int = _ITERATIONS,
    novel_weight: float = NOVEL_WEIGHT,
) -> AlignmentCounts:
    """Fit both passes without each chapter in turn and score it; return the counts of all.

    What the left-out chapter teaches the second pass comes from a first one that was fitted
    without it.
    """
    documents = novel_documents(data, novel_weight)
    chapters = prepare_both(documents, _learner())
    others = prepare_both(fitting_documents(data), _learner())
    total = AlignmentCounts()
    for document, weight in documents:

        def fit_without(number: int, start: DoubleArray | None, name: str) -> DoubleArray:
            kept = [example for example in chapters[number] if example.document.name != name]
            examples = [*kept, *others[number]]
            return fit(examples, penalty=penalty, iterations=iterations, start=start)

        first = fit_without(0, None, document.name)
        aligner = _learner(from_vector(first))
        left_out = prepare_both([(document, weight)], aligner)
        before = score(left_out[0][0], first, AlignmentOptions())
        counts = before
        if left_out[1]:
            second = fit_without(1, widened(first), document.name)
            counts = score(left_out[1][0], second, AlignmentOptions())
        total += counts
        print(
            f"{document.name}: strict F1 {counts.strict:.3f}, lax {counts.lax:.3f}; "
            f"first pass {before.strict:.3f}",
            flush=True,
        )
    return total


def _learner(first: BeadWeights | None = None) -> DocumentAligner:
    """Return an aligner whose second pass has no weights yet, with those of the first."""
    return DocumentAligner(weights=first, second_weights=from_vector(np.zeros(SECOND.size)))


def main() -> None:
    """Fit, or measure by leaving chapters out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--pass", dest="number", choices=("first", "second"), default="second")
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--penalty", type=float, default=_PENALTY)
    parser.add_argument("--iterations", type=int, default=_ITERATIONS)
    parser.add_argument("--novel-weight", type=float, default=NOVEL_WEIGHT)
    options = parser.parse_args()
    started = time.perf_counter()
    settings = {"penalty": options.penalty, "iterations": options.iterations}
    if options.leave_out:
        total = leave_one_out(options.data, **settings, novel_weight=options.novel_weight)
        print(f"all chapters: strict F1 {total.strict:.4f}, lax {total.lax:.4f}")
        return
    documents = [
        *novel_documents(options.data, options.novel_weight),
        *fitting_documents(options.data),
    ]
    if options.number == "first":
        examples, start = prepare(documents), None
    else:
        examples = prepare_both(documents, _learner())[1]
        start = widened(to_vector(packaged_weights()))
    print(f"{len(examples)} documents: {time.perf_counter() - started:.0f} s")
    vector = fit(examples, start=start, **settings)
    groups: dict[str, AlignmentCounts] = {}
    for example in examples:
        group = example.document.name.rstrip("0123456789 ")
        counts = score(example, vector, AlignmentOptions())
        groups[group] = groups.get(group, AlignmentCounts()) + counts
    for group, counts in groups.items():
        print(f"{group} (fitted on): strict F1 {counts.strict:.3f}, lax {counts.lax:.3f}")
    if options.out:
        weights = from_vector(vector, f"bead weights 1, {options.number} pass, mixed genres")
        write_atomically(options.out, weights.to_json().encode() + b"\n")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()

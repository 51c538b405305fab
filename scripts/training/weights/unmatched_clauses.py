"""Fit the weights of lost and added clauses.

    python -m scripts.training.weights.unmatched_clauses DATA

Clauses and sentences are left out of, and clauses of other texts put into, translations of three
genres; half of each genre is fitted on, the other half and half of the published references are
only measured. The threshold is a score that few published pairs reach. Nearly all of those that
reach it belong to two sets of loose translations and do lack, or add, something: of the bulletins
none reaches the threshold of lost clauses, of laws, UN documents and reports one in 300.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpora import normalise
from glossary.reading import read_source
from glossary.reading.content_words import SourceContent, cover
from glossary.reading.omissions.unmatched_clauses import (
    CLAUSE_FEATURES,
    PACKAGED_CLAUSE_MODEL,
    candidates_of_source,
    candidates_of_target,
)
from glossary.requirements import RequirementFinder
from scripts.benchmarks.gold.genres import genres
from scripts.benchmarks.gold.planted_clauses import clause_kinds
from scripts.benchmarks.gold.planted_faults import Row
from scripts.benchmarks.gold.planted_words import planted
from scripts.benchmarks.judgement.checks import reference_sets

Vector = NDArray[np.float64]
_KINDS = {
    "lost": ("lost clauses", "lost sentences of a pair"),
    "added": ("clauses of another text",),
}
_EACH = 900
_TOLD = {"lost": 0.0125, "added": 0.003}
_PENALTY = 1e-2
_ROUNDS = 2
_STEPS = 40


class _Reader:
    """Reads pairs into the features of their candidates."""

    def __init__(self) -> None:
        self._finder = RequirementFinder(())
        self._sources: dict[str, tuple[str, SourceContent]] = {}

    def features(self, side: str, source: str, target: str) -> Vector:
        """Return the features of all candidates of a pair, `[candidates, features]`."""
        if source not in self._sources:
            reading = read_source(source, self._finder)
            self._sources[source] = reading.text, reading.content
        text, content = self._sources[source]
        clean = normalise(target).text
        if side == "lost":
            found = candidates_of_source(content, cover(content, clean), text, clean)
        else:
            found = candidates_of_target(cover(content, clean), text, clean)
        rows = [features for _, features in found]
        return np.array(rows, float).reshape(len(rows), len(CLAUSE_FEATURES))


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_CLAUSE_MODEL)
    options = parser.parse_args()
    reader = _Reader()
    halves = _halves(options.data)
    references = [row for _, rows in reference_sets(options.data) for row in rows if all(row)]
    random.Random(1).shuffle(references)
    middle = len(references) // 2
    card: dict[str, object] = {
        "what": "log odds that a clause has no counterpart,"
        " glossary/reading/omissions/unmatched_clauses.py",
        "made_by": "python -m scripts.training.weights.unmatched_clauses DATA",
    }
    for side, kinds in _KINDS.items():
        right = [reader.features(side, *row) for row in references[:middle]]
        wrong: list[Vector] = []
        for fitted, _ in halves.values():
            for kind in kinds:
                for fault in planted(clause_kinds(fitted)[kind], fitted, _EACH, 3):
                    right.append(reader.features(side, fault.source, fault.right))
                    wrong.append(reader.features(side, fault.source, fault.wrong))
        weights, bias = _fit([r for r in right if len(r)], [w for w in wrong if len(w)])
        published = [reader.features(side, *row) for row in references[middle:]]
        published += [
            reader.features(side, *row) for _, held in halves.values() for row in held[:1000]
        ]
        best = _best(published, weights, bias)
        threshold = round(float(np.quantile(best, 1 - _TOLD[side])), 3)
        found = dict(_found(reader, side, halves, (weights, bias, threshold)))
        card[side] = {
            "weights": dict(
                zip(CLAUSE_FEATURES, (round(float(w), 4) for w in weights), strict=True)
            ),
            "bias": round(float(bias), 4),
            "threshold": threshold,
            "held_out": {"published pairs told, %": 100 * _TOLD[side], **found},
        }
        print(side, json.dumps(card[side]["held_out"]))  # type: ignore[index]
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _halves(data: Path) -> dict[str, tuple[list[Row], list[Row]]]:
    halves = {}
    for genre, rows in genres(data).items():
        usable = [row for row in rows if len(row[0]) >= 8 and len(row[1].split()) >= 5]
        random.Random(2).shuffle(usable)
        halves[genre] = usable[: len(usable) // 2], usable[len(usable) // 2 :]
    return halves


def _found(
    reader: _Reader,
    side: str,
    halves: dict[str, tuple[list[Row], list[Row]]],
    model: tuple[Vector, float, float],
) -> Iterator[tuple[str, float]]:
    weights, bias, threshold = model
    for genre, (_, held) in halves.items():
        for kind in _KINDS[side]:
            faults = planted(clause_kinds(held)[kind], held, 300, 4)
            read = [reader.features(side, fault.source, fault.wrong) for fault in faults]
            share = float(np.mean(_best(read, weights, bias) >= threshold))
            yield f"{kind} found in {genre}, %", round(100 * share, 1)


def _fit(right: Sequence[Vector], wrong: Sequence[Vector]) -> tuple[Vector, float]:
    """Fit on the candidate of each pair that is the likeliest, chosen anew in each round."""
    labels = np.array([0.0] * len(right) + [1.0] * len(wrong))
    pairs = [*right, *wrong]
    weights, bias = _first_guess(), 0.0
    for _ in range(_ROUNDS):
        chosen = np.stack([rows[int(np.argmax(rows @ weights))] for rows in pairs])
        weights, bias = logistic(chosen, labels)
    return weights, bias


def _first_guess() -> Vector:
    guess = np.zeros(len(CLAUSE_FEATURES))
    guess[CLAUSE_FEATURES.index("rest_by_mass")] = 1.0
    guess[CLAUSE_FEATURES.index("share_by_mass")] = -1.0
    return guess


def logistic(features: Vector, labels: Vector) -> tuple[Vector, float]:
    """Return weights and bias by Newton's method with a small penalty."""
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    rows = np.c_[np.ones(len(features)), (features - mean) / deviation]
    values = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-rows @ values))
        slope = rows.T @ (odds - labels) + _PENALTY * values
        bend = (rows * (odds * (1 - odds))[:, None]).T @ rows + _PENALTY * np.eye(len(values))
        values -= np.linalg.solve(bend, slope)
    weights = values[1:] / deviation
    return weights, float(values[0] - weights @ mean)


def _best(pairs: Sequence[Vector], weights: Vector, bias: float) -> Vector:
    return np.array([(rows @ weights + bias).max() if len(rows) else -np.inf for rows in pairs])


if __name__ == "__main__":
    main()

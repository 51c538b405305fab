"""Fit the weights of negations that a translation does not say.

    python -m scripts.training.weights.unsaid_negations DATA

A "not" is left out of right translations: of bulletins, and of half of the published references and
of the three genres; the other half is only measured. The threshold is the score that so few of the
held-out right pairs reach that there are `_TOLD` of them in 1,000 words. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpora import normalise
from glossary.reading.unsaid_negations import (
    NEGATION_FEATURES,
    PACKAGED_NEGATION_MODEL,
    count_nots,
    find_negations,
    negation_features,
    negation_kinds,
    smoothed_rates,
)
from scripts.benchmarks.data_sets import lines_of
from scripts.benchmarks.gold.genres import genres
from scripts.benchmarks.gold.planted_faults import Row
from scripts.benchmarks.gold.planted_words import NEGATED, NOT
from scripts.benchmarks.judgement.checks import reference_sets
from scripts.training.weights.unmatched_clauses import Vector, logistic

_TOLD = 0.05
_LOST_EACH = 2
_FEWEST = 4


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_NEGATION_MODEL)
    options = parser.parse_args()
    fitted, held = _rows(options.data)
    rates = smoothed_rates(_counts(fitted), _FEWEST)
    chance = random.Random(5)
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    for source, target in fitted:
        right = [features for _, features in negation_features(source, target, rates)]
        rows += right
        labels += [0.0] * len(right)
        for wrong, place in _without_nots(source, target, chance):
            near = min(
                negation_features(source, wrong, rates),
                key=lambda found: abs(found[0].start - place * len(source)),
                default=None,
            )
            if near is not None:
                rows.append(near[1])
                labels.append(1.0)
    weights, bias = logistic(np.array(rows), np.array(labels))
    words = sum(len(target.split()) for _, target in held)
    whole = [_best(source, target, rates, weights, bias) for source, target in held]
    threshold = float(np.sort(whole)[-1 - round(_TOLD * words / 1000)]) + 1e-3
    lost = [
        _best(source, wrong, rates, weights, bias)
        for source, target in held
        for wrong, _ in _without_nots(source, target, chance)
    ]
    card = {
        "what": "log odds that a negation is not said, glossary/reading/unsaid_negations.py",
        "made_by": "python -m scripts.training.weights.unsaid_negations DATA",
        "weights": {
            name: round(float(w), 4) for name, w in zip(NEGATION_FEATURES, weights, strict=True)
        },
        "bias": round(float(bias), 4),
        "threshold": round(threshold, 3),
        "held_out": {
            "words": words,
            "told per 1,000 words": _TOLD,
            "lost negations": len(lost),
            "found, %": round(100 * float(np.mean(np.array(lost) >= threshold)), 1),
        },
        "rates": dict(sorted(rates.items())),
    }
    options.output.write_text(
        json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(json.dumps(card["held_out"]), "fitted on", len(labels), int(sum(labels)))


def _rows(data: Path) -> tuple[list[Row], list[Row]]:
    """Return normalised rows to fit on and rows held out, by their sources."""
    held_in_genres = {row for rows in genres(data).values() for row in rows}
    written = [
        (cells[0], cells[1])
        for path in sorted((data / "written").glob("*.tsv"))
        for cells in (line.split("\t") for line in lines_of(path))
        if len(cells) >= 2
    ]
    references = [row for _, rows in reference_sets(data) for row in rows if all(row)]
    judged = dict.fromkeys([*references, *sorted(held_in_genres)])
    fitted = [row for row in dict.fromkeys(written) if row not in held_in_genres]
    fitted += [row for row in judged if _is_fitted(row)] * 2
    held = [row for row in judged if not _is_fitted(row)]
    return [_normalised(row) for row in fitted], [_normalised(row) for row in held]


def _is_fitted(row: Row) -> bool:
    return zlib.crc32(row[0].encode()) % 2 == 0


def _normalised(row: Row) -> Row:
    return normalise(row[0]).text, normalise(row[1]).text


def _counts(rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """Return of each kind of negation how often it stands, and how often with a "not"."""
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for source, target in rows:
        spans = find_negations(source)
        said = min(1.0, count_nots(target) / max(1, len(spans)))
        for span in spans:
            for kind in negation_kinds(source, span):
                counts[kind][0] += 1
                counts[kind][1] += said
    return {kind: (count, said) for kind, (count, said) in counts.items()}


def _without_nots(source: str, target: str, chance: random.Random) -> Iterator[tuple[str, float]]:
    """Yield a target without one of its "not"s, and where in it that stood, from 0 to 1."""
    if not NEGATED.search(source):
        return
    found = list(NOT.finditer(target))
    for match in chance.sample(found, min(_LOST_EACH, len(found))):
        yield target[: match.start()] + target[match.end() :], match.start() / len(target)


def _best(
    source: str, target: str, rates: Mapping[str, float], weights: Vector, bias: float
) -> float:
    scores = [
        float(np.dot(weights, features)) + bias
        for _, features in negation_features(source, target, rates)
    ]
    return max(scores, default=float("-inf"))


if __name__ == "__main__":
    main()

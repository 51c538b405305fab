"""Fit the weights of pair quality: `python -m scripts.training.weights.pair_quality DATA`.

Documents are split by the hash of their names: three of five are fitted on, the others are only
measured. Prints area under the curve (right against wrong) and expected calibration error of both,
and the area for each kind of wrong pair. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import zlib
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from align.encoder import packaged_encoder
from align.pairs.pair_evidence import pair_evidence
from align.pairs.pair_quality import (
    PACKAGED_PAIR_MODEL,
    PAIR_FEATURES,
    PairModel,
    PairScorer,
    pair_features,
)
from scripts.training.weights.pair_quality_data import (
    KINDS,
    LabelledPair,
    counts,
    label_pairs,
    read_documents,
)

_PENALTY = 1e-4
_BINS = 10
_AT_ONCE = 256


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_PAIR_MODEL)
    options = parser.parse_args()
    pairs = label_pairs(read_documents(options.data))
    features = _features(pairs)
    labels = np.array([pair.is_right for pair in pairs], dtype=float)
    held = np.array([zlib.crc32(pair.document.encode()) % 5 < 2 for pair in pairs])
    weights, bias = _fit(features[~held], labels[~held])
    odds = features @ weights + bias
    card: dict[str, object] = {
        "what": "log odds of a complete and right translation, see align/pairs/pair_quality.py",
        "made_by": "python -m scripts.training.weights.pair_quality DATA",
        "weights": dict(zip(PAIR_FEATURES, (round(float(w), 4) for w in weights), strict=True)),
        "bias": round(float(bias), 4),
    }
    for name, chosen in (("fitted", ~held), ("held_out", held)):
        of_part = [pair for pair, is_in in zip(pairs, chosen, strict=True) if is_in]
        card[name] = _measure(of_part, odds[chosen], features[chosen, 0])
        print(name, counts(of_part), json.dumps(card[name]), sep="\n  ")
    for group in ("law_", "wmt21", "wmt22", "un-v1", "amounts", "bulletin"):
        chosen = held & np.array([pair.document.startswith(group) for pair in pairs])
        if chosen.any() and 0 < labels[chosen].mean() < 1:
            print(f"  {group}\t{chosen.sum()}\t{_area(odds[chosen], labels[chosen] > 0):.3f}")
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _features(pairs: list[LabelledPair]) -> np.ndarray:
    """Return the features `[pairs, features]`."""
    scorer = PairScorer(packaged_encoder(), model=PairModel((), 0.0))
    parts = []
    for start in range(0, len(pairs), _AT_ONCE):
        texts = [(pair.source, pair.target) for pair in pairs[start : start + _AT_ONCE]]
        evidence = [pair_evidence(reading) for reading in scorer.read(texts)]
        parts.append(pair_features(evidence, scorer.cosines(texts)))
    return np.concatenate(parts).astype(np.float64)


def _fit(features: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights and bias of a logistic regression."""
    spread = features.std(axis=0) + 1e-6
    scaled = np.column_stack([features / spread, np.ones(len(features))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ weights
        penalised = np.append(weights[:-1], 0.0)
        value = (np.logaddexp(0, scores) - labels * scores).mean()
        slope = scaled.T @ (1 / (1 + np.exp(-scores)) - labels) / len(labels)
        return value + _PENALTY * (penalised**2).sum(), slope + 2 * _PENALTY * penalised

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    return found[:-1] / spread, float(found[-1])


def _measure(pairs: list[LabelledPair], odds: np.ndarray, cosines: np.ndarray) -> dict[str, object]:
    right = np.array([pair.is_right for pair in pairs])
    kinds = np.array([pair.kind for pair in pairs])
    scores = 1 / (1 + np.exp(-odds))
    by_kind = {
        kind: round(_area(odds[right | (kinds == kind)], right[right | (kinds == kind)]), 4)
        for kind in KINDS[1:]
    }
    return {
        "pairs": len(pairs),
        "auc": round(_area(odds, right), 4),
        "auc_of_the_cosine_alone": round(_area(cosines, right), 4),
        "expected_calibration_error": round(_calibration_error(scores, right), 4),
        "auc_by_kind": by_kind,
    }


def _area(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the probability that a right pair scores above a wrong one."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    positive = right.sum()
    return float((ranks[right].sum() - positive * (positive + 1) / 2) / (positive * (~right).sum()))


def _calibration_error(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the mean distance of score and share of right pairs over ten equal bins."""
    bins = np.minimum((scores * _BINS).astype(int), _BINS - 1)
    return float(
        sum(
            (bins == b).mean() * abs(scores[bins == b].mean() - right[bins == b].mean())
            for b in np.unique(bins)
        )
    )


if __name__ == "__main__":
    main()

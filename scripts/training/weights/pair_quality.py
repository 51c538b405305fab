"""Fit the weights of pair quality: `python -m scripts.training.weights.pair_quality DATA`.

Documents are split by the hash of their names: three of five are fitted on, the others are only
measured. Prints area under the curve (right against wrong) and expected calibration error of both,
and the area for each kind of wrong pair. Deterministic.
"""

from __future__ import annotations

import argparse
import json
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
from scripts.benchmarks.gold.score_calibration import area_under_curve
from scripts.benchmarks.judgement.pair_quality import Scores, figures, is_held_out
from scripts.training.weights.pair_quality_data import (
    LabelledPair,
    counts,
    label_pairs,
    read_documents,
)

_PENALTY = 1e-4
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
    held = np.array([is_held_out(pair) for pair in pairs])
    weights, bias = _fit(features[~held], labels[~held])
    scores = 1 / (1 + np.exp(-(features @ weights + bias)))
    card: dict[str, object] = {
        "what": "log odds of a complete and right translation, see align/pairs/pair_quality.py",
        "made_by": "python -m scripts.training.weights.pair_quality DATA",
        "weights": dict(zip(PAIR_FEATURES, (round(float(w), 4) for w in weights), strict=True)),
        "bias": round(float(bias), 4),
    }
    for name, chosen in (("fitted", ~held), ("held_out", held)):
        of_part = [pair for pair, is_in in zip(pairs, chosen, strict=True) if is_in]
        card[name] = {
            "pairs": len(of_part),
            **figures(of_part, scores[chosen], features[chosen, 0]),
        }
        print(name, json.dumps(counts(of_part)), json.dumps(card[name]), sep="\n  ")
    for group in ("law_", "wmt21", "wmt22", "un-v1", "amounts", "bulletin"):
        chosen = held & np.array([pair.document.startswith(group) for pair in pairs])
        if chosen.any() and 0 < labels[chosen].mean() < 1:
            area = area_under_curve(scores[chosen], labels[chosen] > 0)
            print(f"  {group}\t{chosen.sum()}\t{area:.3f}")
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _features(pairs: list[LabelledPair]) -> Scores:
    """Return the features `[pairs, features]`."""
    scorer = PairScorer(packaged_encoder(), model=PairModel((), 0.0))
    parts = []
    for start in range(0, len(pairs), _AT_ONCE):
        texts = [(pair.source, pair.target) for pair in pairs[start : start + _AT_ONCE]]
        evidence = [pair_evidence(reading) for reading in scorer.read(texts)]
        parts.append(pair_features(evidence, scorer.cosines(texts)))
    return np.concatenate(parts).astype(np.float64)


def _fit(features: Scores, labels: Scores) -> tuple[Scores, float]:
    """Return weights and bias of a logistic regression."""
    spread = features.std(axis=0) + 1e-6
    scaled = np.column_stack([features / spread, np.ones(len(features))])

    def loss(weights: Scores) -> tuple[float, Scores]:
        scores = scaled @ weights
        penalised = np.append(weights[:-1], 0.0)
        value = (np.logaddexp(0, scores) - labels * scores).mean()
        slope = scaled.T @ (1 / (1 + np.exp(-scores)) - labels) / len(labels)
        return value + _PENALTY * (penalised**2).sum(), slope + 2 * _PENALTY * penalised

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    return found[:-1] / spread, float(found[-1])


if __name__ == "__main__":
    main()

"""Fit the estimate of quality: `python -m scripts.training.weights.quality_estimate DATA`.

The half of the documents that `scripts.benchmarks.judgement.quality_estimate` does not measure is
fitted on; what the other half says goes into the card. Deterministic.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import lsq_linear

from gongbao.evaluation.quality_estimate import PACKAGED_QUALITY, QualityModel
from gongbao.evaluation.quality_features import QUALITY_FEATURES, WEIGHT_SIGNS
from scripts.benchmarks.judgement.quality_estimate import (
    Flags,
    Numbers,
    features_of,
    is_fitted_on,
    measure,
    places_of,
    read_judged,
)

_PENALTY = 0.1
_FOLDS = 5
_BINS = 15


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_QUALITY)
    options = parser.parse_args()
    judged = read_judged(options.data)
    features, readings = features_of(judged)
    fitted = is_fitted_on(judged)
    model = _fit(features, judged.penalties, fitted, places_of(judged) // 2 % _FOLDS)
    figures = measure(judged, model, features, readings, ~fitted & judged.is_system)
    print(json.dumps(figures, indent=1))
    card = {
        "what": "expected MQM penalty of a segment, see gongbao/evaluation/quality_estimate.py",
        "made_by": "python -m scripts.training.weights.quality_estimate DATA",
        "data": "WMT21 news zh-en, MQM (Freitag et al. 2021), Apache-2.0; half of the documents",
        "fluency": "n-grams of scripts/training/weights/fluency_table.py: News Commentary, UN "
        "documents, MultiUN, Tatoeba (CC BY 2.0 FR), UD PUD and XQuAD (CC BY-SA), Open Source "
        "Guides",
        "held_out": figures,
        "weights": dict(
            zip(QUALITY_FEATURES, (round(float(w), 6) for w in model.weights), strict=True)
        ),
        "bias": round(model.bias, 6),
        "calibration": {
            name: [round(float(v), 4) for v in getattr(model, name)]
            for name in ("knots", "means", "lows", "highs")
        },
    }
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _fit(
    features: Numbers, penalties: Numbers, fitted: Flags, folds: npt.NDArray[np.int64]
) -> QualityModel:
    """Ridge regression with bounds on one half, calibrated on what each fold says of the rest."""
    raw = np.zeros(len(penalties))
    for fold in range(_FOLDS):
        left_out = fitted & (folds == fold)
        weights, bias = _ridge(features, penalties, fitted & ~left_out)
        raw[left_out] = features[left_out] @ weights + bias
    weights, bias = _ridge(features, penalties, fitted)
    order = np.argsort(raw[fitted], kind="stable")
    bins = np.array_split(order, _BINS)
    made, given = raw[fitted], penalties[fitted]
    return QualityModel(
        weights,
        bias,
        np.array([made[b].mean() for b in bins]),
        _rising(np.array([given[b].mean() for b in bins])),
        _rising(np.array([np.quantile(given[b], 0.1) for b in bins])),
        _rising(np.array([np.quantile(given[b], 0.9) for b in bins])),
    )


def _ridge(features: Numbers, penalties: Numbers, chosen: Flags) -> tuple[Numbers, float]:
    mean, spread = features[chosen].mean(axis=0), features[chosen].std(axis=0) + 1e-6
    scaled = (features[chosen] - mean) / spread
    middle = penalties[chosen].mean()
    signs = np.array([WEIGHT_SIGNS.get(name, 0) for name in QUALITY_FEATURES])
    table = np.concatenate([scaled, np.sqrt(_PENALTY * len(scaled)) * np.eye(scaled.shape[1])])
    wanted = np.concatenate([penalties[chosen] - middle, np.zeros(scaled.shape[1])])
    bounds = np.where(signs > 0, 0, -np.inf), np.where(signs < 0, 0, np.inf)
    weights = lsq_linear(table, wanted, bounds).x / spread
    return weights, float(middle - mean @ weights)


def _rising(values: Numbers) -> Numbers:
    """Return the nearest values that never fall (pool adjacent violators)."""
    blocks: list[list[float]] = []
    for value in values:
        blocks.append([float(value), 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, m), (b, n) = blocks[-2], blocks[-1]
            blocks[-2:] = [[(a * m + b * n) / (m + n), m + n]]
    return np.array([value for value, count in blocks for _ in range(int(count))])


if __name__ == "__main__":
    main()

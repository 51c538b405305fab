"""Fit the weights of word links: `python -m scripts.training.weights.word_links DATA`.

Logistic regression over the cells of the even half of Tsinghua 450; the odd half is only measured.
The second pass is fitted on the links of the first. Deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from align.arrays import FloatArray
from align.encoder import packaged_encoder
from align.words import (
    LINK_FEATURES,
    PACKAGED_LINK_MODEL,
    LinkModel,
    LinkWeights,
    WordLinker,
    add_neighbours,
    choose_links,
)
from scripts.benchmarks.gold.word_link_gold import GoldPair, LinkScore, read_gold, score_links

_PENALTY = 1e-4
_POSSIBLE_WEIGHT = 0.3
_MUTUAL = (-2.5, -2.0, -1.5, -1.0)
_FURTHER = (-2.0, -1.5, -1.0, -0.5)
_NO_MODEL = LinkWeights((0.0,) * len(LINK_FEATURES), 0.0, 0.0, 0.0)


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_LINK_MODEL)
    options = parser.parse_args()
    pairs = read_gold(options.data / "words" / "tsinghua_450")
    linker = WordLinker(packaged_encoder(), model=LinkModel(_NO_MODEL, _NO_MODEL))
    features = [linker.features(pair.source, pair.target) for pair in pairs]
    fitting, measured = list(range(0, len(pairs), 2)), list(range(1, len(pairs), 2))
    first = _fit(pairs, features, fitting, neighbours=False)
    second_features = [add_neighbours(f, choose_links(first.scores(f), first)) for f in features]
    second = _fit(pairs, second_features, fitting, neighbours=True)
    card: dict[str, object] = {
        "what": "log odds of word links, see align/words/word_links.py",
        "made_by": "python -m scripts.training.weights.word_links DATA",
        "fitted_on": "even lines of Tsinghua 450 (BSD-3)",
        "first": _facts(first),
        "second": _facts(second),
    }
    for name, chosen in (("fitted_half", fitting), ("other_half", measured)):
        score = _score(pairs, second_features, chosen, second)
        card[name] = {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "aer": round(score.error_rate, 4),
        }
        print(name, card[name])
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _fit(
    pairs: Sequence[GoldPair],
    features: Sequence[FloatArray],
    fitting: Sequence[int],
    *,
    neighbours: bool,
) -> LinkWeights:
    """Return the weights and the thresholds that score best on the pairs they are fitted on."""
    cells = np.concatenate([features[k].reshape(-1, len(LINK_FEATURES)) for k in fitting])
    labels = np.concatenate([_labels(pairs[k]).ravel() for k in fitting])
    importance = np.where((labels > 0) & (labels < 1), _POSSIBLE_WEIGHT, 1.0)
    labels = (labels > 0).astype(float)
    spread = cells.std(axis=0, dtype=np.float64) + 1e-6
    scaled = np.column_stack([cells / spread, np.ones(len(cells))])
    allowed = np.ones(scaled.shape[1])
    if not neighbours:
        allowed[-3:-1] = 0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ (weights * allowed)
        value = (importance * (np.logaddexp(0, scores) - labels * scores)).mean()
        slope = scaled.T @ (importance * (1 / (1 + np.exp(-scores)) - labels)) / len(labels)
        penalised = np.append(weights[:-1], 0.0)
        return value + _PENALTY * (penalised**2).sum(), (slope + 2 * _PENALTY * penalised) * allowed

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x * allowed
    weights = tuple(round(float(w), 4) for w in found[:-1] / spread)
    options = [
        LinkWeights(weights, round(float(found[-1]), 4), mutual, further)
        for mutual in _MUTUAL
        for further in _FURTHER
    ]
    return max(options, key=lambda option: _score(pairs, features, fitting, option).f1)


def _labels(pair: GoldPair) -> np.ndarray:
    """Return 1 for sure, 0.5 for possible, 0 for no link: `[source, target]`."""
    labels = np.zeros((len(pair.source), len(pair.target)))
    for i, j in pair.possible:
        labels[i, j] = 1.0 if (i, j) in pair.sure else 0.5
    return labels


def _score(
    pairs: Sequence[GoldPair],
    features: Sequence[FloatArray],
    chosen: Sequence[int],
    weights: LinkWeights,
) -> LinkScore:
    links = [frozenset(choose_links(weights.scores(features[k]), weights)) for k in chosen]
    return score_links([pairs[k] for k in chosen], links)


def _facts(weights: LinkWeights) -> dict[str, object]:
    return {
        "weights": dict(zip(LINK_FEATURES, weights.weights, strict=True)),
        "bias": weights.bias,
        "mutual": weights.mutual,
        "further": weights.further,
    }


if __name__ == "__main__":
    main()

"""Fit the weights of pair quality: `python -m scripts.training.weights.pair_quality DATA`.

Documents are split by the hash of their names: three of five are fitted on, the others are only
measured. Test sets of translation (wmt21, wmt22, UN) are never fitted on, so two genres of what is
measured are new to the weights; so is the corpus that `archives.corpus_quality` makes dirty, and
leaving a clause out of the English as it does. Prints area under the curve (right against wrong)
and expected calibration error of both, and the area for each kind of wrong pair. Deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
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
    clause_odds,
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
_NEVER_FITTED = ("wmt", "un-v1")
_SEVEREST = 1 - 1e-9
_FIRST_CLAUSE_BIAS = 2.0
_NEVER_PRAISE = frozenset(
    {
        *("length_short", "length_long", "sentences_missing", "sentences_added"),
        *("figures_missing", "figures_added", "figures_exchanged"),
        *("amounts_missing", "amounts_exchanged", "terms_unmet"),
        *("critical_findings", "major_findings", "minor_findings", "untranslated", "copied"),
    }
)
"""Features whose weight is 0 at most: no pair is the better for a figure that is missing."""


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_PAIR_MODEL)
    options = parser.parse_args()
    pairs = [
        pair
        for pair in label_pairs(read_documents(options.data))
        if is_held_out(pair) or not pair.document.startswith(_NEVER_FITTED)
    ]
    features, clauses = _features(pairs)
    labels = np.array([pair.is_right for pair in pairs], dtype=float)
    held = np.array([is_held_out(pair) for pair in pairs])
    model = _fit(features[~held], clauses[~held], labels[~held])
    scores = model.probabilities(features, clauses)
    sides = {"lost_clause": model.lost, "added_clause": model.added}
    card: dict[str, object] = {
        "what": "log odds of a complete and right translation, see align/pairs/pair_quality.py",
        "made_by": "python -m scripts.training.weights.pair_quality DATA",
        "weights": dict(zip(PAIR_FEATURES, model.weights, strict=True)),
        "bias": model.bias,
        **{name: dict(zip(("weight", "bias"), side, strict=True)) for name, side in sides.items()},
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


def _features(pairs: list[LabelledPair]) -> tuple[Scores, Scores]:
    """Return the features `[pairs, features]` and the odds of clauses `[pairs, 2]`."""
    scorer = PairScorer(packaged_encoder())
    parts, clauses = [], []
    for start in range(0, len(pairs), _AT_ONCE):
        texts = [(pair.source, pair.target) for pair in pairs[start : start + _AT_ONCE]]
        evidence = [pair_evidence(reading) for reading in scorer.read(texts)]
        parts.append(pair_features(evidence, scorer.cosines(texts)))
        clauses.append(clause_odds(evidence))
    return (
        np.concatenate(parts).astype(np.float64),
        np.concatenate(clauses).astype(np.float64),
    )


def _fit(features: Scores, clauses: Scores, labels: Scores) -> PairModel:
    """Return the model whose product of three probabilities makes the labels likeliest."""
    groups = [features, clauses[:, :1], clauses[:, 1:]]
    spreads = [group.std(axis=0) + 1e-6 for group in groups]
    scaled = [
        np.column_stack([group / spread, np.ones(len(group))])
        for group, spread in zip(groups, spreads, strict=True)
    ]
    cuts = np.cumsum([group.shape[1] for group in scaled])[:-1]

    def loss(values: Scores) -> tuple[float, Scores]:
        parts = np.split(values, cuts)
        odds = [group @ part for group, part in zip(scaled, parts, strict=True)]
        logarithm = -sum(np.logaddexp(0, -each) for each in odds)
        right = np.minimum(np.exp(logarithm), _SEVEREST)
        value = -(labels * logarithm + (1 - labels) * np.log1p(-right)).mean()
        slope = ((1 - labels) * right / (1 - right) - labels) / len(labels)
        slopes: list[Scores] = []
        for group, each, part in zip(scaled, odds, parts, strict=True):
            penalised = np.append(part[:-1], 0.0)
            value += _PENALTY * (penalised**2).sum()
            slopes.append(group.T @ (slope / (1 + np.exp(each))) + 2 * _PENALTY * penalised)
        return float(value), np.concatenate(slopes)

    start = np.zeros(sum(group.shape[1] for group in scaled))
    start[-3::2] = _FIRST_CLAUSE_BIAS
    most: list[float | None] = [0.0 if name in _NEVER_PRAISE else None for name in PAIR_FEATURES]
    bounds = [(None, bound) for bound in [*most, *[None] * (len(start) - len(most))]]
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}
    ).x
    fitted = [
        (part[:-1] / spread, float(part[-1]))
        for part, spread in zip(np.split(found, cuts), spreads, strict=True)
    ]
    return PairModel(_rounded(fitted[0][0]), round(fitted[0][1], 4), *map(_side, fitted[1:]))


def _side(fitted: tuple[Scores, float]) -> tuple[float, float]:
    return _rounded(fitted[0])[0], round(fitted[1], 4)


def _rounded(values: Sequence[float] | Scores) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)


if __name__ == "__main__":
    main()

"""How much each reason speaks for two pages translating each other: a fitted logistic model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpora import ModelError

PACKAGED_WEIGHTS = Path(__file__).with_name("match_weights.json")
MATCH_FEATURES = (
    "cosine",
    "lead",
    "source_covered",
    "target_covered",
    "least_covered",
    "title",
    "figures_of_source",
    "figures_of_target",
    "has_figures",
    "latin",
    "names",
    "has_names",
    "same_day",
    "near_day",
    "far_day",
    "length",
)


@dataclass(frozen=True, slots=True)
class MatchWeights:
    """Weights in the order of `MATCH_FEATURES`, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def probabilities(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability of each row of features: [candidates, features]."""
        odds = features @ np.array(self.weights) + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), np.float64)


@cache
def packaged_match_weights() -> MatchWeights:
    """Return the fitted weights; `scripts/training/archives/page_matching.py` fits them.

    Raises:
        ModelError: where the file is missing or does not fit the features of this code.
    """
    try:
        facts = json.loads(PACKAGED_WEIGHTS.read_text(encoding="utf-8"))
        weights = tuple(float(facts["weights"][name]) for name in MATCH_FEATURES)
        return MatchWeights(weights, float(facts["bias"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{PACKAGED_WEIGHTS}: the weights of page matching cannot be read: {error}"
        ) from error

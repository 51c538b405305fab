"""The probability that a terminologist takes a candidate for a term with its rendering.

A logistic regression over `CANDIDATE_FEATURES`, fitted on candidates judged by reading and on term
lists of official reports. Fitting: `scripts/training/weights/term_candidates.py`, which measures it
on what was left out; `packaged/term_weights.json` is weights and card in one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from align.words.candidate_features import CANDIDATE_FEATURES
from corpora import ModelError

PACKAGED_TERM_WEIGHTS = Path(__file__).parents[1] / "packaged" / "term_weights.json"


@dataclass(frozen=True, slots=True)
class CandidateModel:
    """A weight a feature, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability of a candidate, in (0, 1); more is better."""
        total = self.bias + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-total))


@cache
def load_candidate_model(path: Path = PACKAGED_TERM_WEIGHTS) -> CandidateModel:
    """Return the fitted weights.

    Raises:
        ModelError: where the file is missing or does not fit the features of this code.
    """
    try:
        return model_of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the weights of candidates cannot be read: {error}") from error


def model_of(facts: Mapping[str, Any]) -> CandidateModel:
    """Return the model of a card; KeyError where a feature has no weight."""
    weights = tuple(float(facts["weights"][name]) for name in CANDIDATE_FEATURES)
    return CandidateModel(weights, float(facts["bias"]))

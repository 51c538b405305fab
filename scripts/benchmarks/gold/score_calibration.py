"""How well scores tell right from wrong: area under the curve, expected calibration error."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def area_under_curve(scores: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """Return the chance that a right pair scores higher than a wrong one."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores):  # ties share their mean rank
        tied = scores == value
        ranks[tied] = ranks[tied].mean()
    positives, negatives = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def calibration_error(
    scores: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], bins: int = 10
) -> float:
    """Return the mean distance between score and share of right pairs, over ten equal bins."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(scores[places == place].mean() - right[places == place].mean())
            * (places == place).mean()
            for place in range(bins)
            if (places == place).any()
        )
    )

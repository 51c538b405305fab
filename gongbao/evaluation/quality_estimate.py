"""The quality of a translation without a reference: the MQM penalty a reader would give it.

A regression over checks and fluency, calibrated on human judgements: of segments estimated at 5
points the mean is about 5, and of ten segments eight lie between `low` and `high`. It ranks
segments by what there is to correct, so long and difficult ones rank high. It does not rank
systems: between good ones on the same sentence it says nearly nothing (its card has the figures),
and it likes a plain, literal translation better than a free one.
`scripts/training/weights/quality_estimate.py` fits it; `packaged/quality_weights.json` is weights
and card in one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpora import ModelError
from glossary.reading import PairReading, count_han, is_copied
from gongbao.evaluation.quality_features import QUALITY_FEATURES

PACKAGED_QUALITY = Path(__file__).parent / "packaged" / "quality_weights.json"
WORST_PENALTY = 25.0
"""What MQM gives a segment that is no translation."""
_GOOD, _FAIR = 3.5, 7.0
_MOST_HAN = 4
_FloatArray = npt.NDArray[np.float64]


class Mark(StrEnum):
    """The estimate in a word.

    A segment with a wrong figure is poor whatever else it is; one with a figure that is merely not
    found, or has no source, is at best fair.
    """

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class QualityEstimate:
    """What is expected of one segment; penalties are MQM points, 0 to 25, less is better.

    Attributes:
        penalty: The expected penalty.
        low: Below it lies about one segment in ten of the same estimate.
        high: Above it lies about one in ten.
        mark: The penalty in a word.
    """

    penalty: float
    low: float
    high: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class QualityModel:
    """Weights by feature, and the calibration: at each knot the mean and where most lie."""

    weights: _FloatArray
    bias: float
    knots: _FloatArray
    means: _FloatArray
    lows: _FloatArray
    highs: _FloatArray

    def raw(self, features: _FloatArray) -> _FloatArray:
        """Return what the regression says of features `[segments, features]`: `[segments]`."""
        return np.asarray(features @ self.weights + self.bias)

    def estimate(
        self, features: _FloatArray, readings: Sequence[PairReading]
    ) -> tuple[QualityEstimate, ...]:
        """Return the estimate of each segment."""
        raw = self.raw(features)
        table = zip(
            np.interp(raw, self.knots, self.means),
            np.interp(raw, self.knots, self.lows),
            np.interp(raw, self.knots, self.highs),
            readings,
            strict=True,
        )
        return tuple(_bounded(float(a), float(b), float(c), reading) for a, b, c, reading in table)


@cache
def load_quality_model(path: Path = PACKAGED_QUALITY) -> QualityModel:
    """Return the fitted weights.

    Raises:
        ModelError: where the file is missing or does not fit the features of this code.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        weights = np.array([float(facts["weights"][name]) for name in QUALITY_FEATURES])
        curves = [np.array(facts["calibration"][n]) for n in ("knots", "means", "lows", "highs")]
        return QualityModel(weights, float(facts["bias"]), *curves)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the weights of the estimate cannot be read: {error}") from error


def _bounded(penalty: float, low: float, high: float, reading: PairReading) -> QualityEstimate:
    """Apply what no regression may overrule: nothing there, not translated, a wrong figure."""
    words = len(reading.target.split())
    is_chinese = count_han(reading.target) > max(_MOST_HAN, words)
    if reading.is_empty or is_copied(reading) or is_chinese:
        return QualityEstimate(WORST_PENALTY, WORST_PENALTY, WORST_PENALTY, Mark.POOR)
    if reading.has_wrong_figure:
        penalty = max(penalty, _FAIR)
        return QualityEstimate(penalty, low, max(high, penalty), Mark.POOR)
    if reading.wrong_figures or reading.stray_figures:  # perhaps worded in another way: to be read
        penalty = max(penalty, _GOOD)
        high = max(high, penalty)
    mark = Mark.GOOD if penalty < _GOOD else Mark.FAIR if penalty < _FAIR else Mark.POOR
    return QualityEstimate(penalty, low, high, mark)

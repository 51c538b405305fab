"""How a whole document is translated: at what length, in how many sentences, how closely.

A novel is not a communiqué: what is doubtful in one is usual in the other. These figures let the
score of a bead take the document it stands in into account.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.sentences.anchors import Anchors

DoubleArray = npt.NDArray[np.float64]

_ENOUGH_ANCHORS = 10
_NEAR = 8
_LITERAL_SCALE = 5.0


@dataclass(frozen=True, slots=True)
class TranslationStyle:
    """What anchors say of a document.

    Attributes:
        length_ratio: Target length over source length.
        growth: Logarithm of target over source sentences.
        literalness: How much nearer anchors are than their neighbourhoods: about 2 for news, 1
            for novels, 0 without anchors.
    """

    length_ratio: float
    growth: float
    literalness: float


def translation_style(
    source_lengths: DoubleArray, target_lengths: DoubleArray, anchors: Anchors
) -> TranslationStyle:
    """Return the style of a document from cumulative lengths [sentences + 1] and its anchors."""
    literalness = float(np.median(anchors.weight)) * _LITERAL_SCALE if len(anchors.weight) else 0.0
    ratio = _length_ratio(source_lengths, target_lengths, anchors)
    return TranslationStyle(ratio, _growth(anchors), literalness)


def _length_ratio(source: DoubleArray, target: DoubleArray, anchors: Anchors) -> float:
    """Return target length over source length, from the anchors where there are enough."""
    if len(anchors.source) >= _ENOUGH_ANCHORS:
        left = float((source[anchors.source + 1] - source[anchors.source]).sum())
        right = float((target[anchors.target + 1] - target[anchors.target]).sum())
    else:
        left, right = float(source[-1]), float(target[-1])
    return right / left if left and right else 1.0


def _growth(anchors: Anchors) -> float:
    """Return the logarithm of target over source sentences between anchors close together.

    Where one side has a block of its own the anchors about it lie far apart and do not count.
    """
    steps = np.diff(anchors.source), np.diff(anchors.target)
    is_near = np.maximum(*steps) <= _NEAR
    if is_near.sum() < _ENOUGH_ANCHORS:
        return 0.0
    return float(np.log(steps[1][is_near].sum() / steps[0][is_near].sum()))

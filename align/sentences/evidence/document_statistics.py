"""What is counted of whole documents before beads are scored: lengths, marks, breaks, style.

A novel is not a communiqué: what is doubtful in one is usual in the other. The style, how a whole
document is translated, lets the score of a bead take the document it stands in into account.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from align.arrays import BoolArray, DoubleArray, FloatArray
from align.sentences.aligned_units import AlignmentUnits
from align.sentences.anchors import Anchors

_ENOUGH_ANCHORS = 10
"""Anchors from which on they say more of the style than the whole documents."""
_NEAR = 8
"""Sentences between two anchors that count as close together."""
_LITERAL_SCALE = 5.0
"""Brings the median margin of anchors to about 1 for novels."""


@dataclass(frozen=True, slots=True)
class SideStatistics:
    """One side of the documents; a cumulative count [units + 1] holds that of the first i at i.

    Attributes:
        lengths: Latin characters, and one for each unit; cumulative.
        marks: [units + 1, kinds of marks], in the order of `AlignmentUnits.mark_counts`;
            cumulative.
        breaks: Blocks that have begun; cumulative.
        hard_breaks: Places over which no bead may reach; cumulative.
        begins: [units + 1], whether a block begins behind the first i units.
        headings: Headings; cumulative.
        quotations: [units + 1], whether a quotation is open behind the first i units.
        densities: [units], mean cosine with the units of the other side.
    """

    lengths: DoubleArray
    marks: DoubleArray
    breaks: DoubleArray
    hard_breaks: DoubleArray
    begins: BoolArray
    headings: DoubleArray
    quotations: BoolArray
    densities: DoubleArray


@dataclass(frozen=True, slots=True)
class TranslationStyle:
    """How a document is translated: at what length, in how many sentences, how closely.

    Attributes:
        length_ratio: Target length over source length.
        growth: Logarithm of target over source sentences.
        literalness: How much nearer anchors are than their neighbourhoods: about 2 for news, 1
            for novels, 0 without anchors.
    """

    length_ratio: float
    growth: float
    literalness: float


def count_side(units: AlignmentUnits, densities: FloatArray) -> SideStatistics:
    """Return what is counted of one side; `densities` [units] as in `SideStatistics`."""
    starts = units.block_starts()
    return SideStatistics(
        lengths=_cumulated(units.lengths() + 1),
        marks=_cumulated(units.mark_counts()),
        breaks=_cumulated(starts.astype(np.float64)),
        hard_breaks=_cumulated(units.hard_starts().astype(np.float64)),
        begins=np.concatenate([starts, [True]]) if units.blocks else np.zeros(len(units) + 1, bool),
        headings=_cumulated(units.headings().astype(np.float64)),
        quotations=np.concatenate([[False], units.open_quotations()]),
        densities=densities.astype(np.float64),
    )


def measure_style(
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


def _cumulated(counts: DoubleArray) -> DoubleArray:
    """Return the sums of the first i rows: [rows + 1, ...] of counts [rows, ...]."""
    return np.concatenate([np.zeros((1, *counts.shape[1:])), np.cumsum(counts, axis=0)])

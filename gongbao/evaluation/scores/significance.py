"""Is one system better, or was it luck? Paired approximate randomisation and the bootstrap.

Both work on sums of counts a segment, so a thousand trials are one matrix product. The seed is
part of the options: the same files give the same figures.

Sources: Riezler and Maxwell 2005 (approximate randomisation), Koehn 2004 (bootstrap).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gongbao.evaluation.scores.overlap_statistics import Counts, MetricStatistics, scores_of_counts

_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class ResamplingOptions:
    """How often is drawn and from where.

    Attributes:
        trials: Exchanges and resamples; 0 leaves significance and intervals out.
        seed: Start of the random numbers.
        confidence: Share of the resamples inside an interval.
    """

    trials: int = 1000
    seed: int = 12345
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Between `low` and `high` lies the share `confidence` of the resampled values."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system against another under one metric.

    Attributes:
        difference: Score of the system less that of the other.
        interval: Bootstrap interval of the difference.
        p_value: Probability of a difference at least as large if the two were exchangeable, in
            (0, 1]; at most .05 is usually called significant.
    """

    metric: str
    system: str
    other: str
    difference: float
    interval: Interval
    p_value: float


class Resampler:
    """Draws once for all systems, so that every pair is compared on the same resamples."""

    def __init__(self, segments: int, options: ResamplingOptions) -> None:
        self.options = options
        generator = np.random.default_rng(options.seed)
        drawn = generator.integers(0, segments, (options.trials, segments))
        # How often each resample has each segment: [trials, segments].
        offsets = np.arange(options.trials)[:, None] * segments
        flat = np.bincount((drawn + offsets).ravel(), minlength=options.trials * segments)
        self._weights = flat.reshape(options.trials, segments).astype(np.float32)
        self._exchanged = generator.random((options.trials, segments), np.float32) < 0.5

    def resampled_scores(self, statistics: MetricStatistics) -> Counts:
        """Return the score of every resample: `[trials]`."""
        sums = self._products(self._weights, statistics.counts)
        return scores_of_counts(statistics.metric, sums)

    def interval(self, resampled: Counts) -> Interval:
        """Return the interval of resampled values."""
        outside = (1 - self.options.confidence) / 2
        low, high = np.quantile(resampled, [outside, 1 - outside])
        return Interval(float(low), float(high))

    def randomised_p(self, one: MetricStatistics, other: MetricStatistics) -> float:
        """Return the two-sided p of approximate randomisation."""
        difference = one.counts - other.counts
        moved = self._products(self._exchanged, difference)
        total_one, total_other = one.counts.sum(axis=0), other.counts.sum(axis=0)
        scores = scores_of_counts(one.metric, total_one - moved)
        others = scores_of_counts(one.metric, total_other + moved)
        found = abs(one.score - other.score)
        # Sums in another order differ in their last digits: what is equal counts as reached.
        reached = int((np.abs(scores - others) >= found - 1e-9).sum())
        return (reached + 1) / (self.options.trials + 1)

    def _products(self, weights: npt.NDArray[Any], counts: Counts) -> Counts:
        parts = [
            weights[start : start + _AT_ONCE].astype(np.float64) @ counts
            for start in range(0, len(weights), _AT_ONCE)
        ]
        return np.concatenate(parts)


def compare_systems(
    statistics: Mapping[str, Sequence[MetricStatistics]],
    resampler: Resampler,
    baseline: str | None,
) -> tuple[Comparison, ...]:
    """Return the comparison of every ordered pair of systems, or of each with the baseline.

    Args:
        statistics: For each system its statistics, with the same metrics in the same order.
        resampler: What draws.
        baseline: Compare with this system alone.
    """
    resampled = {
        name: [resampler.resampled_scores(of_metric) for of_metric in rows]
        for name, rows in statistics.items()
    }
    p_values: dict[tuple[str, str, str], float] = {}
    found: list[Comparison] = []
    for name, rows in statistics.items():
        for other, other_rows in statistics.items():
            if name == other or (baseline is not None and other != baseline):
                continue
            for place, (one, two) in enumerate(zip(rows, other_rows, strict=True)):
                key = (one.metric, min(name, other), max(name, other))
                if key not in p_values:
                    p_values[key] = resampler.randomised_p(one, two)
                spread = resampler.interval(resampled[name][place] - resampled[other][place])
                found.append(
                    Comparison(
                        one.metric, name, other, one.score - two.score, spread, p_values[key]
                    )
                )
    return tuple(found)

"""Which system is better, said in ranks: systems that cannot be told apart share one.

A rank ends where every system above is significantly better than every system below, as in the
rankings of WMT; p is of paired approximate randomisation (Riezler and Maxwell 2005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongbao.evaluation.scores.overlap_statistics import (
    MetricStatistics,
    lower_is_better,
    metric_label,
)
from gongbao.evaluation.scores.significance import Resampler

_PREFERRED = ("metricx", "comet", "chrf", "bleu", "ter", "consensus")
"""Metrics to rank by, those that agree with people most first."""
_METHODS = {
    "consensus": "agreement with the other systems, no reference",
    "metricx": "learnt from human judgements",
    "comet": "learnt from human judgements",
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """The systems in ranks.

    Attributes:
        metric: What was ranked by.
        clusters: Names of the systems of each rank, the best rank and the best system first.
        limit: p up to which a difference counts.
        largest_p: The largest p between the first rank and the rest; 1 where there is one rank.
    """

    metric: str
    clusters: tuple[tuple[str, ...], ...]
    limit: float
    largest_p: float

    @property
    def order(self) -> tuple[str, ...]:
        """All systems, the best first."""
        return tuple(name for cluster in self.clusters for name in cluster)

    @property
    def method(self) -> str:
        """How was ranked, in words."""
        how = _METHODS.get(self.metric, "against the references")
        return f"{metric_label(self.metric)}, {how}"

    def rank_of(self, name: str) -> int:
        """Return the rank of a system, 1 for the best."""
        return next(k for k, cluster in enumerate(self.clusters, 1) if name in cluster)


def rank_systems(
    statistics: Mapping[str, Sequence[MetricStatistics]], resampler: Resampler
) -> Ranking | None:
    """Return the ranking by the best metric there is; None for one system or no metric."""
    measured = {s.metric for rows in statistics.values() for s in rows}
    metric = next((name for name in _PREFERRED if name in measured), None)
    if metric is None or len(statistics) < 2:
        return None
    found = {name: next(s for s in rows if s.metric == metric) for name, rows in statistics.items()}
    sign = 1 if lower_is_better(metric) else -1
    order = sorted(found, key=lambda name: (sign * found[name].score, name))
    limit = 1 - resampler.options.confidence
    if not resampler.options.trials:
        return Ranking(metric, (tuple(order),), limit, 1.0)
    p_values = {
        (one, other): resampler.randomised_p(found[one], found[other])
        for k, one in enumerate(order)
        for other in order[k + 1 :]
    }
    ends = [
        k
        for k in range(1, len(order))
        if all(p_values[a, b] <= limit for a in order[:k] for b in order[k:])
    ]
    starts = [0, *ends]
    clusters = tuple(
        tuple(order[start:end]) for start, end in zip(starts, [*ends, len(order)], strict=True)
    )
    first = ends[0] if ends else len(order)
    between = [p_values[a, b] for a in order[:first] for b in order[first:]]
    return Ranking(metric, clusters, limit, max(between, default=1.0))


def verdict(ranking: Ranking) -> str:
    """Return what a reader wants to know, in a sentence or two.

    >>> verdict(Ranking("chrf", (("b",), ("a", "c")), 0.05, 0.004))
    'b is better than all others (chrF++, p < .01). a and c cannot be told apart.'
    """
    label = metric_label(ranking.metric)
    first, *rest = ranking.clusters
    if not rest:
        return f"{_listed(first)} cannot be told apart ({label})."
    shown = _bound(ranking.largest_p)
    verb = "is" if len(first) == 1 else "are"
    others = "all others" if len(ranking.order) > 2 else rest[0][0]
    parts = [f"{_listed(first)} {verb} better than {others} ({label}, {shown})."]
    parts += [f"{_listed(c)} cannot be told apart." for c in ranking.clusters if len(c) > 1]
    return " ".join(parts)


def chinese_verdict(ranking: Ranking) -> str:
    """Return the same in Chinese.

    >>> chinese_verdict(Ranking("chrf", (("b",), ("a", "c")), 0.05, 0.004))
    'b 优于其他所有系统（chrF++，p < .01）；a、c 之间无显著差异。'
    """
    label = metric_label(ranking.metric)
    first, *rest = ranking.clusters
    if not rest:
        return f"{'、'.join(first)} 之间无显著差异（{label}）。"
    others = "其他所有系统" if len(ranking.order) > 2 else f" {rest[0][0]}"
    parts = [f"{'、'.join(first)} 优于{others}（{label}，{_bound(ranking.largest_p)}）"]
    parts += [f"{'、'.join(c)} 之间无显著差异" for c in ranking.clusters if len(c) > 1]
    return "；".join(parts) + "。"


def _bound(largest_p: float) -> str:
    for limit, text in ((0.001, ".001"), (0.01, ".01")):
        if largest_p <= limit:
            return f"p < {text}"
    return f"p {largest_p:.2f}".replace("0.", ".")


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last

"""BLEU, chrF++ and TER as counts a segment, from which sacreBLEU's own figures follow.

Counts add up: those of a document, of the whole set and of every resample are sums of rows, and
one formula over arrays turns sums into scores. That makes thousands of resamples cheap. Metrics
that are means of segments, as consensus and learnt ones, are counted as sum and number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float64]

OVERLAP_METRICS = ("bleu", "chrf", "ter")
_LABELS = {"bleu": "BLEU", "chrf": "chrF++", "ter": "TER", "comet": "COMET", "metricx": "MetricX"}
_ORDERS = 4
_BETA_SQUARED = 4.0


@dataclass(frozen=True, slots=True)
class MetricStatistics:
    """The counts of one system under one metric.

    Attributes:
        metric: "bleu", "chrf", "ter", or one that is a mean of segments.
        counts: `[segments, counts]`, as sacreBLEU orders them; else score and one.
        signature: What reproduces the figures.
    """

    metric: str
    counts: Counts
    signature: str

    @property
    def score(self) -> float:
        """The score of all segments; see `lower_is_better`."""
        return float(scores_of_counts(self.metric, self.counts.sum(axis=0)[None])[0])

    @property
    def segment_scores(self) -> Scores:
        """The score of each segment by itself."""
        return scores_of_counts(self.metric, self.counts)


class OverlapScorer:
    """One metric against fixed references, whose n-grams are counted once for all systems."""

    def __init__(self, metric: str, references: Sequence[Sequence[str]]) -> None:
        from sacrebleu.metrics import BLEU, CHRF

        self.metric = metric
        lists = [list(reference) for reference in references]
        if metric == "bleu":
            self._scorer = BLEU(references=lists)
        elif metric == "chrf":
            self._scorer = CHRF(word_order=2, references=lists)
        else:
            from gongbao.evaluation.scores.translation_edits import FastTER

            self._scorer = FastTER(references=lists)

    def measure(self, translations: Sequence[str]) -> MetricStatistics:
        """Return the counts of every segment of a system."""
        rows = self._scorer._extract_corpus_statistics(list(translations), None)
        signature = str(self._scorer.get_signature())
        return MetricStatistics(self.metric, np.array(rows, np.float64), signature)


def scores_of_counts(metric: str, sums: Counts) -> Scores:
    """Return the scores `[samples]` of summed counts `[samples, counts]`, as sacreBLEU has them."""
    if metric == "bleu":
        return _bleu(sums)
    if metric == "chrf":
        return _chrf(sums)
    if metric == "ter":
        return _ter(sums)
    return np.asarray(sums[:, 0] / np.maximum(sums[:, 1], 1.0))


def mean_statistics(metric: str, scores: Scores, signature: str) -> MetricStatistics:
    """Return the statistics of a metric whose score of a system is the mean of its segments."""
    return MetricStatistics(metric, np.column_stack([scores, np.ones(len(scores))]), signature)


def lower_is_better(metric: str) -> bool:
    """Tell whether a system is better the lower it scores: edits and penalties."""
    return metric in ("ter", "metricx")


def metric_label(metric: str) -> str:
    """Return how a metric is called in tables.

    >>> metric_label("chrf"), metric_label("consensus")
    ('chrF++', 'consensus')
    """
    return _LABELS.get(metric, metric)


def _bleu(sums: Counts) -> Scores:
    """Papineni et al. 2002 with sacreBLEU's exponential smoothing."""
    lengths, wanted = sums[:, 0], sums[:, 1]
    correct, total = sums[:, 2 : 2 + _ORDERS], sums[:, 2 + _ORDERS :]
    with np.errstate(divide="ignore", invalid="ignore"):
        # sacreBLEU stops at the first order without n-grams; what follows counts as nothing.
        is_open = np.cumprod(total > 0, axis=1) > 0
        zeros = np.cumsum((correct == 0) & is_open, axis=1)
        precision = np.where(correct > 0, correct, 0.5**zeros) / np.where(is_open, total, 1.0)
        logs = np.where(is_open, np.log(100.0 * precision), -9999999999.0)
        shortness = np.where(lengths < wanted, np.exp(1 - wanted / lengths), 1.0)
        scores = np.where(lengths > 0, shortness, 0.0) * np.exp(logs.mean(axis=1))
    return np.where(correct.any(axis=1), scores, 0.0)


def _chrf(sums: Counts) -> Scores:
    """Popović 2017; precision and recall are means over the orders that both sides have."""
    table = sums.reshape(len(sums), -1, 3)  # [samples, orders, (translation, reference, match)]
    made, wanted, matched = table[:, :, 0], table[:, :, 1], table[:, :, 2]
    counted = (made > 0) & (wanted > 0)
    orders = np.maximum(1, counted.sum(axis=1))
    precision = np.where(counted, matched / np.maximum(made, 1), 0.0).sum(axis=1) / orders
    recall = np.where(counted, matched / np.maximum(wanted, 1), 0.0).sum(axis=1) / orders
    below = _BETA_SQUARED * precision + recall
    above = (1 + _BETA_SQUARED) * precision * recall
    return np.asarray(100.0 * above / np.where(below > 0, below, 1.0))


def _ter(sums: Counts) -> Scores:
    """Snover et al. 2006: edits a word of the reference."""
    edits, words = sums[:, 0], sums[:, 1]
    scores = np.where(words > 0, edits / np.where(words > 0, words, 1.0), edits > 0)
    return np.asarray(100.0 * scores)

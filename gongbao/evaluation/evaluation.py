"""The evaluation of several systems on one source: measured in parallel and compared."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from corpora import UsageError
from corpora.findings import Finding
from corpora.worker_processes import end_with_parent
from glossary.reading import PairReading, SourceReading, read_pair, read_sources
from glossary.requirements import RequirementFinder
from gongbao.evaluation.fidelity import Fidelity, measure_fidelity
from gongbao.evaluation.form_faults import form_faults
from gongbao.evaluation.overlap_statistics import (
    OVERLAP_METRICS,
    OverlapScorer,
    OverlapStatistics,
    scores_of_counts,
)
from gongbao.evaluation.parallel_lines import EvaluationSet, LineFile, find_doubts
from gongbao.evaluation.quality_estimate import load_quality_model
from gongbao.evaluation.quality_features import quality_features
from gongbao.evaluation.segment_results import SegmentResult, segment_results
from gongbao.evaluation.significance import (
    Comparison,
    Interval,
    Resampler,
    ResamplingOptions,
    compare_systems,
)

CHECKED_METRICS = ("terms", "figures", "quality")
MODEL_METRIC = "model"
METRICS = (*OVERLAP_METRICS, *CHECKED_METRICS, MODEL_METRIC)
DEFAULT_METRICS = (*OVERLAP_METRICS, *CHECKED_METRICS)
_FEWEST_IN_PARALLEL = 1000


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """What is measured and how.

    Attributes:
        metrics: Some of `METRICS`.
        baseline: The system to compare with; None compares every pair.
        resampling: Trials, seed and confidence.
        workers: Processes to use.
    """

    metrics: tuple[str, ...] = DEFAULT_METRICS
    baseline: str | None = None
    resampling: ResamplingOptions = field(default_factory=ResamplingOptions)
    workers: int = 1

    @property
    def overlap(self) -> tuple[str, ...]:
        """The metrics against references, in their fixed order."""
        return tuple(metric for metric in OVERLAP_METRICS if metric in self.metrics)

    @property
    def is_checked(self) -> bool:
        """Whether lines are held against the source."""
        return any(metric in self.metrics for metric in CHECKED_METRICS)


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """The scores of one document by metric."""

    name: str
    segments: int
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class SystemResult:
    """All that is known about one system.

    Attributes:
        name: How it is called.
        lines: Its translation.
        overlap: BLEU, chrF++ and TER as far as asked for.
        intervals: Of each of them by name; empty without trials.
        documents: Scores of each document, in their order.
        fidelity: None unless terms, figures or quality were asked for.
        segments: One a line; empty where the lines were not checked.
        model_scores: Mean log-probability a piece under the packaged model, one a line.
        warnings: What makes the figures doubtful.
    """

    name: str
    lines: tuple[str, ...]
    overlap: tuple[OverlapStatistics, ...]
    intervals: dict[str, Interval]
    documents: tuple[DocumentScores, ...]
    fidelity: Fidelity | None
    segments: tuple[SegmentResult, ...]
    model_scores: tuple[float, ...]
    warnings: tuple[Finding, ...]

    def statistics(self, metric: str) -> OverlapStatistics | None:
        """Return the statistics under one metric, None if it was not measured."""
        return next((s for s in self.overlap if s.metric == metric), None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The systems in the order given, and how they compare."""

    texts: EvaluationSet
    options: EvaluationOptions
    systems: tuple[SystemResult, ...]
    comparisons: tuple[Comparison, ...]


def evaluate(
    texts: EvaluationSet,
    finder: RequirementFinder,
    options: EvaluationOptions | None = None,
    *,
    progress: Callable[[int], None] = lambda done: None,
) -> Evaluation:
    """Measure every system and compare them; `progress` is told how many are measured.

    Raises:
        UsageError: for a metric that does not exist or a baseline that is not among the systems.
    """
    options = options or EvaluationOptions()
    unknown = sorted(set(options.metrics) - set(METRICS))
    if unknown or not options.metrics:
        raise UsageError(f"{', '.join(unknown)}: no such metric; known: {', '.join(METRICS)}")
    names = [system.name for system in texts.systems]
    if options.baseline is not None and options.baseline not in names:
        raise UsageError(f"{options.baseline}: the baseline is not among {', '.join(names)}")
    measurer = _Measurer(texts, finder, options)
    systems = _measure_all(measurer, texts, options, progress)
    comparisons: tuple[Comparison, ...] = ()
    if options.resampling.trials and options.overlap and len(systems) > 1:
        statistics = {system.name: system.overlap for system in systems}
        comparisons = compare_systems(statistics, measurer.resampler, options.baseline)
    return Evaluation(texts, options, tuple(systems), comparisons)


class _Measurer:
    """Holds what all systems share: references with their n-grams, the source read once."""

    def __init__(
        self, texts: EvaluationSet, finder: RequirementFinder, options: EvaluationOptions
    ) -> None:
        self._texts, self._finder, self._options = texts, finder, options
        references = [reference.lines for reference in texts.references]
        self._scorers = [OverlapScorer(metric, references) for metric in options.overlap]
        self._sources: tuple[SourceReading, ...] = ()
        if options.is_checked:
            self._sources = read_sources(texts.source.lines, texts.documents, finder)
        if "quality" in options.metrics:
            load_quality_model()
        self.resampler = Resampler(len(texts.source.lines), options.resampling)

    def measure(self, system: LineFile) -> SystemResult:
        """Return everything about one system but comparisons."""
        overlap = tuple(scorer.measure(system.lines) for scorer in self._scorers)
        intervals = {
            s.metric: self.resampler.interval(self.resampler.resampled_scores(s))
            for s in overlap
            if self._options.resampling.trials
        }
        fidelity, segments = self._check(system.lines)
        model_scores: tuple[float, ...] = ()
        if MODEL_METRIC in self._options.metrics:
            from gongbao.evaluation.model_score import model_scores as score_by_model

            model_scores = score_by_model(self._texts.source.lines, system.lines)
        return SystemResult(
            system.name,
            system.lines,
            overlap,
            intervals,
            self._by_document(overlap),
            fidelity,
            segments,
            model_scores,
            tuple(find_doubts(self._texts, system)),
        )

    def _check(self, lines: tuple[str, ...]) -> tuple[Fidelity | None, tuple[SegmentResult, ...]]:
        if not self._sources:
            return None, ()
        known: dict[tuple[int, str], PairReading] = {}
        readings = []
        for source, line in zip(self._sources, lines, strict=True):
            key = (id(source), line)
            if key not in known:
                known[key] = read_pair(source, line, self._finder)
            readings.append(known[key])
        estimates = None
        if "quality" in self._options.metrics:
            from gongbao.evaluation.fluency import load_fluency

            table = quality_features(readings, load_fluency())
            estimates = load_quality_model().estimate(table, readings)
        references = [reference.lines for reference in self._texts.references]
        fidelity = measure_fidelity(readings, self._texts.documents, references)
        faults = form_faults(lines, self._finder)
        return fidelity, segment_results(readings, estimates, faults)

    def _by_document(self, overlap: Sequence[OverlapStatistics]) -> tuple[DocumentScores, ...]:
        names = list(dict.fromkeys(self._texts.documents))
        place = {name: number for number, name in enumerate(names)}
        owners = np.array([place[name] for name in self._texts.documents])
        sizes = np.bincount(owners, minlength=len(names))
        scores: dict[str, list[float]] = {}
        for statistics in overlap:
            sums = np.zeros((len(names), statistics.counts.shape[1]))
            np.add.at(sums, owners, statistics.counts)
            scores[statistics.metric] = scores_of_counts(statistics.metric, sums).tolist()
        return tuple(
            DocumentScores(name, int(sizes[k]), {metric: scores[metric][k] for metric in scores})
            for k, name in enumerate(names)
        )


_shared: _Measurer | None = None


def _measure_all(
    measurer: _Measurer,
    texts: EvaluationSet,
    options: EvaluationOptions,
    progress: Callable[[int], None],
) -> list[SystemResult]:
    """Measure the systems, in forked processes where the system has them and it is worth it."""
    global _shared
    size = len(texts.systems) * len(texts.source.lines)
    workers = min(options.workers, len(texts.systems))
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    if workers < 2 or size < _FEWEST_IN_PARALLEL or not can_fork:
        return _counted(map(measurer.measure, texts.systems), progress)
    _shared = measurer  # what a forked process finds in its memory is not sent to it
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, context, end_with_parent) as pool:
            return _counted(pool.map(_measure_shared, texts.systems), progress)
    finally:
        _shared = None


def _counted(
    results: Iterable[SystemResult], progress: Callable[[int], None]
) -> list[SystemResult]:
    measured: list[SystemResult] = []
    for result in results:
        measured.append(result)
        progress(len(measured))
    return measured


def _measure_shared(system: LineFile) -> SystemResult:
    if _shared is None:
        raise RuntimeError("the measurer is not shared with this process")
    return _shared.measure(system)

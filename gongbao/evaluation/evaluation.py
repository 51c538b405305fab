"""The evaluation of several systems on one source: measured in parallel and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from corpora import UsageError
from corpora.findings import Finding
from glossary.reading import PairReading, SourceReading, read_pair, read_sources
from glossary.requirements import RequirementFinder
from gongbao.evaluation.fidelity import Fidelity, measure_fidelity
from gongbao.evaluation.forked_work import ForkedWork
from gongbao.evaluation.form_faults import form_faults
from gongbao.evaluation.parallel_lines import EvaluationSet, LineFile, find_doubts
from gongbao.evaluation.quality_estimate import load_quality_model
from gongbao.evaluation.quality_features import quality_features
from gongbao.evaluation.scores.consensus import FEWEST_SYSTEMS, agreements
from gongbao.evaluation.scores.model_metrics import is_model_metric, load_model_metric
from gongbao.evaluation.scores.overlap_statistics import (
    OVERLAP_METRICS,
    MetricStatistics,
    OverlapScorer,
    mean_statistics,
    scores_of_counts,
)
from gongbao.evaluation.scores.ranking import Ranking, rank_systems
from gongbao.evaluation.scores.significance import (
    Comparison,
    Interval,
    Resampler,
    ResamplingOptions,
    compare_systems,
)
from gongbao.evaluation.segment_results import SegmentResult, segment_results

CONSENSUS = "consensus"
CHECKED_METRICS = ("terms", "figures", "quality")
MODEL_METRIC = "model"
METRICS = (*OVERLAP_METRICS, CONSENSUS, *CHECKED_METRICS, MODEL_METRIC)
DEFAULT_METRICS = ("bleu", "chrf", CONSENSUS, *CHECKED_METRICS)
"""TER and what reads with a model take long and are measured on request."""


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """What is measured and how.

    Attributes:
        metrics: Some of `METRICS`, and learnt ones by name and place, `comet:DIR`. Those against
            references are left out where there are none, consensus where there are fewer than
            three systems.
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
        """The metrics of words against references, in their fixed order."""
        return tuple(metric for metric in OVERLAP_METRICS if metric in self.metrics)

    @property
    def learnt(self) -> tuple[str, ...]:
        """The learnt metrics, with their places."""
        return tuple(metric for metric in self.metrics if is_model_metric(metric))

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
        measured: What a number says of the system: words against references, learnt metrics,
            consensus, as far as asked for.
        intervals: Of each of them by name; empty without trials.
        documents: Scores of each document, in their order.
        domains: The same of each domain; empty where none are known.
        fidelity: None unless terms, figures or quality were asked for.
        segments: One a line; empty where the lines were not checked.
        model_scores: Mean log-probability a piece under the packaged model, one a line.
        warnings: What makes the figures doubtful.
    """

    name: str
    lines: tuple[str, ...]
    measured: tuple[MetricStatistics, ...]
    intervals: dict[str, Interval]
    documents: tuple[DocumentScores, ...]
    fidelity: Fidelity | None
    segments: tuple[SegmentResult, ...]
    model_scores: tuple[float, ...]
    warnings: tuple[Finding, ...]
    domains: tuple[DocumentScores, ...] = ()

    def statistics(self, metric: str) -> MetricStatistics | None:
        """Return the statistics under one metric, None if it was not measured."""
        return next((s for s in self.measured if s.metric == metric), None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The systems in the order given, and how they compare."""

    texts: EvaluationSet
    options: EvaluationOptions
    systems: tuple[SystemResult, ...]
    comparisons: tuple[Comparison, ...]
    ranking: Ranking | None = None


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
    unknown = sorted(set(options.metrics) - {*METRICS, *options.learnt})
    if unknown or not options.metrics:
        raise UsageError(f"{', '.join(unknown)}: no such metric; known: {', '.join(METRICS)}")
    names = [system.name for system in texts.systems]
    if options.baseline is not None and options.baseline not in names:
        raise UsageError(f"{options.baseline}: the baseline is not among {', '.join(names)}")
    if not texts.references and set(options.metrics) <= set(OVERLAP_METRICS):
        raise UsageError(f"{', '.join(options.metrics)}: nothing to measure without a reference")
    measurer = _Measurer(texts, finder, options)
    size = len(texts.systems) * len(texts.source.lines)
    forks = ForkedWork(min(options.workers, len(texts.systems)), size)
    systems: list[SystemResult] = []
    for result in forks.map(measurer.measure, texts.systems):
        systems.append(result)
        progress(len(systems))
    measured = _with_whole(texts, options, forks)
    systems = [_extended(system, measured[system.name], measurer.resampler) for system in systems]
    systems = [
        replace(
            system,
            documents=_by_document(system.measured, texts.documents),
            domains=_by_document(system.measured, texts.domains) if texts.domains else (),
        )
        for system in systems
    ]
    statistics = {system.name: system.measured for system in systems}
    comparisons: tuple[Comparison, ...] = ()
    if options.resampling.trials and systems[0].measured and len(systems) > 1:
        comparisons = compare_systems(statistics, measurer.resampler, options.baseline)
    ranking = rank_systems(statistics, measurer.resampler)
    return Evaluation(texts, options, tuple(systems), comparisons, ranking)


def _with_whole(
    texts: EvaluationSet, options: EvaluationOptions, forks: ForkedWork
) -> dict[str, list[MetricStatistics]]:
    """Return the statistics by system that need all systems at once, or a model in one process."""
    found: dict[str, list[MetricStatistics]] = {system.name: [] for system in texts.systems}
    if CONSENSUS in options.metrics and len(texts.systems) >= FEWEST_SYSTEMS:
        lines = list(zip(*(system.lines for system in texts.systems), strict=True))
        parts = forks.map(agreements, [lines[k : k + 200] for k in range(0, len(lines), 200)])
        scores = np.concatenate(list(parts))
        for place, system in enumerate(texts.systems):
            found[system.name].append(
                mean_statistics(CONSENSUS, scores[:, place], f"systems:{len(texts.systems)}")
            )
    references = texts.references[0].lines if texts.references else ()
    for name in options.learnt:
        metric = load_model_metric(name)
        if metric.needs_references and not references:
            raise UsageError(f"{name}: needs a reference")
        for system in texts.systems:
            values = np.array(metric.score(texts.source.lines, system.lines, references))
            found[system.name].append(mean_statistics(metric.name, values, metric.signature))
    return found


def _extended(
    system: SystemResult, further: Sequence[MetricStatistics], resampler: Resampler
) -> SystemResult:
    intervals = dict(system.intervals)
    if resampler.options.trials:
        intervals |= {s.metric: resampler.interval(resampler.resampled_scores(s)) for s in further}
    return replace(system, measured=(*system.measured, *further), intervals=intervals)


def _by_document(
    measured: Sequence[MetricStatistics], documents: Sequence[str]
) -> tuple[DocumentScores, ...]:
    names = list(dict.fromkeys(documents))
    place = {name: number for number, name in enumerate(names)}
    owners = np.array([place[name] for name in documents])
    sizes = np.bincount(owners, minlength=len(names))
    scores: dict[str, list[float]] = {}
    for statistics in measured:
        sums = np.zeros((len(names), statistics.counts.shape[1]))
        np.add.at(sums, owners, statistics.counts)
        scores[statistics.metric] = scores_of_counts(statistics.metric, sums).tolist()
    return tuple(
        DocumentScores(name, int(sizes[k]), {metric: scores[metric][k] for metric in scores})
        for k, name in enumerate(names)
    )


class _Measurer:
    """Holds what all systems share: references with their n-grams, the source read once."""

    def __init__(
        self, texts: EvaluationSet, finder: RequirementFinder, options: EvaluationOptions
    ) -> None:
        self._texts, self._finder, self._options = texts, finder, options
        references = [reference.lines for reference in texts.references]
        self._scorers = [
            OverlapScorer(metric, references) for metric in options.overlap if references
        ]
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
            from gongbao.evaluation.scores.model_score import model_scores as score_by_model

            model_scores = score_by_model(self._texts.source.lines, system.lines)
        return SystemResult(
            system.name,
            system.lines,
            overlap,
            intervals,
            (),
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

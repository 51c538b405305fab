"""An evaluation as JSON and as a table of text; figures of the JSON are not rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpora.findings import finding_record
from gongbao import __version__
from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.fidelity import Rate
from gongbao.evaluation.quality_estimate import Mark
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.scores.ranking import verdict
from gongbao.evaluation.scores.significance import Comparison
from gongbao.evaluation.segment_results import FindingKind, SegmentResult, kind_of


def evaluation_record(evaluation: Evaluation) -> dict[str, object]:
    """Return `{"ranking": {...}, "systems": [{"name", "bleu", "chrf", ...}]}`, ready for `json`.

    What was not measured is not there; a rate of nothing is null, and so is a ranking of one.
    """
    ranking = evaluation.ranking
    told = ranking and {
        "verdict": verdict(ranking),
        "metric": ranking.metric,
        "method": ranking.method,
        "clusters": [list(cluster) for cluster in ranking.clusters],
    }
    return {
        "ranking": told,
        "systems": [_system(evaluation, system) for system in evaluation.systems],
    }


def ranked_systems(evaluation: Evaluation) -> list[SystemResult]:
    """Return the systems, the best first; in the order given where nothing ranks them."""
    order = evaluation.ranking.order if evaluation.ranking else ()
    return sorted(evaluation.systems, key=lambda s: order.index(s.name) if s.name in order else 0)


def mean_penalty(system: SystemResult) -> float | None:
    """Return the mean expected MQM penalty of a segment, None where it was not estimated.

    It says how much there is to correct; it does not rank good systems, see `quality_estimate`.
    """
    found = [s.estimate.penalty for s in system.segments if s.estimate is not None]
    return sum(found) / len(found) if found else None


def finding_counts(system: SystemResult) -> dict[FindingKind, int]:
    """Return how many findings of each kind there are, all kinds listed."""
    counts = Counter(
        kind_of(finding) for segment in system.segments for finding in segment.findings
    )
    return {kind: counts[kind] for kind in FindingKind}


def findings_per_thousand_words(system: SystemResult) -> dict[FindingKind, float]:
    """Return the findings of each kind for 1,000 English words; fewer is better."""
    words = max(1, sum(segment.words for segment in system.segments))
    return {kind: 1000 * count / words for kind, count in finding_counts(system).items()}


def _system(evaluation: Evaluation, system: SystemResult) -> dict[str, object]:
    record: dict[str, object] = {"name": system.name}
    record |= {statistics.metric: statistics.score for statistics in system.measured}
    record["signatures"] = signatures_of(evaluation, system)
    record["intervals"] = {name: [i.low, i.high] for name, i in system.intervals.items()}
    if system.fidelity is not None:
        record |= {name: _rate(rate) for name, rate in system.fidelity.rates.items()}
        record["findings"] = dict(finding_counts(system))
        record["findings_per_1000_words"] = findings_per_thousand_words(system)
    penalty = mean_penalty(system)
    if penalty is not None:
        marks = Counter(s.estimate.mark for s in system.segments if s.estimate is not None)
        record["quality"] = {
            "penalty": penalty,
            "marks": {mark.value: marks[mark] for mark in Mark},
        }
    if system.model_scores:
        record["model"] = sum(system.model_scores) / len(system.model_scores)
    for group, scores in (("documents", system.documents), ("domains", system.domains)):
        if scores or group == "documents":
            record[group] = [{"name": d.name, "segments": d.segments, **d.scores} for d in scores]
    record["comparisons"] = [
        {
            "other": c.other,
            "metric": c.metric,
            "difference": c.difference,
            "interval": [c.interval.low, c.interval.high],
            "p": c.p_value,
        }
        for c in evaluation.comparisons
        if c.system == system.name
    ]
    record["warnings"] = [finding_record(warning) for warning in system.warnings]
    record["segments"] = list(_segments(system))
    return record


def signatures_of(evaluation: Evaluation, system: SystemResult) -> dict[str, str]:
    """Return what reproduces the figures, by metric; `gongbao` has version and resampling."""
    options = evaluation.options.resampling
    signatures = {statistics.metric: statistics.signature for statistics in system.measured}
    signatures["gongbao"] = (
        f"version:{__version__}|trials:{options.trials}|seed:{options.seed}"
        f"|confidence:{options.confidence:g}|references:{len(evaluation.texts.references)}"
    )
    return signatures


def _rate(rate: Rate) -> dict[str, object]:
    return {"met": rate.met, "total": rate.total, "share": rate.share}


def _segments(system: SystemResult) -> Iterator[dict[str, object]]:
    scores = {s.metric: s.segment_scores.tolist() for s in system.measured}
    for place in range(len(system.lines)):
        record: dict[str, object] = {"line": place + 1}
        record |= {metric: values[place] for metric, values in scores.items()}
        if system.model_scores:
            record["model"] = system.model_scores[place]
        if system.segments:
            record |= _segment(system.segments[place])
        yield record


def _segment(segment: SegmentResult) -> dict[str, object]:
    record: dict[str, object] = {}
    if segment.estimate is not None:
        found = segment.estimate
        record = {
            "penalty": found.penalty,
            "low": found.low,
            "high": found.high,
            "mark": found.mark,
        }
    record["findings"] = [
        {"kind": kind_of(finding).value, "words": finding.text, **finding_record(finding)}
        for finding in segment.findings
    ]
    return record


def evaluation_text(evaluation: Evaluation, *, by_document: bool = False) -> str:
    """Return the verdict, a table of the systems, the best first, comparisons, and signatures.

    With a baseline a score has + or - where it is significantly better or worse.
    """
    ranking = evaluation.ranking
    lines = [verdict(ranking), f"Ranked by {ranking.method}.", ""] if ranking else []
    ranked = ranked_systems(evaluation)
    header, rows = _table(evaluation, ranked)
    lines += _columns([header, *rows])
    if evaluation.options.baseline is not None and evaluation.comparisons:
        lines.append(f"+ - better, worse than {evaluation.options.baseline}, p at most .05")
    for comparison in evaluation.comparisons:
        mark = " *" if _is_significant(evaluation, comparison) else ""
        if evaluation.options.baseline is not None or comparison.system < comparison.other:
            lines.append(
                f"{metric_label(comparison.metric)}: {comparison.system} - {comparison.other}: "
                f"{comparison.difference:+.2f} [{comparison.interval.low:+.2f},"
                f" {comparison.interval.high:+.2f}], p {comparison.p_value:.4f}{mark}"
            )
    if by_document:
        for system in ranked:
            lines += [
                f"{system.name} · {d.name} ({d.segments}): "
                + ", ".join(f"{metric_label(m)} {score:.2f}" for m, score in d.scores.items())
                for d in system.documents
            ]
    signatures = signatures_of(evaluation, evaluation.systems[0])
    lines += [f"{metric_label(name)}: {text}" for name, text in signatures.items()]
    return "\n".join(lines) + "\n"


def _table(
    evaluation: Evaluation, ranked: Sequence[SystemResult]
) -> tuple[list[str], list[list[str]]]:
    first = ranked[0]
    header = ["rank"] * bool(evaluation.ranking) + ["system"]
    header += [metric_label(s.metric) for s in first.measured]
    if first.fidelity is not None:
        header += [
            name.replace("_wmt25", " (WMT25)").replace("_", " ") for name in first.fidelity.rates
        ]
    header += ["model"] * bool(first.model_scores)
    return header, [_row(evaluation, system) for system in ranked]


def _row(evaluation: Evaluation, system: SystemResult) -> list[str]:
    ranking = evaluation.ranking
    row = [str(ranking.rank_of(system.name))] if ranking else []
    row.append(system.name)
    for statistics in system.measured:
        interval = system.intervals.get(statistics.metric)
        spread = f" ±{(interval.high - interval.low) / 2:.2f}" if interval else ""
        mark = _mark(evaluation, system.name, statistics.metric)
        row.append(f"{statistics.score:.2f}{spread}{mark}")
    if system.fidelity is not None:
        row += [percent(rate) for rate in system.fidelity.rates.values()]
    if system.model_scores:
        row.append(f"{sum(system.model_scores) / len(system.model_scores):.3f}")
    return row


def _mark(evaluation: Evaluation, system: str, metric: str) -> str:
    """Return + or - where a system differs from the baseline, a space where it does not."""
    baseline = evaluation.options.baseline
    if baseline is None or not evaluation.comparisons:
        return ""
    for comparison in evaluation.comparisons:
        if (comparison.system, comparison.other, comparison.metric) == (system, baseline, metric):
            if not _is_significant(evaluation, comparison):
                return "  "
            return " +" if (comparison.difference > 0) != lower_is_better(metric) else " -"
    return "  "


def _is_significant(evaluation: Evaluation, comparison: Comparison) -> bool:
    return comparison.p_value <= 1 - evaluation.options.resampling.confidence


def percent(rate: Rate) -> str:
    """Return a rate for people: its share in percent, a dash where there was nothing to count."""
    return "-" if rate.share is None else f"{100 * rate.share:.1f}%"


def _columns(rows: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if rows[0][place] in ("rank", "system") else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]

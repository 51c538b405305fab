"""Where the systems of an evaluation differ: lengths, words, phrases, segment by segment."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpora.counting import counted
from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.word_comparison import (
    Bucket,
    distinctive_phrases,
    frequency_buckets,
    length_buckets,
)
from gongbao.reports.evaluation.score_tables import best_cell, html_table
from gongbao.reports.evaluation.segment_cards import goodness
from gongbao.reports.html_frame import heading
from gongbao.reports.plots import ScoreBar, difference_histogram, interval_plot, scatter_plot

_PAIRS = 3


def where_they_differ(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return buckets by length and frequency, and phrases that one has and the other lacks."""
    texts = evaluation.texts
    if len(ranked) < 2 or not ranked[0].measured:
        return ""
    ranking = evaluation.ranking
    metric = ranking.metric if ranking else ranked[0].measured[0].metric
    parts = [
        heading("Where they differ", "差异所在"),
        _bucket_table(
            f"{metric_label(metric)} by length of the source",
            length_buckets(texts.source.lines, ranked, metric),
            ranked,
            sign=-1 if lower_is_better(metric) else 1,
        ),
    ]
    if texts.references:
        reference = texts.references[0].lines
        parts.append(
            _bucket_table(
                "words right (F1, %) by how often the reference has them",
                frequency_buckets(reference, ranked),
                ranked,
            )
        )
        for one, other in _pairs(evaluation, ranked)[:1]:
            parts.append(_phrases(one, other, reference) + _phrases(other, one, reference))
    return parts[0] + f'<div class="views">{"".join(parts[1:])}</div>'


def _bucket_table(
    title: str, buckets: Sequence[Bucket], ranked: Sequence[SystemResult], *, sign: int = 1
) -> str:
    if not buckets:
        return ""
    columns = [[(sign * score, f"{score:.1f}") for score in b.scores] for b in buckets]
    rows = [
        f"<tr><td>{escape(system.name)}</td>"
        + "".join(best_cell(column, place) for column in columns)
        + "</tr>"
        for place, system in enumerate(ranked)
    ]
    heads = [f"{bucket.label} ({bucket.size:,})" for bucket in buckets]
    return f"<div><h3>{title}</h3>{html_table(['system', *heads], rows)}</div>"


def _phrases(one: SystemResult, other: SystemResult, reference: Sequence[str]) -> str:
    found = distinctive_phrases(one, other, reference)
    if not found:
        return ""
    rows = [
        f'<tr><td>{escape(phrase.text)}</td><td class="figure">{phrase.mine}</td>'
        f'<td class="figure">{phrase.other}</td></tr>'
        for phrase in found
    ]
    title = f"{one.name} has right, {other.name} has not"
    table = html_table(["words of the reference", one.name, other.name], rows)
    return f"<div><h3>{escape(title)}</h3>{table}</div>"


def _pairs(
    evaluation: Evaluation, ranked: Sequence[SystemResult]
) -> list[tuple[SystemResult, SystemResult]]:
    """Return the best system with the others, or each one with the baseline."""
    base = evaluation.options.baseline
    if base is None:
        return [(ranked[0], other) for other in ranked[1:]]
    one = next(s for s in ranked if s.name == base)
    return [(system, one) for system in ranked if system.name != base]


def interval_plots(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return a plot for each metric: scores with their bootstrap intervals."""
    if not evaluation.options.resampling.trials:
        return ""
    plots = []
    for statistics in ranked[0].measured:
        metric = statistics.metric
        bars = [
            ScoreBar(s.name, found.score, s.intervals[metric].low, s.intervals[metric].high)
            for s in ranked
            if (found := s.statistics(metric)) is not None
        ]
        plots.append(f'<figure class="wide">{interval_plot(bars, metric_label(metric))}</figure>')
    return f'<div class="plots">{"".join(plots)}</div>' if plots else ""


def segment_plots(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return histogram and scatter of the best system, or each one against the baseline."""
    parts = []
    for system, other in _pairs(evaluation, ranked)[:_PAIRS]:
        mine, yours = goodness(system), goodness(other)
        if mine is None or yours is None:
            continue
        name = mine[0]
        differences = (mine[1] - yours[1]).tolist()
        better = sum(d > 0 for d in differences)
        worse = sum(d < 0 for d in differences)
        title = f"{system.name} against {other.name}"
        histogram = difference_histogram(differences, f"difference of {name} a segment")
        points = list(zip(yours[1].tolist(), mine[1].tolist(), strict=True))
        scatter = scatter_plot(points, f"{name} of {other.name}", f"{name} of {system.name}")
        parts.append(
            f'<figure class="wide">{histogram}'
            f"<figcaption>{escape(title)}: better in {counted(better, 'segment')}, worse"
            f" in {worse}, alike in {len(differences) - better - worse}</figcaption></figure>"
            f'<figure class="wide">{scatter}'
            f"<figcaption>{escape(title)}: a dot a segment; above the line the"
            " first is better</figcaption></figure>"
        )
    if not parts:
        return ""
    return f'<div class="plots">{"".join(parts)}</div>'

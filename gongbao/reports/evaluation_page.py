"""The report of an evaluation: scores, their spread, differences, findings, terms and segments."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.evaluation_formats import (
    findings_per_thousand_words,
    percent,
    signatures_of,
)
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.scores.significance import Comparison
from gongbao.evaluation.segment_results import FindingKind
from gongbao.reports.html_frame import Label, heading, render_page
from gongbao.reports.plots import ScoreBar, difference_histogram, interval_plot, scatter_plot
from gongbao.reports.segment_lists import goodness, segment_section

_RATES = {
    "terms": "terms · 术语",
    "terms_as_ruled": "terms as ruled",
    "terms_wmt25": "terms, WMT25",
    "consistency": "consistency · 一致",
    "amounts": "amounts · 万/亿",
    "figures": "figures · 数字",
    "dates": "dates · 日期",
    "names": "names · 人名",
}
_KINDS = {
    FindingKind.FIGURE: "figure · 数字",
    FindingKind.DATE: "date · 日期",
    FindingKind.NAME: "name · 人名",
    FindingKind.MEANING: "turned round · 意义相反",
    FindingKind.ADDED_FIGURE: "added figure · 多出数字",
    FindingKind.TERM: "term · 术语",
    FindingKind.DEPRECATED: "deprecated · 禁用词",
    FindingKind.OMISSION: "omission · 漏译",
    FindingKind.UNTRANSLATED: "untranslated · 未译",
    FindingKind.REPETITION: "repetition · 重复",
    FindingKind.FORM: "form · 形式",
}
_PAIRS = 6
_TERMS = 40
_SYSTEMS = 10


def render_evaluation(evaluation: Evaluation) -> str:
    """Return the report as a complete HTML page."""
    texts = evaluation.texts
    references = ", ".join(reference.name for reference in texts.references)
    ranked = _ranked(evaluation)
    return render_page(
        texts.source.name,
        Label("evaluation", "译文评测"),
        "evaluation_page.css",
        header=[
            f"<p>{len(texts.source.lines)} segments, {len(set(texts.documents))} document(s),"
            f" {len(evaluation.systems)} system(s); references: {escape(references)}</p>",
            _warnings(evaluation),
        ],
        main=[
            _scores(evaluation, ranked),
            _intervals(evaluation, ranked),
            _significance(evaluation, ranked),
            _differences(evaluation, ranked),
            _findings(ranked),
            _terms(ranked),
            _documents(evaluation, ranked),
            segment_section(evaluation, ranked[:_SYSTEMS]),
        ],
        footer=_signatures(evaluation),
    )


def _ranked(evaluation: Evaluation) -> list[SystemResult]:
    """Return the systems, the best first by chrF++, else by the first metric there is."""
    metrics = [s.metric for s in evaluation.systems[0].measured]
    metric = "chrf" if "chrf" in metrics else metrics[0] if metrics else ""

    def rank(system: SystemResult) -> float:
        found = system.statistics(metric)
        if found is None:
            return 0.0
        return found.score if lower_is_better(metric) else -found.score

    return sorted(evaluation.systems, key=rank)


def _warnings(evaluation: Evaluation) -> str:
    told = [warning.message for system in evaluation.systems for warning in system.warnings]
    if not told:
        return ""
    return f'<ul class="warnings">{"".join(f"<li>{escape(t)}</li>" for t in told)}</ul>'


def _scores(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    first = ranked[0]
    heads = [
        metric_label(s.metric) + (" ↓" if lower_is_better(s.metric) else "") for s in first.measured
    ]
    columns: list[list[tuple[float | None, str]]] = []
    for statistics in first.measured:
        columns.append([_score_cell(system, statistics.metric) for system in ranked])
    if first.fidelity is not None:
        for name, label in _RATES.items():
            heads.append(label)
            rates = [s.fidelity.rates[name] for s in ranked if s.fidelity is not None]
            columns.append(
                [
                    (r.share, f"{percent(r)}<small>{round(r.met, 1):g} of {r.total}</small>")
                    for r in rates
                ]
            )
    if first.model_scores:
        heads.append("model")
        means = [sum(s.model_scores) / len(s.model_scores) for s in ranked]
        columns.append([(mean, f"{mean:.3f}") for mean in means])
    rows = []
    for place, system in enumerate(ranked):
        cells = "".join(_best_cell(column, place) for column in columns)
        rows.append(f"<tr><td>{escape(system.name)}</td>{cells}</tr>")
    return (
        heading("Scores", "总分") + '<p class="note">Best first. Below each score its'
        f" {evaluation.options.resampling.confidence:.0%} bootstrap interval. Terms, figures and"
        " dates are looked for in the translation by the glossary and by value.</p>"
        + _table(["system", *heads], rows)
    )


def _score_cell(system: SystemResult, metric: str) -> tuple[float | None, str]:
    found = system.statistics(metric)
    if found is None:
        return None, "-"
    interval = system.intervals.get(metric)
    spread = f"<small>{interval.low:.2f} to {interval.high:.2f}</small>" if interval else ""
    return (-found.score if lower_is_better(metric) else found.score), f"{found.score:.2f}{spread}"


def _best_cell(column: Sequence[tuple[float | None, str]], place: int) -> str:
    values = [value for value, _ in column if value is not None]
    value, text = column[place]
    best = value is not None and min(values) < value == max(values)
    return f'<td class="figure{" best" if best else ""}">{text}</td>'


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(
        f'<th class="figure">{escape(h)}</th>' if k else f"<th>{escape(h)}</th>"
        for k, h in enumerate(heads)
    )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _intervals(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
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
        plots.append(f"<figure>{interval_plot(bars, metric_label(metric))}</figure>")
    return f'<div class="plots">{"".join(plots)}</div>' if plots else ""


def _significance(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    if not evaluation.comparisons:
        return ""
    found = {(c.metric, c.system, c.other): c for c in evaluation.comparisons}
    others = [s for s in ranked if any(c.other == s.name for c in evaluation.comparisons)]
    limit = 1 - evaluation.options.resampling.confidence
    parts = [
        heading("Significance", "显著性") + '<p class="note">Row less column, with p of'
        " paired approximate randomisation; green and red where p is at most"
        f" {limit:.2f}, green where the row is better. With many pairs some come out significant"
        " by chance.</p>"
    ]
    for metric in (s.metric for s in ranked[0].measured):
        rows = []
        for system in ranked:
            cells = (_pair_cell(found.get((metric, system.name, o.name)), limit) for o in others)
            rows.append(f"<tr><td>{escape(system.name)}</td>{''.join(cells)}</tr>")
        heads = [metric_label(metric), *(o.name for o in others)]
        parts.append(_table(heads, rows) + "<p></p>")
    return "".join(parts)


def _pair_cell(comparison: Comparison | None, limit: float) -> str:
    if comparison is None:
        return '<td class="figure none">·</td>'
    gain = -comparison.difference if lower_is_better(comparison.metric) else comparison.difference
    style = "none" if comparison.p_value > limit else "better" if gain > 0 else "worse"
    return (
        f'<td class="figure {style}">{comparison.difference:+.2f}'
        f"<small>p {comparison.p_value:.3f}</small></td>"
    )


def _differences(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return histogram and scatter of the best system, or each one against the baseline."""
    base = evaluation.options.baseline
    if base is None:
        pairs = [(ranked[0], other) for other in ranked[1:]]
    else:
        one = next(s for s in ranked if s.name == base)
        pairs = [(system, one) for system in ranked if system.name != base]
    parts = []
    for system, other in pairs[:_PAIRS]:
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
            f"<figure>{histogram}<figcaption>{escape(title)}: better in {better} segments, worse"
            f" in {worse}, alike in {len(differences) - better - worse}</figcaption></figure>"
            f"<figure>{scatter}<figcaption>{escape(title)}: a dot a segment; above the line the"
            " first is better</figcaption></figure>"
        )
    if not parts:
        return ""
    title = heading("Segment by segment", "逐段比较")
    return f'{title}<div class="plots">{"".join(parts)}</div>'


def _findings(ranked: Sequence[SystemResult]) -> str:
    if not ranked[0].segments:
        return ""
    tables = [findings_per_thousand_words(system) for system in ranked]
    columns = {kind: [(-t[kind], f"{t[kind]:.2f}") for t in tables] for kind in _KINDS}
    rows = [
        f"<tr><td>{escape(system.name)}</td>"
        + "".join(_best_cell(columns[kind], place) for kind in _KINDS)
        + "</tr>"
        for place, system in enumerate(ranked)
    ]
    return (
        heading("Findings for 1,000 words", "每千词问题数") + '<p class="note">Found by'
        " rule; a small figure in other words may be among them. Form is what gongbao check finds"
        " in the English alone: words run together, marks, capitals, repetitions.</p>"
        + _table(["system", *_KINDS.values()], rows)
    )


def _terms(ranked: Sequence[SystemResult]) -> str:
    first = ranked[0].fidelity
    if first is None or not first.term_uses:
        return ""
    by_system = [
        {use.source: use for use in s.fidelity.term_uses} for s in ranked if s.fidelity is not None
    ]
    rows = []
    for use in first.term_uses[:_TERMS]:
        cells = []
        for table in by_system:
            found = table[use.source]
            forms = "; ".join(f"{words} {count}" for words, count in found.renderings[:3])
            style = "none" if found.rate.met == found.rate.total else "worse"
            cells.append(
                f'<td class="figure {style}" title="{escape(forms)}">'
                f"{found.rate.met}/{found.rate.total}</td>"
            )
        rows.append(
            f'<tr><td class="zh" lang="zh">{escape(use.source)} <small>{escape(use.wanted)}</small>'
            f"</td>{''.join(cells)}</tr>"
        )
    shown = f", the {_TERMS} most frequent" if len(first.term_uses) > _TERMS else ""
    return (
        heading("Terms", "术语") + f'<p class="note">{len(first.term_uses)} terms of the'
        f" glossary stand in the source{shown}; so many times as ruled, of so many.</p>"
        + _table(["term", *(system.name for system in ranked)], rows)
    )


def _documents(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    if len(set(evaluation.texts.documents)) < 2 or not ranked[0].measured:
        return ""
    metric = "chrf" if ranked[0].statistics("chrf") else ranked[0].measured[0].metric
    rows = []
    for place, document in enumerate(ranked[0].documents):
        sign = -1 if lower_is_better(metric) else 1
        values = [s.documents[place].scores[metric] for s in ranked]
        column = [(sign * value, f"{value:.1f}") for value in values]
        cells = "".join(_best_cell(column, k) for k in range(len(column)))
        label = f"{escape(document.name)} <small>{document.segments}</small>"
        rows.append(f"<tr><td>{label}</td>{cells}</tr>")
    table = _table([metric_label(metric), *(s.name for s in ranked)], rows)
    return (
        heading("Documents", "文件") + f"<details><summary>{metric_label(metric)} of"
        f" {len(rows)} documents</summary>{table}</details>"
    )


def _signatures(evaluation: Evaluation) -> str:
    signatures = signatures_of(evaluation, evaluation.systems[0])
    lines = (
        f"{metric_label(name)}: <code>{escape(text)}</code>" for name, text in signatures.items()
    )
    return "Signatures · 签名<br>" + "<br>".join(lines)

"""Tables of an evaluation: scores, significance, findings, terms, documents."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpora.counting import counted
from gongbao.evaluation.evaluation import DocumentScores, Evaluation, SystemResult
from gongbao.evaluation.evaluation_formats import findings_per_thousand_words, percent
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.scores.significance import Comparison
from gongbao.evaluation.segment_results import FindingKind
from gongbao.reports.html_frame import heading
from gongbao.reports.plots import stacked_bar

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
KIND_LABELS = {
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
_TERMS = 40


def score_table(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return all figures of all systems, the best of each column marked."""
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
    ranking = evaluation.ranking
    for place, system in enumerate(ranked):
        cells = "".join(best_cell(column, place) for column in columns)
        rank = f"<b>{ranking.rank_of(system.name)}</b> " if ranking else ""
        rows.append(f"<tr><td>{rank}{escape(system.name)}</td>{cells}</tr>")
    return (
        heading("Scores", "总分") + '<p class="note">Best first. Below each score half its'
        f" {evaluation.options.resampling.confidence:.0%} bootstrap interval. Terms, figures,"
        " dates and names count as missed where the reading of the pair finds fault with"
        " them.</p>" + html_table(["system", *heads], rows)
    )


def _score_cell(system: SystemResult, metric: str) -> tuple[float | None, str]:
    found = system.statistics(metric)
    if found is None:
        return None, "-"
    interval = system.intervals.get(metric)
    spread = f"<small>±{(interval.high - interval.low) / 2:.2f}</small>" if interval else ""
    return (-found.score if lower_is_better(metric) else found.score), f"{found.score:.2f}{spread}"


def best_cell(column: Sequence[tuple[float | None, str]], place: int) -> str:
    """Return a cell of a column of values, more is better, and texts; the best one is marked."""
    values = [value for value, _ in column if value is not None]
    value, text = column[place]
    best = value is not None and min(values) < value == max(values)
    return f'<td class="figure{" best" if best else ""}">{text}</td>'


def finding_bars(ranked: Sequence[SystemResult]) -> str:
    """Return a bar of findings for each system, by kind."""
    if not ranked[0].segments:
        return ""
    tables = [findings_per_thousand_words(system) for system in ranked]
    longest = max(sum(table.values()) for table in tables)
    kinds = [kind for kind in KIND_LABELS if any(table[kind] for table in tables)]
    if not kinds:
        return ""
    rows = []
    for system, table in zip(ranked, tables, strict=True):
        parts = [(kind.name.lower(), table[kind], KIND_LABELS[kind]) for kind in kinds]
        rows.append(
            f"<tr><td>{escape(system.name)}</td>"
            f'<td class="bar">{stacked_bar(parts, longest)}</td>'
            f'<td class="figure">{sum(table.values()):.2f}</td></tr>'
        )
    legend = "".join(
        f'<li><span class="key {kind.name.lower()}"></span>{KIND_LABELS[kind]}</li>'
        for kind in kinds
    )
    return (
        heading("Errors for 1,000 words, by kind", "每千词错误，按类别")
        + '<p class="note">Found by rule, without a reference; shorter is better.</p>'
        + f'<table class="bars"><tbody>{"".join(rows)}</tbody></table>'
        + f'<ul class="legend">{legend}</ul>'
    )


def finding_table(ranked: Sequence[SystemResult]) -> str:
    """Return the same as figures."""
    if not ranked[0].segments:
        return ""
    tables = [findings_per_thousand_words(system) for system in ranked]
    columns = {kind: [(-t[kind], f"{t[kind]:.2f}") for t in tables] for kind in KIND_LABELS}
    rows = [
        f"<tr><td>{escape(system.name)}</td>"
        + "".join(best_cell(columns[kind], place) for kind in KIND_LABELS)
        + "</tr>"
        for place, system in enumerate(ranked)
    ]
    return (
        '<p class="note">Found by rule; a small figure in other words may be among them. Form is'
        " what gongbao check finds in the English alone: words run together, marks, capitals,"
        " repetitions.</p>" + html_table(["system", *KIND_LABELS.values()], rows)
    )


def significance_tables(evaluation: Evaluation, ranked: Sequence[SystemResult]) -> str:
    """Return every pair under every metric, with p."""
    if not evaluation.comparisons:
        return ""
    found = {(c.metric, c.system, c.other): c for c in evaluation.comparisons}
    others = [s for s in ranked if any(c.other == s.name for c in evaluation.comparisons)]
    limit = 1 - evaluation.options.resampling.confidence
    parts = [
        '<p class="note">Row less column, with p of'
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
        parts.append(html_table(heads, rows) + "<p></p>")
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


def term_table(ranked: Sequence[SystemResult]) -> str:
    """Return the most frequent terms, and how often each system renders them as ruled."""
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
    terms = counted(
        len(first.term_uses), "term of the glossary stands", "terms of the glossary stand"
    )
    return (
        f'<p class="note">{terms} in the source{shown}; so many times as ruled, of so many.</p>'
        + html_table(["term", *(system.name for system in ranked)], rows)
    )


def document_table(ranked: Sequence[SystemResult]) -> str:
    """Return the scores of each document."""
    return _table_of_parts(ranked, [system.documents for system in ranked])


def domain_table(ranked: Sequence[SystemResult]) -> str:
    """Return the scores of each domain."""
    return _table_of_parts(ranked, [system.domains for system in ranked])


def _table_of_parts(
    ranked: Sequence[SystemResult], parts: Sequence[Sequence[DocumentScores]]
) -> str:
    if len(parts[0]) < 2 or not ranked[0].measured:
        return ""
    metric = "chrf" if ranked[0].statistics("chrf") else ranked[0].measured[0].metric
    rows = []
    for place, document in enumerate(parts[0]):
        sign = -1 if lower_is_better(metric) else 1
        values = [of_system[place].scores[metric] for of_system in parts]
        column = [(sign * value, f"{value:.1f}") for value in values]
        cells = "".join(best_cell(column, k) for k in range(len(column)))
        label = f"{escape(document.name)} <small>{document.segments}</small>"
        rows.append(f"<tr><td>{label}</td>{cells}</tr>")
    return html_table([metric_label(metric), *(s.name for s in ranked)], rows)


def html_table(heads: Sequence[str], rows: Sequence[str]) -> str:
    """Return a table; heads are text, rows are HTML."""
    head = "".join(
        f'<th class="figure">{escape(h)}</th>' if k else f"<th>{escape(h)}</th>"
        for k, h in enumerate(heads)
    )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )

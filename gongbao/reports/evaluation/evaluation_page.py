"""The report of an evaluation: the verdict first, then what it stands on, down to the segments."""

from __future__ import annotations

from html import escape

from corpora.counting import counted
from gongbao.evaluation.evaluation import Evaluation
from gongbao.evaluation.evaluation_formats import ranked_systems, signatures_of
from gongbao.evaluation.scores.overlap_statistics import metric_label
from gongbao.evaluation.scores.ranking import chinese_verdict, verdict
from gongbao.reports.evaluation.difference_views import (
    interval_plots,
    segment_plots,
    where_they_differ,
)
from gongbao.reports.evaluation.score_tables import (
    document_table,
    domain_table,
    finding_bars,
    finding_table,
    score_table,
    significance_tables,
    term_table,
)
from gongbao.reports.evaluation.segment_cards import segment_section
from gongbao.reports.html_frame import Label, heading, render_page

_SYSTEMS = 10


def render_evaluation(evaluation: Evaluation) -> str:
    """Return the report as a complete HTML page."""
    texts = evaluation.texts
    references = ", ".join(reference.name for reference in texts.references) or "none"
    ranked = ranked_systems(evaluation)
    return render_page(
        texts.source.name,
        Label("evaluation", "译文评测"),
        "evaluation_page.css",
        header=[
            _verdict(evaluation),
            f"<p>{counted(len(texts.source.lines), 'segment')},"
            f" {counted(len(set(texts.documents)), 'document')},"
            f" {counted(len(evaluation.systems), 'system')}; references: {escape(references)}</p>",
            _warnings(evaluation),
        ],
        main=[
            score_table(evaluation, ranked),
            finding_bars(ranked),
            segment_section(evaluation, ranked[:_SYSTEMS]),
            where_they_differ(evaluation, ranked),
            heading("Details", "详情"),
            _folded("Intervals · 置信区间", interval_plots(evaluation, ranked)),
            _folded("Significance of every pair · 显著性", significance_tables(evaluation, ranked)),
            _folded("Segment by segment · 逐段比较", segment_plots(evaluation, ranked)),
            _folded("Findings for 1,000 words · 每千词问题数", finding_table(ranked)),
            _folded("Terms · 术语", term_table(ranked)),
            _folded("Domains · 领域", domain_table(ranked)),
            _folded("Documents · 文件", document_table(ranked)),
        ],
        footer=_signatures(evaluation),
    )


def _verdict(evaluation: Evaluation) -> str:
    """Return what a reader wants to know first, and the ranks."""
    ranking = evaluation.ranking
    if ranking is None:
        return ""
    ranks = "".join(
        f"<li><b>{place}</b> {escape(' · '.join(cluster))}</li>"
        for place, cluster in enumerate(ranking.clusters, start=1)
    )
    return (
        f'<div class="verdict"><p>{escape(verdict(ranking))}</p>'
        f'<p lang="zh">{escape(chinese_verdict(ranking))}</p>'
        f'<ul class="ranks">{ranks}</ul>'
        f'<p class="note">Ranked by {escape(ranking.method)}. Systems of one rank cannot be told'
        f" apart: between ranks p is at most {ranking.limit:.2f} (paired approximate"
        " randomisation).</p></div>"
    )


def _warnings(evaluation: Evaluation) -> str:
    told = [warning.message for system in evaluation.systems for warning in system.warnings]
    if not told:
        return ""
    return f'<ul class="warnings">{"".join(f"<li>{escape(t)}</li>" for t in told)}</ul>'


def _folded(title: str, content: str) -> str:
    return f"<details><summary>{title}</summary>{content}</details>" if content else ""


def _signatures(evaluation: Evaluation) -> str:
    signatures = signatures_of(evaluation, evaluation.systems[0])
    lines = (
        f"{metric_label(name)}: <code>{escape(text)}</code>" for name, text in signatures.items()
    )
    return "Signatures · 签名<br>" + "<br>".join(lines)

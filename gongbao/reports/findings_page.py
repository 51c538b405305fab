"""Findings as a page: how many of each severity, then each in its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from corpora.findings import Finding, Severity
from gongbao.reports.html_frame import Label, render_page

_SEVERITIES = {
    Severity.CRITICAL: "严重",
    Severity.MAJOR: "较重",
    Severity.MINOR: "轻微",
}


def render_findings(findings: Sequence[Finding], name: str, waived: int = 0) -> str:
    """Return the findings as a complete HTML page; the gravest are counted first."""
    counts = Counter(finding.severity for finding in findings)
    items = "".join(
        f'<li class="{severity}"><b>{counts[severity]}</b>{severity} · {chinese}</li>'
        for severity, chinese in _SEVERITIES.items()
    )
    return render_page(
        name,
        Label("findings", "审校结果"),
        "findings_page.css",
        header=[f'<ul class="counts">{items}<li><b>{waived}</b>waived · 已豁免</li></ul>'],
        main=[
            "<table>\n<thead><tr><th>place · 位置</th><th>finding · 问题</th>"
            "<th>in context · 上下文</th></tr></thead>\n<tbody>",
            *map(_row, findings),
            "</tbody>\n</table>",
        ],
        footer="",
    )


def _row(finding: Finding) -> str:
    text, context = escape(finding.text), escape(finding.context)
    words = escape(" ".join(finding.text.split()))
    marked = context.replace(words, f"<mark>{words}</mark>", 1) if words else context
    advice = f"<br>→ <ins>{escape(finding.suggestion)}</ins>" if finding.suggestion else ""
    where = "" if finding.target_span is not None else "source · 原文 "
    return (
        f'<tr><td class="place">{where}{finding.line}:{finding.column}</td>'
        f'<td><b class="{finding.severity}">{escape(finding.english)}</b> {escape(finding.chinese)}'
        f"<small>{escape(finding.rule)} · {escape(finding.category)}</small></td>"
        f"<td>{marked or text}{advice}</td></tr>"
    )

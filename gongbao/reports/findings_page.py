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
_TO_LOOK_AT = Label("to look at", "供核对")


def render_findings(
    findings: Sequence[Finding],
    name: str,
    waived: int = 0,
    informational: Sequence[Finding] = (),
) -> str:
    """Return the findings as a complete HTML page; the gravest are counted first.

    Args:
        findings: What is held to be wrong.
        name: The document.
        waived: How many findings somebody answers for.
        informational: What is only to be looked at; it has a fold of its own.
    """
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
        main=[*_table(findings), *_fold(informational)],
        footer="",
    )


def _table(findings: Sequence[Finding]) -> list[str]:
    return [
        "<table>\n<thead><tr><th>place · 位置</th><th>finding · 问题</th>"
        "<th>in context · 上下文</th></tr></thead>\n<tbody>",
        *map(_row, findings),
        "</tbody>\n</table>",
    ]


def _fold(informational: Sequence[Finding]) -> list[str]:
    """Return what is only to be looked at, folded; nothing where there is none."""
    if not informational:
        return []
    return [
        f'<details class="informational"><summary>{len(informational)} {_TO_LOOK_AT}</summary>',
        "<p>Rules that find a fault in less than half of these places; they count nowhere."
        " · 此类提示多半无误，不计入统计，供核对。</p>",
        *_table(informational),
        "</details>",
    ]


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

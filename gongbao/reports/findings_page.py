"""Findings as one HTML page: no network, all text escaped, labels in two languages."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from html import escape

from corpora.findings import Finding, Severity

_STYLE = """
:root { --critical: #b3261e; --major: #8a5a00; --minor: #5f6368; }
body { font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
 margin: 0 auto; max-width: 1080px; padding: 1rem 1.5rem; color: #1b1b1b; background: #fafaf8; }
h1 { font-size: 1.4rem; } h1 small { color: #666; font-weight: normal; }
.counts { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; list-style: none; }
.counts li { background: #fff; border: 1px solid #e2e2dc; border-radius: 8px;
 padding: .4rem .9rem; }
.counts b { display: block; font-size: 1.3rem; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border: 1px solid #e4e4de; }
td.place { color: #666; white-space: nowrap; }
.critical { color: var(--critical); } .major { color: var(--major); }
.minor { color: var(--minor); }
mark { background: #ffe3c2; padding: 0 .1em; } ins { color: #0b6e4f; text-decoration: none; }
small { color: #666; display: block; }
@media print { body { background: #fff; font-size: 12px; } }
"""
_SEVERITIES = {
    Severity.CRITICAL: "严重",
    Severity.MAJOR: "较重",
    Severity.MINOR: "轻微",
}


def findings_page(findings: Sequence[Finding], name: str, waived: int = 0) -> str:
    """Return the findings as a complete HTML page; the gravest are counted first."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    safe = escape(name.encode("utf-8", errors="backslashreplace").decode("utf-8"))
    counts = Counter(finding.severity for finding in findings)
    items = "".join(
        f'<li class="{severity}"><b>{counts[severity]}</b>{severity} · {chinese}</li>'
        for severity, chinese in _SEVERITIES.items()
    )
    rows = "\n".join(map(_row, findings))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe}: findings</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{safe} <small>findings · 审校结果</small></h1>\n"
        f'<ul class="counts">{items}<li><b>{waived}</b>waived · 已豁免</li></ul>\n'
        "<table>\n<thead><tr><th>place · 位置</th><th>finding · 问题</th>"
        "<th>in context · 上下文</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</body>\n</html>\n"
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
        f"<small>{finding.rule} · {escape(finding.category)}</small></td>"
        f"<td>{marked or text}{advice}</td></tr>"
    )

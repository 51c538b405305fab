"""The report on a reviewed document: what each term and figure is there for, who wrote the English.

It is the explanation report after people have been at work: requirements are held against the
English as it stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from corpora.counting import counted
from gongbao.reports.html_frame import Label, render_page

if TYPE_CHECKING:
    from gongbao.editing import EditedDocument, EditedSegment
    from gongbao.translation.documents import KeptChinese

_STYLES = {"figure": "quantity", "relation": "quantity", "name": "copy"}
_STAGES = {
    "open": "not translated · 未译",
    "draft": "as drafted · 初稿",
    "edited": "edited · 已改",
    "confirmed": "confirmed · 已确认",
}


def render_review(
    document: EditedDocument, segments: Sequence[EditedSegment], kept: KeptChinese
) -> str:
    """Return the report as a complete HTML page.

    Args:
        document: What was reviewed.
        segments: All of its segments, as they stand.
        kept: The Chinese that stays in it.
    """
    return render_page(
        document.name,
        Label("review report", "审校说明"),
        "report_page.css",
        header=[_promise(segments, kept), _counts(document, segments)],
        main=[_findings(segments, kept), _table(segments)],
        footer="".join(f"<p>Kept · 保留: {escape(remark)}</p>" for remark in kept.remarks)
        + (
            f"Approved by · 批准: {escape(document.approved_by or '-')}<br>"
            f"Signature of the draft · 初稿签名: <code>{escape(document.signature)}</code>"
        ),
    )


def _promise(segments: Sequence[EditedSegment], kept: KeptChinese) -> str:
    unmet = sum(not r["is_met"] for s in segments for r in s.requirements)
    if unmet:
        return (
            f'<p class="promise broken">{counted(unmet, "requirement")} not in the English as it'
            f" stands; see below. · 有 {unmet} 项要求未在译文中满足，见下。</p>"
        )
    if kept.findings:
        count = len(kept.findings)
        return (
            f'<p class="promise broken">{counted(count, "place")} with Chinese that stays; see'
            f" below. · 有 {count} 处中文未译，见下。</p>"
        )
    return (
        '<p class="promise">Every approved term and every figure is in the English as it stands.'
        " · 核定术语与数字均已写入译文。</p>"
    )


def _counts(document: EditedDocument, segments: Sequence[EditedSegment]) -> str:
    stages = Counter(segment.stage.value for segment in segments)
    items = [f"<li><b>{len(segments)}</b>segments · 句段</li>"]
    items += [f"<li><b>{stages[stage]}</b>{label}</li>" for stage, label in _STAGES.items()]
    items += [
        f'<li class="{"bad" if count else "zero"}"><b>{count}</b>{severity}</li>'
        for severity, count in document.findings.items()
    ]
    return f'<ul class="counts">{"".join(items)}</ul>'


def _findings(segments: Sequence[EditedSegment], kept: KeptChinese) -> str:
    lines = [
        f'<li class="{"bad" if found["severity"] != "minor" else "warn"}">'
        f'<a href="#s{segment.number}">{segment.number}</a>: {escape(found["english"])} ·'
        f" {escape(found['chinese'])} <code>{escape(found['rule'])}</code></li>"
        for segment in segments
        for found in segment.findings
    ]
    lines += [
        f'<li class="bad">{escape(text.place)}: {escape(found.english)} · {escape(found.chinese)}'
        f" (“{escape(found.text)}”) <code>{escape(found.rule)}</code></li>"
        for text, found in kept.findings
    ]
    return f'<ul class="findings">{"".join(lines)}</ul>' if lines else ""


def _table(segments: Sequence[EditedSegment]) -> str:
    rows = "".join(map(_row, segments))
    return (
        '<table><thead><tr><th class="number">#</th><th>Chinese · 原文</th>'
        f"<th>English · 译文</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(segment: EditedSegment) -> str:
    source = _coloured(segment.source, segment.requirements, "source_span")
    target = _coloured(segment.target, segment.requirements, "target_span")
    who = " · ".join(filter(None, (_STAGES[segment.stage.value], segment.author)))
    style = ' class="heading"' if segment.kind == "heading" else ""
    return (
        f'<tr id="s{segment.number}"{style}><td class="number">{segment.number}</td>'
        f'<td lang="zh">{source}</td><td class="en" lang="en">{target}'
        f'<p class="memory">{escape(who)}</p></td></tr>'
    )


def _coloured(text: str, requirements: Iterable[dict[str, Any]], side: str) -> str:
    """Return text with what is required coloured; each says why it is there."""
    pieces: list[str] = []
    position = 0
    placed = [r for r in requirements if r[side] is not None and r["kind"] != "forbidden"]
    for requirement in sorted(placed, key=lambda r: (r[side][0], -r[side][1])):
        start, end = requirement[side]
        if start < position or start == end:
            continue
        kind = requirement["kind"]
        style = f"{_STYLES.get(kind, kind)}{'' if requirement['is_met'] else ' unmet'}"
        tip = escape(f"{' | '.join(requirement['accepted'][:3])}: {requirement['why']}")
        pieces += [
            escape(text[position:start]),
            f'<span class="why {style}" tabindex="0">{escape(text[start:end])}'
            f'<span class="tip">{tip}</span></span>',
        ]
        position = end
    pieces.append(escape(text[position:]))
    return "".join(pieces)

"""The explanation report: what each term and figure of a translation is there for.

Source and translation stand side by side; terms and figures are coloured on both sides, and
hovering or focusing one says why it is there. Conflicts and warnings come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from corpora import BlockKind
from corpora.counting import counted
from corpora.memory import MemoryMatch
from corpora.spans import Span
from glossary.requirement import RequirementKind
from gongbao.reports.html_frame import Label, heading, render_page
from gongbao.translation import (
    DocumentTranslation,
    Outcome,
    RequirementResult,
    TranslatedSegment,
)

_OUTCOMES = (
    (Outcome.MET, "met at once", "直接满足"),
    (Outcome.REPAIRED, "repaired", "重新解码"),
    (Outcome.REPLACED, "replaced", "替换写入"),
    (Outcome.CONFLICT, "conflict", "冲突"),
    (Outcome.UNMET, "unmet", "未满足"),
)
_KINDS = {
    RequirementKind.TERM: ("term", "术语"),
    RequirementKind.QUANTITY: ("figure", "数字"),
    RequirementKind.DATE: ("date", "日期"),
    RequirementKind.COPY: ("copied", "照录"),
    RequirementKind.FORBIDDEN: ("deprecated", "禁用"),
}
_STAGES = {
    "annotation": "written into the source for the model · 源文标注",
    "placeholder": "carried as a placeholder · 占位符",
    "model": "the model's own words · 模型译出",
    "decoded without it": "decoded again without the deprecated term · 避开禁用词重译",
    "decoded again": "decoded again without repetitions · 避免重复重译",
    "forced prefix": "repaired by a forced prefix · 强制前缀重译",
    "translation memory": "from the translation memory · 翻译记忆",
    "table of cells": "written by the table of cells · 单元格译表",
    "span replacement": "written over the linked words · 替换对应词",
    "asked again": "asked for again · 再次请求模型",
    "agreement": "made to agree with its neighbours · 随上下文调整",
}


def render_report(translation: DocumentTranslation, *, title: str = "") -> str:
    """Return the report as a complete HTML page."""
    return render_page(
        title or translation.document.source_name or "document",
        Label("translation report", "译文说明"),
        "report_page.css",
        header=[_promise(translation), _counts(translation), _legend()],
        main=[_findings(translation), _table(translation)],
        footer=_remarks(translation)
        + f"Signature · 签名: <code>{escape(translation.signature)}</code>",
    )


def _remarks(translation: DocumentTranslation) -> str:
    """Return what is recorded of the run, a line each."""
    engine = (f"<p>Engine · 引擎: {escape(remark)}</p>" for remark in translation.remarks)
    kept = (f"<p>Kept · 保留: {escape(remark)}</p>" for remark in translation.kept_remarks)
    return "".join((*engine, *kept))


def _promise(translation: DocumentTranslation) -> str:
    unmet = translation.count(Outcome.UNMET)
    if unmet:
        return (
            f'<p class="promise broken">{counted(unmet, "requirement")} not in the translation; see'
            " below."
            f" · 有 {unmet} 项要求未在译文中满足，见下。</p>"
        )
    conflicts = translation.count(Outcome.CONFLICT)
    if conflicts:
        return (
            f'<p class="promise broken">{counted(conflicts, "requirement")} in conflict, decided by'
            " nobody"
            " and so not guaranteed; see below. All others are in the translation."
            f" · 有 {conflicts} 项要求互相冲突，未予保证，见下；其余均已写入译文。</p>"
        )
    broken = len((*translation.broken, *translation.broken_standing, *translation.broken_kept))
    if broken:
        return (
            f'<p class="promise broken">{counted(broken, "fault")} found in the translation; see'
            f" below. · 译文中发现 {broken} 处问题，见下。</p>"
        )
    return (
        '<p class="promise">Every approved term and every figure is in the translation.'
        " Placement is the model's: read the sentences."
        " · 核定术语与数字均已写入译文；语序由模型决定，请通读。</p>"
    )


def _counts(translation: DocumentTranslation) -> str:
    items = [f"<li><b>{len(translation.segments)}</b>segments · 句段</li>"]
    results = [r for s in translation.segments for r in s.results]
    for kind, (english, chinese) in _KINDS.items():
        if kind is not RequirementKind.FORBIDDEN:
            count = sum(r.requirement.kind is kind for r in results)
            items.append(_count(count, f"{english} · {chinese}", "zero" if not count else ""))
    positive = [r for r in results if r.requirement.kind is not RequirementKind.FORBIDDEN]
    for outcome, english, chinese in _OUTCOMES:
        count = sum(r.outcome is outcome for r in positive)
        bad = outcome in (Outcome.CONFLICT, Outcome.UNMET) and count
        items.append(
            _count(count, f"{english} · {chinese}", "bad" if bad else "zero" if not count else "")
        )
    return f'<ul class="counts">{"".join(items)}</ul>'


def _count(count: int, label: str, style: str) -> str:
    return f'<li class="{style}"><b>{count}</b>{escape(label)}</li>'


def _legend() -> str:
    entries = "".join(
        f'<span class="{kind}">■ {english} · {chinese}</span>'
        for kind, (english, chinese) in _KINDS.items()
        if kind is not RequirementKind.FORBIDDEN
    )
    stages = (
        '<span class="repaired">repaired · 重译</span><span class="replaced">replaced · 替换</span>'
    )
    return f'<p class="legend">{entries}{stages}</p>'


def _findings(translation: DocumentTranslation) -> str:
    lines: list[tuple[int, str]] = []
    for number, segment in enumerate(translation.segments, start=1):
        link = f'<a href="#s{number}">{number}</a>'
        for result in segment.results:
            if result.outcome in (Outcome.UNMET, Outcome.CONFLICT):
                words = escape(result.requirement.source)
                lines.append(
                    (
                        0,
                        f'<li class="bad">{link}: {result.outcome}: <b>{words}</b>: '
                        f"{escape(result.reason)}</li>",
                    )
                )
        lines += [
            (1, f'<li class="warn">{link}: {escape(f.message)} <code>{escape(f.rule)}</code></li>')
            for f in segment.findings
        ]
        for match in segment.proposed:
            preferred = match.concept.accepted[0].text
            lines.append(
                (
                    2,
                    f"<li>{link}: {escape(match.text)}: “{escape(preferred)}” is only proposed,"
                    " so not guaranteed · 仅为建议，未核定</li>",
                )
            )
    for standing, finding in translation.standing:
        lines.append(
            (
                1,
                f'<li class="warn">{escape(standing.place)}: stays as it is · 原有译文保留：'
                f" {escape(finding.message)}: {escape(standing.target)}"
                f" <code>{escape(finding.rule)}</code></li>",
            )
        )
    lines += [
        (
            1,
            f'<li class="warn">{escape(kept.place)}: {escape(finding.message)}: '
            f"{escape(kept.text)} <code>{escape(finding.rule)}</code></li>",
        )
        for kept, finding in translation.kept
    ]
    if translation.waived:
        count = len(translation.waived)
        waived = counted(count, "finding")
        lines.append((3, f"<li>{waived} waived · 有 {count} 项提示已豁免</li>"))
    if not lines:
        return ""
    body = "".join(line for _, line in sorted(lines, key=lambda item: item[0]))
    return heading("Conflicts and warnings", "冲突与提示") + f'<ul class="findings">{body}</ul>'


def _table(translation: DocumentTranslation) -> str:
    rows: list[str] = []
    number = 0
    segments = iter(translation.segments)
    for block in translation.document.blocks:
        style = ' class="heading"' if block.kind is BlockKind.HEADING else ""
        for _ in block.segments:
            number += 1
            segment = next(segments)
            rows.append(
                f'<tr id="s{number}"{style}><td class="number">{number}</td>'
                f'<td class="zh" lang="zh">{_source(segment)}</td>'
                f'<td class="en" lang="en">{_target(segment)}{_memory_lines(segment)}</td></tr>'
            )
    return (
        heading("Side by side", "对照") + "\n<table><thead><tr>"
        '<th class="number">#</th><th>Chinese <small>原文</small></th>'
        "<th>English <small>译文</small></th>"
        f"</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>"
    )


def _source(segment: TranslatedSegment) -> str:
    spans = []
    for result in segment.results:
        if result.requirement.kind is not RequirementKind.FORBIDDEN:
            place = segment.normalised.original_span(
                result.requirement.start, result.requirement.end
            )
            spans.append((Span(*place), result))
    return _marked(segment.source, spans)


def _target(segment: TranslatedSegment) -> str:
    spans = [
        (result.span, result)
        for result in segment.results
        if result.span is not None
        and (
            result.requirement.kind is not RequirementKind.FORBIDDEN
            or result.outcome is Outcome.UNMET
        )
    ]
    return _marked(segment.target, spans)


def _memory_lines(segment: TranslatedSegment) -> str:
    """Return the match that was used, or the similar ones, as HTML below the translation."""
    if segment.memory is not None:
        kind = (
            "context match · 上下文匹配" if segment.memory.score > 100 else "exact match · 完全匹配"
        )
        return (
            f'<p class="memory">translation memory · 翻译记忆: {kind}'
            f" ({segment.memory.score:.0f} %){_where(segment.memory)}</p>"
        )
    items = "".join(
        f"<li><b>{match.score:.0f} %</b>{_figures(match)}{_where(match)}<br>"
        f'<span lang="zh">{escape(match.unit.source)}</span><br>{escape(match.unit.target)}</li>'
        for match in segment.similar
    )
    if not items:
        return ""
    return (
        '<details class="memory"><summary>similar in the memory · 相似句:'
        f" {segment.similar[0].score:.0f} %</summary><ul>{items}</ul></details>"
    )


def _figures(match: MemoryMatch) -> str:
    return " other figures · 数字不同" if match.differing_numbers else ""


def _where(match: MemoryMatch) -> str:
    unit = match.unit
    facts = ", ".join(filter(None, (unit.origin, unit.date, unit.author)))
    return f", {escape(facts)}" if facts else ""


def _marked(text: str, spans: Iterable[tuple[Span, RequirementResult]]) -> str:
    """Return escaped text with each span in a focusable element that says why."""
    out: list[str] = []
    position = 0
    for (start, end), result in sorted(spans, key=lambda item: item[0]):
        if start < position:
            continue
        out.append(escape(text[position:start]))
        style = f"why {result.requirement.kind} {result.outcome}"
        out.append(
            f'<span class="{style}" tabindex="0">{escape(text[start:end])}'
            f'<span class="tip" role="tooltip">{_tip(result)}</span></span>'
        )
        position = end
    out.append(escape(text[position:]))
    return "".join(out)


def _tip(result: RequirementResult) -> str:
    english, chinese = _KINDS[result.requirement.kind]
    label = next(f"{e} · {c}" for o, e, c in _OUTCOMES if o is result.outcome)
    lines: Sequence[str] = [
        f"{english} · {chinese}: {result.requirement.source} → {result.requirement.accepted[0]}",
        f"{label}" + (f": {_STAGES[result.stage]}" if result.stage else ""),
        result.reason,
    ]
    return "<br>".join(escape(line) for line in lines)

"""The alignment to look at: both sides beside each other, what is doubtful or missing coloured.

The Tab key leads from one doubtful place to the next. A line is drawn where a paragraph begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from align import Alignment, AlignmentUnits, Bead, FileAlignment, bead_text
from corpora import normalise
from corpora.counting import counted
from gongbao.reports.html_frame import Label, render_page

_DOUBTFUL = 0.6
_ENOUGH = 40
"""Sentences that show in which characters a text is written."""
_FOCUS = ' tabindex="0"'
_KEYS = (
    '<p class="summary">Tab leads to the next of them, Shift+Tab back. · 按 Tab 键跳到下一处，'
    "Shift+Tab 返回。</p>"
)
_KINDS = {
    "omitted": Label("in the source only", "漏译"),
    "added": Label("in the target only", "增译"),
    "doubtful": Label(f"score below {_DOUBTFUL:g}", f"得分低于 {_DOUBTFUL:g}"),
    "moved": Label("stands elsewhere in the target", "译文中位置不同"),
}


def render_alignment(aligned: FileAlignment) -> str:
    """Return the alignment of two files as a complete HTML page."""
    alignment = aligned.alignment
    names = [escape(name) for name in _short_names(aligned)]
    counts = Counter(map(_kind, alignment.beads))
    legend = " ".join(
        f'<span class="key {kind}">{counts[kind]} {kind}: {escape(str(label))}</span>'
        for kind, label in _KINDS.items()
    )
    pairs = sum(bead.is_pair for bead in alignment.beads)
    doubts = "".join(
        f"<li>{escape(finding.message)} <code>{escape(finding.rule)}</code></li>"
        for finding in aligned.findings
    )
    sizes = len(alignment.source), len(alignment.target)
    return render_page(
        " | ".join(_short_names(aligned)),
        Label("alignment", "句子对齐"),
        "alignment_page.css",
        header=[
            f'<p class="summary">{sizes[0]} and {sizes[1]} sentences,'
            f" {counted(pairs, 'pair')}; score of the documents {alignment.score:.2f}"
            f" · 原文 {sizes[0]} 句，译文 {sizes[1]} 句，"
            f"{pairs} 对；文件得分 {alignment.score:.2f}</p>",
            f'<p class="legend">{legend}</p>',
            _KEYS if counts.total() > counts[""] else "",
            f'<ul class="findings">{doubts}</ul>' if doubts else "",
        ],
        main=[
            f"<table>\n<thead><tr><th>{names[0]}</th><th>{names[1]}</th>"
            "<th>score · 得分</th></tr></thead>\n<tbody>",
            *_rows(alignment),
            "</tbody>\n</table>",
        ],
        footer=f"Signature · 签名: <code>{escape(alignment.signature)}</code>",
    )


def _short_names(aligned: FileAlignment) -> tuple[str, str]:
    """Return the names without their folders, unless the folders tell them apart."""
    names = aligned.source_name, aligned.target_name
    source, target = (Path(name).name for name in names)
    return (source, target) if source != target else names


def _kind(bead: Bead) -> str:
    if not bead.target:
        return "omitted"
    if not bead.source:
        return "added"
    if bead.is_moved:
        return "moved"
    return "doubtful" if bead.score < _DOUBTFUL else ""


def _rows(alignment: Alignment) -> Iterator[str]:
    # Traditional characters have shapes, and so fonts, of their own.
    beginning = "".join(alignment.source.texts[:_ENOUGH])
    chinese = "zh-Hant" if normalise(beginning).was_traditional else "zh"
    begins = _Paragraphs(alignment.source), _Paragraphs(alignment.target)
    for bead in alignment.beads:
        kind = _kind(bead)
        news = begins[0].is_new(bead.source), begins[1].is_new(bead.target)
        is_new = news[0] if bead.source else news[1]
        styles = [kind] * bool(kind) + ["paragraph"] * is_new
        source = _cell(bead.source, bead_text(alignment.source, bead.source), "无")
        target = _cell(bead.target, bead_text(alignment.target, bead.target), "nothing")
        yield (
            f'<tr class="{" ".join(styles)}"{_FOCUS if kind else ""}>'
            f'<td lang="{chinese}">{source}</td><td lang="en">{target}</td>'
            f'<td class="score">{bead.score:.2f}</td></tr>'
        )


class _Paragraphs:
    """Tells where a block begins, on one side, other than the first."""

    def __init__(self, units: AlignmentUnits) -> None:
        self._blocks = units.blocks
        self._seen = self._blocks[0] if self._blocks else 0

    def is_new(self, numbers: tuple[int, ...]) -> bool:
        """Tell whether sentences stand in another block than those asked for before."""
        if not self._blocks or not numbers:
            return False
        before, self._seen = self._seen, self._blocks[numbers[-1]]
        return self._blocks[numbers[0]] != before


def _cell(numbers: tuple[int, ...], text: str, nothing: str) -> str:
    if not numbers:
        return f'<span class="none">{nothing}</span>'
    first, last = numbers[0], numbers[-1]
    place = str(first) if first == last else f"{first}-{last}"
    return f'<span class="number">{place}</span>{escape(text)}'

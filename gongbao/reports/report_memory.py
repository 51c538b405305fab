"""What the translation memory says of a segment, for the explanation report."""

from __future__ import annotations

from html import escape

from corpora.memory import MemoryMatch
from gongbao.translation import TranslatedSegment


def memory_lines(segment: TranslatedSegment) -> str:
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

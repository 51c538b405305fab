"""The page about a corpus: what was kept, why the rest was not, scores and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from gongbao import __version__
from gongbao.reports.html_frame import Label, render_page

if TYPE_CHECKING:
    from gongbao.archives.building.statistics import BuildingStatistics

_WIDTH, _ROW, _LEFT, _RIGHT = 640, 24, 150, 70
_HEIGHT, _BASE, _TOP = 220, 180, 20
_MOST_ORIGINS = 200


def render_building(statistics: BuildingStatistics, faults: Mapping[str, str], name: str) -> str:
    """Return the statistics of a corpus as a complete HTML page."""
    figures = (
        (statistics.total, "pairs · 句对"),
        (statistics.kept, "kept · 保留"),
        (statistics.total - statistics.kept, "dropped · 剔除"),
        (statistics.characters, "Chinese characters · 汉字"),
        (len(faults), "failed · 失败"),
    )
    counts = "".join(f"<li><b>{count}</b>{words}</li>" for count, words in figures)
    main = [
        "<h2>Why pairs were dropped · 剔除原因</h2>",
        bar_plot(statistics.reasons.most_common()),
        "<h2>Scores, kept pairs darker · 得分</h2>",
        histogram(statistics.scores, statistics.kept_scores),
        "<h2>Files · 文件</h2>",
        _table(statistics),
    ]
    if faults:
        failed = "".join(
            f"<li>{escape(place)}: {escape(fault)}</li>" for place, fault in faults.items()
        )
        main += ["<h2>Failed · 失败</h2>", f"<ul>{failed}</ul>"]
    return render_page(
        name,
        Label("corpus", "语料库"),
        "findings_page.css",
        header=[f'<ul class="counts">{counts}</ul>'],
        main=main,
        footer=f"gongbao {escape(__version__)}",
    )


def bar_plot(bars: Sequence[tuple[str, int]]) -> str:
    """Return a bar for each name, as long as its count."""
    if not bars:
        return "<p>none · 无</p>"
    most = max(count for _, count in bars)
    parts = []
    for row, (name, count) in enumerate(bars):
        y = _ROW * row
        width = (_WIDTH - _LEFT - _RIGHT) * count / most
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 16}" text-anchor="end" fill="currentColor">'
            f"{escape(name)}</text>"
            f'<rect x="{_LEFT}" y="{y + 4}" width="{max(1.0, width):.1f}" height="16"'
            f' fill="currentColor" fill-opacity=".6"/>'
            f'<text x="{_LEFT + width + 6:.1f}" y="{y + 16}" fill="currentColor">{count}</text>'
        )
    return _svg(_ROW * len(bars) + 4, "".join(parts), "dropped pairs by reason")


def histogram(scored: Sequence[int], kept: Sequence[int]) -> str:
    """Return how many pairs have which score from 0 to 1, and how many of them were kept."""
    most = max(1, *scored)
    step = (_WIDTH - 2 * _RIGHT) / len(scored)
    parts = []
    for place, (count, stayed) in enumerate(zip(scored, kept, strict=True)):
        for value, opacity in ((count, ".25"), (stayed, ".7")):
            height = (_BASE - _TOP) * value / most
            parts.append(
                f'<rect x="{_RIGHT + step * place + 1:.1f}" y="{_BASE - height:.1f}"'
                f' width="{step - 2:.1f}" height="{height:.1f}" fill="currentColor"'
                f' fill-opacity="{opacity}"><title>{value}</title></rect>'
            )
    for tick in range(6):
        x = _RIGHT + (_WIDTH - 2 * _RIGHT) * tick / 5
        parts.append(
            f'<text x="{x:.1f}" y="{_BASE + 18}" text-anchor="middle" fill="currentColor">'
            f"{tick / 5:g}</text>"
        )
    return _svg(_HEIGHT, "".join(parts), "pairs by score")


def _table(statistics: BuildingStatistics) -> str:
    rows = sorted(statistics.origins.items(), key=lambda row: -row[1][1])
    cells = "".join(
        f"<tr><td>{escape(name)}</td><td>{pairs}</td><td>{kept}</td></tr>"
        for name, (kept, pairs) in rows[:_MOST_ORIGINS]
    )
    more = len(rows) - _MOST_ORIGINS
    rest = f"<p>{more} more · 另有{more}个</p>" if more > 0 else ""
    return (
        "<table><thead><tr><th>file · 文件</th><th>pairs · 句对</th><th>kept · 保留</th></tr>"
        f"</thead><tbody>{cells}</tbody></table>{rest}"
    )


def _svg(height: float, body: str, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">{body}</svg>'
    )

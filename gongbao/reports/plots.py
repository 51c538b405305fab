"""Plots of the report as inline SVG: intervals, a histogram of differences, a scatter.

Colours come from classes of the page's style sheet, so screen and paper can differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

_WIDTH, _LEFT, _RIGHT = 640, 56, 16
_ROW = 26
_HEIGHT, _BOTTOM, _TOP = 260, 40, 12
_BINS = 41


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One system with its score and its interval."""

    name: str
    score: float
    low: float
    high: float


def interval_plot(bars: Sequence[ScoreBar], label: str) -> str:
    """Return one row a system: a dot for the score, a line for the interval."""
    left = 24 + 7 * max(len(bar.name[:28]) for bar in bars)
    low, high = min(b.low for b in bars), max(b.high for b in bars)
    margin = max(0.5, (high - low) * 0.06)
    scale = _Scale(low - margin, high + margin, left, _WIDTH - _RIGHT)
    height = _ROW * len(bars) + _BOTTOM
    parts = []
    for row, bar in enumerate(bars):
        y = _ROW * row + _ROW / 2 + 4
        parts.append(
            f'<text x="{left - 10}" y="{y + 4}" text-anchor="end">{escape(bar.name[:28])}</text>'
            f'<line class="range" x1="{scale(bar.low)}" x2="{scale(bar.high)}" y1="{y}" y2="{y}"/>'
            f'<circle class="dot" cx="{scale(bar.score)}" cy="{y}" r="4"><title>{bar.score:.2f} '
            f"[{bar.low:.2f}, {bar.high:.2f}]</title></circle>"
        )
    axis = scale.axis(height - _BOTTOM + 4, 0, label)
    return _svg(height, axis + "".join(parts), label)


def stacked_bar(parts: Sequence[tuple[str, float, str]], longest: float) -> str:
    """Return one bar of parts side by side: class, value, what it is; `longest` is the width."""
    place, rects = 0.0, []
    for style, value, label in parts:
        width = 1000 * value / longest if longest else 0.0
        if width:
            rects.append(
                f'<rect class="{style}" x="{place:.1f}" y="0" width="{width:.1f}" height="20">'
                f"<title>{escape(label)}: {value:.2f}</title></rect>"
            )
        place += width
    label = ", ".join(f"{what} {value:.2f}" for _, value, what in parts if value)
    return (
        '<svg viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">{"".join(rects)}</svg>'
    )


def difference_histogram(differences: Sequence[float], label: str) -> str:
    """Return how many segments differ by how much; bars right of zero speak for the first."""
    values = np.array(differences)
    reach = max(1.0, float(np.quantile(np.abs(values), 0.99)))
    counts, edges = np.histogram(np.clip(values, -reach, reach), _BINS, (-reach, reach))
    across = _Scale(-reach, reach, _LEFT, _WIDTH - _RIGHT)
    up = _Scale(0, max(1, int(counts.max())), _HEIGHT - _BOTTOM, _TOP)
    bars = "".join(
        f'<rect class="{_side(float(a + b) / 2, reach)}" x="{across(a) + 0.5:.1f}" '
        f'y="{up(int(count)):.1f}" '
        f'width="{across(b) - across(a) - 1:.1f}" height="{up(0) - up(int(count)):.1f}">'
        f"<title>{a:.1f} to {b:.1f}: {count}</title></rect>"
        for count, a, b in zip(counts.tolist(), edges, edges[1:], strict=False)
    )
    axes = across.axis(_HEIGHT - _BOTTOM, _TOP, label) + up.side_axis(_LEFT)
    return _svg(_HEIGHT, axes + bars, label)


def scatter_plot(
    points: Sequence[tuple[float, float]], horizontal: str, vertical: str, *, diagonal: bool = True
) -> str:
    """Return a dot a segment; with `diagonal` both axes are alike and a line says "equal"."""
    x, y = np.array(points).T
    if diagonal:
        low, high = float(min(x.min(), y.min())), float(max(x.max(), y.max()))
        limits = ((low, high), (low, high))
    else:
        limits = ((float(x.min()), float(x.max())), (float(y.min()), float(y.max())))
    height = 380
    across = _Scale(*_apart(limits[0]), _LEFT, _WIDTH - _RIGHT)
    up = _Scale(*_apart(limits[1]), height - _BOTTOM, _TOP)
    line = ""
    if diagonal:
        (low, high) = limits[0]
        line = (
            f'<line class="zero" x1="{across(low):.1f}" y1="{up(low):.1f}" '
            f'x2="{across(high):.1f}" y2="{up(high):.1f}"/>'
        )
    dots = "".join(
        f'<circle class="point" cx="{across(a):.1f}" cy="{up(b):.1f}" r="2"/>'
        for a, b in dict.fromkeys((round(float(a), 1), round(float(b), 1)) for a, b in points)
    )
    axes = across.axis(height - _BOTTOM, _TOP, horizontal) + up.side_axis(_LEFT, vertical)
    return _svg(height, axes + line + dots, f"{horizontal}, {vertical}")


class _Scale:
    """Values to places along one axis."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high, self.start, self.end = low, high, start, end

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return float(round(self.start + share * (self.end - self.start), 1))

    def ticks(self) -> list[float]:
        rough = (self.high - self.low) / 6
        power = 10.0 ** np.floor(np.log10(rough))
        step = next(power * k for k in (1, 2, 5, 10) if power * k >= rough)
        first = np.ceil(self.low / step)
        return [float(step * k) + 0.0 for k in np.arange(first, np.floor(self.high / step) + 1)]

    def axis(self, y: float, top: float, label: str) -> str:
        grid = "".join(
            f'<line class="grid" x1="{self(t)}" x2="{self(t)}" y1="{top}" y2="{y}"/>'
            f'<text x="{self(t)}" y="{y + 16}" text-anchor="middle">{t:g}</text>'
            for t in self.ticks()
        )
        middle = (self.start + self.end) / 2
        return f'{grid}<text x="{middle}" y="{y + 33}" text-anchor="middle">{escape(label)}</text>'

    def side_axis(self, x: float, label: str = "") -> str:
        grid = "".join(
            f'<line class="grid" x1="{x}" x2="{_WIDTH - _RIGHT}" y1="{self(t)}" y2="{self(t)}"/>'
            f'<text x="{x - 6}" y="{self(t) + 4}" text-anchor="end">{t:g}</text>'
            for t in self.ticks()
        )
        y = (self.start + self.end) / 2
        return (
            f'{grid}<text transform="rotate(-90 14 {y})" x="14" y="{y}" text-anchor="middle">'
            f"{escape(label)}</text>"
        )


def _apart(limits: tuple[float, float]) -> tuple[float, float]:
    low, high = limits
    return (low, high) if high > low else (low - 1, high + 1)


def _side(middle: float, reach: float) -> str:
    if abs(middle) < reach / _BINS:
        return "same"
    return "better" if middle > 0 else "worse"


def _svg(height: float, body: str, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">{body}</svg>'
    )

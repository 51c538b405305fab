"""The page of figures and its plots, from the raw results of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from scripts.benchmarks.benchmark_list import BENCHMARKS, Benchmark
from scripts.benchmarks.targets import LONGEST_FACT, written

Results = dict[str, dict[str, Any]]
Bar = tuple[str, float, bool]  # label, value, whether it is ours
_HEAD = """\
# What was measured

<!-- Written by `python -m scripts.benchmarks.all`. Change the benchmarks, not this page. -->

Every figure was written here by the benchmark that measures it. DATA is a folder with the public
test data that each of them names; `python -m scripts.benchmarks.all DATA` runs them all,
`--only NAME` one of them. The raw results are in [measured.json](measured.json).
"""


def measured_page(results: Results) -> str:
    """Return the page in Markdown: an overview, then each benchmark with its figures."""
    parts = [_HEAD, _overview(results)]
    parts += [_section(benchmark, results) for benchmark in BENCHMARKS if benchmark.name in results]
    missing = [f"`{one.name}`" for one in BENCHMARKS if one.name not in results]
    if missing:
        parts.append(f"Not measured yet: {', '.join(missing)}.\n")
    return "\n".join(parts)


def _overview(results: Results) -> str:
    rows = ["| | targets met | date | commit |", "|---|---|---|---|"]
    for one in BENCHMARKS:
        if one.name in results:
            entry = results[one.name]
            targets, missed = len(entry["targets"]), len(entry["missed"])
            met = f"{targets - missed} of {targets}" if targets else ""
            link = f"[{one.heading}](#{_anchor(one.heading)})"
            rows.append(f"| {link} | {met} | {entry['date']} | {entry['commit']} |")
    return "\n".join([*rows, ""])


def _section(benchmark: Benchmark, results: Results) -> str:
    entry = results[benchmark.name]
    lines = [f"## {benchmark.heading}", ""]
    if benchmark.name in _PLOTS:
        lines += [f"![{benchmark.heading}](measured/{benchmark.name}.svg)", ""]
    lines += ["| figure | measured | target | |", "|---|---|---|---|"]
    for name, value in entry["figures"].items():
        target = entry["targets"].get(name, "")
        verdict = "**missed**" if name in entry["missed"] else "met" if target else ""
        lines.append(f"| {_cell(name)} | {written(value)} | {target} | {verdict} |")
    lines.append("")
    facts = [
        f"{name}: {text}"
        for name, fact in entry["facts"].items()
        if len(text := _fact(fact)) <= LONGEST_FACT
    ]
    if facts:
        lines += [f"{'; '.join(facts)}.", ""]
    if benchmark.notes:
        lines += [benchmark.notes, ""]
    lines += [
        f"`{entry['command']}`, {entry['date']}, version {entry['version']}, commit"
        f" {entry['commit']}, {entry['machine']}, {_duration(entry['seconds'])}",
        "",
    ]
    return "\n".join(lines)


def _fact(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key} ({_fact(one)})" if isinstance(one, Mapping) else f"{key} {_fact(one)}"
            for key, one in value.items()
        )
    if isinstance(value, list):
        return ", ".join(map(_fact, value))
    return written(value) if isinstance(value, int | float) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(heading: str) -> str:
    """Return what GitHub makes of a heading.

    >>> _anchor("The cascade: 万, against search")
    'the-cascade-万-against-search'
    """
    kept = (c for c in heading.lower() if c.isalnum() or c in " -_")
    return "".join(kept).replace(" ", "-")


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.1f} minutes" if seconds >= 90 else f"{seconds:.0f} seconds"


def draw_plots(results: Results, folder: Path) -> None:
    """Write a picture for each benchmark that has one and was measured."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, bars_of) in _PLOTS.items():
        if name in results:
            bars = list(bars_of(results[name]))
            (folder / f"{name}.svg").write_text(bar_chart(title, bars), encoding="utf-8")


def _chapter_bars(entry: dict[str, Any]) -> Iterator[Bar]:
    for name in ("plain", "with terms"):
        yield f"Gongbao, {name}", entry["figures"][f"chrF++, {name}"], True
    published = entry["facts"]["published, chrF++ of the same chapters"]
    for name, value in sorted(published.items(), key=lambda pair: -pair[1]):
        yield name, value, False


def _alignment_bars(entry: dict[str, Any]) -> Iterator[Bar]:
    kinds = {"novels": "novels", "news": "news", "blocks": "one-sided blocks"}
    published = entry["facts"]["published or measured elsewhere, F1"]
    for kind, heading in kinds.items():
        if f"{heading}, strict F1" in entry["figures"]:
            yield f"{heading}: Gongbao", entry["figures"][f"{heading}, strict F1"], True
            for name, value in published[kind].items():
                yield f"{heading}: {name}", value, False
            classic = entry["figures"].get(f"{kind}, strict F1 of Gale and Church")
            if classic is not None:
                yield f"{heading}: Gale and Church", classic, False


def _speed_bars(entry: dict[str, Any]) -> Iterator[Bar]:
    for beam in ("greedy", "beam 4"):
        for engine in ("CTranslate2 int8", "transformers float32"):
            name = f"{engine}, {beam}, tokens/s"
            if name in entry["figures"]:
                yield f"{engine}, {beam}", entry["figures"][name], engine.startswith("CT")


_PLOTS = {
    "reports": ("chrF++ on whole chapters; more is better", _chapter_bars),
    "alignment": ("Strict F1 of sentence alignment; more is better", _alignment_bars),
    "speed": ("Tokens a second on two cores, same weights", _speed_bars),
}
_WIDTH, _LABELS, _ROW, _TOP = 760, 250, 22, 40


def bar_chart(title: str, bars: list[Bar]) -> str:
    """Return horizontal bars from nought as SVG; ours are dark, those of others pale."""
    height = _TOP + _ROW * len(bars) + 12
    largest = max((value for _, value, _ in bars), default=1.0)
    scale = (_WIDTH - _LABELS - 80) / largest
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" role="img" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="15" fill="#222">{escape(title)}</text>',
    ]
    for number, (label, value, is_ours) in enumerate(bars):
        top = _TOP + _ROW * number
        length = round(scale * value, 1)
        fill = "#1f4e79" if is_ours else "#b8c4d0"
        parts += [
            f'<text x="{_LABELS - 8}" y="{top + 14}" text-anchor="end" fill="#222">'
            f"{escape(label)}</text>",
            f'<rect x="{_LABELS}" y="{top + 3}" width="{length}" height="{_ROW - 6}"'
            f' fill="{fill}"/>',
            f'<text x="{_LABELS + length + 6}" y="{top + 14}" fill="#222">{written(value)}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])

"""How fast systems are evaluated: `python -m scripts.benchmarks.evaluation DATA`.

Ten systems of 2,000 segments on WMT news with all metrics but TER and model score, in as many
processes as `--workers`. The systems of WMT22 and, to have ten that differ everywhere, versions of
them with two words exchanged in each line. Prints a table and JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np

from glossary.opening import open_glossaries
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.parallel_lines import (
    LineFile,
    make_evaluation_set,
    read_lines,
    read_systems,
)

_SYSTEMS, _SEGMENTS = 10, 2000
_TARGET_SECONDS = 60
_METRIC_SETS = (
    ("bleu", "chrf"),
    ("terms", "figures"),
    ("bleu", "chrf", "terms", "figures", "quality"),
)


def main() -> None:
    """Time each set of metrics."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    source, reference, systems = _read(options.data / "mt" / "wmt22.zh-en")
    texts = make_evaluation_set(source, [reference], systems)
    figures = {}
    print(f"{len(systems)} systems, {len(source.lines)} segments, {options.workers} processes")
    for metrics in _METRIC_SETS:
        began, worked = time.perf_counter(), _processor_seconds()
        evaluate(texts, open_glossaries(), EvaluationOptions(metrics, workers=options.workers))
        seconds = time.perf_counter() - began
        worked = _processor_seconds() - worked
        figures[",".join(metrics)] = {"wall": round(seconds, 1), "processor": round(worked, 1)}
        print(f"{','.join(metrics):40}{seconds:8.1f} s, {worked:.1f} s of processor time")
    print(json.dumps({"seconds": figures, "target_seconds": _TARGET_SECONDS}))


def _processor_seconds() -> float:
    """Return what this process and its finished children have worked, wherever others worked."""
    return sum(os.times()[:4])


def _read(folder: Path) -> tuple[LineFile, LineFile, list[LineFile]]:
    """Return source, reference and ten systems of 2,000 lines; the first lines stand again."""

    def extended(lines: tuple[str, ...]) -> tuple[str, ...]:
        return (lines + lines)[:_SEGMENTS]

    source = LineFile("src.zh", extended(read_lines(folder / "src.zh").lines))
    reference = LineFile("ref.A.en", extended(read_lines(folder / "ref.A.en").lines))
    found = [LineFile(s.name, extended(s.lines)) for s in read_systems([folder / "hyp"])]
    generator = np.random.default_rng(1)
    originals = list(found)
    while len(found) < _SYSTEMS:
        model = originals[len(found) % len(originals)]
        lines = tuple(_exchanged(line, generator) for line in model.lines)
        found.append(LineFile(f"{model.name}-{len(found)}", lines))
    return source, reference, found[:_SYSTEMS]


def _exchanged(line: str, generator: np.random.Generator) -> str:
    """Return the line with two words exchanged, so that it equals no other system's."""
    words = line.split()
    if len(words) > 3:
        one, other = generator.choice(len(words), 2, replace=False)
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


if __name__ == "__main__":
    main()

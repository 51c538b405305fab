"""How fast systems are evaluated: `python -m scripts.benchmarks.judgement.evaluation DATA`.

Ten systems of 2,000 segments on WMT news with all metrics but TER and model score, in as many
processes as `--workers`. The systems of WMT22 and, to have ten that differ everywhere, versions of
them with two words exchanged in each line.
"""

from __future__ import annotations

import os
import sys
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
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

_SYSTEMS = 10
_METRIC_SETS = (
    ("bleu", "chrf"),
    ("terms", "figures"),
    ("consensus",),
    ("bleu", "chrf", "consensus", "terms", "figures", "quality"),
)
TARGETS = {f"{', '.join(_METRIC_SETS[-1])}, s": at_most(60)}


def main(arguments: list[str] | None = None) -> int:
    """Time each set of metrics; return 1 where the target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--segments", type=int, default=2000)
    options = parser.parse_args(arguments)
    source, reference, systems = _read(options.data / "mt" / "wmt22.zh-en", options.segments)
    texts = make_evaluation_set(source, [reference], systems)
    measured = Measured(TARGETS)
    for metrics in _METRIC_SETS:
        began, worked = time.perf_counter(), _processor_seconds()
        evaluate(texts, open_glossaries(), EvaluationOptions(metrics, workers=options.workers))
        seconds = time.perf_counter() - began
        worked = _processor_seconds() - worked
        measured.figures |= {
            f"{', '.join(metrics)}, s": round(seconds, 1),
            f"{', '.join(metrics)}, processor s": round(worked, 1),
        }
    measured.facts |= {
        "systems": len(systems),
        "segments": len(source.lines),
        "processes": options.workers,
    }
    return measured.report(options.format)


def _processor_seconds() -> float:
    """Return what this process and its finished children have worked, wherever others worked."""
    return sum(os.times()[:4])


def _read(folder: Path, segments: int) -> tuple[LineFile, LineFile, list[LineFile]]:
    """Return source, reference and ten systems of so many lines; the first stand again."""

    def extended(lines: tuple[str, ...]) -> tuple[str, ...]:
        return (lines + lines)[:segments]

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
    sys.exit(main())

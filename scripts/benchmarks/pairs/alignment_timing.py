"""Time of aligning long documents and of starting the command, for the benchmark of alignment."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from align import AlignmentUnits, DocumentAligner
from corpora import split_chinese, split_english
from scripts.benchmarks.gold.alignment_sets import laws, news_lines

_START_UP = """
import sys
from gongbao.commands import main
main(["align", *sys.argv[1:]])
"""


def measure_speed(data: Path) -> dict[str, float]:
    """Time documents of 10,000 and 50,000 sentences a side, each in a process of its own."""
    figures: dict[str, float] = {}
    seconds = {}
    for count in (10_000, 50_000):
        output = subprocess.run(
            [
                sys.executable,
                "-m",
                "scripts.benchmarks.pairs.alignment_timing",
                str(data),
                str(count),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        result = json.loads(output)
        seconds[count] = result["seconds"]
        name = f"{count:,} sentences a side, s" if count == 10_000 else f"{count:,} a side, s"
        figures[name] = result["seconds"]
        if count == 10_000:
            figures["of these after encoding, s"] = result["after encoding"]
        figures[f"{count:,} a side, MB"] = result["megabytes"]
    figures["50,000 a side, times as long"] = seconds[50_000] / seconds[10_000]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("zh.txt", "en.txt")]
        paths[0].write_text("市政府召开新闻发布会。\n全市经济稳中向好。\n", encoding="utf-8")
        paths[1].write_text("The city held a press conference.\nThe economy improved.\n", "utf-8")
        times = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", _START_UP, *map(str, paths)],
                check=False,
                capture_output=True,
            )
            times.append(time.perf_counter() - started)
    figures["start-up, s"] = sorted(times)[2]
    return figures


def time_of(data: Path, count: int) -> None:
    """Align `count` sentences a side, all real and in order, and print what it took as JSON."""
    articles = [pair for _, articles in laws(data) for pair in articles]
    articles += [pair for part in news_lines(data, is_held_out=True) for pair in part]
    source: list[str] = []
    target: list[str] = []
    mark = 0
    while max(len(source), len(target)) < count:
        # Longer than what there is: the same again, with a mark that tells the rounds apart.
        for chinese, english in articles:
            source += [
                chinese[start:end] + f"（{mark}）" * (mark > 0)
                for start, end in split_chinese(chinese)
            ]
            target += [
                english[start:end] + f" ({mark})" * (mark > 0)
                for start, end in split_english(english)
            ]
            if max(len(source), len(target)) >= count:
                break
        mark += 1
    aligner = DocumentAligner()
    encoded = _Stopwatch(aligner.encoder.encode_runs)
    aligner.encoder = _Timed(aligner.encoder, encoded)  # type: ignore[assignment]
    started = time.perf_counter()
    alignment = aligner.align(AlignmentUnits(tuple(source)), AlignmentUnits(tuple(target)))
    seconds = time.perf_counter() - started
    print(
        json.dumps(
            {
                "seconds": seconds,
                "after encoding": seconds - encoded.seconds,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "score": alignment.score,
            }
        )
    )


class _Stopwatch:
    def __init__(self, function: Callable[..., object]) -> None:
        self.function, self.seconds = function, 0.0

    def __call__(self, *arguments: object) -> object:
        started = time.perf_counter()
        result = self.function(*arguments)
        self.seconds += time.perf_counter() - started
        return result


class _Timed:
    def __init__(self, encoder: object, encode_runs: _Stopwatch) -> None:
        self._encoder, self.encode_runs = encoder, encode_runs

    def __getattr__(self, name: str) -> object:
        return getattr(self._encoder, name)


if __name__ == "__main__":
    time_of(Path(sys.argv[1]), int(sys.argv[2]))

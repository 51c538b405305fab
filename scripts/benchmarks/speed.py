"""Time the packaged model: CTranslate2 against transformers, start-up, memory, 200 pages.

    python -m scripts.benchmarks.speed ../shared/data [--format json]

The comparison runs the same weights, sentences, beam and batch in the same process, in turns; it
needs the extra `hub` and is left out, and said so, without it. Exits 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpora import normalise, split_chinese
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import load_engine
from gongbao.translation.engines import DecodingOptions, DecodingRequest, Engine

TARGETS = {
    "times faster, greedy": (4.0, "at least"),
    "times faster, beam 4": (4.0, "at least"),
    "start to first segment, s": (2.0, "at most"),
    "peak memory, MB": (700, "at most"),
    "peak memory, 200 pages, MB": (700, "at most"),
}
_FIRST = """
import sys, time
from gongbao.translation import open_translator
translator = open_translator(threads=int(sys.argv[1]))
next(translator.translate(["全市经济稳中向好。"]))
"""
_DOCUMENT = """
import sys
from pathlib import Path
from gongbao.commands import main
main(["translate", sys.argv[1], "-o", sys.argv[2], "--force"])
"""


def read_sentences(data: Path, count: int) -> list[str]:
    """Return normalised sentences of the bulletins."""
    sentences: list[str] = []
    with (data / "bulletins.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = normalise(json.loads(line)["zh"]).text
            sentences += [text[a:b] for a, b in split_chinese(text)]
    return sentences[:count]


def compare(sentences: list[str], threads: int, repeat: int) -> dict[str, object]:
    """Return tokens a second of both engines and how many times faster CTranslate2 is."""
    fast = load_engine("embedded", threads=threads)
    engines: dict[str, Engine] = {"CTranslate2 int8": fast}
    if importlib.util.find_spec("torch") and importlib.util.find_spec("transformers"):
        marian = f"transformers:{PACKAGED / 'marian'}"
        engines["transformers float32"] = load_engine(marian, threads=threads)
    requests = [
        DecodingRequest(tuple(piece.piece for piece in fast.pieces.encode(sentence)))
        for sentence in sentences
    ]
    figures: dict[str, object] = {}
    for label, beam in (("greedy", 1), ("beam 4", 4)):
        rates: dict[str, list[float]] = {name: [] for name in engines}
        for turn in range(repeat + 1):
            for name, engine in engines.items():
                began = time.perf_counter()
                made = engine.translate(requests, DecodingOptions(beam_size=beam))
                seconds = time.perf_counter() - began
                if turn:  # the first turn warms up
                    rates[name].append(sum(len(h.pieces) for h in made) / seconds)
        for name, rate in rates.items():
            figures[f"{name}, {label}, tokens/s"] = round(statistics.median(rate))
        if len(rates) == 2:
            ours, theirs = (statistics.median(rate) for rate in rates.values())
            figures[f"times faster, {label}"] = round(ours / theirs, 2)
    if len(engines) == 1:
        figures["transformers"] = "not installed: pip install 'gongbao[hub]' to compare"
    return figures


def measure_start(threads: int, repeat: int) -> dict[str, object]:
    """Return seconds from nothing to the first translated segment, and its peak memory."""
    runs = [_run([sys.executable, "-c", _FIRST, str(threads)]) for _ in range(repeat)]
    return {
        "start to first segment, s": round(statistics.median(s for s, _ in runs), 2),
        "peak memory, MB": round(max(m for _, m in runs)),
    }


def measure_pages(sentences: list[str], pages: int) -> dict[str, object]:
    """Return seconds and peak memory of `gongbao translate` on a document of so many pages."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "long.txt"
        rest = list(sentences)
        lines: list[str] = []
        while sum(map(len, lines)) < 600 * pages:  # about 600 characters a printed page
            lines += rest
        source.write_text("\n".join(lines), encoding="utf-8")
        seconds, memory = _run([sys.executable, "-c", _DOCUMENT, str(source), f"{scratch}/out.txt"])
    return {
        f"peak memory, {pages} pages, MB": round(memory),
        f"{pages} pages, minutes": round(seconds / 60, 1),
    }


def _run(command: list[str]) -> tuple[float, float]:
    """Return seconds and peak memory in MB of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {command}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def main(arguments: list[str] | None = None) -> int:
    """Run and print; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--pages", type=int, default=200, help="0 leaves the long document out")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    options = parser.parse_args(arguments)
    sentences = read_sentences(options.data, options.sentences)
    measures: list[Callable[[], dict[str, object]]] = [
        lambda: measure_start(options.threads, options.repeat),
        lambda: compare(sentences, options.threads, options.repeat),
    ]
    if options.pages:
        measures.append(lambda: measure_pages(sentences, options.pages))
    machine = platform.processor() or platform.machine()
    figures: dict[str, object] = {"machine": machine, "threads": options.threads}
    for measure in measures:
        figures |= measure()
    missed = [
        name
        for name, (bound, sense) in TARGETS.items()
        if name in figures
        and (figures[name] < bound if sense == "at least" else figures[name] > bound)
    ]
    if options.format == "json":
        print(json.dumps({**figures, "missed": missed}, indent=1))
    else:
        for name, value in figures.items():
            print(f"{name:34} {value}")
        print("missed: " + ", ".join(missed) if missed else "every target is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

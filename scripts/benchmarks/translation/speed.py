"""Time the packaged model: CTranslate2 against transformers, start-up, memory, 200 pages.

    python -m scripts.benchmarks.translation.speed ../shared/data [--format json]

The comparison runs the same weights, sentences, beam and batch in the same process, in turns; it
needs the extra `hub` and is left out, and said so, without it. Exits 1 where a target is missed.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import load_engine
from gongbao.translation.engines import (
    DecodingOptions,
    DecodingRequest,
    Engine,
    load_piece_engine,
)
from scripts.benchmarks.data_sets import bulletin_sentences
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser

TARGETS = {
    "times faster, greedy": at_least(4),
    "times faster, beam 4": at_least(4),
    "start to first segment, s": at_most(2),
    "peak memory, MB": at_most(700),
    "peak memory, 200 pages, MB": at_most(700),
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


def compare(sentences: list[str], threads: int, repeat: int) -> dict[str, float]:
    """Return tokens a second of both engines and how many times faster CTranslate2 is."""
    fast = load_engine("embedded", threads=threads)
    engines: dict[str, Engine] = {"CTranslate2 int8": fast}
    if importlib.util.find_spec("torch") and importlib.util.find_spec("transformers"):
        marian = f"transformers:{PACKAGED / 'marian'}"
        engines["transformers float32"] = load_piece_engine(marian, threads=threads)
    requests = [
        DecodingRequest(tuple(piece.piece for piece in fast.pieces.encode(sentence)))
        for sentence in sentences
    ]
    figures: dict[str, float] = {}
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
    return figures


def measure_start(threads: int, repeat: int) -> dict[str, float]:
    """Return seconds from nothing to the first translated segment, and its peak memory."""
    runs = [_run([sys.executable, "-c", _FIRST, str(threads)]) for _ in range(repeat)]
    return {
        "start to first segment, s": round(statistics.median(s for s, _ in runs), 2),
        "peak memory, MB": round(max(m for _, m in runs)),
    }


def measure_pages(sentences: list[str], pages: int) -> dict[str, float]:
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
    parser = benchmark_parser(__doc__)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="*", default=[50, 200], help="long documents")
    options = parser.parse_args(arguments)
    sentences = bulletin_sentences(options.data, options.sentences)
    measured = Measured(TARGETS, facts={"threads": options.threads})
    measured.figures |= measure_start(options.threads, options.repeat)
    for pages in options.pages:  # before the neural library is loaded: a child begins as its parent
        measured.figures |= measure_pages(sentences, pages)
    measured.figures |= compare(sentences, options.threads, options.repeat)
    if "times faster, greedy" not in measured.figures:
        measured.facts["transformers"] = "not installed: pip install 'gongbao[hub]' to compare"
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

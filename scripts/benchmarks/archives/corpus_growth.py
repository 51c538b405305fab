"""How time and memory of `gongbao corpus build` grow with the corpus.

    python -m scripts.benchmarks.archives.corpus_growth DATA [--pairs 10000 100000] [--jobs 2]

The tables are draws of `planted_corpus`, each of 10,000 pairs with a seed of its own: other wrong
pairs each time, and a number in every row from the second draw on, so that rows differ. Time is of
the wall and of the processors; memory is the largest process.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.benchmarks.archives.planted_corpus import plant, read_written

_DRAW, _FIRST_SEED = 10_000, 7
_CALL = "from gongbao.command_line import main; main()"


def write_table(data: Path, path: Path, count: int) -> None:
    """Write `count` rows of planted corpora, numbered from the second draw on."""
    written, rows = read_written(data), 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write("source\ttarget\n")
        for draw in itertools.count():
            mark = (f"（第{draw}号）", f" (No. {draw})") if draw else ("", "")
            for pair in plant(written, _DRAW, seed=_FIRST_SEED + draw):
                if rows == count:
                    return
                stream.write(f"{pair.source}{mark[0]}\t{pair.target}{mark[1]}\n")
                rows += 1


def build(table: Path, folder: Path, jobs: int, where: str) -> dict[str, float]:
    """Build a corpus in a process of its own and return what it took."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    arguments = ["corpus", "build", str(table), "-o", str(folder), "--jobs", str(jobs)]
    command = [sys.executable, "-c", _CALL, *arguments, "--on", where, "--no-workspace"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    statistics = json.loads((folder / "statistics.json").read_text(encoding="utf-8"))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pairs": statistics["pairs"],
        "kept": statistics["kept"],
        "seconds": round(seconds, 1),
        "processor seconds": round(processor, 1),
        "pairs a second and core": round(statistics["pairs"] / processor, 1),
        "largest process, MB": round(after.ru_maxrss / 1024),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--on", default="processes")
    options = parser.parse_args()
    measured: list[dict[str, float]] = []
    for count in options.pairs:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "dirty.tsv"
            write_table(options.data, table, count)
            measured.append(build(table, Path(folder) / "corpus", options.jobs, options.on))
        print(json.dumps(measured[-1]), flush=True)
    first, last = measured[0], measured[-1]
    print(f"time grew {last['seconds'] / first['seconds']:.2f} times", end=", ")
    growth = last["processor seconds"] / first["processor seconds"]
    print(
        f"processor time {growth:.2f} times, for {last['pairs'] / first['pairs']:.1f} times as many"
    )


if __name__ == "__main__":
    main()

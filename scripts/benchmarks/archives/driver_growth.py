"""What the program that hands out the work of `corpus build` costs, as the corpus grows.

    python -m scripts.benchmarks.archives.driver_growth DATA [--pairs 100000 1000000]

Everything is as in a real run, but the judging, which is done at once: half of the pairs are kept,
one kept pair in ten has the signature of one before it. Each size has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import gongbao.archives.building.corpus_building as corpus_building
from corpora.jobs import InTurn
from glossary.requirements import RequirementFinder
from gongbao.archives.building.building_rules import BuildingRules
from gongbao.archives.building.corpus_building import BuildingOptions, build_corpus
from gongbao.archives.building.mined_inputs import PieceOfWork, find_inputs
from gongbao.archives.building.near_duplicates import pack_signature
from gongbao.archives.building.pair_judge import JudgedPair
from scripts.benchmarks.archives.corpus_growth import write_table

_ALIKE = 10
_SEED = 3


def judge_at_once(
    _: BuildingRules, __: Callable[[], RequirementFinder]
) -> Callable[[PieceOfWork], list[JudgedPair]]:
    """Return what keeps every second pair without looking at it."""
    chance = random.Random(_SEED)
    last = [chance.randbytes(256)]

    def judge(piece: PieceOfWork) -> list[JudgedPair]:
        judged = []
        for line, source, target, _ in piece.rows:
            place, parts = f"{piece.input.place}:{line}", (0.9,) * 5
            if line % 2:
                last[0] = last[0] if chance.randrange(_ALIKE) == 0 else chance.randbytes(256)
                signature = pack_signature(last[0], 7, 40)
                judged.append(JudgedPair(source, target, place, "", "", 0.9, parts, signature))
            else:
                judged.append(JudgedPair(source, target, place, "score", "0.300", 0.3, parts))
        return judged

    return judge


def measure(data: Path, count: int) -> dict[str, float]:
    """Build a corpus of so many pairs and return what it took."""
    vars(corpus_building)["prepare_judge"] = judge_at_once
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "dirty.tsv"
        write_table(data, table, count)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        found, _ = find_inputs([table])
        finder = RequirementFinder(())
        built = build_corpus(
            found, Path(name) / "corpus", lambda: finder, InTurn(), BuildingOptions()
        )
        seconds = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "pairs": built.statistics.total,
        "kept": built.statistics.kept,
        "processor seconds": round(seconds, 1),
        "microseconds a pair": round(1e6 * seconds / count),
        "MB before": round(before / 1024),
        "MB": round(after / 1024),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=int, nargs="+", default=[100_000, 1_000_000])
    options = parser.parse_args()
    if len(options.pairs) == 1:
        print(json.dumps(measure(options.data, options.pairs[0])), flush=True)
        return
    for count in options.pairs:
        command = [sys.executable, "-m", __spec__.name, str(options.data), "--pairs", str(count)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()

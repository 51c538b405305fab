"""Measures the translation memory at 100,000 and 1,000,000 units; exits with 1 above the targets.

The pairs are filled templates of corpora/bulletins, one to three joined to a sentence (seeded).
Queries are in equal parts sentences of the memory with one edit for every six characters at most,
sentences of the memory with other figures, and new sentences. Recall is the share of queries whose
best match by brute force (70 % and more) has its equal among what the search finds.

Example:
    python -m scripts.benchmarks.stores.memory
    python -m scripts.benchmarks.stores.memory --units 100000
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from corpora.memory import MemoryUnit, TranslationMemory, read_units, write_units
from corpora.normalisation import normalise_text
from corpora.workspace import Workspace
from gongbao.command_line import collect_rarely
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser, share

_SENTENCES = 150_000
_JOINED = ((1, 2, 3), (40, 40, 20))
_QUERIES = 300
_BRUTE_FORCE = {100_000: 300, 1_000_000: 90}
_LEAST = 70.0
TARGETS = {
    "100,000 units, TMX in, s": at_most(10),
    "100,000 units, TMX in, peak MB": at_most(100),
    "100,000 units, similar, p95 ms": at_most(20),
    "1,000,000 units, similar, p95 ms": at_most(60),
}


def main(arguments: list[str] | None = None) -> int:
    """Print the figures and return 1 if one misses its target."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--units", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        _import(*options.one)
        return 0
    measured = Measured(TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        for count in options.units:
            tmx, workspace = Path(folder) / f"{count}.tmx", Path(folder) / f"{count}.db"
            write_units(units(count, seed=6), tmx)
            command = [sys.executable, "-m", "scripts.benchmarks.stores.memory", "--one"]
            done = subprocess.run(
                [*command, tmx, workspace], check=True, capture_output=True, text=True
            )
            imported = json.loads(done.stdout)
            measured.figures |= {
                f"{count:,} units, TMX in, s": round(imported["seconds"], 1),
                f"{count:,} units, TMX in, peak MB": round(imported["megabytes"]),
                f"{count:,} units, TMX, MB": round(tmx.stat().st_size / 1e6),
                f"{count:,} units, workspace, MB": round(workspace.stat().st_size / 1e6),
            }
            tmx.unlink()
            _search(workspace, count, measured)
            workspace.unlink()
    return measured.report(options.format)


def units(count: int, seed: int) -> Iterator[MemoryUnit]:
    """Yield units of one to three sentences, the same ones for the same seed."""
    from scripts.training.text.generate_genre_pairs import (
        generate_pairs,  # large, and no part of an import
    )

    chance = random.Random(seed)
    pairs = list(generate_pairs(min(_SENTENCES, 2 * count), seed))
    before = ""
    for _ in range(count):
        chosen = chance.choices(pairs, k=chance.choices(*_JOINED)[0])
        chinese = "；".join(pair.chinese.rstrip("。") for pair in chosen) + "。"
        english = "; ".join(pair.english.rstrip(".") for pair in chosen) + "."
        yield MemoryUnit(chinese, english, before, author="Li Ming", date="2023-03-06")
        before = chinese


def _import(tmx: Path, path: Path) -> None:
    collect_rarely()  # as the command does
    started = time.perf_counter()
    with Workspace(path) as workspace:
        found = (entry.unit for entry in read_units(tmx) if entry.unit is not None)
        TranslationMemory(workspace).add(found, author="benchmark", reason=tmx.name)
    seconds = time.perf_counter() - started
    # The maximum that getrusage gives is that of the process this one was forked from.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    megabytes = int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024  # type: ignore[index]
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def _search(path: Path, count: int, measured: Measured) -> None:
    with Workspace(path) as workspace:
        memory = TranslationMemory(workspace)
        sources = [
            row[0] for row in workspace.connection.execute("SELECT spelling FROM memory_units")
        ]
        queries = list(_queries(sources))
        exact = _milliseconds(memory.find_exact, queries)
        fuzzy = _milliseconds(memory.find_similar, queries)
        again = _milliseconds(memory.find_similar, queries)
        hits, answerable = _recall(memory, sources, queries[: _BRUTE_FORCE.get(count, 100)])
    measured.figures |= {
        f"{count:,} units, exact, p95 ms": round(_p95(exact), 3),
        f"{count:,} units, similar, p95 ms": round(_p95(fuzzy), 1),
        f"{count:,} units, similar, median ms": round(statistics.median(fuzzy), 1),
        f"{count:,} units, similar, largest ms": round(max(fuzzy), 1),
        f"{count:,} units, similar, p95 ms a second time": round(_p95(again), 1),
        f"{count:,} units, best match found, %": share(hits, answerable),
    }
    measured.facts[f"{count:,} units, queries with a match by brute force"] = answerable


def _queries(sources: list[str]) -> Iterator[str]:
    chance = random.Random(7)
    fresh = units(_QUERIES // 3, seed=99)
    for _ in range(_QUERIES // 3):
        yield _edited(chance.choice(sources), sources, chance)
        yield re.sub(
            r"\d+", lambda m: str(chance.randrange(1, 10 ** len(m[0]))), chance.choice(sources)
        )
        yield normalise_text(next(fresh).source)


def _edited(source: str, sources: list[str], chance: random.Random) -> str:
    characters = list(source)
    for _ in range(chance.randint(1, max(1, len(source) // 6))):
        place = chance.randrange(len(characters))
        other = chance.choice(chance.choice(sources))
        kind = chance.random()
        if kind < 0.4:
            characters[place] = other
        elif kind < 0.7 and len(characters) > 4:
            del characters[place]
        else:
            characters.insert(place, other)
    return "".join(characters)


def _recall(memory: TranslationMemory, sources: list[str], queries: list[str]) -> tuple[int, int]:
    hits = answerable = 0
    for query in queries:
        best = process.extractOne(
            query, sources, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST / 100
        )
        if best is None:
            continue
        answerable += 1
        found = memory.find_similar(query, limit=20, least=60.0)
        reached = (
            Levenshtein.normalized_similarity(query, normalise_text(match.unit.source))
            for match in found
        )
        hits += max(reached, default=0.0) >= best[1] - 1e-9
    return hits, answerable


def _milliseconds(find: Callable[[str], object], queries: list[str]) -> list[float]:
    times = []
    for query in queries:
        started = time.perf_counter()
        find(query)
        times.append(1000 * (time.perf_counter() - started))
    return times


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())

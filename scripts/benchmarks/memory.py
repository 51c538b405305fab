"""Measures the translation memory at 100,000 and 1,000,000 units; exits with 1 above the targets.

The pairs are filled templates of corpora/bulletins, one to three joined to a sentence (seeded).
Queries are in equal parts sentences of the memory with one edit for every six characters at most,
sentences of the memory with other figures, and new sentences. Recall is the share of queries whose
best match by brute force (70 % and more) has its equal among what the search finds.

Example:
    python -m scripts.benchmarks.memory
    python -m scripts.benchmarks.memory --units 100000
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

_SENTENCES = 150_000
_JOINED = ((1, 2, 3), (40, 40, 20))
_QUERIES = 300
_BRUTE_FORCE = {100_000: 300, 1_000_000: 90}
_LEAST = 70.0
_FUZZY_MS = {100_000: 20.0, 1_000_000: 60.0}
_TMX_SECONDS, _TMX_MEGABYTES = 10.0, 100.0


def main() -> int:
    """Print a table and return 1 if a figure misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--one", nargs=2, metavar=("TMX", "WORKSPACE"))
    arguments = parser.parse_args()
    if arguments.one:
        _import(*map(Path, arguments.one))
        return 0
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.units:
            tmx, workspace = Path(folder) / f"{count}.tmx", Path(folder) / f"{count}.db"
            write_units(units(count, seed=6), tmx)
            command = [
                sys.executable,
                "-m",
                "scripts.benchmarks.memory",
                "--one",
                str(tmx),
                str(workspace),
            ]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            imported = json.loads(done.stdout)
            print(
                f"{count:,} units: TMX of {tmx.stat().st_size / 1e6:.0f} MB in"
                f" {imported['seconds']:.1f} s, peak {imported['megabytes']:.0f} MB;"
                f" workspace {workspace.stat().st_size / 1e6:.0f} MB"
            )
            tmx.unlink()
            if count == 100_000:
                is_good = (
                    imported["seconds"] <= _TMX_SECONDS and imported["megabytes"] <= _TMX_MEGABYTES
                )
            is_good = _search(workspace, count) and is_good
            workspace.unlink()
    return 0 if is_good else 1


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


def _search(path: Path, count: int) -> bool:
    with Workspace(path) as workspace:
        memory = TranslationMemory(workspace)
        sources = [
            row[0] for row in workspace.connection.execute("SELECT spelling FROM memory_units")
        ]
        queries = list(_queries(sources))
        exact = [_milliseconds(lambda s=source: memory.find_exact(s)) for source in queries]
        fuzzy = [_milliseconds(lambda s=source: memory.find_similar(s)) for source in queries]
        again = [_milliseconds(lambda s=source: memory.find_similar(s)) for source in queries]
        hits, answerable = _recall(memory, sources, queries[: _BRUTE_FORCE.get(count, 100)])
    print(
        f"  exact p95 {_p95(exact):.2f} ms; fuzzy p50 {statistics.median(fuzzy):.1f},"
        f" p95 {_p95(fuzzy):.1f}, max {max(fuzzy):.1f} ms in a new process"
        f" (p95 {_p95(again):.1f} a second time)"
    )
    print(f"  recall {hits} of {answerable} ({hits / max(1, answerable):.1%})")
    return _p95(fuzzy) <= _FUZZY_MS.get(count, 60.0)


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


def _milliseconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - started)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())

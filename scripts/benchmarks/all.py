"""Run every benchmark and write `docs/measured.md`, `docs/rules.md`, plots and the raw results.

    python -m scripts.benchmarks.all ../shared/data
    python -m scripts.benchmarks.all ../shared/data --only guarantee,speed
    python -m scripts.benchmarks.all --page-only

What is not run keeps its rows, with their own date and commit. The figures of time are only right
where nothing else needs the cores: `--list` says which those are, and how long each one takes.
Needs `pip install -e '.[hub,train]'`. Exits 1 where a target is missed, 2 where a benchmark fails.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from scripts.benchmarks.benchmark_list import BENCHMARKS, Benchmark
from scripts.benchmarks.measured_page import Results, draw_plots, measured_page
from scripts.benchmarks.rules_page import rules_page
from scripts.benchmarks.targets import machine

_ROOT = Path(__file__).resolve().parents[2]
_DOCS = _ROOT / "docs"
_CLEAN, _MISSED, _FAILED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for, write everything, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", metavar="DATA")
    parser.add_argument("--only", default="", metavar="NAMES", help="names, between commas")
    parser.add_argument("--quick", action="store_true", help="slices, to see that all of them run")
    parser.add_argument("-o", "--output", type=Path, default=_DOCS, metavar="FOLDER")
    parser.add_argument("--page-only", action="store_true", help="write the page anew, run nothing")
    parser.add_argument("--list", action="store_true", help="every name, and its minutes")
    options = parser.parse_args(arguments)
    if options.list:
        for one in BENCHMARKS:
            print(f"{one.name:20}{one.minutes:5g} min{'  needs idle cores' * one.is_timed}")
        return _CLEAN
    if options.quick and options.output == _DOCS:
        parser.error("--quick measures slices, which are no figures for docs/: give --output")
    names = [name for name in options.only.split(",") if name]
    if unknown := set(names) - {one.name for one in BENCHMARKS}:
        parser.error(f"--only: no benchmark is called {', '.join(sorted(unknown))}; see --list")
    chosen = [] if options.page_only else [b for b in BENCHMARKS if not names or b.name in names]
    if options.data is None and any(benchmark.reads_data for benchmark in chosen):
        parser.error("DATA is missing: the folder with the public test data")
    options.output.mkdir(parents=True, exist_ok=True)
    raw = options.output / "measured.json"
    failed = [
        benchmark.name
        for benchmark in chosen
        if not _run(benchmark, options.data, raw, is_quick=options.quick)
    ]
    results = _read(raw)
    (options.output / "measured.md").write_text(measured_page(results), encoding="utf-8")
    (options.output / "rules.md").write_text(rules_page(results), encoding="utf-8")
    draw_plots(results, options.output / "measured")
    for name in failed:
        print(f"{name}: failed, its rows stay as they were", file=sys.stderr)
    for one in chosen:
        for figure in results.get(one.name, {}).get("missed", []):
            print(f"{one.name}: {figure} misses its target", file=sys.stderr)
    is_missed = any(results.get(one.name, {}).get("missed") for one in chosen)
    return _FAILED if failed else _MISSED if is_missed else _CLEAN


def _run(benchmark: Benchmark, data: Path | None, raw: Path, *, is_quick: bool) -> bool:
    """Run a benchmark and put its results into the raw file; return whether it came through."""
    options = benchmark.quick if is_quick else benchmark.options
    command = [sys.executable, "-m", f"scripts.benchmarks.{benchmark.module}"]
    if data is not None and benchmark.reads_data:
        command.append(str(data.resolve()))
    print(f"{benchmark.name} (about {benchmark.minutes:g} minutes)", file=sys.stderr, flush=True)
    commit = _commit()
    began = time.perf_counter()
    done = subprocess.run(
        [*command, *options, "--format", "json"], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        record = json.loads(done.stdout) if done.returncode in (0, 1) else None
    except json.JSONDecodeError:
        record = None
    if record is None:
        print(f"exit code {done.returncode}; its output:\n{done.stdout[-500:]}", file=sys.stderr)
        return False
    results = _read(raw)  # again: another run may have written meanwhile
    results[benchmark.name] = {
        "command": benchmark.command(options),
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit,
        "version": version("gongbao"),
        "machine": machine(),
        "seconds": round(time.perf_counter() - began, 1),
        **record,
    }
    written = raw.with_suffix(f".{os.getpid()}")
    text = json.dumps(results, indent=1, ensure_ascii=False, sort_keys=False)
    written.write_text(text + "\n", encoding="utf-8")
    written.replace(raw)
    return True


def _read(raw: Path) -> Results:
    return json.loads(raw.read_text(encoding="utf-8")) if raw.is_file() else {}


def _commit() -> str:
    """Return the commit that is checked out, and whether the tree differs from it."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(_ROOT), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    commit = git("rev-parse", "--short=9", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!docs/measured*")
    return f"{commit} with changes" if changed else commit


if __name__ == "__main__":
    sys.exit(main())

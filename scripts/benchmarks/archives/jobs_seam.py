"""What the seam of many jobs costs, and what it survives: processes and Ray.

    python -m scripts.benchmarks.archives.jobs_seam [--on ray] [--part speed|workers|driver]

`speed`: items of a second (processor time with --busy) with one and two workers, against Python's
own pool. `workers`: a worker is killed every ten seconds for two minutes. `driver`: the program is
killed after ten items and started again.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from corpora.jobs import Journal, ProcessJobs, Task, open_jobs, run_in_order
from scripts.benchmarks.archives.seam_tasks import prepare_waiting

_SECONDS_BETWEEN_KILLS = 10
_ITEMS_BEFORE_KILL = 10


def run(where: str, workers: int, folder: Path, seconds: float, count: int, busy: bool) -> float:
    """Do items in order with a journal; return the seconds from the first to the last outcome."""
    task = Task(partial(prepare_waiting, folder, seconds, is_busy=busy))
    jobs = ProcessJobs(workers) if where == "processes" else open_jobs(where, workers)
    times: list[float] = []
    with Journal(folder / "journal", "seam") as journal:
        for outcome in run_in_order(jobs, task, range(count), journal):
            if outcome.fault or outcome.value != outcome.number**2:
                raise RuntimeError(f"item {outcome.number}: {outcome.fault or outcome.value}")
            times.append(time.monotonic())
    if len(times) != count:
        raise RuntimeError(f"{len(times)} outcomes of {count} items")
    return times[-1] - times[0]


def pool_seconds(workers: int, folder: Path, seconds: float, count: int, busy: bool) -> float:
    """Return the same of Python's own pool, without journal."""
    function = prepare_waiting(folder, seconds, is_busy=busy)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        times = [time.monotonic() for _ in pool.map(function, range(count))]
    return times[-1] - times[0]


def done(folder: Path) -> Counter[int]:
    """Return how often each item was done."""
    logs = (log.read_text(encoding="utf-8") for log in folder.glob("*.done"))
    return Counter(int(word) for log in logs for word in log.split())


def speed(where: str, busy: bool, count: int) -> None:
    """Print seconds with one worker and two, and of the pool with two."""
    with tempfile.TemporaryDirectory() as name:
        pool = pool_seconds(2, Path(name), 1.0, count, busy)
    seconds: list[float] = []
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as name:
            seconds.append(run(where, workers, Path(name), 1.0, count, busy))
    print(f"{where}: {count} items of a second{' of processor time' if busy else ', waiting'}")
    print(f"  1 worker {seconds[0]:.2f} s, 2 workers {seconds[1]:.2f} s", end=", ")
    print(f"{seconds[0] / seconds[1]:.2f} times as fast")
    print(f"  Python's pool, 2 workers {pool:.2f} s: {100 * (seconds[1] / pool - 1):+.1f} %")


def kill_workers(where: str, seconds: float) -> None:
    """Kill a worker every ten seconds while items of a second are done; print what became."""
    with tempfile.TemporaryDirectory() as name:
        folder, count = Path(name), int(2 * seconds)
        killed: list[int] = []
        is_over = threading.Event()
        killer = threading.Thread(target=_killer, args=(folder, killed, seconds, is_over))
        killer.start()
        started = time.monotonic()
        run(where, 2, folder, 1.0, count, False)
        is_over.set()
        killer.join()
        times = done(folder)
        print(
            f"{where}: {len(killed)} workers killed in {time.monotonic() - started:.0f} s:", end=" "
        )
        print(f"{len(times)} of {count} items there, each once in the results", end="; ")
        print(f"{sum(times.values()) - count} done twice")


def _killer(folder: Path, killed: list[int], seconds: float, is_over: threading.Event) -> None:
    end = time.monotonic() + seconds
    while not is_over.wait(_SECONDS_BETWEEN_KILLS) and time.monotonic() < end:
        logs = sorted(folder.glob("*.done"), key=lambda log: log.stat().st_mtime)
        living = [p for log in logs if (p := int(log.stem)) not in killed]
        if living:
            os.kill(living[-1], signal.SIGKILL)
            killed.append(living[-1])


def kill_driver(where: str) -> None:
    """Kill the whole program after ten items, start it again, and print what was done twice."""
    count = 40
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", __spec__.name, "--on", where, "--folder", name]
        with subprocess.Popen([*command, "--items", str(count)]) as program:
            while sum(done(folder).values()) < _ITEMS_BEFORE_KILL:
                time.sleep(0.05)
            program.send_signal(signal.SIGKILL)
        subprocess.run([*command, "--items", str(count)], check=True)
        times = done(folder)
        twice = sum(times.values()) - len(times)
        print(
            f"{where}: driver killed after {_ITEMS_BEFORE_KILL} items and started again:", end=" "
        )
        print(f"{len(times)} of {count} items there, {twice} done twice, 2 workers")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="ray")
    parser.add_argument("--part", choices=["speed", "workers", "driver"])
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--items", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120, help="of killing workers")
    parser.add_argument("--folder", type=Path, help="only run items there")
    options = parser.parse_args()
    if options.folder is not None:
        run(options.on, 2, options.folder, 0.5, options.items, False)
        return
    if options.part in (None, "speed"):
        speed(options.on, options.busy, options.items)
    if options.part in (None, "workers"):
        kill_workers(options.on, options.seconds)
    if options.part in (None, "driver"):
        kill_driver(options.on)


if __name__ == "__main__":
    main()

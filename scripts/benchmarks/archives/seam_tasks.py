"""What the benchmark of jobs lets its workers do; in a module that workers can import."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path


def prepare_waiting(folder: Path, seconds: float, *, is_busy: bool) -> Callable[[int], int]:
    """Return what waits, or computes, for so long and notes each item that it has done."""
    return partial(_wait, folder, seconds, is_busy)


def _wait(folder: Path, seconds: float, is_busy: bool, number: int) -> int:
    if is_busy:
        end = time.process_time() + seconds
        while time.process_time() < end:
            sum(range(10_000))
    else:
        time.sleep(seconds)
    with (folder / f"{os.getpid()}.done").open("a", encoding="utf-8") as stream:
        stream.write(f"{number}\n")
    return number * number

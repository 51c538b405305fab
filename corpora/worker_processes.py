"""Worker processes that end when the program that started them does, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait


def end_with_parent() -> None:
    """Let this worker end as soon as its parent is gone; the initializer of every pool.

    A parent that is killed tells nobody: its workers wait for work on a pipe that they themselves
    keep open.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_await, args=(parent.sentinel,), daemon=True).start()


def _await(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)

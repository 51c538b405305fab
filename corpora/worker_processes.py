"""Worker processes that end when the program that started them does, and not before it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import wait


@contextmanager
def leaving_interruptions_to_parent() -> Iterator[None]:
    """Let processes that are started here hear nothing of Ctrl-C, which a terminal tells to all.

    The parent ends them. One that was interrupted while it loads would print a traceback beside
    what the parent tells; an interruption of the parent waits until they are started.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its start would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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

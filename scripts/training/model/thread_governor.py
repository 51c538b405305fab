"""Sharing the cores: how many threads a background training may use from step to step."""

from __future__ import annotations

import time

import torch


class ThreadGovernor:
    """Gives up all threads but one while other programs need the cores.

    Two threads that wait for each other at every operation are held up by whichever core is busy:
    at low priority beside one other program a step takes twenty times as long, with a single
    thread, which moves to the free core, only twice.
    """

    def __init__(self, threads: int, pause_seconds: float = 12.0) -> None:
        self.threads, self.pause_seconds = threads, pause_seconds
        self._usual = 0.0  # seconds a position with all threads
        self._slow_steps = 0
        self._resume = 0.0
        torch.set_num_threads(threads)

    def note(self, seconds: float, positions: int) -> None:
        """Take note of a step and choose the threads of the next one.

        Args:
            seconds: What the step took.
            positions: The size of its batch, padding included, to which the work is proportional.
        """
        now = time.monotonic()
        if self.threads == 1:
            return
        if torch.get_num_threads() == 1:
            if now > self._resume:
                torch.set_num_threads(self.threads)
            return
        pace = seconds / positions
        self._usual = min(self._usual * 1.01, pace) if self._usual else pace
        # One slow step alone may be a shape that is prepared for the first time.
        self._slow_steps = self._slow_steps + 1 if pace > 1.8 * self._usual else 0
        if self._slow_steps >= 2:
            self._slow_steps = 0
            torch.set_num_threads(1)
            self._resume = now + self.pause_seconds

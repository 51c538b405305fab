"""When a request that failed is sent again: what the server asks for, else longer each time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random
from threading import Lock


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as a client sees it; a test gives another."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long a client waits, in seconds.

    Attributes:
        first: Before the second attempt.
        factor: Each further wait is so many times the one before it.
        longest: No wait of our own choosing is longer.
        longest_asked: A server that asks for a longer one is not waited for.
        spread: Share by which a wait of our own may be longer, so that not all come at once.
    """

    first: float = 1.0
    factor: float = 2.0
    longest: float = 60.0
    longest_asked: float = 300.0
    spread: float = 0.25

    def wait_before(self, attempt: int, random: Random) -> float:
        """Return the wait before an attempt, the second one being 1."""
        plain = self.first * self.factor ** (attempt - 1)
        return float(min(self.longest, plain) * (1 + self.spread * random.random()))


@dataclass(slots=True)
class Gate:
    """Holds all requests back while a server asks for patience; threads share it."""

    clock: Clock
    opens_at: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def close_for(self, seconds: float) -> None:
        """Let nothing pass for so long."""
        with self.lock:
            self.opens_at = max(self.opens_at, self.clock.now() + seconds)

    def wait(self) -> None:
        """Wait until it is open."""
        while (left := self.opens_at - self.clock.now()) > 0:
            self.clock.sleep(left)


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds a server asks to wait, None where it says nothing that can be read.

    >>> retry_after({"retry-after": "7"}), retry_after({"retry-after-ms": "250"}), retry_after({})
    (7.0, 0.25, None)
    """
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) / unit)
        except (KeyError, ValueError):
            continue
    try:
        moment = parsedate_to_datetime(headers["retry-after"])
    except (KeyError, ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())

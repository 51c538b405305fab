"""Several requests at a time, in threads that hold nobody up when the caller stops.

The caller is handed answers as they come and keeps them at once, so that an interruption loses
only what is on its way. When it ends, by an error or by Ctrl-C, nothing more is sent, and answers
that are on their way are waited for a little: they are paid for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Condition, Thread
from time import monotonic
from typing import Protocol

from corpora import BudgetError
from gongbao.translation.engines.llm.asking.chat_client import Stopped
from gongbao.translation.engines.llm.asking.usage import Meter
from gongbao.translation.engines.text_engine import TextAnswer

Answers = dict[int, TextAnswer]
_GRACE_SECONDS = 5.0
_GRACE_AFTER_FAILURE = 60.0


@dataclass(frozen=True, slots=True)
class AskedBatch:
    """Segments that go into one request, by their places.

    Attributes:
        places: Where they stand in the call.
        is_again: It is the second time that they are asked for.
        is_in_lines: They are asked for without JSON, since JSON went wrong.
    """

    places: tuple[int, ...]
    is_again: bool = False
    is_in_lines: bool = False


class Asker(Protocol):
    """Sends one batch, in whichever thread."""

    concurrency: int
    place: str
    """Where answers last beyond the run, empty for nowhere."""

    def tokens(self, batch: AskedBatch) -> int:
        """Return about how many tokens a batch takes."""
        ...

    def send(
        self, batch: AskedBatch, is_stopped: Callable[[], bool]
    ) -> tuple[Answers, list[AskedBatch]]:
        """Return answers by their places, and what to ask next."""
        ...


def ask_in_parallel(
    batches: Sequence[AskedBatch],
    asker: Asker,
    meter: Meter,
    on_answers: Callable[[Answers], None],
) -> None:
    """Ask everything; `on_answers` is told in this thread what has come.

    Raises:
        EngineError: of the first request that failed for good, after what else came in.
        BudgetError: where the budget does not allow the rest.
    """
    work = _Work(batches, asker, meter)
    # While half of them have a request out, the others write requests and judge answers.
    for _ in range(min(2 * asker.concurrency, len(batches))):
        Thread(target=work.run, daemon=True).start()
    grace = _GRACE_SECONDS
    try:
        while answers := work.next_answers():
            on_answers(answers)
            work.handed.clear()
        if work.failure is not None:
            grace = _GRACE_AFTER_FAILURE
            raise work.failure
    except BaseException:
        work.stop()
        # An interruption may have come while answers were being kept.
        on_answers(work.handed | work.rest(grace))
        raise
    if work.left:
        where = f"kept in {asker.place}" if asker.place else "lost without --workspace FILE"
        raise BudgetError(
            f"the budget of {meter.budget:,} tokens is spent ({meter.usage.tokens:,} used):"
            f" {work.left:,} segments of this part were not asked; those answered are {where}."
            " Run again with a larger --budget-tokens"
        )


class _Work:
    """What is left to ask and what is on its way; the threads take from it."""

    def __init__(self, batches: Sequence[AskedBatch], asker: Asker, meter: Meter) -> None:
        self._left = deque(batches)
        self._asker = asker
        self._meter = meter
        self._on_its_way = 0
        self._is_stopped = False
        self._changed = Condition()
        self._came: SimpleQueue[Answers | None] = SimpleQueue()
        self.handed: Answers = {}
        self.failure: Exception | None = None

    @property
    def left(self) -> int:
        """How many segments were not asked."""
        return sum(len(batch.places) for batch in self._left)

    def run(self) -> None:
        """Send batches until none is left, in a thread of its own."""
        while (taken := self._take()) is not None:
            batch, tokens = taken
            again: list[AskedBatch] = []
            failure: Exception | None = None
            try:
                answers, again = self._asker.send(batch, lambda: self._is_stopped)
                self._came.put(answers)
            except Stopped:
                pass
            except Exception as error:  # raised again in the caller's thread
                failure = error
            self._done(again, tokens, failure)

    def next_answers(self) -> Answers | None:
        """Return all that has come, waiting for some; None when there is no more to come.

        It stays in `handed` until it has been dealt with.
        """
        answers = self.handed
        waits = True
        while True:
            try:
                came = self._came.get(block=waits)
            except Empty:
                return dict(answers)
            if came is None:
                self._came.put(None)  # for the next time
                return dict(answers) or None
            answers.update(came)
            waits = not answers

    def stop(self) -> None:
        """Let nothing more be sent."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()

    def rest(self, seconds: float) -> Answers:
        """Return what still comes within so many seconds."""
        ends = monotonic() + seconds
        answers: Answers = {}
        with self._changed:
            self._changed.wait_for(lambda: not self._on_its_way, timeout=seconds)
        while monotonic() < ends:
            try:
                came = self._came.get_nowait()
            except Empty:
                break
            if came is not None:
                answers |= came
        return answers

    def _take(self) -> tuple[AskedBatch, int] | None:
        """Return the next batch with the tokens set aside for it, None when all is over."""
        with self._changed:
            while True:
                if self._is_over():
                    self._came.put(None)
                    self._changed.notify_all()
                    return None
                if self._left:
                    tokens = self._asker.tokens(self._left[0])
                    if self._meter.reserve(tokens):
                        self._on_its_way += 1
                        return self._left.popleft(), tokens
                    if not self._on_its_way:  # nothing will be given back
                        self._is_stopped = True
                        continue
                self._changed.wait()

    def _is_over(self) -> bool:
        return self._is_stopped or (not self._left and not self._on_its_way)

    def _done(self, again: Sequence[AskedBatch], tokens: int, failure: Exception | None) -> None:
        with self._changed:
            self._meter.release(tokens)
            self._on_its_way -= 1
            # Asked again before anything new: the answers of a stretch come together.
            self._left.extendleft(reversed(again))
            if failure is not None and self.failure is None:
                self.failure = failure
                self._is_stopped = True
            self._changed.notify_all()

"""Jobs in processes of this machine: a worker that dies is replaced, its item done again."""

from __future__ import annotations

import os
import pickle
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from corpora.errors import GongbaoError
from corpora.jobs.jobs import MOST_ATTEMPTS, Item, Outcome, Result, Task, Worker, died
from corpora.worker_processes import end_with_parent, leaving_interruptions_to_parent

_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_SECONDS_TO_END = 5.0


class ProcessJobs:
    """Does items in `workers` processes, started anew (spawn) so that no thread is shared."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return self._workers

    def outcomes(
        self, task: Task[Item, Result], items: Iterable[tuple[int, Item]]
    ) -> Iterator[Outcome[Result]]:
        """Yield what became of each item; see `Jobs`."""
        prepared = pickle.dumps(task.prepare)
        waiting = iter(items)
        again: deque[tuple[int, Item]] = deque()
        attempts: Counter[int] = Counter()
        seats: dict[Connection, _Seat] = {}

        def next_item() -> tuple[int, Item] | None:
            return again.popleft() if again else next(waiting, None)

        try:
            while len(seats) < self._workers and (given := next_item()) is not None:
                seat = _Seat(prepared, given)
                seats[seat.connection] = seat
            while seats:
                for connection in wait(list(seats)):
                    seat = seats.pop(connection)  # type: ignore[call-overload]
                    number, _ = seat.given
                    outcome = seat.received()
                    if outcome is None:
                        seat.end()
                        attempts[number] += 1
                        if attempts[number] < MOST_ATTEMPTS:
                            again.append(seat.given)
                        else:
                            yield died(number, attempts[number])
                    given = next_item()
                    if given is None:
                        seat.end()
                    else:
                        if outcome is None:
                            seat = _Seat(prepared, given)
                        else:
                            seat.give(given)
                        seats[seat.connection] = seat
                    if outcome is not None:
                        yield outcome
        finally:
            for seat in seats.values():
                seat.kill()


class _Seat:
    """A process, our end of its pipe, and the item it has."""

    def __init__(self, prepared: bytes, given: tuple[int, Any]) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(other, prepared), daemon=True
        )
        with leaving_interruptions_to_parent():
            self.process.start()
        other.close()
        self.give(given)

    def give(self, given: tuple[int, Any]) -> None:
        self.given = given
        with suppress(OSError):  # it is dead, which `received` tells
            self.connection.send(given)

    def received(self) -> Outcome[Any] | None:
        """Return the outcome, None where the process died.

        Raises:
            GongbaoError: that of a worker that cannot be prepared.
        """
        try:
            outcome = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        if isinstance(outcome, GongbaoError):
            self.kill()
            raise outcome
        if not isinstance(outcome, Outcome):
            self.kill()
            raise RuntimeError(f"a worker cannot be prepared: {outcome}")
        return outcome

    def end(self) -> None:
        """Let it end, and wait for it."""
        self.connection.close()
        self.process.join(_SECONDS_TO_END)
        if self.process.is_alive():
            self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _serve(connection: Connection, prepared: bytes) -> None:
    """Do what comes over the pipe until it is closed."""
    end_with_parent()
    # Before anything of the task is imported, so that no library starts threads to no purpose.
    os.environ.update(_ONE_THREAD)
    try:
        worker: Worker[Any, Any] = Worker(pickle.loads(prepared))
        worker.prepare()
    except GongbaoError as error:
        connection.send(error)
        return
    except Exception as error:
        connection.send(f"{type(error).__name__}: {error}")
        return
    try:
        while True:
            number, item = connection.recv()
            connection.send(worker.work(number, item))
    except (EOFError, OSError, KeyboardInterrupt):
        return

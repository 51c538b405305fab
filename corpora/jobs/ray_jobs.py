"""Jobs on Ray: a local one that is started for the run, or a cluster that is joined.

Actors are the workers, so models are loaded once in each. One that dies, with its node or alone,
is replaced and its item done again. Nothing here is Ray's retry: what is done twice is ours to
know.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from corpora.errors import GongbaoError, UsageError
from corpora.jobs.jobs import MOST_ATTEMPTS, Item, Outcome, Result, Task, Worker, died

LOCAL = "local"
AUTO = "auto"
CLIENT = "ray://"
_SECONDS_TO_ANSWER = 5.0


class RayJobs:
    """Does items on Ray.

    Args:
        address: "local" starts a Ray on this machine, "auto" joins the one that runs here or that
            RAY_ADDRESS names, "ray://HOST:PORT" one elsewhere.
        workers: How many actors of one core each; 0 for as many as there are cores.

    Raises:
        UsageError: if Ray is not installed.
    """

    def __init__(self, address: str = LOCAL, workers: int = 0) -> None:
        _ray()
        self._address, self._workers = address, workers

    @property
    def workers(self) -> int:
        """How many actors were asked for; 0 for one a core."""
        return self._workers

    def outcomes(
        self, task: Task[Item, Result], items: Iterable[tuple[int, Item]]
    ) -> Iterator[Outcome[Result]]:
        """Yield what became of each item; see `Jobs`."""
        waiting = iter(items)
        first = next(waiting, None)
        if first is None:
            return
        again: deque[tuple[int, Item]] = deque([first])
        attempts: Counter[int] = Counter()
        prepared = pickle.dumps(task.prepare)

        def next_item() -> tuple[int, Item] | None:
            return again.popleft() if again else next(waiting, None)

        with self._joined() as ray:
            seat = ray.remote(_Seat).options(num_cpus=1, max_restarts=0, max_task_retries=0)
            flights: dict[Any, tuple[Any, tuple[int, Item]]] = {}
            workers = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
            try:
                while len(flights) < workers and (given := next_item()) is not None:
                    actor = seat.remote(prepared)
                    flights[actor.work.remote(*given)] = actor, given
                while flights:
                    done, _ = ray.wait(list(flights), num_returns=1)
                    actor, given = flights.pop(done[0])
                    number, _ = given
                    outcome = _received(ray, done[0])
                    if outcome is None:
                        ray.kill(actor)
                        attempts[number] += 1
                        if attempts[number] < MOST_ATTEMPTS:
                            again.append(given)
                        else:
                            yield died(number, attempts[number])
                    following = next_item()
                    if following is not None:
                        actor = actor if outcome is not None else seat.remote(prepared)
                        flights[actor.work.remote(*following)] = actor, following
                    elif outcome is not None:
                        ray.kill(actor)
                    if outcome is not None:
                        yield outcome
            finally:
                for actor, _ in flights.values():
                    ray.kill(actor)

    @contextmanager
    def _joined(self) -> Iterator[Any]:
        """Join or start a Ray and leave it again; one that was joined before is used as it is."""
        ray = _ray()
        if ray.is_initialized():
            yield ray
            return
        # This program tells nobody that it runs.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        # Where nobody answers Ray would ask for a quarter of an hour.
        os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "1")
        _require_answer(self._address)
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        if self._address == LOCAL:
            cores = self._workers or len(os.sched_getaffinity(0))
            options |= {"num_cpus": cores, "include_dashboard": False}
        try:
            ray.init(self._address, **options)
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError(f"--on {self._address}: no Ray to be joined: {reason}") from error
        # Ray prints to standard output, where our results go, when an actor dies; there is no
        # public switch. Where this one is gone one day, a test of a killed worker shows it.
        ray._private.worker._worker_logs_enabled = False
        try:
            yield ray
        finally:
            ray.shutdown()


class _Seat:
    """The actor: a worker that is prepared with its first item."""

    def __init__(self, prepared: bytes) -> None:
        self._prepared = prepared
        self._worker: Worker[Any, Any] | None = None

    def work(self, number: int, item: Any) -> Outcome[Any] | GongbaoError | str:  # noqa: ANN401
        """Return the outcome of an item, or why the worker cannot be prepared."""
        try:
            if self._worker is None:
                worker: Worker[Any, Any] = Worker(pickle.loads(self._prepared))
                worker.prepare()
                self._worker = worker
        except GongbaoError as error:
            return error
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return self._worker.work(number, item)


def _require_answer(address: str) -> None:
    """Raise an error now if an address is named at which nobody answers.

    Raises:
        UsageError: naming the address.
    """
    named = os.environ.get("RAY_ADDRESS", "") if address == AUTO else address
    host, _, port = named.removeprefix(CLIENT).rpartition(":")
    if not host or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), _SECONDS_TO_ANSWER).close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"--on {address}: no Ray at {host}:{port}: {reason}") from error


def _received(ray: Any, reference: Any) -> Outcome[Any] | None:  # noqa: ANN401 - untyped library
    """Return an outcome, None where the actor died.

    Raises:
        GongbaoError: that of a worker that cannot be prepared.
    """
    try:
        found = ray.get(reference)
    except ray.exceptions.RayError:
        return None
    if isinstance(found, GongbaoError):
        raise found
    if not isinstance(found, Outcome):
        raise RuntimeError(f"a worker cannot be prepared: {found}")
    return found


def _ray() -> Any:  # noqa: ANN401 - an untyped library
    try:
        import ray
    except ImportError as error:
        raise UsageError("--on: Ray is not installed: pip install 'gongbao[cluster]'") from error
    return ray

"""Many items, one function: the seam between commands and whatever does their work.

`Jobs` is implemented by `InTurn` (this process), `ProcessJobs` (processes of this machine) and
`RayJobs` (a Ray cluster). All of them let a `Worker` do each item, so all have the same results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from corpora.errors import EngineError, GongbaoError

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST_ATTEMPTS = 3
"""Workers that may die over one item until the item counts as the cause."""


@dataclass(frozen=True, slots=True)
class Task(Generic[Item, Result]):
    """What is done with every item.

    Attributes:
        prepare: Called once a worker: loads models and returns the function that each item is
            given to. Pickled, so a function of a module, or `functools.partial` of one.
    """

    prepare: Callable[[], Callable[[Item], Result]]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of an item.

    Attributes:
        number: Place of the item, from 0.
        value: What the function returned; None where it failed.
        fault: Why it failed, empty where it did not.
        exit_code: What a command ends with for it: 0, or that of the error.
        is_final: Whether the next items would fail too: a server out of reach, a spent budget.
    """

    number: int
    value: Result | None
    fault: str = ""
    exit_code: int = 0
    is_final: bool = False


class Jobs(Protocol):
    """Does many items with one task."""

    @property
    def workers(self) -> int:
        """How many items are worked on at the same time."""

    def outcomes(
        self, task: Task[Item, Result], items: Iterable[tuple[int, Item]]
    ) -> Iterator[Outcome[Result]]:
        """Yield what became of each numbered item, each once, as they are done.

        Items are taken as workers are free, so no more than `workers` are in flight. An item that
        fails, or that workers die over, has a fault and does not stop the rest.

        Raises:
            GongbaoError: if workers cannot be prepared.
        """


class Worker(Generic[Item, Result]):
    """Does items one after the other; prepares itself with the first one.

    One core is a worker's: matrix libraries use one thread, which makes results the same wherever
    the work is done.
    """

    def __init__(self, prepare: Callable[[], Callable[[Item], Result]]) -> None:
        self._prepare = prepare
        self._function: Callable[[Item], Result] | None = None
        self._limits: Any = None

    def prepare(self) -> None:
        """Load what the task needs, unless that is done."""
        if self._function is None:
            self._function = self._prepare()
            from threadpoolctl import threadpool_limits

            self._limits = threadpool_limits(1, "blas")

    def work(self, number: int, item: Item) -> Outcome[Result]:
        """Return what becomes of an item; whatever goes wrong with it is its fault."""
        if self._function is None:
            raise RuntimeError("the worker is not prepared")
        try:
            return Outcome(number, self._function(item))
        except GongbaoError as error:
            final = isinstance(error, EngineError)
            return Outcome(number, None, str(error), error.exit_code, final)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            return Outcome(number, None, f"{place}{error.strerror or error}", 3)
        except Exception as error:
            return Outcome(number, None, f"{type(error).__name__}: {error}", 3)

    def close(self) -> None:
        """Give the matrix libraries their threads back."""
        if self._limits is not None:
            self._limits.restore_original_limits()


class InTurn:
    """Does one item after the other in this process."""

    workers = 1

    def outcomes(
        self, task: Task[Item, Result], items: Iterable[tuple[int, Item]]
    ) -> Iterator[Outcome[Result]]:
        """Yield what became of each item; see `Jobs`."""
        worker = Worker(task.prepare)
        try:
            for number, item in items:
                worker.prepare()
                yield worker.work(number, item)
        finally:
            worker.close()


def died(number: int, attempts: int) -> Outcome[Any]:
    """Return the outcome of an item over which workers died."""
    return Outcome(number, None, f"{attempts} workers died over it, one after the other", 3)

"""Work spread over forked processes: what they find in memory is not sent to them."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from corpora.worker_processes import end_with_parent

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_FEWEST_IN_PARALLEL = 1000
_function: Callable[[Any], Any] | None = None


class ForkedWork:
    """Maps in `workers` processes where the system forks and the work is worth it."""

    def __init__(self, workers: int, size: int) -> None:
        can_fork = sys.platform == "linux" and threading.active_count() == 1
        self.is_parallel = workers > 1 and size >= _FEWEST_IN_PARALLEL and can_fork
        self.workers = workers

    def map(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Iterator[_Result]:
        """Yield the result of each item, in their order."""
        global _function
        if not self.is_parallel:
            yield from map(function, items)
            return
        _function = function
        try:
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(self.workers, context, end_with_parent) as pool:
                yield from pool.map(_call, items)
        finally:
            _function = None


def _call(item: Any) -> Any:  # noqa: ANN401 - of the function that is mapped
    if _function is None:
        raise RuntimeError("the function is not shared with this process")
    return _function(item)

"""Items done in any order, told in their own; what is done is kept in a journal meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpora.jobs.jobs import Item, Jobs, Outcome, Result, Task
from corpora.jobs.journal import Journal


def run_in_order(
    jobs: Jobs,
    task: Task[Item, Result],
    items: Iterable[Item],
    journal: Journal,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each item, in their order, whatever does the work.

    What the journal has is not done again; faults are not kept, so the next run tries again. An
    item that takes long holds up nothing but the telling. Memory holds the items in flight and
    where in the journal values are. After a final fault no more items are begun.

    `on_progress` is told how many items are done.
    """
    faults: dict[int, Outcome[Result]] = {}
    count = 0
    is_over = False

    def missing() -> Iterator[tuple[int, Item]]:
        nonlocal count
        for number, item in enumerate(items):
            if is_over:
                return
            count = number + 1
            if number not in journal:
                yield number, item

    told = 0
    for outcome in jobs.outcomes(task, missing()):
        if outcome.fault:
            faults[outcome.number] = outcome
            is_over = is_over or outcome.is_final
        else:
            journal.keep(outcome.number, outcome.value)
        if on_progress is not None:
            on_progress(len(journal) + len(faults))
        while told in journal or told in faults:
            yield _told(told, journal, faults)
            told += 1
    while told < count:
        if told in journal or told in faults:
            yield _told(told, journal, faults)
        told += 1


def _told(number: int, journal: Journal, faults: dict[int, Outcome[Result]]) -> Outcome[Result]:
    return faults.pop(number, None) or Outcome(number, journal.value(number))

"""Jobs have the same results wherever they run, and nothing stops the rest."""

import functools
import sys

import pytest

from corpora import InputError, UsageError
from corpora.jobs import InTurn, Journal, ProcessJobs, Task, open_jobs, run_in_order

BOTH = pytest.mark.parametrize("jobs", [InTurn(), ProcessJobs(2)], ids=["in turn", "processes"])


def ordered(jobs, samples, folder, items, journal=None):
    task = Task(functools.partial(samples.prepared, folder))
    with Journal() if journal is None else journal as kept:
        return list(run_in_order(jobs, task, items, kept))


@BOTH
def test_outcomes_come_in_the_order_of_the_items(jobs, samples, tmp_path):
    items = ["slow", *range(20)]
    outcomes = ordered(jobs, samples, tmp_path, items)
    assert [outcome.number for outcome in outcomes] == list(range(21))
    assert [outcome.value for outcome in outcomes] == ["slowslow", *range(0, 40, 2)]


@BOTH
def test_a_bad_item_is_told_and_does_not_stop_the_rest(jobs, samples, tmp_path):
    bad, odd, good = ordered(jobs, samples, tmp_path, ["bad", "odd", 4])
    assert (bad.value, bad.fault, bad.exit_code) == (None, "list.tsv:3: a bad item", 3)
    assert odd.fault == "KeyError: 'odd'"
    assert (good.value, good.fault, good.exit_code) == (8, "", 0)


@BOTH
def test_a_worker_is_prepared_once(jobs, samples, tmp_path):
    ordered(jobs, samples, tmp_path, range(12))
    logs = list(tmp_path.glob("prepared-*.log"))
    assert 1 <= len(logs) <= jobs.workers
    assert all(log.read_text("utf-8") == "\n" for log in logs)


@BOTH
def test_a_worker_that_cannot_be_prepared_ends_the_run_with_its_error(jobs, samples, tmp_path):
    task = Task(functools.partial(samples.prepared, tmp_path, "weights.bin: missing"))
    with pytest.raises(InputError, match=r"^weights\.bin: missing$"):
        list(jobs.outcomes(task, enumerate(range(3))))


@BOTH
def test_after_a_server_out_of_reach_nothing_more_is_begun(jobs, samples, tmp_path):
    outcomes = ordered(jobs, samples, tmp_path, ["stop", *["slow"] * 40])
    assert (outcomes[0].fault, outcomes[0].is_final) == ("no server", True)
    assert len(outcomes) < 10


@BOTH
def test_no_more_items_are_taken_than_workers_are_free(jobs, samples, tmp_path):
    taken = 0

    def items():
        nonlocal taken
        for number in range(50):
            taken += 1
            yield number, number

    task = Task(functools.partial(samples.prepared, tmp_path))
    for told, _ in enumerate(jobs.outcomes(task, items()), start=1):
        assert taken <= told + jobs.workers
    assert taken == told == 50


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_the_item_of_a_worker_that_dies_is_done_by_another(samples, tmp_path):
    outcomes = ordered(ProcessJobs(2), samples, tmp_path, [1, "once", 2, 3])
    assert [outcome.value for outcome in outcomes] == [2, "onceonce", 4, 6]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_an_item_over_which_workers_die_is_given_up(samples, tmp_path):
    fatal, good = ordered(ProcessJobs(2), samples, tmp_path, ["fatal", 2])
    assert fatal.fault == "3 workers died over it, one after the other"
    assert good.value == 4


def test_without_items_no_worker_is_prepared(samples, tmp_path):
    assert ordered(ProcessJobs(2), samples, tmp_path, []) == []
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_none_is_refused():
    with pytest.raises(UsageError, match="expected processes, ray, auto or ray://HOST:PORT"):
        open_jobs("moon")


def test_one_process_is_this_one():
    assert isinstance(open_jobs(), InTurn)
    assert open_jobs("processes", 3).workers == 3

"""Tasks that the tests of jobs do; also run by workers in other processes."""

import functools
import importlib
import os
import signal
import sys
import time
from pathlib import Path

from corpora import EngineError, InputError


def prepared(folder, fault=""):
    """Note in the folder that a worker was prepared, and return what it does with an item."""
    if fault:
        raise InputError(fault)
    noted(folder, "prepared")
    return functools.partial(square, folder)


def square(folder, number):
    noted(folder, "done", str(number))
    if number == "stop":
        raise EngineError("no server")
    if number == "bad":
        raise InputError("list.tsv:3: a bad item")
    if number == "odd":
        raise KeyError("odd")
    if number == "fatal" or (number == "once" and not (folder / "killed").exists()):
        (folder / "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == "slow":
        time.sleep(0.5)
    return number * 2


def noted(folder, kind, what=""):
    with (folder / f"{kind}-{os.getpid()}.log").open("a", encoding="utf-8") as stream:
        stream.write(what + "\n")


def main():
    """Do items on a place with a journal: WHERE WORKERS FOLDER SECONDS COUNT."""
    from corpora.jobs import Journal, Task, open_jobs, run_in_order

    where, workers, folder, seconds, count = sys.argv[1:]
    task = Task(functools.partial(slowly, Path(folder), float(seconds)))
    with Journal(Path(folder) / "journal", "one") as journal:
        tell(len(journal))
        jobs = open_jobs(where, int(workers))
        for outcome in run_in_order(jobs, task, range(int(count)), journal):
            tell(outcome.value, outcome.fault)


def tell(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def slowly(folder, seconds):
    return functools.partial(wait_and_square, folder, seconds)


def wait_and_square(folder, seconds, number):
    time.sleep(seconds)
    noted(folder, "done", str(number))
    return number * number


if __name__ == "__main__":
    importlib.import_module("job_samples").main()  # by its name, as workers import it

"""Where jobs run, by the words of the command line."""

from __future__ import annotations

from corpora.errors import UsageError
from corpora.jobs.jobs import InTurn, Jobs

PROCESSES = "processes"
_RAY = "ray"
_AUTO = "auto"
_CLIENT = "ray://"


def open_jobs(where: str = PROCESSES, workers: int = 0) -> Jobs:
    """Return the jobs of a place: `processes`, `ray`, `auto` or `ray://HOST:PORT`.

    Args:
        where: Processes of this machine, a Ray started here, the Ray that is found, or one
            elsewhere.
        workers: How many; 0 is one process, or on Ray one worker a core.

    Raises:
        UsageError: for another place, or where Ray is not installed.
    """
    if where == PROCESSES:
        if workers <= 1:
            return InTurn()
        # Not needed by a command that does one thing, and not free.
        from corpora.jobs.process_jobs import ProcessJobs

        return ProcessJobs(workers)
    if where != _RAY and where != _AUTO and not where.startswith(_CLIENT):
        raise UsageError(f"--on {where}: expected processes, ray, auto or ray://HOST:PORT")
    from corpora.jobs.ray_jobs import LOCAL, RayJobs

    return RayJobs(LOCAL if where == _RAY else where, workers)

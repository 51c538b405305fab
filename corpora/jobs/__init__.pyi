from .jobs import InTurn, Jobs, Outcome, Task
from .journal import Journal
from .opening import PROCESSES, open_jobs
from .ordered_run import run_in_order
from .process_jobs import ProcessJobs
from .ray_jobs import RayJobs

__all__ = [
    "PROCESSES",
    "InTurn",
    "Jobs",
    "Journal",
    "Outcome",
    "ProcessJobs",
    "RayJobs",
    "Task",
    "open_jobs",
    "run_in_order",
]

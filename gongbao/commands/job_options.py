"""The options of every command that does many items: how many at a time, and where."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from corpora.jobs import Jobs

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FAULTS_SHOWN = 20


def job_options(command: _Command) -> Callable[..., Any]:
    """Give a command `--jobs` and `--on`; it gets the `Jobs` they name as `jobs`."""

    @functools.wraps(command)
    def with_jobs(
        *arguments: Any,  # noqa: ANN401 - whatever the command takes
        workers: int | None,
        where: str,
        **options: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        from corpora.jobs import open_jobs

        jobs: Jobs = open_jobs(where, workers or 0)
        return command(*arguments, jobs=jobs, **options)

    for option in (
        click.option(
            "--on",
            "where",
            default="processes",
            show_default=True,
            metavar="processes|ray|auto|ray://HOST:PORT",
            help="Where: processes here, a Ray started here, the Ray that is found, or one"
            " elsewhere.",
        ),
        click.option(
            "--jobs",
            "workers",
            type=click.IntRange(1),
            help="So many at a time; by default 1 process, or on Ray one for each core.",
        ),
    ):
        with_jobs = option(with_jobs)
    return with_jobs


def journal_beside(output: Path | None, name: str = "") -> Path | None:
    """Return the file beside an output in which a run keeps what is done.

    None, where nothing stands beside it: standard output, a device, a pipe. `name` tells several
    journals of one output from each other.
    """
    if output is None:
        return None
    from corpora.files import find_output_place

    place = find_output_place(output)
    if place.is_stream:
        return None
    return place.target.with_name(f".{place.target.name}{name}.journal")


def run_signature(files: Iterable[Path | None], *facts: object) -> str:
    """Return what the results of a run depend on: its files as they are now, and other facts."""
    from gongbao import __version__

    states = []
    for path in files:
        if path is not None and path.is_file():
            state = path.stat()
            states.append(f"{path.resolve()} {state.st_size} {state.st_mtime_ns}")
    return "\n".join((__version__, *states, *map(repr, facts)))


def tell_faults(faults: Sequence[str]) -> None:
    """Write to standard error what could not be done, each with its place."""
    for fault in faults[:_FAULTS_SHOWN]:
        click.echo(f"gongbao: failed: {fault}", err=True)
    if len(faults) > _FAULTS_SHOWN:
        click.echo(f"gongbao: failed: {len(faults) - _FAULTS_SHOWN} more", err=True)

"""Asking before something that touches many concepts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from corpora import UsageError
from corpora.counting import counted

_Command = TypeVar("_Command", bound=Callable[..., Any])
_MOST_UNASKED = 100


def yes_option(command: _Command) -> _Command:
    """Give a command `--yes`."""
    return click.option(
        "--yes",
        "is_confirmed",
        is_flag=True,
        help=f"Do not ask before touching more than {_MOST_UNASKED}.",
    )(command)


def confirm_many(count: int, verb: str, noun: str = "concept", *, is_confirmed: bool) -> None:
    """Ask before something is done to many things; return if it may be done.

    Raises:
        UsageError: if nobody is there to ask, and `--yes` was not given.
        click.Abort: if the answer is no.
    """
    if count <= _MOST_UNASKED or is_confirmed:
        return
    if sys.stdin.isatty() and sys.stderr.isatty():
        click.confirm(f"{verb} {counted(count, noun)}?".capitalize(), abort=True, err=True)
        return
    raise UsageError(
        f"this would {verb} {counted(count, noun)}, more than {_MOST_UNASKED}; nothing was changed,"
        " --yes does it"
    )

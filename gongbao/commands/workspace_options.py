"""The options of every command that reads or changes the workspace."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
DEFAULT_WORKSPACE = Path("gongbao.db")


def workspace_option(command: _Command) -> _Command:
    """Give a command `--workspace`."""
    return click.option(
        "--workspace",
        "workspace_path",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_WORKSPACE,
        envvar="GONGBAO_WORKSPACE",
        show_default=True,
        metavar="FILE",
        help="The workspace (or GONGBAO_WORKSPACE).",
    )(command)


def change_options(command: _Command) -> _Command:
    """Give a command `--workspace`, `--author` and `--reason`."""
    command = click.option(
        "--reason", default="", help="Why, and by whose ruling; stays in the history."
    )(command)
    command = click.option(
        "--author",
        default=user_name,
        envvar="GONGBAO_AUTHOR",
        help="Who answers for the change (or GONGBAO_AUTHOR); by default the user's name.",
    )(command)
    return workspace_option(command)


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """Give a command `--format`; the first one is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
    )


def limit_option(default: int | None = None) -> Callable[[_Command], _Command]:
    """Give a command `--limit`; without a default everything is listed."""
    return click.option(
        "--limit",
        type=click.IntRange(1),
        default=default,
        show_default=default is not None,
        help="List at most so many.",
    )


def day_option(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    """Return the value of an option if it is a day, a month, a year, or empty."""
    from glossary.concepts import is_day

    if value and not is_day(value):
        raise click.BadParameter(f"{value!r}: expected 2018, 2018-03 or 2018-03-19")
    return value


def user_name() -> str:
    """Return who is signed in to this machine, empty where nobody knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no entry for the user, as in many containers
        return ""

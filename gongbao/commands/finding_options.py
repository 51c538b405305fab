"""The options of every command that lists findings: when it fails, what is meant so, the style."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from corpora.findings import Severity

_Command = TypeVar("_Command", bound=Callable[..., Any])
_NEVER = "never"


def fail_on_option(
    words: str, *severities: str, default: str = "minor"
) -> Callable[[_Command], _Command]:
    """Give a command `--fail-on`: `words` are its help, by default all severities may be named."""
    return click.option(
        "--fail-on",
        type=click.Choice([*(severities or ("minor", "major", "critical")), _NEVER]),
        default=default,
        show_default=True,
        help=words,
    )


def is_failure(severities: Iterable[Severity], fail_on: str) -> bool:
    """Tell whether one of several severities is at or above what `--fail-on` names."""
    from corpora.findings import Severity

    if fail_on == _NEVER:
        return False
    least = Severity(fail_on).rank
    return any(severity.rank >= least for severity in severities)


def waivers_option(words: str) -> Callable[[_Command], _Command]:
    """Give a command `--waivers`, with its help."""
    return click.option("--waivers", type=click.Path(path_type=Path), help=words)


def style_option(words: str) -> Callable[[_Command], _Command]:
    """Give a command `--style`, with its help."""
    return click.option("--style", type=click.Path(path_type=Path), help=words)

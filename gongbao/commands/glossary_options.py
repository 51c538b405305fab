"""The options of every command that needs the official terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def glossary_options(command: _Command) -> _Command:
    """Give a command `--glossary` and `--no-packaged-glossary`."""
    command = click.option(
        "--no-packaged-glossary", is_flag=True, help="Use the given glossaries alone."
    )(command)
    return click.option(
        "--glossary",
        "glossaries",
        multiple=True,
        metavar="FILE[=PRIORITY]",
        help="Terms to guarantee (TSV, CSV or TBX); may be repeated.",
    )(command)

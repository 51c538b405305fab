"""`gongbao engines`: which engines there are, and whether each answers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from gongbao.commands.engines.engine_options import (
    EngineChoice,
    configuration_option,
    offline_option,
)
from gongbao.commands.workspace_options import format_option, workspace_option

_EXAMPLE = """
\b
Examples:
  gongbao engines
  gongbao engines --config office.toml --format json
  gongbao engines --offline
"""
_ANSWERS = {True: "ready", False: "FAILS", None: "not asked"}


@click.command(epilog=_EXAMPLE)
@configuration_option
@offline_option
@click.option(
    "--timeout",
    "timeout_seconds",
    type=click.FloatRange(0, min_open=True),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a server may take to answer.",
)
@workspace_option
@format_option("text", "json")
@click.pass_context
def engines(
    context: click.Context,
    configuration: Path | None,
    is_offline: bool,
    timeout_seconds: float,
    workspace_path: Path,
    output_format: str,
) -> None:
    """List the engines that are built in, added, installed and configured, and ask each.

    A server is asked for the list of its models and sent no text; with --offline none but one on
    this machine is asked.

    Exit codes: 0 if every engine that was asked can be used, 1 if one cannot, 3 for a
    configuration that cannot be read.
    """
    from gongbao.translation.engines import list_engines

    choice = EngineChoice("", configuration, is_offline)
    found = list_engines(choice.settings(workspace_path), timeout_seconds=timeout_seconds)
    if output_format == "json":
        click.echo(json.dumps([asdict(state) for state in found], ensure_ascii=False, indent=1))
    else:
        width = max(len(state.specification) for state in found)
        for state in found:
            where = f" at {state.host}" if state.host else ""
            click.echo(
                f"{state.specification:<{width}}  {state.kind:<10}  {_ANSWERS[state.answers]:<9}"
                f"  {state.detail}{where}"
            )
    context.exit(1 if any(state.answers is False for state in found) else 0)

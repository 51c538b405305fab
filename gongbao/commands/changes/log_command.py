"""`gongbao log`: every change of the workspace, by number."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongbao.commands.aligned_lines import write_rows
from gongbao.commands.local_time import local_time
from gongbao.commands.workspace_options import (
    day_option,
    format_option,
    limit_option,
    workspace_option,
)

if TYPE_CHECKING:
    from gongbao.workspace_changes import LoggedChange

_KINDS = ("glossary", "memory", "corpus", "waiver")


@click.command(
    epilog="\b\nExamples:\n  gongbao log --author 'Li Ming' --since 2024-05\n"
    "  gongbao log --kind memory --limit 5 --format json"
)
@click.option("--author", default="", help="Only of this author.")
@click.option(
    "--since", default="", metavar="DATE", callback=day_option, help="Only from this day on (UTC)."
)
@click.option(
    "--until",
    default="",
    metavar="DATE",
    callback=day_option,
    help="Only until this day, which counts.",
)
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only what touched this part."
)
@limit_option(50)
@workspace_option
@format_option("text", "json", "jsonl")
def log(
    author: str,
    since: str,
    until: str,
    kinds: tuple[str, ...],
    limit: int,
    workspace_path: Path,
    output_format: str,
) -> None:
    """List the changes of the workspace, the latest first: number, time, author, what, why."""
    from corpora.workspace import Workspace
    from gongbao.workspace_changes import ChangeFilter, changes_of

    workspace = Workspace(workspace_path, create=False)
    found = islice(changes_of(workspace, ChangeFilter(author, since, until, kinds)), limit)
    if output_format == "json":
        records = [_record(logged) for logged in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for logged in found:
            click.echo(json.dumps(_record(logged), ensure_ascii=False))
    else:
        write_rows(_row(logged) for logged in found)


def _row(logged: LoggedChange) -> tuple[str, ...]:
    change = logged.change
    reason = " ".join(change.reason.split()) or "-"
    return str(change.number), local_time(change.time), change.author, logged.summary, reason


def _record(logged: LoggedChange) -> dict[str, Any]:
    change = logged.change
    return {
        "change": change.number,
        "time": change.time,
        "author": change.author,
        "reason": change.reason,
        "touched": dict(logged.effects),
    }

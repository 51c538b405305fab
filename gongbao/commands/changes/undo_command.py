"""`gongbao undo`: a change of the workspace taken back, whatever it changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import InputError
from gongbao.commands.confirmation import confirm_many, yes_option
from gongbao.commands.workspace_options import change_options, format_option

if TYPE_CHECKING:
    from gongbao.workspace_changes import LoggedChange


def undo_command(kind: str, words: str, epilog: str) -> click.Command:
    """Return a command `undo` for changes that touched a kind, all of them where it is empty."""

    @click.command("undo", help=words, epilog=epilog)
    @click.argument("change", type=click.IntRange(1), required=False)
    @yes_option
    @change_options
    @format_option("text", "json")
    def undo(
        change: int | None,
        is_confirmed: bool,
        workspace_path: Path,
        author: str,
        reason: str,
        output_format: str,
    ) -> None:
        _undo(
            change,
            kind,
            workspace_path,
            author=author,
            reason=reason,
            output_format=output_format,
            is_confirmed=is_confirmed,
        )

    return undo


undo = undo_command(
    "",
    """Take back what CHANGE of `gongbao log` did (by default the last change).

    That is a change of its own: nothing is lost, and a second `undo` takes the first one back.
    It is refused if a later change touched one of the same concepts.
    """,
    "\b\nExample:\n  gongbao undo 17 --reason 'wrong file'",
)


def _undo(
    number: int | None,
    kind: str,
    workspace_path: Path,
    *,
    author: str,
    reason: str,
    output_format: str,
    is_confirmed: bool,
) -> None:
    """Take back a change, by default the last one that touched a kind, and say what was done."""
    from corpora.workspace import Workspace
    from gongbao.workspace_changes import ChangeFilter, changes_of, require_change, undo_change

    workspace = Workspace(workspace_path, create=False)
    if number is None:
        kinds = (kind,) if kind else ()
        last = next(
            (c for c in changes_of(workspace, ChangeFilter(kinds=kinds)) if c.effects), None
        )
        if last is None:
            raise InputError(f"{workspace_path}: there is no change to undo")
        number = last.change.number
    undone = require_change(workspace, number)
    if kind and kind not in dict(undone.effects):
        raise InputError(
            f"{workspace_path}: change {number} touched {undone.summary}; `gongbao undo {number}`"
            " takes that back"
        )

    def confirm(logged: LoggedChange) -> None:
        for touched, count in logged.effects:
            noun = {"glossary": "concept", "memory": "unit"}.get(touched, touched)
            confirm_many(count, "undo changes of", noun, is_confirmed=is_confirmed)

    done = undo_change(
        workspace,
        number,
        author=author,
        reason=reason or f"undo of change {number}",
        on_count=confirm,
    )
    if output_format == "json":
        record = {
            "undone": number,
            "change": done.change.number,
            "touched": dict(done.effects),
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    before = undone.change
    click.echo(f"undone: change {number}, {before.author}: {before.reason or '-'}")
    click.echo(f"change {done.change.number}: {done.summary}")

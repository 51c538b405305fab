"""`gongbao waiver`: findings that somebody answers for, kept in the workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongbao.commands.workspace_options import change_options, format_option, workspace_option

if TYPE_CHECKING:
    from gongbao.checking.stored_waivers import StoredWaivers


@click.group()
def waiver() -> None:
    """Findings of `gongbao check` and `translate` that are meant so, with author and reason."""


@waiver.command(
    "add",
    epilog="\b\nExample:\n  gongbao waiver add form.doublet --text 'pickled"
    " (pickled)' --reason 'name of the product'",
)
@click.argument("rule")
@click.option("--text", default="", help="The words of the finding; by default all of the rule.")
@click.option("--document", default="", help="Name of the file; by default all files.")
@change_options
def add_waiver(
    rule: str, text: str, document: str, workspace_path: Path, author: str, reason: str
) -> None:
    """Grant a waiver: findings of RULE are listed no more. A --reason is needed.

    RULE is one of `gongbao check --list`, or of `gongbao translate`: translation.cell,
    translation.memory-overruled, translation.cut, translation.kept, translation.repeated,
    translation.standing, translation.unanswered.
    """
    from gongbao.checking import Waiver, rule_names
    from gongbao.translation import TRANSLATION_RULE_NAMES

    if not reason.strip():
        raise click.UsageError("a waiver needs a --reason")
    granted = Waiver(rule, author, reason, text, document)
    known = rule_names() | TRANSLATION_RULE_NAMES
    stored = _open(workspace_path, create=True).add(granted, known)
    click.echo(f"{stored.number}\t{rule}\t{text or '(any)'}\t{document or '(any)'}")


@waiver.command("list", epilog="\b\nExample:\n  gongbao waiver list --format json")
@workspace_option
@format_option("text", "json")
def list_waivers(workspace_path: Path, output_format: str) -> None:
    """List the waivers in force: number, rule, words, document, author, day, reason."""
    stored = _open(workspace_path).in_force()
    if output_format == "json":
        records = [
            {
                "number": s.number,
                "rule": s.waiver.rule,
                "text": s.waiver.text,
                "document": s.waiver.document,
                "author": s.waiver.author,
                "time": s.time,
                "reason": s.waiver.reason,
            }
            for s in stored
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for s in stored:
        words, document = s.waiver.text or "(any)", s.waiver.document or "(any)"
        facts = (s.number, s.waiver.rule, words, document, s.waiver.author, s.time[:10])
        click.echo("\t".join(map(str, (*facts, " ".join(s.waiver.reason.split())))))


@waiver.command("retire", epilog="\b\nExample:\n  gongbao waiver retire 3 --reason 'renamed'")
@click.argument("number", type=click.IntRange(1))
@change_options
def retire_waiver(number: int, workspace_path: Path, author: str, reason: str) -> None:
    """Withdraw a waiver; the history keeps it."""
    _open(workspace_path).retire(
        number, author=author, reason=reason or f"waiver {number} withdrawn"
    )
    click.echo(f"{number}\twithdrawn")


def _open(path: Path, *, create: bool = False) -> StoredWaivers:
    from corpora.workspace import Workspace
    from gongbao.checking.stored_waivers import StoredWaivers

    return StoredWaivers(Workspace(path, create=create))

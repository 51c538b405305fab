"""`gongbao memory edit|retire|undo`: units put right or taken out of use, changes taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import InputError
from corpora.counting import counted
from gongbao.commands.changes.undo_command import undo_command
from gongbao.commands.confirmation import confirm_many, yes_option
from gongbao.commands.memory.memory_options import open_memory, unit_record
from gongbao.commands.workspace_options import change_options, format_option

if TYPE_CHECKING:
    from corpora.memory import MemoryUnit


@click.command(
    epilog="\b\nExample:\n  gongbao memory edit 1 --target 'The chain master leads.'"
    " --reason 'typing error'"
)
@click.argument("number", type=click.IntRange(1))
@click.option("--source", help="The Chinese from now on.")
@click.option("--target", help="The English from now on.")
@click.option("--note", help="A remark.")
@click.option("--project", help="Project or office it belongs to.")
@change_options
@format_option("text", "json")
def edit(
    number: int,
    source: str | None,
    target: str | None,
    note: str | None,
    project: str | None,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Change a unit by its number, which `gongbao memory search` shows; the old one is retired."""
    from corpora.memory import unit_fault

    known = open_memory(workspace_path)
    found = known.find_numbered(number)
    if found is None:
        raise InputError(f"{workspace_path}: no unit {number} in use")
    unit = replace(
        found,
        source=found.source if source is None else source,
        target=found.target if target is None else target,
        note=found.note if note is None else note,
        project=found.project if project is None else project,
    )
    if unit == found:
        raise click.UsageError("nothing to change: give --source, --target, --note or --project")
    if source is not None or target is not None:
        unit = replace(unit, author=author, date=_today())
    fault = unit_fault(unit)
    if fault is not None:
        raise InputError(f"{workspace_path}: unit {number} would be of no use: {fault.english}")
    edited = known.edit(number, unit, author=author, reason=reason or f"edited unit {number}")
    if output_format == "json":
        click.echo(json.dumps(unit_record(edited), ensure_ascii=False, indent=1))
    else:
        click.echo(_line(edited))


@click.command(epilog="\b\nExample:\n  gongbao memory retire 2 3 --reason 'of another office'")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="NUMBER...")
@yes_option
@change_options
@format_option("text", "json")
def retire(
    numbers: tuple[int, ...],
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Take units out of use by their numbers; nothing is deleted, `undo` brings them back."""
    known = open_memory(workspace_path)
    confirm_many(len(numbers), "retire", "unit", is_confirmed=is_confirmed)
    listed = ", ".join(map(str, numbers[:20]))
    count = known.retire(numbers, author=author, reason=reason or f"retired unit {listed}")
    if output_format == "json":
        click.echo(json.dumps({"retired": count}))
    else:
        click.echo(f"{counted(count, 'unit')} retired")


undo = undo_command(
    "memory",
    "Take back a CHANGE of the memory, an import or a cleaning (by default the last one).",
    "\b\nExample:\n  gongbao memory undo --reason 'wrong file'",
)


def _line(unit: MemoryUnit) -> str:
    return f"{unit.number}\t{unit.source}\t{unit.target}"


def _today() -> str:
    from datetime import date

    return date.today().isoformat()

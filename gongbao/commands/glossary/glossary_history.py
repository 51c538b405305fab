"""`gongbao glossary history|diff|undo`: what the termbase was, and going back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import GlossaryError
from corpora.counting import counted
from gongbao.commands.confirmation import confirm_many, yes_option
from gongbao.commands.glossary.answers.change_text import shortened, write_change
from gongbao.commands.glossary.answers.concept_text import change_line, version_record
from gongbao.commands.term_command import TermCommand
from gongbao.commands.workspace_options import (
    change_options,
    format_option,
    limit_option,
    workspace_option,
)
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.termbase import ConceptVersion, Termbase


@click.command(cls=TermCommand, epilog="\b\nExample:\n  gongbao glossary history 链主")
@click.argument("term")
@limit_option()
@workspace_option
@format_option("text", "json", "jsonl")
def history(term: str, limit: int | None, workspace_path: Path, output_format: str) -> None:
    """Show every version of a concept: when, by whom, why, and what it changed.

    With --limit the latest ones only.
    """
    termbase = open_termbase(workspace_path)
    all_versions = termbase.history(termbase.require(term).concept.identifier)
    versions = all_versions[-limit:] if limit is not None else all_versions
    if output_format == "json":
        records = [version_record(version) for version in versions]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for version in versions:
            click.echo(json.dumps(version_record(version), ensure_ascii=False))
    else:
        earlier = all_versions[: -len(versions)]
        before: ConceptVersion | None = earlier[-1] if earlier else None
        for version in versions:
            click.echo("\n".join(_version_lines(before, version)))
            before = version


@click.command(
    cls=TermCommand,
    epilog="\b\nExamples:\n  gongbao glossary diff 链主 --from 1 --to 3\n"
    "  gongbao glossary diff --change 17",
)
@click.argument("term", required=False)
@click.option("--from", "first", type=click.IntRange(0), help="Version; by default the one before.")
@click.option("--to", "last", type=click.IntRange(1), help="Version; by default the present one.")
@click.option("--change", type=click.IntRange(1), help="Everything that a change changed.")
@limit_option()
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def diff(
    context: click.Context,
    term: str | None,
    first: int | None,
    last: int | None,
    change: int | None,
    limit: int | None,
    workspace_path: Path,
    output_format: str,
) -> None:
    """Show what differs between two versions of a concept, or what a change changed.

    Exit code 1 if there are differences.
    """
    if (term is None) is (change is None):
        raise click.UsageError("give a TERM, or --change NUMBER")
    termbase = open_termbase(workspace_path)
    if term is not None:
        lines = list(_term_difference(termbase, term, first, last))
    else:
        lines = list(_change_difference(termbase, change or 0))
    lines = lines[:limit]
    if output_format == "json":
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(json.dumps(line, ensure_ascii=False) if output_format == "jsonl" else line)
    context.exit(1 if lines else 0)


@click.command(epilog="\b\nExample:\n  gongbao glossary undo 17 --reason 'wrong file'")
@click.argument("change", type=click.IntRange(1), required=False)
@yes_option
@change_options
@format_option("text", "json", "jsonl")
def undo(
    change: int | None,
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Write what CHANGE replaced once more (by default the last change of the termbase).

    That is a change of its own: nothing is lost, and a second `undo` takes the first one back.
    It is refused if a later change touched one of the same concepts.
    """
    termbase = open_termbase(workspace_path)
    number = change or termbase.last_change()
    with termbase.edit(author, reason or f"undo of change {number}") as edit:
        if change is None and termbase.last_change() != number:
            raise GlossaryError(f"{workspace_path}: somebody changed it meanwhile; look again")
        identifiers = edit.undo(number)
        confirm_many(len(identifiers), "undo changes of", is_confirmed=is_confirmed)
    undone = termbase.workspace.find_change(number)
    lines = [f"undone: change {number}, {undone.author}: {undone.reason or '-'}"] if undone else []
    lines.append(f"change {edit.change.number}: {shortened(identifiers)}")
    write_change(termbase, edit.change.number, lines, identifiers, output_format)


def _version_lines(before: ConceptVersion | None, version: ConceptVersion) -> Iterator[str]:
    from glossary.termbase import concept_differences

    yield f"version {version.number}, {change_line(version.change)}"
    was_retired = before is not None and before.is_retired
    if version.is_retired is not was_retired:
        yield "  retired" if version.is_retired else "  in use again"
    for line in concept_differences(before.concept if before else None, version.concept):
        yield f"  {line}"


def _term_difference(
    termbase: Termbase, term: str, first: int | None, last: int | None
) -> Iterator[str]:
    from glossary.termbase import concept_differences

    identifier = termbase.require(term).concept.identifier
    versions = termbase.history(identifier)
    end = last if last is not None else len(versions)
    start = first if first is not None else end - 1
    for number in (start, end):
        if number > len(versions):
            raise GlossaryError(
                f"{identifier} has {counted(len(versions), 'version')}, no version {number}"
            )
    before = versions[start - 1] if start else None
    after = versions[end - 1]
    if after.is_retired is not (before is not None and before.is_retired):
        yield "retired" if after.is_retired else "in use again"
    yield from concept_differences(before.concept if before else None, after.concept)


def _change_difference(termbase: Termbase, change: int) -> Iterator[str]:
    found = termbase.changed_by(change)
    if not found:
        raise GlossaryError(f"{termbase.workspace.path}: change {change} changed no concept")
    for version in found:
        before = termbase.find_version(version.concept.identifier, version.number - 1)
        yield version.concept.identifier
        yield from list(_version_lines(before, version))[1:]

"""`gongbao glossary import|export`: the termbase and the files of every other tool."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError
from glossary.exchange import EXCHANGE_FORMATS
from gongbao.commands.confirmation import confirm_many, yes_option
from gongbao.commands.glossary.answers.import_text import write_import_report
from gongbao.commands.glossary.answers.old_wording import old_wording_records, tell_old_wording
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.workspace_options import change_options, workspace_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.exchange import Entry
    from glossary.termbase import ImportOptions, ImportReport

_PACKAGED = "packaged"


@click.command(
    "import",
    epilog="\b\nExamples:\n  gongbao glossary import office.tbx --dry-run\n"
    "  gongbao glossary import office.xlsx --policy keep --reason 'list of 2023'",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(EXCHANGE_FORMATS.names),
    help="By default from the extension.",
)
@click.option(
    "--policy",
    type=click.Choice(["fail", "keep", "replace"]),
    help="What happens where the file contradicts the termbase. On a terminal the"
    " default is to ask, otherwise fail.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave out what cannot be used, and list it.")
@click.option("--proposed", is_flag=True, help="Everything imported waits for approval.")
@click.option(
    "--report-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@yes_option
@change_options
@click.pass_context
def import_file(
    context: click.Context,
    file: Path,
    file_format: str | None,
    policy: str | None,
    dry_run: bool,
    skip_bad: bool,
    proposed: bool,
    report_format: str,
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
) -> None:
    """Bring FILE into the termbase: all of it, or nothing.

    FILE may be the word packaged: the glossary that Gongbao brings along, to edit it as one's own.
    What the termbase has and the file does not mention stays; what the file adds is added. Where
    both contradict each other --policy decides: fail imports nothing, keep leaves the termbase as
    it is there, replace takes the file's word (the old ruling becomes superseded). What rules
    twice on one name, or on a name of the termbase in another field, is named. Exit code 1 if
    something was left out as bad or kept against the file.
    """
    from glossary.termbase import (
        ImportOptions,
        ImportPolicy,
        ImportRefusedError,
        import_entries,
        preview_import,
    )

    if str(file) == "-":
        raise UsageError("-: an import needs a file with a name; standard input is not read")
    has_workspace = workspace_path.exists()
    termbase = open_termbase(
        workspace_path if has_workspace or not dry_run else Path(":memory:"), create=True
    )
    options = ImportOptions(ImportPolicy(policy or "fail"), skip_bad, approve=not proposed)
    asks = policy is None and not dry_run and sys.stdin.isatty() and sys.stderr.isatty()
    if dry_run or asks:
        report = preview_import(termbase, _entries(file, file_format or ""), options)
        write_import_report(report, report_format, is_preview=True)
        if dry_run:
            context.exit(_exit_code(report, options.policy))
        options = _asked(context, report, options)

    def confirm(found: ImportReport) -> None:
        touched = found.counts["changed"]
        if options.policy is ImportPolicy.REPLACE:
            touched += found.counts["conflicting"]
        confirm_many(touched, "change", is_confirmed=is_confirmed or asks)

    last = termbase.last_change()
    with segment_progress(f"importing {file.name}") as advance:
        try:
            report = import_entries(
                termbase,
                _entries(file, file_format or ""),
                options,
                author=author,
                reason=reason or f"import of {file.name}",
                on_progress=advance,
                on_end=confirm,
            )
        except ImportRefusedError as refused:
            if report_format == "json":
                write_import_report(refused.report, report_format, is_preview=True)
            raise
    change = termbase.last_change()
    is_changed = change != last
    if report_format == "json":
        old_wording = old_wording_records(termbase, change) if is_changed else []
        write_import_report(report, report_format, is_preview=False, old_wording=old_wording)
    else:
        write_import_report(report, report_format, is_preview=False)
        if is_changed:
            tell_old_wording(termbase, change)
    context.exit(_exit_code(report, options.policy))


@click.command(
    epilog="\b\nExamples:\n  gongbao glossary export office.tbx\n"
    "  gongbao glossary export mirror.jsonl --force    # sorted, for git"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(EXCHANGE_FORMATS.written_names),
    help="By default from the extension.",
)
@click.option("--approved", is_flag=True, help="Only approved concepts.")
@click.option("--subject", help="Only of this field.")
@click.option("--scope", help="Only of this project or office, and what is for all.")
@click.option("--force", is_flag=True, help="Overwrite.")
@workspace_option
def export(
    file: Path,
    file_format: str | None,
    approved: bool,
    subject: str | None,
    scope: str | None,
    force: bool,
    workspace_path: Path,
) -> None:
    """Write the termbase to FILE; what the format cannot hold is listed.

    So is what it holds in notes that other tools show and do not obey.
    """
    from glossary.exchange import write_concepts

    if str(file) == "-":
        raise UsageError("-: an export needs a file with a name; standard output is not written")
    guard_outputs([file], [workspace_path], force=force)
    termbase = open_termbase(workspace_path)
    chosen = (
        version.concept
        for version in termbase.versions()
        if (not approved or version.concept.is_approved)
        and (subject is None or version.concept.subject == subject)
        and (scope is None or version.concept.scope in ("", scope))
    )
    losses = write_concepts(chosen, file, format=file_format or "")
    for loss in losses:
        what = "for Gongbao alone" if loss.is_private else "left out"
        click.echo(f"gongbao: {what}: {loss}", err=True)


def _entries(file: Path, file_format: str) -> Iterator[Entry]:
    """Yield the entries of a file, or of the packaged glossary by its name."""
    from glossary.exchange import Entry, read_entries

    if str(file) != _PACKAGED or file.exists():
        yield from read_entries(file, format=file_format)
        return
    from glossary.packaged_glossary import load_packaged_glossary

    for concept in load_packaged_glossary().concepts:
        yield Entry(concept.origin, concept)


def _asked(context: click.Context, report: ImportReport, options: ImportOptions) -> ImportOptions:
    """Ask which side is right where there are conflicts, and whether to go on at all."""
    from dataclasses import replace

    from glossary.termbase import ImportPolicy, refuse_incomplete

    if not report.counts["conflicting"]:
        refuse_incomplete(report, options)
        if not click.confirm("Import?", err=True):
            click.echo("gongbao: nothing was imported", err=True)
            context.exit(1)
        return options
    answer = click.prompt(
        "Where they contradict: keep the termbase, replace it by the file, or import nothing",
        type=click.Choice(["keep", "replace", "nothing"]),
        default="nothing",
        err=True,
    )
    if answer == "nothing":
        click.echo("gongbao: nothing was imported", err=True)
        context.exit(1)
    return replace(options, policy=ImportPolicy(answer))


def _exit_code(report: ImportReport, policy: str) -> int:
    """Return 1 where something was left out, or kept as it is against the file."""
    is_kept = bool(report.counts["conflicting"]) and policy != "replace"
    return int(is_kept or bool(report.counts["skipped"]))

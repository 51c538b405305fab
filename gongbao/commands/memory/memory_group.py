"""`gongbao memory`: the translation memory of the workspace, and the files it exchanges."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.memory import MEMORY_FORMATS
from gongbao.commands.aligned_lines import write_sentences
from gongbao.commands.deferred_group import Deferred, DeferredGroup
from gongbao.commands.memory.memory_options import open_memory, unit_record
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.workspace_options import change_options, format_option, workspace_option

if TYPE_CHECKING:
    from corpora.findings import Finding
    from corpora.memory import MemoryUnit

_COMMANDS = {
    "import": Deferred(
        "gongbao.commands.memory.memory_import:import_units",
        "Bring the pairs of FILE into the memory: all of them, or nothing.",
    ),
    "edit": Deferred(
        "gongbao.commands.memory.memory_edit:edit",
        "Change a unit by its number, which `gongbao memory search` shows; the old one is retired.",
    ),
    "retire": Deferred(
        "gongbao.commands.memory.memory_edit:retire",
        "Take units out of use by their numbers; nothing is deleted, `undo` brings them back.",
    ),
    "undo": Deferred(
        "gongbao.commands.memory.memory_edit:undo",
        "Take back a CHANGE of the memory, an import or a cleaning (by default the last one).",
    ),
}


@click.group(cls=DeferredGroup, deferred=_COMMANDS)
def memory() -> None:
    """What was translated before: exchange, search and care."""


@memory.command(
    epilog="\b\nExamples:\n  gongbao memory export office.tmx\n"
    "  gongbao memory export port.xlsx --project port --force"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(MEMORY_FORMATS.written_names),
    help="By default from the extension; xliff-2 is XLIFF 2.1.",
)
@click.option("--project", help="Only of this project.")
@click.option("--force", is_flag=True, help="Overwrite.")
@workspace_option
def export(
    file: Path, file_format: str | None, project: str | None, force: bool, workspace_path: Path
) -> None:
    """Write the units in use to FILE (TMX 1.4b, XLIFF, TSV, CSV, JSONL, XLSX).

    What the file holds under names that only Gongbao reads back is listed.
    """
    from corpora.memory import write_units

    guard_outputs([file], [workspace_path], force=force)
    known = open_memory(workspace_path)
    with segment_progress(f"writing {file.name}") as advance:
        units = _counted(known.units(project=project), advance)
        private = write_units(units, file, format=file_format or "")
    for facts in private:
        click.echo(f"gongbao: for Gongbao alone: {facts}", err=True)


@memory.command(
    epilog="\b\nExamples:\n  gongbao memory search 'chain master'\n"
    "  gongbao memory search 全区规上工业产值达到5000亿元。 --similar"
)
@click.argument("text")
@click.option(
    "--similar", is_flag=True, help="Sentences like TEXT, with scores, not those that hold it."
)
@click.option(
    "--least",
    type=click.FloatRange(1, 100),
    default=70.0,
    show_default=True,
    help="Lowest score of a similar sentence.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def search(
    context: click.Context,
    text: str,
    similar: bool,
    least: float,
    limit: int,
    workspace_path: Path,
    output_format: str,
) -> None:
    """Find units that hold TEXT on either side. Exit code 1 if there are none."""
    known = open_memory(workspace_path)
    if similar:
        matches = known.find_similar(text, limit=limit, least=least)
        records = [
            {
                "score": round(match.score, 1),
                "differing_numbers": match.differing_numbers,
                **unit_record(match.unit),
            }
            for match in matches
        ]
        rows = [(f"{m.score:.0f}", m.unit.source, m.unit.target) for m in matches]
    else:
        units = known.search(text, limit=limit)
        records = [unit_record(unit) for unit in units]
        rows = [(str(unit.number), unit.source, unit.target) for unit in units]
    if output_format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for record in records:
            click.echo(_json_line(record))
    else:
        write_sentences(rows)
    context.exit(0 if records else 1)


@memory.command(
    epilog="\b\nExamples:\n  gongbao memory clean --dry-run\n"
    "  gongbao memory clean --dry-run --thorough\n"
    "  gongbao memory clean --reason 'before the handover' --format jsonl"
)
@click.option("--dry-run", is_flag=True, help="Say what would be retired, and change nothing.")
@click.option(
    "--thorough",
    is_flag=True,
    help="Read every pair as check does: turned sentences, lost clauses and names too. About 3 ms a"
    " pair; without it pairs whose figures agree at first sight pass.",
)
@format_option("text", "json", "jsonl")
@change_options
@click.pass_context
def clean(
    context: click.Context,
    dry_run: bool,
    thorough: bool,
    output_format: str,
    workspace_path: Path,
    author: str,
    reason: str,
) -> None:
    """Retire units that do harm.

    Duplicates, empty sides, Chinese left as it is, wrong languages, wild lengths, and figures
    that the English has with another value. Retired units stay stored. Exit code 1 with --dry-run
    if there are any.
    """
    from corpora.memory import figures_agree
    from glossary.reading import faults_of_pair

    def figure_faults(unit: MemoryUnit) -> tuple[Finding, ...]:
        if not thorough and figures_agree(unit.source, unit.target):
            return ()
        return faults_of_pair(unit.source, unit.target)

    known = open_memory(workspace_path)
    faults = known.clean(
        author=author,
        reason=reason or "cleaning",
        is_dry_run=dry_run,
        further_check=figure_faults,
    )
    records = [_fault_record(fault, known.find_numbered(_number(fault))) for fault in faults]
    if output_format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for record in records:
            click.echo(_json_line(record))
    else:
        names = ("kind", "unit", "reason", "source", "target")
        for record in records:
            click.echo("\t".join(str(record.get(name, "")) for name in names))
        counts = Counter(str(record["kind"]) for record in records)
        verb = "would be retired" if dry_run else "retired"
        summary = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        click.echo(f"{len(faults)} {verb}" + (f": {summary}" if summary else ""), err=True)
    context.exit(1 if dry_run and faults else 0)


@memory.command(epilog="\b\nExample:\n  gongbao memory stats --format json")
@workspace_option
@format_option("text", "json", "jsonl")
def stats(workspace_path: Path, output_format: str) -> None:
    """Say how much the memory holds and where it comes from."""
    found = open_memory(workspace_path).statistics()
    if output_format != "text":
        record = {
            "units": found.units,
            "retired": found.retired,
            "sources": found.sources,
            "ambiguous": found.ambiguous,
            "origins": dict(found.origins),
        }
        indent = 1 if output_format == "json" else None
        click.echo(json.dumps(record, ensure_ascii=False, indent=indent))
        return
    click.echo(f"units\t{found.units}\nretired\t{found.retired}")
    click.echo(f"sources\t{found.sources}\nwith several translations\t{found.ambiguous}")
    for origin, count in found.origins:
        click.echo(f"from {origin or 'unknown'}\t{count}")


def _counted(units: Iterator[MemoryUnit], advance: Callable[[int], None]) -> Iterator[MemoryUnit]:
    for count, unit in enumerate(units, start=1):
        if count % 1000 == 0:
            advance(count)
        yield unit


def _number(fault: Finding) -> int:
    return int(fault.subjects[0])


def _fault_record(fault: Finding, unit: MemoryUnit | None) -> dict[str, object]:
    """Return a fault as it is written; `kind` is its rule in short, figures where the words err."""
    family, _, kind = fault.rule.partition(".")
    return {
        "kind": kind if family == "memory" else "figures",
        "rule": fault.rule,
        "severity": str(fault.severity),
        "category": fault.category,
        "reason": fault.english,
        "message": fault.message,
        **(unit_record(unit) if unit is not None else {"unit": _number(fault)}),
    }


def _json_line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)

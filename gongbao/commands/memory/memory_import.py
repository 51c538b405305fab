"""`gongbao memory import`: files of other tools, alignments and edited bilingual files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date as calendar_date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import DocumentError, InputError
from corpora.counting import counted
from corpora.memory import MEMORY_FORMATS
from gongbao.commands.glossary.answers.import_text import lines_by_kind
from gongbao.commands.glossary.glossary_options import Rulings
from gongbao.commands.memory.memory_options import open_memory
from gongbao.commands.progress import segment_progress
from gongbao.commands.workspace_options import change_options

if TYPE_CHECKING:
    from corpora.findings import Finding
    from corpora.memory import AddedUnits, MemoryUnit, UnitEntry
    from corpora.workspace import Workspace


@dataclass(slots=True)
class _Report:
    """What became of the entries of a file."""

    name: str
    added: int = 0
    known: int = 0
    problems: list[str] = field(default_factory=list)
    remarks: Counter[str] = field(default_factory=Counter)
    places: dict[str, str] = field(default_factory=dict)
    changed_terms: tuple[Finding, ...] = ()


@click.command(
    "import",
    epilog="\b\nExamples:\n  gongbao memory import office.tmx --project port\n"
    "  gongbao memory import pairs.tsv --dry-run --skip-bad\n"
    "  gongbao memory import review.xlsx      # edited, from translate --bilingual",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice([*MEMORY_FORMATS.names, "bilingual"]),
    help="By default from the extension; a file of translate --bilingual is recognised.",
)
@click.option("--project", default="", help="Project or office the units belong to.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--skip-bad", is_flag=True, help="Leave out what cannot be used, and list it.")
@click.option(
    "--report-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@change_options
@click.pass_context
def import_units(
    context: click.Context,
    file: Path,
    file_format: str | None,
    project: str,
    dry_run: bool,
    skip_bad: bool,
    report_format: str,
    workspace_path: Path,
    author: str,
    reason: str,
) -> None:
    """Bring the pairs of FILE into the memory: all of them, or nothing.

    TMX, XLIFF (also .sdlxliff, .mqxliff, .mxliff, .txlf), Wordfast memories (.txt), tables with
    columns source and target (or zh and en), tables of gongbao align (pairs of 0.7 and more), and
    edited bilingual files, whose edited segments count and whose changed terms are listed. What
    the memory has is not stored twice. Exit code 1 if entries were left out as bad or terms were
    changed.
    """
    from corpora.workspace import Workspace

    report = _Report(str(file))
    workspace = Workspace(workspace_path) if workspace_path.exists() else None
    if file_format == "bilingual" or (file_format is None and _is_bilingual(file)):
        units = _edited(file, report, workspace, author, project)
    else:
        units = _usable(file, file_format or "", report, project, skip_bad=skip_bad)
    if dry_run:
        known = open_memory(workspace or Path(":memory:"), create=True)
        _count(report, known.preview(units))
    else:
        known = open_memory(workspace or workspace_path, create=True)
        with segment_progress(f"importing {file.name}") as advance:
            _count(
                report,
                known.add(
                    units,
                    author=author,
                    reason=reason or f"import of {file.name}",
                    on_progress=advance,
                ),
            )
    _show(report, report_format, is_preview=dry_run)
    context.exit(1 if report.problems or report.changed_terms else 0)


def _count(report: _Report, added: AddedUnits) -> None:
    report.added, report.known = added.added, added.known


def _usable(
    file: Path, file_format: str, report: _Report, project: str, *, skip_bad: bool
) -> Iterator[MemoryUnit]:
    """Yield the units of a file; what is left out goes into the report.

    Raises:
        InputError: at the first bad entry, where bad ones are not to be left out; nothing is
            stored then.
    """
    from corpora.memory import read_units

    for entry in read_units(file, format=file_format):
        if entry.problem and not skip_bad:
            raise InputError(
                f"{entry.place}: {entry.problem}; nothing was imported (--skip-bad leaves such"
                " entries out)"
            )
        _note(entry, report)
        if entry.unit is not None:
            unit = entry.unit
            yield replace(unit, project=unit.project or project, origin=unit.origin or file.name)


def _note(entry: UnitEntry, report: _Report) -> None:
    if entry.problem:
        report.problems.append(f"{entry.place}: {entry.problem}")
    for remark in entry.remarks:
        report.remarks[remark.english] += 1
        report.places.setdefault(remark.english, entry.place)


def _is_bilingual(file: Path) -> bool:
    """Return whether a file was written by `translate --bilingual`."""
    from corpora.handover import BILINGUAL_FORMATS, read_bilingual

    if BILINGUAL_FORMATS.of_file(file) is None:
        return False
    try:
        read_bilingual(_bytes(file), str(file))
    except DocumentError:
        # Word and HTML files are bilingual files or nothing, so their reader has the word.
        return MEMORY_FORMATS.of_file(file) is None
    return True


def _edited(
    file: Path, report: _Report, workspace: Workspace | None, author: str, project: str
) -> Iterator[MemoryUnit]:
    from corpora.handover import read_bilingual
    from gongbao.translation.documents import edited_units

    today = calendar_date.today().isoformat()
    rulings = Rulings((), packaged_glossary=True, workspace=None, scope="", day=today)
    found = edited_units(
        read_bilingual(_bytes(file), str(file)),
        rulings.open(workspace),
        author=author,
        date=today,
        project=project,
    )
    report.changed_terms = found.findings
    if found.unedited:
        report.remarks["not edited"] = found.unedited
        report.places["not edited"] = str(file)
    return iter(found.units)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file}: cannot be read: {error.strerror or error}") from error


def _show(report: _Report, report_format: str, *, is_preview: bool) -> None:
    if report_format == "json":
        from corpora.findings import finding_record

        terms = [
            {"row": t.line, "source": t.text, "target": t.context, **finding_record(t)}
            for t in report.changed_terms
        ]
        record = {
            "added": report.added,
            "known": report.known,
            "problems": report.problems,
            "left_out": dict(report.remarks),
            "changed_terms": terms,
            "is_preview": is_preview,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    from glossary.termbase import kind_of

    verb = "would be added" if is_preview else "added"
    click.echo(f"{verb} {report.added}, known {report.known}, bad {len(report.problems)}")
    for term in report.changed_terms:
        place = f"{report.name}: row {term.line}"
        click.echo(f"changed term: {place}: {term.text}: {term.english}")
    for line in lines_by_kind(report.problems, Counter(map(kind_of, report.problems))):
        click.echo(f"left out: {line}", err=True)
    for remark, count in report.remarks.most_common():
        click.echo(
            f"remark: {remark}: {counted(count, 'time')}, first {report.places[remark]}", err=True
        )

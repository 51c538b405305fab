"""`gongbao translate`: documents in, documents out, with an explanation of every required word."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import Document, UsageError, read_document, render_document, write_atomically
from gongbao.commands.progress import segment_progress

if TYPE_CHECKING:
    from gongbao.translation import DocumentTranslation

_FINDINGS_SHOWN = 10
_EXAMPLE = """
\b
Examples:
  gongbao translate bulletin.html -o bulletin.en.html --report why.html
  gongbao translate notice.txt --glossary office.tsv
  cat notice.txt | gongbao translate - --format jsonl
"""


@dataclass(frozen=True, slots=True)
class _Job:
    source: str
    output: Path | None
    report: Path | None


@click.command(epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File, or folder for several inputs."
)
@click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="FILE[=PRIORITY]",
    help="Terms to guarantee; may be repeated.",
)
@click.option("--no-packaged-glossary", is_flag=True, help="Use the given glossaries alone.")
@click.option(
    "--engine",
    default="embedded",
    show_default=True,
    metavar="SPEC",
    help="embedded, ctranslate2:DIR or transformers:DIR.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Explanation page (a folder for several inputs).",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: the format of the input; jsonl: one object a segment, or a record.",
)
@click.option(
    "--beam",
    type=click.IntRange(1, 12),
    default=4,
    show_default=True,
    help="Beam size; 1 is greedy and fastest.",
)
@click.option("--no-guarantee", is_flag=True, help="The engine's own output, for comparison.")
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@click.pass_context
def translate(
    context: click.Context, inputs: tuple[str, ...], output: Path | None,
    glossaries: tuple[str, ...], no_packaged_glossary: bool, engine: str, report: Path | None,
    output_format: str, beam: int, no_guarantee: bool, force: bool,
) -> None:  # fmt: skip
    """Translate Chinese documents (text, HTML, JSONL) into English.

    Every approved term and every figure is in the output, or the segment is reported and the
    exit code is 1. "-" reads standard input; without -o the translation goes to standard output.
    """
    jobs = _jobs(inputs, output, report, output_format)
    _refuse_overwriting(jobs, force=force)
    documents = [_read(job.source) for job in jobs]
    from gongbao.translation import GuaranteeOptions, open_translator, translate_document

    translator = open_translator(
        engine=engine, glossaries=glossaries, packaged_glossary=not no_packaged_glossary,
        options=GuaranteeOptions(beam_size=beam, enforce=not no_guarantee),
    )  # fmt: skip
    is_kept = True
    for job, document in zip(jobs, documents, strict=True):
        total = sum(len(block.segments) for block in document.blocks)
        with segment_progress(document.source_name or "standard input", total) as advance:
            translation = translate_document(document, translator, on_progress=advance)
        is_kept = is_kept and (translation.is_kept or no_guarantee)
        _write(job, _output(translation, output_format))
        if job.report is not None:
            from gongbao.translation import render_report

            job.report.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(job.report, render_report(translation).encode("utf-8"))
        if not no_guarantee:
            _tell_findings(translation)
    context.exit(0 if is_kept else 1)


def _jobs(
    inputs: tuple[str, ...], output: Path | None, report: Path | None, output_format: str
) -> list[_Job]:
    if len(inputs) == 1:
        if output is not None and output.is_dir():
            output = output / _name(inputs[0], output_format)
        return [_Job(inputs[0], output, report)]
    if output is None:
        raise UsageError(f"{len(inputs)} inputs need a folder for their translations: -o FOLDER")
    for folder in (output, report):
        if folder is not None and folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder}: {len(inputs)} inputs need a folder, and this is a file")
    jobs = [
        _Job(
            source, output / _name(source, output_format),
            report / f"{Path(source).stem}.report.html" if report is not None else None,
        )
        for source in inputs
    ]  # fmt: skip
    targets = [job.output for job in jobs]
    twice = {str(target) for target in targets if targets.count(target) > 1}
    if twice:
        raise UsageError(f"several inputs would be written to {', '.join(sorted(twice))}")
    return jobs


def _name(source: str, output_format: str) -> str:
    name = "standard-input.txt" if source == "-" else Path(source).name
    return f"{Path(name).stem}.jsonl" if output_format == "jsonl" else name


def _refuse_overwriting(jobs: list[_Job], *, force: bool) -> None:
    for job in jobs:
        if job.output is not None and job.output == job.report:
            raise UsageError(f"{job.output}: the translation and its report need a file each")
        for path in (job.output, job.report):
            if path is None:
                continue
            if job.source != "-" and path.exists() and path.samefile(job.source):
                raise UsageError(f"{path}: this is the input; choose another output")
            if path.exists() and not force:
                raise UsageError(f"{path}: exists already; --force overwrites it")


def _read(source: str) -> Document:
    if source == "-":
        return read_document(None, sys.stdin.buffer.read(), name="standard input", language="zh")
    return read_document(Path(source), language="zh")


def _output(translation: DocumentTranslation, output_format: str) -> bytes:
    from gongbao.translation import explain

    if output_format == "jsonl":
        lines = (json.dumps(entry, ensure_ascii=False) for entry in explain(translation))
        return "".join(line + "\n" for line in lines).encode("utf-8")
    return render_document(translation.document, translation.translations)


def _tell_findings(translation: DocumentTranslation) -> None:
    """Say on standard error what is not in the translation, so an exit code 1 has its reason."""
    lines = [
        f"segment {number}: {result.outcome}: {result.requirement.source}: {result.reason}"
        for number, segment in enumerate(translation.segments, start=1)
        for result in segment.results
        if result.outcome in ("unmet", "conflict")
    ]
    name = translation.document.source_name or "standard input"
    for line in lines[:_FINDINGS_SHOWN]:
        click.echo(f"gongbao: {name}: {line}", err=True)
    if len(lines) > _FINDINGS_SHOWN:
        rest = len(lines) - _FINDINGS_SHOWN
        click.echo(f"gongbao: {name}: {rest} more; --report FILE.html shows all", err=True)


def _write(job: _Job, data: bytes) -> None:
    if job.output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        job.output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(job.output, data)

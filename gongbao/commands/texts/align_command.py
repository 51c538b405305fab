"""`gongbao align`: the sentences of a document and its translation, one pair or a list of pairs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from corpora import UsageError, write_atomically
from gongbao.commands.job_options import job_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress

if TYPE_CHECKING:
    from align import FileAlignment, PairReport
    from align.pairs import Split
    from corpora.findings import Finding
    from corpora.jobs import Jobs

AlignmentFormat = Literal["tsv", "jsonl", "tmx", "html"]
_FORMATS: tuple[AlignmentFormat, ...] = ("tsv", "jsonl", "tmx", "html")
_FORMAT_OF_EXTENSION: dict[str, AlignmentFormat] = {
    "": "tsv",
    ".htm": "html",
    ".html": "html",
    ".jsonl": "jsonl",
    ".tmx": "tmx",
    ".tsv": "tsv",
    ".txt": "tsv",
}
_REPORT_COLUMNS = (
    "source",
    "output",
    "status",
    "pairs",
    "omitted",
    "added",
    "score",
    "message",
)
_EXAMPLE = """
\b
Examples:
  gongbao align bulletin.zh.html bulletin.en.html -o pairs.tsv
  gongbao align zh.txt en.txt --split lines --format jsonl
  gongbao align zh.docx en.docx -o side-by-side.html
  gongbao align --pairs list.tsv -o aligned/ --jobs 2
"""


@click.command(epilog=_EXAMPLE)
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File, or folder with --pairs."
)
@click.option(
    "--split",
    type=click.Choice(["sentences", "lines"]),
    default="sentences",
    show_default=True,
    help="Units of both documents; a line is one unit, a blank line is never paired.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(_FORMATS),
    help="Format of the output; by the extension of -o, else tsv.",
)
@click.option(
    "--pairs",
    type=click.Path(path_type=Path),
    metavar="LIST.tsv",
    help="Many documents: a table with columns source and target (and output).",
)
@job_options
@click.option("--force", is_flag=True, help="Overwrite; with --pairs also what is done already.")
@click.option(
    "--report-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How counts and findings are told; json, on standard output, needs -o.",
)
@click.pass_context
def align(
    context: click.Context,
    source: str | None,
    target: str | None,
    output: Path | None,
    split: Split,
    output_format: AlignmentFormat | None,
    pairs: Path | None,
    jobs: Jobs,
    force: bool,
    report_format: str,
) -> None:
    """Align the sentences of a Chinese document and its English translation.

    Each bead has a score, the probability that exactly these sentences belong together. A
    sentence left out, or added, stands alone. Any format that is translated can be aligned.

    Exit codes: 1 if the documents do not look like translations of each other, 3 for bad input.
    """
    if pairs is not None:
        if source is not None:
            raise UsageError("either SOURCE and TARGET or --pairs LIST.tsv, not both")
        if output is None:
            raise UsageError("--pairs needs a folder for the alignments: -o FOLDER")
        reports = _align_list(pairs, output, split, output_format or "tsv", jobs, force=force)
        click.echo(_json(reports) if report_format == "json" else _table(reports))
        context.exit(max((report.exit_code for report in reports), default=0))
    if source is None or target is None:
        raise UsageError("SOURCE and TARGET are needed, or --pairs LIST.tsv")
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    guard_outputs([output], [source, target], force=force, makes_folders=True)
    if output is None and report_format == "json":
        raise UsageError("--report-format json needs a file for the alignment: -o FILE")
    from align import ListedPair, align_files, report_alignment

    chosen = _format(output, output_format)
    aligned = align_files(_side(source), _side(target), split=split)
    if output is None:
        sys.stdout.buffer.write(_render(chosen, aligned))
        sys.stdout.buffer.flush()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(output, _render(chosen, aligned))
        if report_format == "json":
            pair = ListedPair(Path(source), Path(target), output, line=1)
            click.echo(_json([report_alignment(pair, aligned)]))
    if report_format == "text":
        tell_findings(aligned.findings)
    context.exit(1 if aligned.findings else 0)


def tell_findings(findings: Sequence[Finding]) -> None:
    """Write what is doubtful of an alignment to standard error, a line each."""
    for finding in findings:
        click.echo(f"gongbao: {finding.rule}: {finding.message}", err=True)


def _align_list(
    pairs: Path,
    folder: Path,
    split: Split,
    output_format: AlignmentFormat,
    jobs: Jobs,
    *,
    force: bool,
) -> list[PairReport]:
    from align import align_list, read_pair_list

    listed = read_pair_list(pairs, folder, output_format)
    texts = (path for pair in listed for path in (pair.source, pair.target))
    # What is there already is of an earlier run and stays, unless --force makes it anew.
    guard_outputs([p.output for p in listed], [pairs, *texts], force=True, makes_folders=True)
    with segment_progress(str(pairs), len(listed)) as advance:
        return align_list(
            listed,
            partial(_render, output_format),
            split=split,
            jobs=jobs,
            overwrite=force,
            on_progress=advance,
        )


def _render(output_format: AlignmentFormat, aligned: FileAlignment) -> bytes:
    if output_format == "html":
        from gongbao.reports import render_alignment

        return render_alignment(aligned).encode()
    from align import render_table

    return render_table(aligned, output_format)


def _table(reports: Sequence[PairReport]) -> str:
    """Return a header and a line for each pair; findings stand in the last column."""
    lines = ["\t".join(_REPORT_COLUMNS)]
    for report in reports:
        findings = (f"{finding.rule}: {finding.message}" for finding in report.findings)
        cells = (
            report.pair.source,
            report.pair.output,
            report.status,
            report.pairs,
            report.omitted,
            report.added,
            f"{report.score:.3f}",
            "; ".join(filter(None, (report.message, *findings))),
        )
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines)


def _json(reports: Sequence[PairReport]) -> str:
    """Return a list of one object for each pair."""
    from corpora.findings import finding_record

    records = [
        {
            "source": str(report.pair.source),
            "target": str(report.pair.target),
            "output": str(report.pair.output),
            "status": report.status,
            "pairs": report.pairs,
            "omitted": report.omitted,
            "added": report.added,
            "score": round(report.score, 4),
            "message": report.message,
            "findings": [finding_record(finding) for finding in report.findings],
        }
        for report in reports
    ]
    return json.dumps(records, ensure_ascii=False, indent=1)


def _side(name: str) -> Path | bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name)


def _format(output: Path | None, output_format: AlignmentFormat | None) -> AlignmentFormat:
    if output_format is not None:
        return output_format
    extension = "" if output is None else output.suffix.lower()
    if extension not in _FORMAT_OF_EXTENSION:
        raise UsageError(f"{output}: no format has the extension {extension}; give --format")
    return _FORMAT_OF_EXTENSION[extension]

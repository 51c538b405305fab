"""`gongbao align`: the sentences of two published documents side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError, write_atomically
from gongbao.commands.progress import segment_progress

if TYPE_CHECKING:
    from align.file_alignment import AlignmentFormat, Split

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
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option("--force", is_flag=True, help="Overwrite; with --pairs also what is done already.")
@click.pass_context
def align(
    context: click.Context,
    source: str | None,
    target: str | None,
    output: Path | None,
    split: Split,
    output_format: AlignmentFormat | None,
    pairs: Path | None,
    jobs: int,
    force: bool,
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
        context.exit(_align_list(pairs, output, split, output_format or "tsv", jobs, force=force))
    if source is None or target is None:
        raise UsageError("SOURCE and TARGET are needed, or --pairs LIST.tsv")
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    if output is not None and output.exists() and not force:
        raise UsageError(f"{output}: exists already; --force overwrites it")
    from align.file_alignment import align_files

    result = align_files(
        _side(source),
        _side(target),
        split=split,
        output_format=_format(output, output_format),
    )
    if output is None:
        sys.stdout.buffer.write(result.data)
        sys.stdout.buffer.flush()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(output, result.data)
    for warning in result.warnings:
        click.echo(f"gongbao: {warning}", err=True)
    context.exit(1 if result.warnings else 0)


def _align_list(
    pairs: Path,
    folder: Path,
    split: Split,
    output_format: AlignmentFormat,
    jobs: int,
    *,
    force: bool,
) -> int:
    from align.file_alignment import align_list, read_pair_list

    listed = read_pair_list(pairs, folder, output_format)
    with segment_progress(str(pairs), len(listed)) as advance:
        reports = align_list(
            listed,
            split=split,
            output_format=output_format,
            jobs=jobs,
            overwrite=force,
            on_progress=advance,
        )
    click.echo("\t".join(_REPORT_COLUMNS))
    for report in reports:
        cells = (
            report.pair.source,
            report.pair.output,
            report.status,
            report.pairs,
            report.omitted,
            report.added,
            f"{report.score:.3f}",
            report.message,
        )
        click.echo("\t".join(map(str, cells)))
    return max((report.exit_code for report in reports), default=0)


def _side(name: str) -> Path | bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name)


def _format(output: Path | None, output_format: AlignmentFormat | None) -> AlignmentFormat:
    if output_format is not None:
        return output_format
    extension = "" if output is None else output.suffix.lower()
    if extension not in _FORMAT_OF_EXTENSION:
        raise UsageError(f"{output}: no format has the extension {extension}; give --format")
    return _FORMAT_OF_EXTENSION[extension]

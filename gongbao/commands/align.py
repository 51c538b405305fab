"""`gongbao align`: the sentences of two published documents side by side."""

from __future__ import annotations

from pathlib import Path

import click

from corpora import UsageError, write_atomically
from gongbao.commands.progress import segment_progress

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
    type=click.Choice(["tsv", "jsonl", "tmx", "html"]),
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
    context: click.Context, source: str | None, target: str | None, output: Path | None,
    split: str, output_format: str | None, pairs: Path | None, jobs: int, force: bool,
) -> None:  # fmt: skip
    """Align the sentences of a Chinese document and its English translation.

    Each bead has a score, the probability that exactly these sentences belong together. A
    sentence left out, or added, stands alone. Any format that is translated can be aligned.

    \b
    Exit codes: 1 if the documents do not look like translations of each other, 3 for bad input.
    """
    from gongbao.workbench.alignment_runs import align_files, align_list, output_format_of

    if pairs is not None:
        if source is not None:
            raise UsageError("either SOURCE and TARGET or --pairs LIST.tsv, not both")
        if output is None:
            raise UsageError("--pairs needs a folder for the alignments: -o FOLDER")
        with segment_progress(str(pairs), 0) as advance:
            results = align_list(
                pairs, output, split=split, output_format=output_format or "tsv",
                jobs=jobs, overwrite=force, on_progress=advance,
            )  # fmt: skip
        for result in results:
            click.echo(result.line())
        codes = [result.exit_code for result in results]
        context.exit(max(codes, default=0))
    if source is None or target is None:
        raise UsageError("SOURCE and TARGET are needed, or --pairs LIST.tsv")
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    if output is not None and output.exists() and not force:
        raise UsageError(f"{output}: exists already; --force overwrites it")
    chosen = output_format_of(output, output_format)
    run = align_files(source, target, split=split, output_format=chosen)
    if output is None:
        click.get_binary_stream("stdout").write(run.data)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(output, run.data)
    for warning in run.warnings:
        click.echo(f"gongbao: {warning}", err=True)
    context.exit(1 if run.warnings else 0)

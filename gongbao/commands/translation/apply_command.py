"""`gongbao apply`: an editor's changes back into the document."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpora import DocumentError, write_atomically
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.sources import read_source
from gongbao.commands.translation.translation_run import tell_unkept, translation_waivers

_EXAMPLE = """
\b
Examples:
  gongbao translate bulletin.docx --bilingual review.xlsx
  gongbao apply review.xlsx -o bulletin.en.docx
  gongbao apply review.xlf -o bulletin.en.docx --document bulletin.docx --format json
"""


@click.command(epilog=_EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The document to write."
)
@click.option(
    "--document",
    "original",
    type=click.Path(path_type=Path),
    help="The Chinese document; otherwise the one the file names.",
)
@glossary_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How broken requirements are listed.",
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.pass_context
def apply(
    context: click.Context,
    file: Path,
    output: Path,
    original: Path | None,
    rulings: Rulings,
    output_format: str,
    force: bool,
) -> None:
    """Put the edited FILE (xlsx, docx, html, xlf) of a hand-over back into its document.

    Every edit that broke a term, a figure or markup is listed, and so is Chinese that stays where
    a reader would read it as prose; the exit code is 1, and the document is written all the same.
    Rows that were deleted, moved or merged are an error (3).
    """
    guard_outputs([output], [file, original], force=force, rulings=rulings, makes_folders=True)
    from corpora.handover import read_bilingual

    found = read_bilingual(_bytes(file), str(file))
    path = original or _named_document(file, found.document)
    guard_outputs([output], [path], force=force, makes_folders=True)
    document = read_source(str(path), is_article=found.is_article)
    if document.digest != found.digest:
        raise DocumentError(
            f"{path}: not the document {file} was made from ({found.document}): its content"
            " differs; give the right one with --document"
        )
    from gongbao.translation.documents import apply_edits, explain_kept, read_kept

    workspace = rulings.open_workspace()
    finder = rulings.open(workspace)
    edits = apply_edits(found, document, finder, str(file))
    output.parent.mkdir(parents=True, exist_ok=True)
    from corpora import render_document

    write_atomically(output, render_document(document, edits.translations))
    kept = read_kept(document, translation_waivers(workspace))
    for remark in kept.remarks:
        click.echo(f"gongbao: {document.source_name}: {remark}", err=True)
    tell_unkept(document.source_name, kept.broken)
    if output_format == "json":
        from corpora.findings import finding_record

        entries = [
            {"row": f.line, "source": f.text, "reason": f.english, **finding_record(f)}
            for f in edits.findings
        ]
        record = {"edited": edits.edited, "broken": entries}
        record["kept"] = list(explain_kept(document, kept.findings))
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        for finding in edits.findings:
            click.echo(f"{file}: row {finding.line}: {finding.text}: {finding.english}")
    context.exit(1 if edits.findings or kept.findings else 0)


def _named_document(file: Path, name: str) -> Path:
    """Return the document a bilingual file names: beside it, or where it was."""
    places = [file.parent / Path(name).name, file.parent / name, Path(name)]
    for place in places:
        if place.is_file():
            return place
    raise DocumentError(f"{file}: its document {name} is not found; give it with --document")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file}: cannot be read: {error.strerror or error}") from error

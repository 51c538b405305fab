"""`gongbao correct`: a translation that exists, put under the guarantee."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError, format_of_name, write_atomically, written_name
from corpora.counting import counted
from gongbao import __version__
from gongbao.commands.finding_options import (
    fail_on_option,
    is_failure,
    style_option,
    waivers_option,
)
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.sources import read_bytes

if TYPE_CHECKING:
    from corpora.formats import RevisionStamp
    from gongbao.checking import HouseStyle, Waiver
    from gongbao.correction import CorrectedDocument, CorrectedTable, CorrectedText

_EXAMPLE = """
\b
Examples:
  gongbao correct bulletin.zh.docx agency.docx -o fixed.docx
  gongbao correct page.zh.html page.en.html -o page.fixed.html --changes none
  gongbao correct pairs.tsv -o pairs.fixed.tsv
  gongbao correct bulletin.zh.docx agency.docx --dry-run --format jsonl
"""


@click.command(epilog=_EXAMPLE)
@click.argument("source")
@click.argument("target", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The corrected file.")
@click.option("--dry-run", is_flag=True, help="List what would be corrected; write nothing.")
@click.option(
    "--changes",
    type=click.Choice(["marked", "none"]),
    default="marked",
    show_default=True,
    help="Marked: tracked changes in Word, <del> and <ins> in a page, columns in a table.",
)
@click.option("--author", default="Gongbao", show_default=True, help="Who marks the changes.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="How changes, and what is left, are listed.",
)
@fail_on_option("Exit with 1 if findings at or above this severity are left.")
@waivers_option("Findings that are meant so, as for check; they are neither corrected nor left.")
@style_option("TOML, as for check; what it asks for is corrected too.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@glossary_options
def correct(
    source: str,
    target: str | None,
    output: Path | None,
    dry_run: bool,
    changes: str,
    author: str,
    output_format: str,
    fail_on: str,
    waivers: Path | None,
    style: Path | None,
    force: bool,
    rulings: Rulings,
) -> int:
    """Correct the English TARGET against the Chinese SOURCE: what is certain, and nothing else.

    Both are aligned sentence by sentence and checked. What has one certain mend is mended: retired
    terms, wrong figures, lost approximations, terms left in Chinese or rendered otherwise, faults
    of form. All else is listed. Sentences that nothing is wrong with keep their bytes. Word
    documents, pages and text keep all their other bytes too. A table of pairs (TSV, CSV, JSONL,
    XLSX) is given alone.

    Exit codes: 1 if findings are left at or above --fail-on, 2 for wrong usage, 3 for bad input.
    """
    if output is None and not dry_run:
        raise UsageError("-o FIXED is needed, or --dry-run")
    if output is not None and dry_run:
        raise UsageError("either -o FIXED or --dry-run, not both")
    guard_outputs([output], [source, target, waivers, style], force=force, rulings=rulings)
    if output is not None:
        _require_same_format(output, target or source)
    made = _corrected(source, target, rulings, waivers, style)
    result = made.result
    if output is not None:
        stamp = None
        if changes == "marked":
            stamp = _stamp(author)
        write_atomically(output, _rendered(made, stamp))
    _list(result, output_format, rulings)
    count = len(result.edits)
    click.echo(
        f"gongbao: {result.document.name}: {counted(result.found, 'finding')},"
        f" {counted(count, 'change')}, {counted(len(result.left), 'finding')} left",
        err=True,
    )
    return int(is_failure((finding.severity for finding in result.left), fail_on))


def _corrected(
    source: str,
    target: str | None,
    rulings: Rulings,
    waivers: Path | None,
    style: Path | None,
) -> CorrectedDocument | CorrectedTable:
    from gongbao.correction import Corrector, correct_documents, correct_table

    house, granted = _answered(waivers, style)
    if target is None:
        _require_table(source)
    if source == target == "-":
        raise UsageError("only one of SOURCE and TARGET can be standard input")
    sides = [read_bytes(side) for side in (source, target) if side is not None]
    workspace = rulings.open_workspace()
    if workspace is not None:
        from gongbao.checking.stored_waivers import StoredWaivers

        granted += tuple(stored.waiver for stored in StoredWaivers(workspace).in_force())
    corrector = Corrector(rulings.open(workspace), style=house, waivers=granted)
    named = [(name, data) for data, name in sides]
    if target is None:
        return correct_table(*named[0], corrector)
    return correct_documents(named[0], named[1], corrector)


def _answered(waivers: Path | None, style: Path | None) -> tuple[HouseStyle, tuple[Waiver, ...]]:
    from gongbao.checking import HouseStyle, read_house_style, read_waivers, rule_names

    granted = read_waivers(waivers, rule_names()) if waivers else ()
    return (read_house_style(style) if style else HouseStyle()), tuple(granted)


def _require_table(source: str) -> None:
    from corpora.tables import PAIR_TABLE_FORMATS

    if source != "-" and PAIR_TABLE_FORMATS.of_file(source) is None:
        suffixes = ", ".join(PAIR_TABLE_FORMATS.suffixes())
        raise UsageError(
            f"{source}: alone it must be a table of pairs ({suffixes}); give TARGET too"
        )


def _require_same_format(output: Path, target: str) -> None:
    """Refuse a name whose programs could not open what is written into it."""
    expected = format_of_name(written_name(target)) if target != "-" else None
    named = format_of_name(output.name)
    if expected is not None and named is not None and named != expected:
        raise UsageError(f"{output}: {target} is corrected as {expected}, not as {named}")


def _rendered(made: CorrectedDocument | CorrectedTable, stamp: RevisionStamp | None) -> bytes:
    from gongbao.correction import CorrectedTable, render_corrected, render_table

    if isinstance(made, CorrectedTable):
        return render_table(made, is_marked=stamp is not None)
    return render_corrected(made, stamp)


def _stamp(author: str) -> RevisionStamp:
    from corpora.formats import RevisionStamp

    return RevisionStamp(author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _list(result: CorrectedText, output_format: str, rulings: Rulings) -> None:
    from gongbao.correction.correction_formats import json_lines_of, json_of, text_of

    if output_format == "json":
        glossaries = ",".join(rulings.glossaries)
        signature = f"gongbao {__version__}|correct|{glossaries}|date:{rulings.day}"
        sys.stdout.write(json_of(result, signature))
    elif output_format == "jsonl":
        sys.stdout.writelines(json_lines_of(result))
    else:
        sys.stdout.write(text_of(result))
    sys.stdout.flush()

"""`gongbao check`: the faults of a translation, with its source or alone."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError, write_atomically
from corpora.counting import counted
from gongbao.commands.finding_options import (
    fail_on_option,
    is_failure,
    style_option,
    waivers_option,
)
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.job_options import job_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.quality.check_results import render_result, stored_waivers
from gongbao.commands.sources import STANDARD_INPUT, read_bytes

if TYPE_CHECKING:
    from corpora.jobs import Jobs
    from gongbao.checking import CheckedDocument, PairScorer

_EXAMPLE = """
\b
Examples:
  gongbao check bulletin.zh.docx bulletin.en.docx
  gongbao check pairs.tsv --format jsonl
  gongbao check bulletin.zh.docx bulletin.en.docx --contrast
  gongbao check --target-only page.html --waivers waivers.toml
  gongbao check --pairs list.tsv -o findings/ --jobs 2
  gongbao check --list
"""


@click.command(epilog=_EXAMPLE)
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option("--target-only", metavar="PAGE", help="Check a translation without its source.")
@click.option(
    "--pairs",
    type=click.Path(path_type=Path),
    metavar="LIST.tsv",
    help="Many documents: a table with columns source and target (and output).",
)
@click.option("--list", "is_list", is_flag=True, help="List the rules and what they find.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl", "sarif", "html"]),
    default="text",
    show_default=True,
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File, or folder with --pairs."
)
@fail_on_option("Exit with 1 if findings remain at or above this severity.")
@click.option(
    "--informational",
    "is_informational",
    is_flag=True,
    help="Add what is only to be looked at: neutral findings, most of them right.",
)
@click.option(
    "--contrast",
    "is_contrasting",
    is_flag=True,
    help="Ask the packaged model, too, what else would be likelier: slow, finds twice as much.",
)
@waivers_option("TOML ([[waiver]]) or JSON: rule, author, reason, and text or document.")
@style_option("TOML: spelling, date, percent, serial_comma, unit_space.")
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@job_options
@glossary_options
def check(
    source: str | None,
    target: str | None,
    target_only: str | None,
    pairs: Path | None,
    is_list: bool,
    output_format: str,
    output: Path | None,
    fail_on: str,
    is_informational: bool,
    is_contrasting: bool,
    waivers: Path | None,
    style: Path | None,
    force: bool,
    jobs: Jobs,
    rulings: Rulings,
) -> int:
    """Find the faults of the English TARGET against the Chinese SOURCE.

    Documents in any format are aligned first; a table of pairs (TSV, CSV, JSONL, XLSX with columns
    source and target, or zh and en) is given alone, as is a page with --target-only. Spans count
    code points of the text of each side: of a plain text file itself, of other formats their
    paragraphs, of a table its rows, one a line.

    With --pairs each pair of a list has its file of findings in the folder -o, and a table of
    counts is printed; a pair that cannot be read is told at the end, and a run that was killed
    goes on where it stopped.

    With --contrast the packaged translation model is asked about each pair what would be far
    likelier than what stands there: "exit" for "entrance", two names exchanged, a clause less.

    Rules that are right in less than half of the places they find in good translations give no
    findings but something to look at, with --informational; the HTML page always has it in a fold.

    Exit codes: 1 if findings remain at or above --fail-on, 2 for wrong usage, 3 for bad input.
    """
    from gongbao.checking import (
        HouseStyle,
        Proofreader,
        list_rules,
        read_house_style,
        read_waivers,
        rule_names,
    )
    from gongbao.checking.rules.registry import describe_rules

    if is_contrasting and target_only is not None:
        raise UsageError("--contrast needs a source: --target-only has none")
    if is_list:
        click.echo(describe_rules(list_rules()), nl=False)
        return 0
    granted = tuple(read_waivers(waivers, rule_names()) if waivers else ())
    house = read_house_style(style) if style else HouseStyle()
    if pairs is not None:
        from gongbao.commands.quality.check_pairs import PairsCheck, check_pairs

        if source is not None or target_only is not None:
            raise UsageError("either SOURCE and TARGET or --pairs LIST.tsv, not both")
        if output is None:
            raise UsageError("--pairs needs a folder for the findings: -o FOLDER")
        many = PairsCheck(rulings, granted, house, output_format, is_informational, is_contrasting)
        return check_pairs(pairs, output, many, fail_on, jobs, force=force)
    inputs = [source, target, target_only, waivers, style]
    guard_outputs([output], inputs, force=force, rulings=rulings)
    document = _opened(source, target, target_only)
    workspace = rulings.open_workspace()
    finder = rulings.open(workspace)
    stored = stored_waivers(workspace)
    given = (*granted, *stored)
    scorer = _scorer() if is_contrasting else None
    proofreader = Proofreader(finder, style=house, waivers=given, scorer=scorer)
    with (
        segment_progress(document.name, len(document.pairs))
        if is_contrasting
        else nullcontext() as told
    ):
        result = proofreader.check(document, told)
    data = render_result(result, output_format, document.name, is_whole=is_informational)
    if output is None:
        sys.stdout.write(data)
        sys.stdout.flush()
    else:
        write_atomically(output, data.encode())
    for waiver in (waiver for waiver in result.unused if waiver not in stored):
        click.echo(f"gongbao: a waiver of {waiver.rule} by {waiver.author} fits nothing", err=True)
    waived = f", {len(result.waived)} waived" if result.waived else ""
    more = "" if is_informational else " (--informational)"
    looked = f", {len(result.informational)} to look at{more}" if result.informational else ""
    counts = f"{counted(len(result.findings), 'finding')}{looked}{waived}"
    click.echo(f"gongbao: {document.name}: {counts}", err=True)
    return int(is_failure((finding.severity for finding in result.findings), fail_on))


def _scorer() -> PairScorer:
    from gongbao.checking import packaged_scorer

    return packaged_scorer()


def _opened(source: str | None, target: str | None, target_only: str | None) -> CheckedDocument:
    from gongbao.checking import checked_documents, checked_page, checked_table

    if target_only is not None:
        if source is not None:
            raise UsageError("either SOURCE and TARGET or --target-only PAGE, not both")
        data, name = read_bytes(target_only)
        return checked_page(None if target_only == "-" else Path(target_only), data, name=name)
    if source is None:
        raise UsageError("SOURCE and TARGET are needed, or a table of pairs, or --target-only PAGE")
    if target is not None:
        if source == target == "-":
            raise UsageError("only one of SOURCE and TARGET can be standard input")
        sides = read_bytes(source), read_bytes(target)
        return checked_documents((sides[0][1], sides[0][0]), (sides[1][1], sides[1][0]))
    from corpora.tables import PAIR_TABLE_FORMATS, read_pairs

    if source == "-":
        return checked_table(read_pairs(sys.stdin.buffer, STANDARD_INPUT), STANDARD_INPUT)
    if PAIR_TABLE_FORMATS.of_file(source) is None:
        raise UsageError(
            f"{source}: alone it must be a table of pairs"
            f" ({', '.join(PAIR_TABLE_FORMATS.suffixes())}); "
            "give TARGET too, or --target-only"
        )
    return checked_table(read_pairs(Path(source)), source)

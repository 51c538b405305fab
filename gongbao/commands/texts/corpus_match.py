"""`gongbao corpus match`: which page of a website translates which."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError, is_document_name, write_atomically
from corpora.counting import counted
from gongbao.commands.job_options import job_options, journal_beside, run_signature, tell_faults
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress

if TYPE_CHECKING:
    from corpora.jobs import Jobs, Journal
    from corpora.languages import Language
    from gongbao.archives.matching import PageFacts, PageMatch

_COLUMNS = ("source", "target", "probability", "reasons")
_EXAMPLE = """
\b
Examples:
  gongbao corpus match zh/ en/ -o pages.tsv
  gongbao corpus match zh/ en/ --least 0.9 --format json
"""


@click.command("match", epilog=_EXAMPLE)
@click.argument("chinese", type=click.Path(path_type=Path), metavar="FOLDER_ZH")
@click.argument("english", type=click.Path(path_type=Path), metavar="FOLDER_EN")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Probability from which on two pages are listed.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["tsv", "json"]),
    default="tsv",
    show_default=True,
    help="tsv: a list that corpus build and align --pairs read; json: with the pages left over.",
)
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@job_options
def match(
    chinese: Path,
    english: Path,
    output: Path | None,
    least: float,
    output_format: str,
    force: bool,
    jobs: Jobs,
) -> int:
    """Find which page of FOLDER_EN translates which page of FOLDER_ZH, with probabilities.

    By vectors of their sentences, figures by value, names, codes, dates of publication and length.
    A page may have several counterparts, where one article was printed as two pages. Names of
    files do not count.

    Exit codes: 1 if a page could not be read (it is told at the end), 2 for wrong usage.
    """
    from gongbao.archives.matching import match_pages

    sides: tuple[tuple[Language, list[Path]], ...] = (
        ("zh", _pages(chinese)),
        ("en", _pages(english)),
    )
    files = [path for _, paths in sides for path in paths]
    guard_outputs([output], files, force=force)
    facts: dict[Language, list[PageFacts]] = {}
    faults: list[str] = []
    journals: list[Journal] = []
    with segment_progress("pages", len(files)) as told:
        for language, paths in sides:
            journal = _journal(output, language, paths)
            journals.append(journal)
            facts[language], failed = _read(jobs, language, paths, journal, told)
            faults += failed
    sources, targets = facts["zh"], facts["en"]
    matches = match_pages(sources, targets, least=least)
    text = _text(matches, sources, targets, output, output_format)
    if output is None:
        sys.stdout.write(text)
    else:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    for journal in journals:
        journal.discard()
    matched = {m.source for m in matches}, {m.target for m in matches}
    click.echo(
        f"gongbao: {counted(len(matches), 'match', 'matches')}; without one"
        f" {len(sources) - len(matched[0])} of {len(sources)} Chinese pages"
        f" and {len(targets) - len(matched[1])} of {len(targets)} English ones",
        err=True,
    )
    tell_faults(faults)
    return int(bool(faults))


def _pages(folder: Path) -> list[Path]:
    """Return the documents of a folder and its sub-folders, in order; hidden files are none.

    Raises:
        UsageError: if it is no folder, or has none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder")
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and is_document_name(path.name)
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    ]
    if not found:
        raise UsageError(f"{folder}: no pages in it")
    return found


def _journal(output: Path | None, language: Language, paths: Sequence[Path]) -> Journal:
    from corpora.jobs import Journal

    return Journal(journal_beside(output, f".{language}"), run_signature(paths, language))


def _read(
    jobs: Jobs,
    language: Language,
    paths: Sequence[Path],
    journal: Journal,
    told: Callable[[int], None],
) -> tuple[list[PageFacts], list[str]]:
    """Return what is known of each page, and why others could not be read."""
    from corpora.jobs import Task, run_in_order
    from gongbao.archives.matching import prepare_reading
    from gongbao.archives.matching.page_facts import facts_of_record

    facts: list[PageFacts] = []
    faults: list[str] = []
    task = Task(partial(prepare_reading, language))
    for outcome in run_in_order(jobs, task, paths, journal, told):
        if outcome.value is None:
            path = str(paths[outcome.number])
            fault = outcome.fault
            faults.append(fault if fault.startswith(path) else f"{path}: {fault}")
        else:
            facts.append(facts_of_record(outcome.value))
    return facts, faults


def _text(
    matches: Sequence[PageMatch],
    sources: Sequence[PageFacts],
    targets: Sequence[PageFacts],
    output: Path | None,
    output_format: str,
) -> str:
    # Lists of pages are read from the folder they stand in.
    folder = Path.cwd() if output is None else output.parent

    def name(page: PageFacts) -> str:
        return os.path.relpath(page.path, folder)

    if output_format == "tsv":
        rows = [
            (name(sources[m.source]), name(targets[m.target]), f"{m.probability:.4f}", m.reasons)
            for m in matches
        ]
        return "".join("\t".join(row) + "\n" for row in (_COLUMNS, *rows))
    matched = {m.source for m in matches}, {m.target for m in matches}
    record = {
        "matches": [
            {
                "source": name(sources[m.source]),
                "target": name(targets[m.target]),
                "probability": m.probability,
                "reasons": m.reasons,
            }
            for m in matches
        ],
        "sources_left_over": [
            name(page) for number, page in enumerate(sources) if number not in matched[0]
        ],
        "targets_left_over": [
            name(page) for number, page in enumerate(targets) if number not in matched[1]
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

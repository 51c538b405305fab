"""`gongbao corpus build`: a clean corpus from pages and mined tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError
from corpora.counting import counted
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.job_options import job_options, run_signature, tell_faults
from gongbao.commands.outputs import files_of_rulings, guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.workspace_options import user_name

if TYPE_CHECKING:
    from corpora.jobs import Jobs
    from gongbao.archives.building.pair_judge import JudgedPair

_EXAMPLE = """
\b
Examples:
  gongbao corpus build pairs.tsv -o corpus/
  gongbao corpus build list.tsv mined/ -o corpus/ --format jsonl --jobs 2
  gongbao corpus build pairs.tsv -o corpus/ --rules filters.toml --memory office.db
  gongbao corpus build --show-rules
"""
_SINGLE_SHOWN = 5


@click.command("build", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="LIST...")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="CORPUS",
    help="Folder of the corpus; made if it is not there.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Filters, in order; by default those of --show-rules.",
)
@click.option("--show-rules", is_flag=True, help="Print the packaged filters and their options.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["tsv", "jsonl", "tmx", "parquet"]),
    default="tsv",
    show_default=True,
    help="Format of the pairs.",
)
@click.option(
    "--shard",
    "pairs_a_shard",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="Pairs in a file.",
)
@click.option(
    "--memory",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A workspace whose translation memory takes the kept pairs too; made if it is not there.",
)
@click.option("--force", is_flag=True, help="Overwrite the corpus in the folder.")
@job_options
@glossary_options
def build(
    inputs: tuple[Path, ...],
    folder: Path | None,
    rules: Path | None,
    show_rules: bool,
    output_format: str,
    pairs_a_shard: int,
    memory: Path | None,
    force: bool,
    jobs: Jobs,
    rulings: Rulings,
) -> int:
    """Build a clean corpus from LIST...: lists of pages, mined tables, folders of them.

    A table whose rows name files is a list of pages: their articles are extracted and aligned. Any
    other table holds pairs (TSV, CSV, JSONL, XLSX, Parquet; .gz, .xz and .zst too). In a folder
    pages are paired by name (a.zh.html and a.en.html, zh/a.html and en/a.html).

    The folder gets pairs-00001.tsv and so on; dropped.tsv, each dropped pair with its reason; and
    statistics.json and .html. A run that was killed goes on where it stopped.

    Exit codes: 1 if something could not be read (it is told at the end, the rest is built), 2 for
    wrong usage, 3 for bad input.
    """
    from gongbao.archives.building import (
        BuildingOptions,
        build_corpus,
        default_rules,
        find_inputs,
        read_building_rules,
    )
    from gongbao.archives.building.building_rules import DEFAULT_RULES
    from gongbao.archives.building.corpus_building import OTHER_FILES
    from gongbao.archives.building.corpus_shards import shards_in

    if show_rules:
        click.echo(DEFAULT_RULES.read_text(encoding="utf-8"), nl=False)
        return 0
    if not inputs or folder is None:
        raise UsageError("LIST... and a folder for the corpus are needed: -o FOLDER")
    found, single = find_inputs(inputs)
    filters = read_building_rules(rules) if rules else default_rules()
    files = [path for entry in found for path in entry.files]
    written = {folder / name for name in (*OTHER_FILES, f"pairs-00001.{output_format}")}
    written.update(shards_in(folder))  # those of an earlier run are replaced or removed
    given = [*files, rules, *files_of_rulings(rulings)]
    guard_outputs(sorted(written), given, force=force, makes_folders=True)
    rulings.open()  # a wrong glossary is told of before any worker opens it
    _tell_single(single)
    options = BuildingOptions(filters, output_format, pairs_a_shard)
    signature = run_signature([*files, *files_of_rulings(rulings)], filters, rulings)
    with segment_progress("pieces") as told:
        built = build_corpus(
            found,
            folder,
            partial(Rulings.open, rulings),
            jobs,
            options,
            signature=signature,
            on_progress=told,
            on_kept=partial(_remember, memory, folder.name) if memory is not None else None,
        )
    statistics = built.statistics
    pairs, shards = counted(statistics.total, "pair"), counted(built.files, "file")
    click.echo(f"{pairs}\t{statistics.kept} kept\t{shards}")
    for reason, count in statistics.reasons.most_common():
        click.echo(f"{count}\t{reason}")
    tell_faults([f"{place}: {fault}" for place, fault in built.faults.items()])
    return int(bool(built.faults))


def _remember(memory: Path, name: str, pairs: Iterator[JudgedPair]) -> None:
    from corpora.memory import TranslationMemory
    from corpora.workspace import Workspace
    from gongbao.archives.building.corpus_shards import memory_units

    with Workspace(memory) as workspace:
        added = TranslationMemory(workspace).add(
            memory_units(pairs, name), author=user_name(), reason=f"corpus {name}"
        )
    units = counted(added.added, "unit")
    click.echo(f"gongbao: {memory}: {units} added, {added.known} known", err=True)


def _tell_single(single: list[Path]) -> None:
    if not single:
        return
    names = ", ".join(path.name for path in single[:_SINGLE_SHOWN])
    more = " ..." if len(single) > _SINGLE_SHOWN else ""
    click.echo(
        f"gongbao: {counted(len(single), 'page')} without a counterpart by name: {names}{more};"
        " gongbao corpus match finds which page translates which",
        err=True,
    )

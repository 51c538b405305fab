"""`gongbao glossary extract`: terms that published pairs hold, for a terminologist to approve."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.counting import counted
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress

if TYPE_CHECKING:
    from align.words import TermCandidate

_EXAMPLE = """
\b
Examples:
  gongbao glossary extract pairs.tsv -o candidates.tsv
  gongbao glossary extract pairs.tsv --least-score 0.5 --most 100
  gongbao glossary extract 2022.jsonl 2023.jsonl --glossary office.tsv --inconsistent many.tsv
"""


@click.command("extract", epilog=_EXAMPLE)
@click.argument("pairs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write (TSV).")
@click.option(
    "--inconsistent",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write every rendering of the terms rendered in several ways, with places (TSV).",
)
@click.option(
    "--min-count",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How often a term must stand in the pairs.",
)
@click.option("--most", type=click.IntRange(0), default=0, help="How many to write; 0 is all.")
@click.option(
    "--least-score",
    type=click.FloatRange(0, 1),
    default=0.2,
    show_default=True,
    help="Leave out candidates below it; 0 writes all.",
)
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@glossary_options
def extract_terms(
    pairs: tuple[Path, ...],
    output: Path | None,
    inconsistent: Path | None,
    min_count: int,
    most: int,
    least_score: float,
    force: bool,
    rulings: Rulings,
) -> None:
    """Write the terms and slogans of PAIRS as TSV, best first: zh, en, count, score, ruling...

    PAIRS are tables (TSV, CSV, JSONL, XLSX) with columns source and target, or zh and en, or what
    `gongbao align --format jsonl` writes. The score is the chance, from 0 to 1, that a
    terminologist takes a candidate for a term with its rendering; in few pairs all are low. The
    column ruling says what the glossary already has, renderings how else the published texts put
    it.
    """
    from align.encoder import packaged_encoder
    from align.words import ExtractionOptions, WordLinker, extract_terms
    from corpora import write_atomically
    from corpora.tables import read_pairs

    guard_outputs([output, inconsistent], pairs, force=force, rulings=rulings)
    rows = [pair for path in pairs for pair in read_pairs(path)]
    finder = rulings.open()
    with segment_progress("linking words", len(rows)) as told:
        candidates = extract_terms(
            rows,
            WordLinker(packaged_encoder()),
            glossaries=finder.glossaries,
            options=ExtractionOptions(min_count, most, least_score),
            told=told,
        )
    table = _table(
        ("zh", "en", "count", "score", "ruling", "renderings", "contexts"), map(_row, candidates)
    )
    several = [candidate for candidate in candidates if candidate.is_inconsistent]
    if inconsistent is not None:
        listing = _table(
            ("zh", "en", "count", "places"), (row for c in several for row in _rendering_rows(c))
        )
        write_atomically(inconsistent, listing.encode("utf-8"))
    if output is None:
        click.echo(table, nl=False)
    else:
        write_atomically(output, table.encode("utf-8"))
    click.echo(
        f"gongbao: {counted(len(rows), 'pair')}, {counted(len(candidates), 'candidate')}"
        f" with a score of {least_score:g} or more, {len(several)} rendered in several ways",
        err=True,
    )


def _row(candidate: TermCandidate) -> Sequence[str]:
    renderings = " | ".join(f"{found.text} ({found.count})" for found in candidate.renderings)
    return (
        candidate.chinese,
        candidate.english,
        str(candidate.count),
        f"{candidate.score:.2f}",
        candidate.ruling,
        renderings,
        " || ".join(candidate.contexts),
    )


def _rendering_rows(candidate: TermCandidate) -> Iterable[Sequence[str]]:
    for found in candidate.renderings:
        yield candidate.chinese, found.text, str(found.count), ", ".join(found.places)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a TSV table; a tab or line break in a cell becomes a space."""
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    writer.writerow(header)
    for row in rows:
        writer.writerow([" ".join(cell.split()) for cell in row])
    return text.getvalue()

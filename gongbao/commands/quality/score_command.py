"""`gongbao score`: how good the pairs of a table are, one number a pair with its parts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from corpora.findings import finding_record
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.outputs import guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from align.pairs import PairQuality, PairScorer
    from corpora.tables import TextPair

_PARTS = ("score", "meaning", "length", "lexicon", "numbers", "terms")
_AT_ONCE = 256
_EXAMPLE = """
\b
Examples:
  gongbao score pairs.tsv -o scored.tsv
  gongbao score pairs.jsonl --format jsonl --fail-below 0.3
  gongbao align zh.txt en.txt --format jsonl | gongbao score -
"""


@click.command(epilog=_EXAMPLE)
@click.argument("pairs")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["tsv", "jsonl", "json"]),
    default="tsv",
    show_default=True,
)
@click.option(
    "--fail-below",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Exit with 1 if a pair scores below X.",
)
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@glossary_options
def score(
    pairs: str,
    output: Path | None,
    output_format: str,
    fail_below: float | None,
    force: bool,
    rulings: Rulings,
) -> int:
    """Score PAIRS, a table (TSV, CSV, JSONL, XLSX) with columns source and target or zh and en.

    The score is the probability, from 0 to 1, that a pair is a complete and right translation.
    Its parts: meaning, length, lexicon (what a dictionary covers), numbers by value, terms of the
    glossary. Rows keep their order; "-" reads standard input.
    """
    guard_outputs([output], [pairs], force=force, rulings=rulings)
    from align.encoder import packaged_encoder
    from align.pairs import PairScorer

    rows = _read(pairs)
    first = next(rows, None)  # so that a wrong table is told of before anything is loaded
    rows = rows if first is None else chain([first], rows)
    finder = rulings.open()
    scorer = PairScorer(packaged_encoder(), finder=finder)
    tally = _Tally(fail_below)
    with segment_progress("scoring", _count(pairs)) as told, _opened(output) as stream:
        _write(tally.watch(_scored(rows, scorer), told), output_format, stream)
    click.echo(tally.summary(), err=True)
    return int(tally.failed > 0)


class _Tally:
    """What is told at the end."""

    def __init__(self, fail_below: float | None) -> None:
        self.fail_below = fail_below
        self.count = 0
        self.failed = 0
        self.total = 0.0

    def watch(
        self, scored: Iterable[tuple[TextPair, PairQuality]], told: Callable[[int], None]
    ) -> Iterator[tuple[TextPair, PairQuality]]:
        """Pass scored pairs through and count them."""
        for pair, quality in scored:
            yield pair, quality
            self.count += 1
            self.total += quality.score
            self.failed += self.fail_below is not None and quality.score < self.fail_below
            told(self.count)

    def summary(self) -> str:
        """Return one line about all pairs."""
        if not self.count:
            return "gongbao: no pairs"
        mean = self.total / self.count
        text = f"gongbao: {self.count} pairs, mean score {mean:.3f}"
        if self.fail_below is not None:
            text += f", {self.failed} below {self.fail_below:g}"
        if self.count >= 3 and mean < 0.5:
            text += "; these texts do not look like translations of each other"
        return text


def _read(source: str) -> Iterator[TextPair]:
    from corpora.tables import read_pairs

    if source == "-":
        return read_pairs(sys.stdin.buffer, STANDARD_INPUT)
    return read_pairs(Path(source))


def _count(source: str) -> int:
    """Return about how many rows there are, for the progress bar alone."""
    if source == "-" or not sys.stderr.isatty():
        return 0
    with Path(source).open("rb") as stream:
        return sum(1 for _ in stream)


def _scored(rows: Iterable[TextPair], scorer: PairScorer) -> Iterator[tuple[TextPair, PairQuality]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _AT_ONCE)):
        qualities = scorer.score([(pair.source, pair.target) for pair in batch])
        yield from zip(batch, qualities, strict=True)


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    from corpora.files import open_atomically

    return open_atomically(output) if output is not None else nullcontext(sys.stdout)


def _write(
    scored: Iterable[tuple[TextPair, PairQuality]], output_format: str, stream: TextIO
) -> None:
    """Write row by row; JSON is one array of the objects that JSONL has one a line."""
    if output_format == "tsv":
        from corpora.tables import guarded

        stream.write("\t".join((*_PARTS, "source", "target")) + "\n")
        for pair, quality in scored:
            cells = [f"{getattr(quality, name):.3f}" for name in _PARTS]
            texts = [guarded(" ".join(text.split())) for text in (pair.source, pair.target)]
            stream.write("\t".join((*cells, *texts)) + "\n")
        return
    is_array = output_format == "json"
    stream.write("[\n" if is_array else "")
    for number, (pair, quality) in enumerate(scored):
        record = {
            "line": pair.line,
            **{name: round(getattr(quality, name), 4) for name in _PARTS},
            "source": pair.source,
            "target": pair.target,
            "findings": [finding_record(finding) for finding in quality.findings],
        }
        stream.write(",\n" if is_array and number else "")
        stream.write(json.dumps(record, ensure_ascii=False) + ("" if is_array else "\n"))
    stream.write("\n]\n" if is_array else "")

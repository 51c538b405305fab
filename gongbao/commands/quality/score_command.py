"""`gongbao score`: how good the pairs of a table are, one number a pair with its parts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from corpora import InputError
from corpora.counting import counted
from corpora.findings import finding_record
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.job_options import job_options, journal_beside, run_signature, tell_faults
from gongbao.commands.outputs import files_of_rulings, guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from align.pairs import PairQuality, PairScorer
    from corpora.jobs import Jobs, Outcome
    from corpora.tables import TextPair

_Chunk = list["TextPair"]
_Scored = list[tuple[float | None, str]]
"""The score of each pair and its row as it is written; without a score why there is none."""
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
@job_options
@glossary_options
def score(
    pairs: str,
    output: Path | None,
    output_format: str,
    fail_below: float | None,
    force: bool,
    jobs: Jobs,
    rulings: Rulings,
) -> int:
    """Score PAIRS, a table (TSV, CSV, JSONL, XLSX) with columns source and target or zh and en.

    The score is the probability, from 0 to 1, that a pair is a complete and right translation.
    Its parts: meaning, length, lexicon (what a dictionary covers), numbers by value, terms of the
    glossary. Rows keep their order; "-" reads standard input. A run with -o that was killed goes on
    where it stopped, if it is started again.
    """
    guard_outputs([output], [pairs], force=force, rulings=rulings)
    from corpora.jobs import Journal, Task, run_in_order

    rows = _read(pairs)
    first = next(rows, None)  # so that a wrong table is told of before anything is loaded
    rows = rows if first is None else chain([first], rows)
    rulings.open()  # and a wrong glossary
    task = Task(partial(_prepared, rulings, output_format))
    tally = _Tally(fail_below)
    journal = Journal(
        None if pairs == "-" else journal_beside(output),
        run_signature([Path(pairs), *files_of_rulings(rulings)], rulings, output_format),
    )
    with journal, segment_progress("scoring", _count(pairs)) as told:
        outcomes = run_in_order(
            jobs, task, _chunks(rows), journal, lambda done: told(done * _AT_ONCE)
        )
        try:
            with _opened(output) as stream:
                _write(tally.watch(outcomes), output_format, stream)
        except InputError:
            journal.discard()  # the table is mended before the next run, and is another then
            raise
        journal.discard()
    tell_faults(tally.faults)
    click.echo(tally.summary(), err=True)
    return int(tally.failed > 0 or bool(tally.faults))


class _Tally:
    """What is told at the end."""

    def __init__(self, fail_below: float | None) -> None:
        self.fail_below = fail_below
        self.count = 0
        self.failed = 0
        self.total = 0.0
        self.faults: list[str] = []

    def watch(self, outcomes: Iterable[Outcome[_Scored]]) -> Iterator[str]:
        """Yield the rows of scored pairs and count them."""
        for outcome in outcomes:
            if outcome.fault:
                self.faults.append(
                    f"pairs from {outcome.number * _AT_ONCE + 1} on: {outcome.fault}"
                )
            for score, row in outcome.value or ():
                if score is None:
                    self.faults.append(row)
                    continue
                yield row
                self.count += 1
                self.total += score
                self.failed += self.fail_below is not None and score < self.fail_below

    def summary(self) -> str:
        """Return one line about all pairs."""
        if not self.count:
            return "gongbao: no pairs"
        mean = self.total / self.count
        text = f"gongbao: {counted(self.count, 'pair')}, mean score {mean:.3f}"
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


def _chunks(rows: Iterable[TextPair]) -> Iterator[_Chunk]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def _prepared(rulings: Rulings, output_format: str) -> Callable[[_Chunk], _Scored]:
    from align.encoder import packaged_encoder
    from align.pairs import PairScorer

    scorer = PairScorer(packaged_encoder(), finder=rulings.open())
    return partial(_scored, scorer, _tsv_row if output_format == "tsv" else _json_row)


def _scored(
    scorer: PairScorer, render: Callable[[TextPair, PairQuality], str], chunk: _Chunk
) -> _Scored:
    """Return the rows of a chunk; of one in which scoring fails, each pair is scored alone."""
    try:
        qualities = scorer.score([(pair.source, pair.target) for pair in chunk])
    except Exception as error:
        if len(chunk) == 1:
            return [(None, f"{chunk[0].place}: {type(error).__name__}: {error}")]
        return [row for pair in chunk for row in _scored(scorer, render, [pair])]
    return [
        (quality.score, render(pair, quality))
        for pair, quality in zip(chunk, qualities, strict=True)
    ]


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    from corpora.files import open_atomically

    return open_atomically(output) if output is not None else nullcontext(sys.stdout)


def _tsv_row(pair: TextPair, quality: PairQuality) -> str:
    from corpora.tables import guarded

    cells = [f"{getattr(quality, name):.3f}" for name in _PARTS]
    texts = [guarded(" ".join(text.split())) for text in (pair.source, pair.target)]
    return "\t".join((*cells, *texts))


def _json_row(pair: TextPair, quality: PairQuality) -> str:
    record = {
        "line": pair.line,
        **{name: round(getattr(quality, name), 4) for name in _PARTS},
        "source": pair.source,
        "target": pair.target,
        "findings": [finding_record(finding) for finding in quality.findings],
    }
    return json.dumps(record, ensure_ascii=False)


def _write(rows: Iterable[str], output_format: str, stream: TextIO) -> None:
    """Write row by row; JSON is one array of the objects that JSONL has one a line."""
    if output_format == "tsv":
        stream.write("\t".join((*_PARTS, "source", "target")) + "\n")
    is_array = output_format == "json"
    stream.write("[\n" if is_array else "")
    for number, row in enumerate(rows):
        stream.write((",\n" if is_array and number else "") + row + ("" if is_array else "\n"))
    stream.write("\n]\n" if is_array else "")

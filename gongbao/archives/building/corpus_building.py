"""Builds a corpus: judged by many workers, near-duplicates dropped, written in shards.

Two passes. In the first, workers judge pieces of work and a journal keeps what they say; a run
that was killed goes on there. In the second the journal is read in order: signatures are compared,
then shards and the table of dropped pairs are written. Memory holds the pieces in flight and what
`near_duplicates` says, whatever the corpus has.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import GongbaoError
from corpora.files import open_atomically
from corpora.jobs import Jobs, Journal, Task, run_in_order
from corpora.tables import guarded
from gongbao.archives.building.building_report import render_building
from gongbao.archives.building.building_rules import BuildingRules, default_rules
from gongbao.archives.building.corpus_shards import require_format, write_record, write_shards
from gongbao.archives.building.mined_inputs import BuildingInput, PieceOfWork, pieces
from gongbao.archives.building.near_duplicates import NearDuplicates, require_sketches
from gongbao.archives.building.pair_judge import JudgedPair, prepare_judge
from gongbao.archives.building.statistics import BuildingStatistics

if TYPE_CHECKING:
    from glossary.requirements import RequirementFinder

_WORK = ".gongbao-corpus"
OTHER_FILES = ("dropped.tsv", "statistics.json", "statistics.html")
"""What a corpus has beside its pairs."""
_DROPPED_COLUMNS = ("reason", "detail", "score", "origin", "source", "target")
_NEAR_DUPLICATE = "near-duplicate"


@dataclass(frozen=True, slots=True)
class BuildingOptions:
    """How a corpus is built.

    Attributes:
        rules: Its filters.
        output_format: A name of `CORPUS_FORMATS`.
        pairs_a_shard: Pairs in a file.
    """

    rules: BuildingRules = field(default_factory=default_rules)
    output_format: str = "tsv"
    pairs_a_shard: int = 100_000


@dataclass(frozen=True, slots=True)
class BuiltCorpus:
    """What was built.

    Attributes:
        statistics: Counts.
        faults: What could not be read or judged, by its place.
        files: How many shards there are.
    """

    statistics: BuildingStatistics
    faults: dict[str, str]
    files: int


def build_corpus(
    inputs: Sequence[BuildingInput],
    folder: Path,
    open_finder: Callable[[], RequirementFinder],
    jobs: Jobs,
    options: BuildingOptions,
    *,
    signature: str = "",
    on_progress: Callable[[int], None] | None = None,
    on_kept: Callable[[Iterator[JudgedPair]], None] | None = None,
) -> BuiltCorpus:
    """Build a corpus in a folder; an input that cannot be read does not stop the rest.

    Args:
        inputs: What it is built from.
        folder: Where `pairs-*`, `dropped.tsv`, `statistics.json` and `.html` are written.
        open_finder: Opens the glossaries, in each worker; pickled.
        jobs: Who does the work.
        options: Filters and format.
        signature: Of all that results depend on; a journal with another one is not gone on with.
        on_progress: Told how many pieces are done.
        on_kept: Given the kept pairs once more, at the end.

    Raises:
        UsageError: if a library is missing.
        DocumentError: if the folder cannot be written.
    """
    require_format(options.output_format)
    require_sketches([rule.kind for rule in options.rules.corpus])
    work = folder / _WORK
    work.mkdir(parents=True, exist_ok=True)
    queue = _Queue(inputs)
    task = Task(partial(prepare_judge, options.rules, open_finder))
    faults: dict[str, str] = {}
    with Journal(work / "journal", signature) as journal:
        for outcome in run_in_order(jobs, task, queue.pieces(), journal, on_progress):
            if outcome.fault:
                faults[queue.place(outcome.number)] = outcome.fault
        faults |= queue.faults
        dropped = _near_duplicates(journal, work, options.rules)
        statistics = BuildingStatistics()
        for pair in _sorted_out(journal, dropped):
            statistics.count(pair)
        files = write_shards(
            _kept(journal, dropped), folder, options.output_format, options.pairs_a_shard
        )
        _write_dropped(journal, dropped, folder / OTHER_FILES[0])
        write_record(folder / OTHER_FILES[1], statistics.record(faults))
        page = render_building(statistics, faults, folder.name)
        with open_atomically(folder / OTHER_FILES[2]) as stream:
            stream.write(page)
        if on_kept is not None:
            on_kept(_kept(journal, dropped))
    shutil.rmtree(work)
    return BuiltCorpus(statistics, faults, files)


class _Queue:
    """The pieces of all inputs, and which input each is of."""

    def __init__(self, inputs: Sequence[BuildingInput]) -> None:
        self._inputs = inputs
        self._starts: list[tuple[int, str]] = []
        self.faults: dict[str, str] = {}

    def pieces(self) -> Iterator[PieceOfWork]:
        """Yield them; an input that cannot be read has a fault."""
        number = 0
        for entry in self._inputs:
            self._starts.append((number, entry.place))
            try:
                for piece in pieces(entry):
                    yield piece
                    number += 1
            except GongbaoError as error:
                self.faults[entry.place] = str(error)

    def place(self, number: int) -> str:
        """Return the name of the input of a piece."""
        return next(place for start, place in reversed(self._starts) if start <= number)


def _judged(journal: Journal) -> Iterator[JudgedPair]:
    for number in sorted(journal.numbers):
        for cells in journal.value(number):
            yield JudgedPair(*cells)


def _near_duplicates(journal: Journal, work: Path, rules: BuildingRules) -> dict[int, int]:
    """Return which of the kept pairs are nearly the same as another, by number."""
    if not rules.corpus:
        return {}
    (rule,) = rules.corpus
    with NearDuplicates(work, rule.number("least_similarity")) as found:
        for pair in _judged(journal):
            if not pair.reason:
                found.add(pair.signature, pair.score)
        return found.dropped()


def _sorted_out(journal: Journal, dropped: dict[int, int]) -> Iterator[JudgedPair]:
    """Yield all pairs, those nearly the same as another with that reason."""
    number = -1
    for pair in _judged(journal):
        if not pair.reason:
            number += 1
            if number in dropped:
                yield pair._replace(reason=_NEAR_DUPLICATE, detail="a better or earlier one stays")
                continue
        yield pair


def _kept(journal: Journal, dropped: dict[int, int]) -> Iterator[JudgedPair]:
    return (pair for pair in _sorted_out(journal, dropped) if not pair.reason)


def _write_dropped(journal: Journal, dropped: dict[int, int], path: Path) -> None:
    with open_atomically(path) as stream:
        stream.write("\t".join(_DROPPED_COLUMNS) + "\n")
        for pair in _sorted_out(journal, dropped):
            if pair.reason:
                detail = " ".join(pair.detail.split())
                cells = (pair.reason, detail, f"{pair.score:.4f}", pair.place)
                texts = (guarded(pair.source), guarded(pair.target))
                stream.write("\t".join((*cells, *texts)) + "\n")

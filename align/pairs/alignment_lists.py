"""Aligns a list of pairs of files, on several cores, and goes on where it was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from align.pairs.document_parts import cut_in_parts, join_parts, may_be_long
from align.pairs.file_alignment import (
    FileAlignment,
    Split,
    align_files,
    read_sides,
    with_doubts,
)
from align.sentences import AlignmentUnits, Bead, DocumentAligner
from corpora import GongbaoError, InputError, write_atomically
from corpora.findings import Finding
from corpora.jobs import InTurn, Jobs, Outcome, Task
from corpora.tables import read_pair_rows

Renderer = Callable[[FileAlignment], bytes]
"""Turns an alignment into the bytes of its file; a function of a module, as processes need."""


@dataclass(frozen=True, slots=True)
class ListedPair:
    """One line of a list of pairs: two files, where their alignment goes, and which line it is."""

    source: Path
    target: Path
    output: Path
    line: int


@dataclass(frozen=True, slots=True)
class PairReport:
    """What became of one pair of files.

    Attributes:
        status: "aligned"; "doubtful", aligned with findings; "done", found there and left alone;
            or "failed".
        message: Why it failed; empty otherwise.
        pairs: Beads that have sentences on both sides.
        omitted: Source sentences left alone.
        added: Target sentences left alone.
        score: As `Alignment.score`, in [0, 1], 1 is best.
        findings: What is doubtful.
    """

    pair: ListedPair
    status: str
    message: str = ""
    pairs: int = 0
    omitted: int = 0
    added: int = 0
    score: float = 0.0
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 for a clean result, 1 where the documents do not fit each other, 3 for bad input."""
        return {"failed": 3, "doubtful": 1}.get(self.status, 0)


def read_pair_list(path: Path, folder: Path, extension: str) -> list[ListedPair]:
    """Read a list of pairs: a table of files, source and target, and perhaps a column `output`.

    Files are looked for beside the list; outputs stand in `folder`, named after the source
    with another extension.

    Raises:
        InputError: naming the line that has no two files, or whose output another line has too.
    """
    pairs: list[ListedPair] = []
    for row in read_pair_rows(path):
        source, target = row.source.strip(), row.target.strip()
        if row.problem or not source or not target:
            problem = row.problem or "expected a source and a target"
            raise InputError(f"{row.place}: {problem}")
        name = row.cells.get("output", "").strip() or f"{Path(source).stem}.{extension}"
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise InputError(f"{row.place}: output {name} lies outside the folder of outputs")
        pairs.append(
            ListedPair(path.parent / source, path.parent / target, folder / name, row.line)
        )
    _refuse_shared_outputs(pairs, path)
    return pairs


def align_list(
    pairs: Sequence[ListedPair],
    render: Renderer,
    *,
    split: Split = "sentences",
    jobs: Jobs | None = None,
    overwrite: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> list[PairReport]:
    """Align pairs and write what `render` makes of each; one that fails does not stop the rest.

    An output that is there already is left as it is, so a list that was interrupted goes on where
    it stopped. The largest files are begun first, and the parts of a giant are items of their own
    (`document_parts`), so that none is left for the end. Reports come in the order of the list.
    """
    reports = {
        pair: PairReport(pair, "done") for pair in pairs if pair.output.exists() and not overwrite
    }
    waiting = sorted((pair for pair in pairs if pair not in reports), key=_size, reverse=True)
    queue = _Queue(waiting, render, split)
    task = Task(partial(_prepared, render, split))
    for outcome in (jobs or InTurn()).outcomes(task, queue.items()):
        report = queue.report(outcome)
        if report is not None:
            reports[report.pair] = report
            if on_progress is not None:
                on_progress(len(reports))
    return [reports[pair] for pair in pairs]


def report_alignment(pair: ListedPair, aligned: FileAlignment) -> PairReport:
    """Return the report of a pair that was aligned."""
    beads = aligned.alignment.beads
    return PairReport(
        pair,
        "doubtful" if aligned.findings else "aligned",
        pairs=sum(bead.is_pair for bead in beads),
        omitted=sum(not bead.target for bead in beads),
        added=sum(not bead.source for bead in beads),
        score=aligned.alignment.score,
        findings=aligned.findings,
    )


def _size(pair: ListedPair) -> int:
    """Return the bytes of both files, 0 where they cannot be asked."""
    try:
        return pair.source.stat().st_size + pair.target.stat().st_size
    except OSError:
        return 0


_Sides = tuple[AlignmentUnits, AlignmentUnits]
_Item = ListedPair | _Sides
"""Two files, or a part of them that was read already."""
_Result = PairReport | tuple[Bead, ...]


@dataclass(slots=True)
class _Giant:
    """A pair that was cut: its units, and the beads of the parts that are done."""

    pair: ListedPair
    sides: _Sides
    beads: list[tuple[Bead, ...] | None]
    fault: str = ""
    done: int = 0


class _Queue:
    """The items of a list of pairs, and what their results make of each pair."""

    def __init__(self, waiting: Sequence[ListedPair], render: Renderer, split: Split) -> None:
        self._waiting, self._render, self._split = waiting, render, split
        self._whole: dict[int, ListedPair] = {}
        self._parts: dict[int, tuple[_Giant, int]] = {}

    def items(self) -> Iterator[tuple[int, _Item]]:
        """Yield them, numbered; a giant is read when it is its turn."""
        number = 0
        for pair in self._waiting:
            giant = self._giant(pair)
            if giant is None:
                self._whole[number] = pair
                yield number, pair
                number += 1
                continue
            for place, part in enumerate(cut_in_parts(*giant.sides)):
                self._parts[number] = giant, place
                yield number, part.units(*giant.sides)
                number += 1

    def report(self, outcome: Outcome[_Result]) -> PairReport | None:
        """Return the report of a pair, None while parts of it are missing."""
        if outcome.number in self._whole:
            pair = self._whole.pop(outcome.number)
            found = outcome.value
            return found if isinstance(found, PairReport) else _failed(pair, outcome.fault)
        giant, place = self._parts.pop(outcome.number)
        giant.done += 1
        if isinstance(outcome.value, tuple):
            giant.beads[place] = outcome.value
        giant.fault = giant.fault or outcome.fault
        if giant.done < len(giant.beads):
            return None
        return _failed(giant.pair, giant.fault) if giant.fault else self._joined(giant)

    def _giant(self, pair: ListedPair) -> _Giant | None:
        if not may_be_long(pair.source, pair.target):
            return None
        try:
            sides = read_sides(pair.source, pair.target, split=self._split)
        except GongbaoError:
            return None  # a worker says what is wrong with it
        count = len(cut_in_parts(*sides))
        return _Giant(pair, sides, [None] * count) if count > 1 else None

    def _joined(self, giant: _Giant) -> PairReport:
        beads = [of_part or () for of_part in giant.beads]
        alignment = join_parts(*giant.sides, beads, DocumentAligner().signature)
        try:
            aligned = with_doubts(alignment, giant.pair.source, giant.pair.target)
            return _written(giant.pair, aligned, self._render)
        except (GongbaoError, OSError) as error:
            return _failed(giant.pair, str(error))


def _prepared(render: Renderer, split: Split) -> Callable[[_Item], _Result]:
    return partial(_align_item, render, split, DocumentAligner())


def _align_item(render: Renderer, split: Split, aligner: DocumentAligner, item: _Item) -> _Result:
    if not isinstance(item, ListedPair):
        return aligner.align(*item).beads
    aligned = align_files(item.source, item.target, split=split, aligner=aligner)
    return _written(item, aligned, render)


def _written(pair: ListedPair, aligned: FileAlignment, render: Renderer) -> PairReport:
    pair.output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(pair.output, render(aligned))
    return report_alignment(pair, aligned)


def _failed(pair: ListedPair, fault: str) -> PairReport:
    return PairReport(pair, "failed", fault)


def _refuse_shared_outputs(pairs: Sequence[ListedPair], path: Path) -> None:
    lines: dict[Path, int] = {}
    for pair in pairs:
        if pair.output in lines:
            raise InputError(
                f"{path}:{pair.line}: output {pair.output.name} is that of line "
                f"{lines[pair.output]} too; name it in a column output"
            )
        lines[pair.output] = pair.line

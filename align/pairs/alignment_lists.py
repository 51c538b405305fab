"""Aligns a list of pairs of files, on several cores, and goes on where it was interrupted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from align.pairs.file_alignment import FileAlignment, Split, align_files
from align.sentences import DocumentAligner
from corpora import InputError, write_atomically
from corpora.findings import Finding
from corpora.jobs import InTurn, Jobs, Task
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
    it stopped. The largest files are begun first, so that no giant is left for the end. Reports
    come in the order of the list.
    """
    reports = {
        pair: PairReport(pair, "done") for pair in pairs if pair.output.exists() and not overwrite
    }
    waiting = sorted((pair for pair in pairs if pair not in reports), key=_size, reverse=True)
    task = Task(partial(_prepared, render, split))
    for outcome in (jobs or InTurn()).outcomes(task, enumerate(waiting)):
        pair = waiting[outcome.number]
        reports[pair] = outcome.value or PairReport(pair, "failed", outcome.fault)
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


def _prepared(render: Renderer, split: Split) -> Callable[[ListedPair], PairReport]:
    return partial(_align_pair, render, split, DocumentAligner())


def _align_pair(
    render: Renderer, split: Split, aligner: DocumentAligner, pair: ListedPair
) -> PairReport:
    aligned = align_files(pair.source, pair.target, split=split, aligner=aligner)
    pair.output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(pair.output, render(aligned))
    return report_alignment(pair, aligned)


def _refuse_shared_outputs(pairs: Sequence[ListedPair], path: Path) -> None:
    lines: dict[Path, int] = {}
    for pair in pairs:
        if pair.output in lines:
            raise InputError(
                f"{path}:{pair.line}: output {pair.output.name} is that of line "
                f"{lines[pair.output]} too; name it in a column output"
            )
        lines[pair.output] = pair.line

"""`gongbao check --pairs LIST`: the faults of many translations, a file of findings for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.findings import Severity
from gongbao.commands.finding_options import is_failure
from gongbao.commands.glossary.glossary_options import Rulings
from gongbao.commands.job_options import run_signature, tell_faults
from gongbao.commands.outputs import files_of_rulings, guard_outputs
from gongbao.commands.progress import segment_progress
from gongbao.commands.quality.check_results import render_result, stored_waivers

if TYPE_CHECKING:
    from align import DocumentAligner, ListedPair
    from corpora.jobs import Jobs
    from gongbao.checking import HouseStyle, Proofreader
    from gongbao.checking.waivers import Waiver

_STATE = ".gongbao-check.journal"
_COLUMNS = ("source", "output", "critical", "major", "minor", "to look at", "waived", "message")
_EXTENSIONS = {"text": "txt", "jsonl": "jsonl", "sarif": "sarif", "html": "html"}
_SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


@dataclass(frozen=True, slots=True)
class PairsCheck:
    """How pairs are checked and what is written of each.

    Attributes:
        rulings: The glossaries and the workspace.
        waivers: Those of a file; those of the workspace are read by each worker.
        house: The style of the house.
        output_format: "text", "jsonl", "sarif" or "html".
        is_informational: Whether what is only to be looked at is written too.
        is_contrasting: Whether the packaged model is asked, too, what else would be likelier.
    """

    rulings: Rulings
    waivers: tuple[Waiver, ...]
    house: HouseStyle
    output_format: str
    is_informational: bool
    is_contrasting: bool = False


def check_pairs(
    path: Path, folder: Path, check: PairsCheck, fail_on: str, jobs: Jobs, *, force: bool
) -> int:
    """Check the pairs of a list; print a table of counts and return the exit code.

    What an earlier run has done is not done again, as long as nothing it depends on has changed.
    """
    from align import read_pair_list
    from corpora.jobs import Journal, Task, run_in_order

    listed = read_pair_list(path, folder, _EXTENSIONS[check.output_format])
    texts = [side for pair in listed for side in (pair.source, pair.target)]
    state = folder / _STATE
    guard_outputs(
        [pair.output for pair in listed],
        [path, *texts],
        force=force or state.exists(),
        rulings=check.rulings,
        makes_folders=True,
    )
    check.rulings.open()  # a wrong glossary is told of before any worker opens it
    folder.mkdir(parents=True, exist_ok=True)
    if force:
        state.unlink(missing_ok=True)
    signature = run_signature([path, *texts, *files_of_rulings(check.rulings)], check)
    task = Task(partial(_prepared, check))
    faults: list[str] = []
    is_failed = False
    with Journal(state, signature) as journal, segment_progress(str(path), len(listed)) as told:
        for number in journal.numbers:
            if not listed[number].output.exists():
                journal.forget(number)
        click.echo("\t".join(_COLUMNS))
        for outcome in run_in_order(jobs, task, listed, journal, told):
            pair = listed[outcome.number]
            counts = outcome.value or {}
            if outcome.fault:
                faults.append(f"{path}:{pair.line}: {outcome.fault}")
            click.echo("\t".join(_row(pair, counts, outcome.fault)))
            is_failed = is_failed or _fails(counts, fail_on)
    tell_faults(faults)
    return int(is_failed or bool(faults))


def _row(pair: ListedPair, counts: dict[str, int], fault: str) -> Sequence[str]:
    names = (*map(str, _SEVERITIES), "informational", "waived")
    cells = ["" if fault else str(counts.get(name, 0)) for name in names]
    return (str(pair.source), str(pair.output), *cells, fault)


def _fails(counts: dict[str, int], fail_on: str) -> bool:
    return is_failure((severity for severity in _SEVERITIES if counts.get(severity, 0)), fail_on)


def _prepared(check: PairsCheck) -> Callable[[ListedPair], dict[str, int]]:
    from align.sentences import DocumentAligner
    from gongbao.checking import Proofreader

    workspace = check.rulings.open_workspace()
    finder = check.rulings.open(workspace)
    waivers = (*check.waivers, *stored_waivers(workspace))
    scorer = None
    if check.is_contrasting:
        from gongbao.checking import packaged_scorer

        scorer = packaged_scorer(threads=1)
    proofreader = Proofreader(finder, style=check.house, waivers=waivers, scorer=scorer)
    return partial(_check_pair, check, proofreader, DocumentAligner())


def _check_pair(
    check: PairsCheck, proofreader: Proofreader, aligner: DocumentAligner, pair: ListedPair
) -> dict[str, int]:
    """Check a pair, write its findings and return how many of each severity there are."""
    from corpora import write_atomically
    from gongbao.checking import checked_documents

    source, target = ((str(side), side.read_bytes()) for side in (pair.source, pair.target))
    document = checked_documents(source, target, aligner)
    result = proofreader.check(document)
    data = render_result(
        result, check.output_format, document.name, is_whole=check.is_informational
    )
    pair.output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(pair.output, data.encode())
    counts = Counter(str(finding.severity) for finding in result.findings)
    extra = {"informational": len(result.informational), "waived": len(result.waived)}
    return {**counts, **extra}

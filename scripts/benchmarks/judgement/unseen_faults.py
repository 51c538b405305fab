"""Faults written by people who know no rules: how many a check tells, and with `--contrast`.

    python -m scripts.benchmarks.judgement.unseen_faults [--sets NAMES] [--list]

`gold/unseen_faults.tsv` has sentences of all kinds of official texts, each with a right translation
and one that has a fault; the set "right" has only right ones, worded as freely as good editors do.
They were written blind. Rules have been mended since for what the first sets showed; nobody who
mends rules reads those that are kept apart. A fault counts where a finding is told that the right
translation does not have; what is only to be looked at does not count. `--list` prints what is not
told and what is told wrongly of the sets that may be read.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpora.findings import Severity
from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_lines, packaged_scorer
from scripts.benchmarks.targets import Measured, share

FAULTS = Path(__file__).parent.parent / "gold" / "unseen_faults.tsv"
KEPT_APART = "kept apart"
Told = frozenset[tuple[str, str]]


def read_faults(path: Path = FAULTS) -> list[dict[str, str]]:
    """Return the rows of a table of faults."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told_of(proofreader: Proofreader, pairs: Iterable[tuple[str, str]]) -> list[Told]:
    """Return what is told of each pair by itself: rules, and the words they are about."""
    return [
        frozenset(
            (finding.rule, finding.text)
            for finding in proofreader.check(checked_lines([pair], "pair")).findings
            if finding.severity is not Severity.NEUTRAL
        )
        for pair in pairs
    ]


def main(arguments: list[str] | None = None) -> int:
    """Check every pair in both ways and report what is told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", default="", help="names between semicolons; all by default")
    parser.add_argument("--list", action="store_true", help="print what is judged wrongly")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    options = parser.parse_args(arguments)
    chosen = [name for name in options.sets.split(";") if name]
    rows = [row for row in read_faults() if not chosen or row["set"] in chosen]
    measured = Measured()
    finder = open_glossaries()
    ways = {
        "": Proofreader(finder),
        " with --contrast": Proofreader(finder, scorer=packaged_scorer()),
    }
    for way, proofreader in ways.items():
        began = time.perf_counter()
        right = told_of(proofreader, [(row["zh"], row["en"]) for row in rows])
        wrong = told_of(proofreader, [(row["zh"], row["wrong"] or row["en"]) for row in rows])
        seconds = time.perf_counter() - began
        for name in dict.fromkeys(row["set"] for row in rows):
            numbers = [k for k, row in enumerate(rows) if row["set"] == name]
            faulty = [k for k in numbers if rows[k]["wrong"]]
            found = [k for k in faulty if wrong[k] - right[k]]
            alarms = [k for k in numbers if right[k]]
            if faulty:
                measured.figures[f"{name}: faults told{way}, %"] = share(len(found), len(faulty))
            figure = f"{name}: right translations with a false alarm{way}, %"
            measured.figures[figure] = share(len(alarms), len(numbers))
            if options.list and KEPT_APART not in name:
                _print((rows[k] for k in faulty if k not in found), f"not told{way}")
                _print((rows[k] for k in alarms), f"false alarm{way}")
        measured.figures[f"pairs a second{way}"] = round(2 * len(rows) / seconds, 1)
    measured.facts["pairs"] = len(rows)
    return measured.report(options.format)


def _print(rows: Iterable[Mapping[str, str]], what: str) -> None:
    for row in rows:
        print(what, *row.values(), sep="\t", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

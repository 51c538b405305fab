"""Measures `gongbao correct`: planted faults mended, and right sentences left alone.

    python -m scripts.benchmarks.engines.corrections ../shared/data [--only PART] [--list]

Faults are planted in human references that the check finds nothing wrong with. One is mended where
the sentence is the reference again, or where the check finds nothing in it. A clean sentence that
is changed counts as worse, unless a person read the change and it is a true mend: those stand in
`confirmed_mends.tsv`. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import csv
import hashlib
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from glossary.opening import open_glossaries
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, checked_lines
from gongbao.correction import Corrector
from scripts.benchmarks.data_sets import Pair
from scripts.benchmarks.engines.planted_mends import MENDED_KINDS
from scripts.benchmarks.gold.planted_faults import (
    PlantedFault,
    glossary_with_deprecated,
    planted_digits,
    planted_magnitudes,
    planted_terms,
)
from scripts.benchmarks.gold.planted_words import WORD_KINDS, planted
from scripts.benchmarks.judgement.checks import reference_sets
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share

CONFIRMED = Path(__file__).with_name("confirmed_mends.tsv")
PLANTED = 200
CLEAN = 1000
WORDS = ("percentages", "months", "days of the week", "currencies", "units")
KINDS = ("magnitudes", "digit swaps", "deprecated terms", *MENDED_KINDS, *WORDS)
TARGETS = {
    **{f"{kind}: certain ones mended, %": at_least(95) for kind in KINDS},
    "clean sentences made worse": at_most(0),
}


def measure_planted(
    rows: Sequence[Pair], measured: Measured, only: Sequence[str] = (), *, is_listed: bool
) -> None:
    """Measure how many faults of each kind are mended."""
    packaged = open_glossaries()
    glossary = glossary_with_deprecated(rows)
    office = RequirementFinder([glossary, load_packaged_glossary()])
    kinds: list[tuple[str, Iterable[PlantedFault], RequirementFinder]] = [
        ("magnitudes", planted_magnitudes(rows, 11), packaged),
        ("digit swaps", planted_digits(rows, 12), packaged),
        ("deprecated terms", planted_terms(rows, glossary), office),
        *((name, planter(rows, 14), packaged) for name, planter in MENDED_KINDS.items()),
        *((name, _planted_words(name, rows), packaged) for name in WORDS),
    ]
    for name, faults, finder in kinds:
        if only and name not in only:
            continue
        _measure_kind(name, faults, finder, measured, is_listed=is_listed)


def _planted_words(name: str, rows: Sequence[Pair]) -> Iterator[PlantedFault]:
    yield from planted(WORD_KINDS[name], rows, 2 * PLANTED, 15)


def measure_clean(rows: Sequence[Pair], measured: Measured, *, is_listed: bool) -> None:
    """Measure how many sentences of references are changed, each read by a person or worse."""
    corrector = Corrector(open_glossaries())
    confirmed = _confirmed()
    chosen = random.Random(21).sample(list(rows), CLEAN)
    worse = true = 0
    started = time.perf_counter()
    for source, target in chosen:
        result = corrector.correct(checked_lines([(source, target)], "clean"))
        if result.text == target:
            continue
        is_true = _digest(target, result.text) in confirmed
        true += is_true
        worse += not is_true
        if is_listed:
            print("clean", source, target, result.text, sep="\t", file=sys.stderr)
    measured.figures |= {"clean sentences made worse": worse}
    measured.facts |= {
        "clean sentences": CLEAN,
        "true mends of references, read": true,
        "clean sentences a second": round(CLEAN / (time.perf_counter() - started)),
    }


def _measure_kind(
    name: str,
    faults: Iterable[PlantedFault],
    finder: RequirementFinder,
    measured: Measured,
    *,
    is_listed: bool,
) -> None:
    proofreader, corrector = Proofreader(finder), Corrector(finder)
    chosen = list(islice(_clean(faults, proofreader), PLANTED))
    found = mended = same = worse = 0
    for fault in chosen:
        result = corrector.correct(checked_lines([(fault.source, fault.wrong)], "planted"))
        found += bool(result.found)
        is_mended = result.text == fault.right or (bool(result.found) and not result.left)
        mended += is_mended
        same += result.text == fault.right
        worse += not is_mended and result.text != fault.wrong
        if is_listed and not is_mended:
            rules = ",".join(finding.rule for finding in result.left) or "-"
            cells = name, rules, fault.source, fault.right, fault.wrong, result.text
            print(*cells, sep="\t", file=sys.stderr)
    measured.figures |= {f"{name}: certain ones mended, %": share(mended, found)}
    measured.facts |= {
        name: f"{len(chosen)} planted, {found} found, {mended} mended, {same} to the letter,"
        f" {worse} changed otherwise"
    }


def _clean(faults: Iterable[PlantedFault], proofreader: Proofreader) -> Iterator[PlantedFault]:
    """Yield faults in references without findings, one for each, in any order but the same."""
    seen: set[str] = set()
    for fault in _spread(faults):
        if fault.right in seen or fault.right == fault.wrong:
            continue
        seen.add(fault.right)
        rows = [(fault.source, fault.right)]
        if not proofreader.check(checked_lines(rows, "right")).findings:
            yield fault


def _spread(faults: Iterable[PlantedFault]) -> Iterator[PlantedFault]:
    first = list(islice(faults, 4000))
    yield from random.Random(5).sample(first, len(first))


def _distinct(data: Path) -> list[Pair]:
    seen: dict[Pair, None] = {}
    for _, rows in reference_sets(data):
        seen.update(dict.fromkeys(rows))
    return list(seen)


def _digest(reference: str, mended: str) -> str:
    return hashlib.sha256(f"{reference}\n{mended}".encode()).hexdigest()[:16]


def _confirmed() -> frozenset[str]:
    with CONFIRMED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(row["digest"] for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--only", choices=["planted", "clean"])
    parser.add_argument("--kind", choices=KINDS, action="append", default=[])
    parser.add_argument("--list", action="store_true", help="print what was not mended, or changed")
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS)
    rows = _distinct(options.data)
    if options.only in (None, "planted"):
        measure_planted(rows, measured, options.kind, is_listed=options.list)
    if options.only in (None, "clean"):
        measure_clean(rows, measured, is_listed=options.list)
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

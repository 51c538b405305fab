"""Measures the proofreader: false alarms on human references, planted faults, speed.

    python -m scripts.benchmarks.checks ../shared/data [--only references|planted|dropped] [--list]

Exits with 1 where a target is missed. Findings of references that were read and are real faults of
the reference stand in `confirmed_reference_faults.tsv` and count as no false alarms.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.findings import Finding
from glossary.opening import open_glossaries
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, checked_documents, checked_lines
from scripts.benchmarks.gold.dropped_sentences import (
    DroppedSentences,
    dropped_sentences,
    running_texts,
)
from scripts.benchmarks.gold.planted_faults import (
    PlantedFault,
    glossary_with_deprecated,
    planted_digits,
    planted_magnitudes,
    planted_names,
    planted_terms,
)

if TYPE_CHECKING:
    from align import DocumentAligner

CONFIRMED = Path(__file__).parent / "gold" / "confirmed_reference_faults.tsv"
FALSE_ALARMS_PER_1000_WORDS = 2.0
RECALL, RECALL_OF_SENTENCES, PRECISION = 0.98, 0.95, 0.95
SEGMENTS_A_SECOND = 300
PLANTED = 500
_COMPLETENESS = ("completeness.omitted", "completeness.shortened", "completeness.added")
Row = tuple[str, str]


def reference_sets(data: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield every set of human translations: its name and its rows."""
    for path in sorted((data / "docs").glob("*/pairs.tsv")):
        if not path.parent.name.startswith("MISMATCH"):
            lines = path.read_text(encoding="utf-8").split("\n")
            cells = [line.split("\t")[:2] for line in lines]
            yield path.parent.name, [(c[0], c[1]) for c in cells if len(c) == 2]
    for name, letters in (("wmt21", "A"), ("wmt22", "AB"), ("un-v1.0-test", "A")):
        folder = data / "mt" / f"{name}.zh-en"
        sources = (folder / "src.zh").read_text(encoding="utf-8").split("\n")
        for letter in letters:
            targets = (folder / f"ref.{letter}.en").read_text(encoding="utf-8").split("\n")
            yield f"{name}.{letter}", list(zip(sources, targets, strict=True))


def measure_references(data: Path, *, is_listed: bool) -> bool:
    """Print false alarms per 1,000 words and the speed; return whether the targets hold."""
    confirmed = _confirmed()
    proofreader = Proofreader(open_glossaries())
    alarms: Counter[str] = Counter()
    real = words = segments = 0
    started = time.perf_counter()
    for name, rows in reference_sets(data):
        findings = proofreader.check(checked_lines(rows, name)).findings
        words += sum(len(target.split()) for _, target in rows)
        segments += len(rows)
        for finding in findings:
            if _key(name, finding) in confirmed:
                real += 1
                continue
            alarms[finding.rule] += 1
            if is_listed:
                print(name, finding.line, finding.rule, _short(finding), finding.english, sep="\t")
    speed = segments / (time.perf_counter() - started)
    rate = 1000 * sum(alarms.values()) / words
    print(
        f"references: {words:,} words, {sum(alarms.values())} false alarms "
        f"({rate:.2f} per 1,000 words), {real} confirmed faults, {speed:.0f} segments/s"
    )
    for rule, count in alarms.most_common():
        print(f"  {count:5d}  {rule}")
    return rate <= FALSE_ALARMS_PER_1000_WORDS and speed >= SEGMENTS_A_SECOND


def measure_planted(data: Path) -> bool:
    """Print recall and precision of the planted faults; return whether the targets hold."""
    rows = _distinct(data)
    glossary = glossary_with_deprecated(rows)
    packaged = Proofreader(open_glossaries())
    retired = Proofreader(RequirementFinder([glossary, load_packaged_glossary()]))
    kinds = (
        ("magnitudes", planted_magnitudes(rows, 1), packaged),
        ("digit swaps", planted_digits(rows, 2), packaged),
        ("swapped names", planted_names(rows, 3), packaged),
        ("deprecated terms", planted_terms(rows, glossary), retired),
    )
    return all([_measure_kind(*kind) for kind in kinds])


def measure_dropped(data: Path) -> bool:
    """Print recall and precision of dropped sentences; return whether the targets hold.

    A finding counts as wrong where it is about completeness, is not there before the planting and
    names none of the dropped sentences.
    """
    from align import DocumentAligner

    checker = _CompletenessCheck(Proofreader(open_glossaries()), DocumentAligner())
    planted = found = wrong = 0
    for document in dropped_sentences(list(running_texts(data)), PLANTED, 4):
        before = checker.before(document)
        places = [document.place(row) for row in document.dropped]
        spans: list[tuple[int, int]] = []
        for finding in checker.findings(document, document.kept):
            meets = [p for p in places if finding.source_span and _meets(finding.source_span, p)]
            spans += meets
            wrong += not meets and (finding.rule, finding.text) not in before
        planted += len(places)
        found += len(set(spans))
    recall, precision = found / planted, found / max(1, found + wrong)
    print(f"dropped sentences: {planted}, recall {recall:.3f}, precision {precision:.3f}")
    return recall >= RECALL_OF_SENTENCES and precision >= PRECISION


class _CompletenessCheck:
    """Finds what is left out or added in documents, and remembers what whole ones have."""

    def __init__(self, proofreader: Proofreader, aligner: DocumentAligner) -> None:
        self._proofreader, self._aligner = proofreader, aligner
        self._before: dict[str, set[tuple[str, str]]] = {}

    def before(self, document: DroppedSentences) -> set[tuple[str, str]]:
        """Return rule and words of the findings of a document from which nothing is dropped."""
        if document.source not in self._before:
            found = self.findings(document, [target for _, target in document.rows])
            self._before[document.source] = {(f.rule, f.text) for f in found}
        return self._before[document.source]

    def findings(self, document: DroppedSentences, targets: Sequence[str]) -> list[Finding]:
        """Return what a check says about completeness."""
        sides = ("zh.txt", document.source.encode()), ("en.txt", "\n".join(targets).encode())
        found = self._proofreader.check(checked_documents(*sides, self._aligner)).findings
        return [finding for finding in found if finding.rule in _COMPLETENESS]


def _measure_kind(name: str, faults: Iterable[PlantedFault], proofreader: Proofreader) -> bool:
    chosen = list(islice(_spread(list(faults)), PLANTED))
    found = wrong = 0
    for fault in chosen:
        before = _signatures(proofreader, fault.source, fault.right)
        new = [
            finding
            for finding in _findings(proofreader, fault.source, fault.wrong)
            if (finding.rule, finding.text) not in before
        ]
        right = [f for f in new if f.rule.startswith(fault.family)]
        found += bool(right)
        wrong += sum(
            f.target_span is not None and not _meets(f.target_span, fault.place) for f in new
        )
    recall, precision = found / len(chosen), found / max(1, found + wrong)
    print(f"{name}: {len(chosen)}, recall {recall:.3f}, precision {precision:.3f}")
    return recall >= RECALL and precision >= PRECISION


def _findings(proofreader: Proofreader, source: str, target: str) -> tuple[Finding, ...]:
    return proofreader.check(checked_lines([(source, target)], "planted")).findings


def _signatures(proofreader: Proofreader, source: str, target: str) -> set[tuple[str, str]]:
    return {(f.rule, f.text) for f in _findings(proofreader, source, target)}


def _spread(faults: Sequence[PlantedFault]) -> Iterator[PlantedFault]:
    yield from random.Random(5).sample(list(faults), len(faults))


def _distinct(data: Path) -> list[Row]:
    seen: dict[Row, None] = {}
    for _, rows in reference_sets(data):
        seen.update(dict.fromkeys(rows))
    return list(seen)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _short(finding: Finding) -> str:
    return " ".join(finding.text.split())[:30]


def _key(name: str, finding: Finding) -> tuple[str, str, str, str]:
    return name, str(finding.line), finding.rule, _short(finding)


def _confirmed() -> frozenset[tuple[str, str, str, str]]:
    with CONFIRMED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return frozenset((row[0], row[1], row[2], row[3]) for row in rows)


def main() -> int:
    """Run what was asked for; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", choices=["references", "planted", "dropped"])
    parser.add_argument("--list", action="store_true", help="print every false alarm")
    options = parser.parse_args()
    results = []
    if options.only in (None, "references"):
        results.append(measure_references(options.data, is_listed=options.list))
    if options.only in (None, "planted"):
        results.append(measure_planted(options.data))
    if options.only in (None, "dropped"):
        results.append(measure_dropped(options.data))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

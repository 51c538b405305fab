"""Measures the proofreader: false alarms on human references, planted faults, speed.

    python -m scripts.benchmarks.judgement.checks ../shared/data [--only PART] [--list]

Exits with 1 where a target is missed. Findings of references that were read and are real faults of
the reference stand in `confirmed_reference_faults.tsv` and count as no false alarms; what is only
given to be looked at is counted apart. The findings of the published reports were all read, and
stand in `judged_report_findings.tsv` with what they are; one that is new there counts as false.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from align import DocumentAligner
from corpora.findings import Finding, Severity
from glossary.opening import open_glossaries
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, checked_documents, checked_lines
from scripts.benchmarks.data_sets import Pair, documents, test_set
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
from scripts.benchmarks.judgement.reports import read_chapters
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share

CONFIRMED = Path(__file__).parents[1] / "gold" / "confirmed_reference_faults.tsv"
JUDGED = CONFIRMED.with_name("judged_report_findings.tsv")
PLANTED = 500
KINDS = ("magnitudes", "digit swaps", "swapped names", "deprecated terms")
TARGETS = {
    "share of told findings that are faults, %": at_least(50),
    "rules told that are mostly wrong": at_most(0),
    "findings per 1,000 words of published reports": at_most(0.5),
    "share of those that are faults, %": at_least(50),
    "false alarms per 1,000 words": at_most(2),
    "segments checked a second": at_least(300),
    **{f"planted {kind} found, %": at_least(98) for kind in KINDS},
    **{f"precision, {kind}, %": at_least(95) for kind in KINDS},
    "dropped sentences found, %": at_least(95),
    "precision, dropped sentences, %": at_least(95),
}
_FEWEST_FOR_A_RULE = 5
"""Findings of published translations from which on a rule is judged."""
_COMPLETENESS = ("completeness.omitted", "completeness.shortened", "completeness.added")


def reference_sets(data: Path) -> Iterator[tuple[str, list[Pair]]]:
    """Yield every set of human translations: its name and its rows."""
    yield from documents(data)
    for name, letters in (("wmt21", "A"), ("wmt22", "AB"), ("un-v1.0-test", "A")):
        for letter in letters:
            yield f"{name}.{letter}", test_set(data, name, letter)


def measure_references(data: Path, measured: Measured, *, is_listed: bool) -> None:
    """Measure false alarms per 1,000 words and the speed."""
    confirmed = _confirmed()
    proofreader = Proofreader(open_glossaries())
    alarms: Counter[str] = Counter()
    real: Counter[str] = Counter()
    told: Counter[tuple[str, bool]] = Counter()  # of a rule, and whether it is a fault
    words = segments = 0
    started = time.perf_counter()
    for name, rows in reference_sets(data):
        findings = proofreader.check(checked_lines(rows, name)).all_findings
        words += sum(len(target.split()) for _, target in rows)
        segments += len(rows)
        for finding in findings:
            is_real = _key(name, finding) in confirmed
            if finding.severity is not Severity.NEUTRAL:
                told[finding.rule, is_real] += 1
            if is_real:
                real[finding.rule] += 1
                continue
            alarms[finding.rule] += 1
            if is_listed:
                facts = finding.severity, finding.english
                cells = name, finding.line, finding.rule, _short(finding), *facts
                print(*cells, sep="\t", file=sys.stderr)
    speed = segments / (time.perf_counter() - started)
    true = sum(count for (_, is_real), count in told.items() if is_real)
    measured.figures |= {
        "false alarms per 1,000 words": round(1000 * (told.total() - true) / words, 3),
        "with the confirmed faults of references": round(1000 * told.total() / words, 3),
        "share of told findings that are faults, %": share(true, told.total()),
        "rules told that are mostly wrong": len(mostly_wrong(told)),
        "to be looked at per 1,000 words": round(
            1000 * (alarms.total() + real.total() - told.total()) / words, 3
        ),
        "segments checked a second": round(speed),
    }
    measured.facts |= {
        "words of references": words,
        "confirmed faults of references": real.total(),
        "confirmed faults by rule": dict(real.most_common()),
        "false alarms by rule": dict(alarms.most_common()),
    }


def mostly_wrong(told: Mapping[tuple[str, bool], int]) -> list[str]:
    """Return the rules of which less than half of what they told is a fault."""
    rules = sorted({rule for rule, _ in told})
    counts = {rule: (told.get((rule, True), 0), told.get((rule, False), 0)) for rule in rules}
    return [
        r for r, (good, bad) in counts.items() if good < bad and good + bad >= _FEWEST_FOR_A_RULE
    ]


def measure_reports(data: Path, measured: Measured) -> None:
    """Measure findings in published reports, aligned here, and how many of them are faults."""
    verdicts = _verdicts()
    proofreader, aligner = Proofreader(open_glossaries()), DocumentAligner()
    words = shown = unread = 0
    found: Counter[bool] = Counter()
    for chapter in read_chapters(data):
        sides = ("zh.txt", chapter["zh"].encode()), ("en.txt", chapter["en"].encode())
        result = proofreader.check(checked_documents(*sides, aligner))
        words += len(chapter["en"].split())
        shown += len(result.informational)
        for finding in result.findings:
            verdict = verdicts.get((chapter["id"], str(finding.line), finding.rule))
            unread += verdict is None
            found[verdict == "fault"] += 1
    measured.figures |= {
        "findings per 1,000 words of published reports": round(1000 * found.total() / words, 3),
        "share of those that are faults, %": share(found[True], found.total()),
    }
    measured.facts |= {
        "words of published reports": words,
        "findings in published reports": found.total(),
        "of them not read": unread,
        "to be looked at there": shown,
    }


def measure_planted(data: Path, measured: Measured) -> None:
    """Measure recall and precision of the planted faults."""
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
    for kind in kinds:
        _measure_kind(*kind, measured)


def measure_dropped(data: Path, measured: Measured) -> None:
    """Measure recall and precision of dropped sentences.

    A finding counts as wrong where it is about completeness, is not there before the planting and
    names none of the dropped sentences.
    """
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
    measured.figures |= {
        "dropped sentences found, %": share(found, planted),
        "precision, dropped sentences, %": share(found, found + wrong),
    }
    measured.facts["dropped sentences"] = planted


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


def _measure_kind(
    name: str, faults: Iterable[PlantedFault], proofreader: Proofreader, measured: Measured
) -> None:
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
    measured.figures |= {
        f"planted {name} found, %": share(found, len(chosen)),
        f"precision, {name}, %": share(found, found + wrong),
    }
    measured.facts[f"planted {name}"] = len(chosen)


def _findings(proofreader: Proofreader, source: str, target: str) -> tuple[Finding, ...]:
    return proofreader.check(checked_lines([(source, target)], "planted")).findings


def _signatures(proofreader: Proofreader, source: str, target: str) -> set[tuple[str, str]]:
    return {(f.rule, f.text) for f in _findings(proofreader, source, target)}


def _spread(faults: Sequence[PlantedFault]) -> Iterator[PlantedFault]:
    yield from random.Random(5).sample(list(faults), len(faults))


def _distinct(data: Path) -> list[Pair]:
    seen: dict[Pair, None] = {}
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


def _verdicts() -> dict[tuple[str, str, str], str]:
    """Return what the findings of the reports are, by chapter, line and rule."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {(row[0], row[1], row[2]): row[3] for row in rows}


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--only", choices=["references", "reports", "planted", "dropped"])
    parser.add_argument("--list", action="store_true", help="print every false alarm")
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS)
    if options.only in (None, "references"):
        measure_references(options.data, measured, is_listed=options.list)
    if options.only in (None, "reports"):
        measure_reports(options.data, measured)
    if options.only in (None, "planted"):
        measure_planted(options.data, measured)
    if options.only in (None, "dropped"):
        measure_dropped(options.data, measured)
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

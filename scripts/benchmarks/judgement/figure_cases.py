"""Measure figures, codes, cells, terms and names on cases written by hand.

    python -m scripts.benchmarks.judgement.figure_cases [--reading-only] [--format json] [--list]

For the sentences: how often a right translation meets all that is required, how often the wrong one
is found out, and how often the packaged model's own translation matches the pattern of the case.
For the cells: how often they are written right. For the terms: how often their form is right. Needs
no data beside `scripts/benchmarks/figures`. Exits 1 where a target is missed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.findings import Severity
from glossary.cells import render_cell
from glossary.concepts import Concept, Glossary, Term
from glossary.packaged_glossary import load_packaged_glossary
from glossary.reading import PairReading, read_pair
from glossary.requirements import RequirementFinder
from gongbao.translation import Translator, load_engine
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser

CASES = Path(__file__).parents[1] / "figures"
_SENTENCES = ("values", "codes_dates_documents", "units_directions")
_NAMES = "names"
_KEPT_APART = "kept_apart"
_NO_FIGURE = "no-figure"
TARGETS = {
    "right translations that meet everything, %": at_least(98),
    "wrong translations found out, %": at_least(95),
    "translations that are right, %": at_least(97),
    "cells that are right, %": at_least(100),
    "terms in their right form, %": at_least(95),
    "kept apart: right translations that meet everything, %": at_least(98),
    "kept apart: wrong translations found out, %": at_least(95),
    "names: right translations that meet everything, %": at_least(98),
    "names: wrong translations found out, %": at_least(95),
    "names: translations that are right, %": at_least(95),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its kind, the Chinese, what a right English matches, a right and a wrong one."""

    kind: str
    chinese: str
    must: str
    right: str
    wrong: str
    term: tuple[str, str] = ("", "")

    def is_matched_by(self, english: str) -> bool:
        """Tell whether English has what the case demands."""
        return re.search(self.must, english, re.IGNORECASE) is not None


def read_cases(*names: str) -> Iterator[Case]:
    """Yield the cases of files."""
    for name in names:
        with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                term = row.get("term_zh") or "", row.get("term_en") or ""
                yield Case(row["kind"], row["zh"], row["must"], row["right"], row["wrong"], term)


def is_faulty(reading: PairReading) -> bool:
    """Tell whether a reading finds a pair wrong: something unmet, or a grave finding."""
    is_grave = any(f.severity.rank >= Severity.MAJOR.rank for f in reading.findings)
    return is_grave or any(True for _ in reading.unmet)


def measure_reading(
    cases: Sequence[Case], finder: RequirementFinder, names: RequirementFinder
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return what the reading says of the right and of the wrong translations.

    That 三亚 is a place and counts nothing is known from `names`.
    """
    faults: dict[str, list[str]] = defaultdict(list)
    met = found = 0
    for case in cases:
        if is_faulty(read_pair(case.chinese, case.right, finder)):
            faults["right but faulted"].append(f"{case.kind}: {case.chinese} | {case.right}")
        else:
            met += 1
        known = names if case.kind == _NO_FIGURE else finder
        if is_faulty(read_pair(case.chinese, case.wrong, known)):
            found += 1
        else:
            faults["wrong and missed"].append(f"{case.kind}: {case.chinese} | {case.wrong}")
    share = 100 / len(cases)
    return {
        "right translations that meet everything, %": met * share,
        "wrong translations found out, %": found * share,
    }, faults


def measure_translation(cases: Sequence[Case]) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return how often the packaged model writes what the case demands."""
    translator = Translator(load_engine("embedded"), RequirementFinder([load_packaged_glossary()]))
    faults: dict[str, list[str]] = defaultdict(list)
    segments = translator.translate([case.chinese for case in cases])
    for case, segment in zip(cases, segments, strict=True):
        if not case.is_matched_by(segment.target):
            faults["translated wrongly"].append(f"{case.kind}: {case.chinese} | {segment.target}")
    right = len(cases) - len(faults["translated wrongly"])
    return {"translations that are right, %": 100 * right / len(cases)}, faults


def measure_cells(cases: Sequence[Case]) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return how often a whole cell is written right by the table and its grammar."""
    faults: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        rendering = render_cell(case.chinese)
        if rendering is None or not case.is_matched_by(rendering.english):
            english = rendering.english if rendering else "-"
            faults["cells"].append(f"{case.kind}: {case.chinese} | {english} | {case.right}")
    right = len(cases) - len(faults["cells"])
    return {"cells that are right, %": 100 * right / len(cases)}, faults


def measure_terms(cases: Sequence[Case]) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return how often a term has the form its sentence asks for, and what the reading says of it.

    A right form is accepted where the term is met and nothing is said of it, a wrong one refused
    where it is unmet or found to be in a wrong form. Quotation marks and the capital of a sentence
    are no forms of a term: the wrong forms of those kinds are not counted.
    """
    engine = load_engine("embedded")
    faults: dict[str, list[str]] = defaultdict(list)
    no_forms = ("quotes-kept", "sentence-capital")
    judged = [case for case in cases if case.kind not in no_forms]
    for number, case in enumerate(cases):
        chinese, english = case.term
        concept = Concept(f"{number}", (Term(chinese, "zh"), Term(english, "en")))
        finder = RequirementFinder([Glossary("office", (concept,))])
        (segment,) = Translator(engine, finder).translate([case.chinese])
        if not case.is_matched_by(segment.target):
            faults["terms"].append(f"{case.kind}: {case.chinese} | {segment.target}")
        refused = [
            any(finding.rule.startswith("terms.") for finding in reading.findings)
            for reading in (read_pair(case.chinese, e, finder) for e in (case.right, case.wrong))
        ]
        if refused[0]:
            faults["right forms refused"].append(f"{case.kind}: {english} | {case.right}")
        if not refused[1] and case in judged:
            faults["wrong forms accepted"].append(f"{case.kind}: {english} | {case.wrong}")
    share = 100 / len(cases)
    accepted = len(cases) - len(faults["right forms refused"])
    found = len(judged) - len(faults["wrong forms accepted"])
    return {
        "terms in their right form, %": (len(cases) - len(faults["terms"])) * share,
        "terms' right forms accepted, %": accepted * share,
        "wrong forms refused, %": 100 * found / len(judged),
    }, faults


def _of(
    what: str, part: tuple[dict[str, float], dict[str, list[str]]]
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return figures and faults under the name of what they are of."""
    figures, faults = part
    return (
        {f"{what}: {name}": value for name, value in figures.items()},
        {f"{what}: {name}": cases for name, cases in faults.items()},
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--reading-only", action="store_true", help="without the model")
    parser.add_argument("--list", action="store_true", help="every case that fails")
    options = parser.parse_args(arguments)
    sentences = list(read_cases(*_SENTENCES))
    measured = Measured(TARGETS)
    faults: dict[str, list[str]] = {}
    names, apart = list(read_cases(_NAMES)), list(read_cases(_KEPT_APART))
    # Figures are required whatever a glossary rules; of names it is the packaged one that rules.
    with_names = RequirementFinder([load_packaged_glossary()])
    parts = [
        measure_reading(sentences, RequirementFinder(()), with_names),
        measure_cells(list(read_cases("cells"))),
        _of("kept apart", measure_reading(apart, RequirementFinder(()), with_names)),
        _of("names", measure_reading(names, with_names, with_names)),
    ]
    if not options.reading_only:
        parts += [
            measure_translation(sentences),
            measure_terms(list(read_cases("morphology"))),
            _of("names", measure_translation(names)),
        ]
    for figures, failed in parts:
        measured.figures |= {name: round(value, 2) for name, value in figures.items()}
        faults |= failed
    measured.facts["cases"] = sum(
        1 for _ in read_cases(*_SENTENCES, _NAMES, _KEPT_APART, "cells", "morphology")
    )
    for name, cases in faults.items():
        kinds = Counter(case.partition(":")[0] for case in cases)
        measured.facts[f"{name}, by kind"] = dict(kinds.most_common(12))
    if options.list:
        for name, cases in faults.items():
            print(f"\n{name}", *cases, sep="\n  ", file=sys.stderr)
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())

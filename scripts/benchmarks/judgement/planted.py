"""Plants faults of every kind into right translations of three genres; counts those found.

    python -m scripts.benchmarks.judgement.planted ../shared/data [--only KIND,...] [--list]

A fault counts as found where a finding stands that the right translation does not have, whatever
its rule. `--list` prints those that are not found. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_lines
from scripts.benchmarks.gold.genres import genres
from scripts.benchmarks.gold.planted_clauses import clause_kinds
from scripts.benchmarks.gold.planted_faults import PlantedFault, Row
from scripts.benchmarks.gold.planted_words import WORD_KINDS, planted
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

EACH = 100
"""Faults of a kind in a genre."""
TARGETS = {
    f"{kind} found, %": at_least(bound)
    for kind, bound in {
        "percentages": 95,
        "months": 95,
        "days of the week": 95,
        "currencies": 95,
        "units": 95,
        "directions": 85,
        "negations": 85,
        "places": 80,
        "lost clauses": 60,
        "lost sentences of a pair": 90,
    }.items()
}


def new_rules(proofreader: Proofreader, fault: PlantedFault) -> frozenset[str]:
    """Return the rules that find something in the fault and not in what is right."""
    before = set(_signatures(proofreader, fault.source, fault.right))
    after = set(_signatures(proofreader, fault.source, fault.wrong))
    return frozenset(rule for rule, _ in after - before)


def _signatures(proofreader: Proofreader, source: str, target: str) -> Iterator[tuple[str, str]]:
    for found in proofreader.check(checked_lines([(source, target)], "planted")).findings:
        yield found.rule, found.text


def main(arguments: list[str] | None = None) -> int:
    """Plant every kind in every genre; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--only", default="", metavar="KINDS", help="names, between commas")
    parser.add_argument("--each", type=int, default=EACH, help="faults of a kind in a genre")
    parser.add_argument("--list", action="store_true", help="print every fault not found")
    options = parser.parse_args(arguments)
    chosen = [name for name in options.only.split(",") if name]
    proofreader = Proofreader(open_glossaries())
    measured = Measured(TARGETS)
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    by_genre: dict[str, dict[str, str]] = defaultdict(dict)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for genre, rows in genres(options.data).items():
        for kind, planter in {**WORD_KINDS, **clause_kinds(rows)}.items():
            if chosen and kind not in chosen:
                continue
            faults = planted(planter, _usable(rows), options.each, 7)
            hits = 0
            for fault in faults:
                rules = new_rules(proofreader, fault)
                found[kind][bool(rules)] += 1
                by_rule[kind].update(rules)
                hits += bool(rules)
                if options.list and not rules:
                    print(
                        genre,
                        kind,
                        fault.source,
                        fault.right,
                        fault.wrong,
                        sep="\t",
                        file=sys.stderr,
                    )
            by_genre[kind][genre] = f"{hits} of {len(faults)}"
    for kind, counts in found.items():
        measured.figures[f"{kind} found, %"] = share(counts[True], counts.total())
    measured.facts["faults of a kind"] = options.each
    measured.facts["found, by kind and genre"] = dict(by_genre)
    measured.facts["found, by kind and rule"] = {
        k: dict(c.most_common()) for k, c in by_rule.items()
    }
    return measured.report(options.format)


def _usable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if len(row[0]) >= 8 and len(row[1].split()) >= 5]


if __name__ == "__main__":
    sys.exit(main())

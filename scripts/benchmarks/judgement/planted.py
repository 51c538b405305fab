"""Plants faults of every kind into right translations of three genres; counts those found.

    python -m scripts.benchmarks.judgement.planted ../shared/data [--only KIND,...] [--seed N]

A fault counts as found where a finding stands that the right translation does not have, whatever
its rule, and also where it is only given to be looked at; how many a check tells without being
asked for more is said beside it. `--list` prints those that are not found. Exits with 1 where a
target is missed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from corpora.findings import Severity
from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_lines
from scripts.benchmarks.gold.genres import genres
from scripts.benchmarks.gold.planted_clauses import clause_kinds
from scripts.benchmarks.gold.planted_faults import PlantedFault, Row
from scripts.benchmarks.gold.planted_words import WORD_KINDS, planted
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

EACH = 100
"""Faults of a kind in a genre."""
SEED = 7
"""Of the draw whose figures are published; with others it is seen that rules fit no one draw."""
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


def new_rules(proofreader: Proofreader, fault: PlantedFault) -> dict[str, bool]:
    """Return the rules that find something in the fault and not in what is right.

    Each with whether it tells a fault, and does not only give something to be looked at.
    """
    before = {signature for signature, _ in _signatures(proofreader, fault.source, fault.right)}
    rules: dict[str, bool] = {}
    for signature, is_told in _signatures(proofreader, fault.source, fault.wrong):
        if signature not in before:
            rules[signature[0]] = rules.get(signature[0], False) or is_told
    return rules


def _signatures(
    proofreader: Proofreader, source: str, target: str
) -> Iterator[tuple[tuple[str, str], bool]]:
    result = proofreader.check(checked_lines([(source, target)], "planted"))
    for found in result.all_findings:
        yield (found.rule, found.text), found.severity is not Severity.NEUTRAL


def main(arguments: list[str] | None = None) -> int:
    """Plant every kind in every genre; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--only", default="", metavar="KINDS", help="names, between commas")
    parser.add_argument("--each", type=int, default=EACH, help="faults of a kind in a genre")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw of the faults")
    parser.add_argument("--list", action="store_true", help="print every fault not found")
    options = parser.parse_args(arguments)
    chosen = [name for name in options.only.split(",") if name]
    proofreader = Proofreader(open_glossaries())
    measured = Measured(TARGETS)
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    told: Counter[str] = Counter()
    by_genre: dict[str, dict[str, str]] = defaultdict(dict)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for genre, rows in genres(options.data).items():
        for kind, planter in {**WORD_KINDS, **clause_kinds(rows)}.items():
            if chosen and kind not in chosen:
                continue
            faults = planted(planter, _usable(rows), options.each, options.seed)
            hits = 0
            for fault in faults:
                rules = new_rules(proofreader, fault)
                found[kind][bool(rules)] += 1
                told[kind] += any(rules.values())
                by_rule[kind].update(list(rules))
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
    measured.facts["told without being asked for more, %"] = {
        kind: share(told[kind], counts.total()) for kind, counts in found.items()
    }
    measured.facts["faults of a kind"] = options.each
    measured.facts["seed of the draw"] = options.seed
    measured.facts["found, by kind and genre"] = dict(by_genre)
    measured.facts["found, by kind and rule"] = {
        k: dict(c.most_common()) for k, c in by_rule.items()
    }
    return measured.report(options.format)


def _usable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if len(row[0]) >= 8 and len(row[1].split()) >= 5]


if __name__ == "__main__":
    sys.exit(main())

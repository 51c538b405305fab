"""How often published English has a packaged name of the world where its Chinese has it.

    python -m scripts.packaged_data.name_agreement ../shared/data [--list] [--wider]

Reads the pairs of `written/` and `bulletins.jsonl` with the whole packaged glossary and counts, for
the entries of the tables that `world_names` writes, the requirements and those that the published
English meets. `--wider` adds human translations of news and of the United Nations. `--list` shows
each pair that disagrees. Exits 1 below 95 %.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from glossary.packaged_glossary import load_packaged_glossary
from glossary.reading import read_pair
from glossary.requirement import Requirement
from glossary.requirements import RequirementFinder
from scripts.packaged_data.world_names import WRITTEN

_LEAST = 95.0
_TABLES = tuple(f"packaged/{name}" for name in WRITTEN)


def main() -> int:
    """Count, print, and return 1 where too few agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--wider", action="store_true", help="news and United Nations too")
    parser.add_argument("--list", action="store_true", help="every pair that disagrees")
    options = parser.parse_args()
    finder = RequirementFinder([load_packaged_glossary()])
    pairs = list(_published(options.data))
    if options.wider:
        pairs += _translated(options.data)
    seen: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for chinese, english in pairs:
        if not finder.matcher.find_terms(chinese):
            continue
        for verdict in read_pair(chinese, english, finder).verdicts:
            table = _table(verdict.requirement)
            if not table:
                continue
            seen[table] += 1
            agreed[table] += verdict.is_met
            if options.list and not verdict.is_met:
                print(verdict.requirement.source, chinese, english, sep="\t")
    for table, count in seen.items():
        print(f"{agreed[table]} of {count} in {table}: {100 * agreed[table] / count:.1f} %")
    share = 100 * agreed.total() / max(1, seen.total())
    print(f"{agreed.total()} of {seen.total()} agree: {share:.1f} %")
    return 0 if share >= _LEAST else 1


def _table(requirement: Requirement) -> str:
    origin = requirement.concept.origin if requirement.concept is not None else ""
    return next((table for table in _TABLES if origin.startswith(table)), "")


def _published(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "written").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            cells = line.split("\t")
            if len(cells) >= 2:
                yield cells[0], cells[1]
    for line in (data / "bulletins.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        yield pair["zh"], pair["en_ref"]


def _translated(data: Path) -> Iterator[tuple[str, str]]:
    path = data / "train" / "train.domain.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            chinese, english, origin = line.rstrip("\n").split("\t")[:3]
            if origin == "un-v1-dev" or origin.endswith("-reference"):
                yield chinese, english


if __name__ == "__main__":
    sys.exit(main())

"""How long it takes to write and read a large glossary in every format, and in how much memory.

Writes CONCEPTS made-up concepts (seeded; each with what an office's termbase holds: two to five
terms, status, source, dates, a definition for one in four) and reads them again, every format and
direction in a process of its own. `--large` also writes a TBX file of so many megabytes and reads
it. The import into a workspace is measured on top of this elsewhere.

Example: `python -m scripts.benchmarks.stores.glossary_exchange --concepts 100000 --large 200`
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import EXCHANGE_FORMATS, read_entries, write_concepts
from scripts.benchmarks.stores.termbase import peak_megabytes
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

TARGETS = {
    "read csv, s": at_most(5),
    "read tsv, s": at_most(5),
    "read tbx, s": at_most(15),
    "read csv, peak MB": at_most(300),
    "read tsv, peak MB": at_most(300),
    "read tbx, peak MB": at_most(300),
    "read large tbx, peak MB": at_most(300),
}
_SUFFIXES = {"omegat": "txt", "deepl": "csv", "google": "csv", "amazon": "csv"}
_CHARACTERS = (
    "市区县国家发展改革委员会财政教育科学技术经济信息民族公安部门中心领导小组办公室工作重点项目"
)
_WORDS = (
    "municipal",
    "national",
    "development",
    "reform",
    "commission",
    "leading",
    "group",
    "office",
    "key",
    "project",
    "economic",
    "information",
    "technology",
    "education",
    "security",
    "center",
)


def main(arguments: list[str] | None = None) -> int:
    """Measure every format and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--formats", nargs="*", default=list(EXCHANGE_FORMATS.written_names))
    parser.add_argument("--large", type=int, default=0, help="megabytes of one more TBX file")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        direction, name, file = options.one
        _measure(direction, name, Path(file), options.concepts)
        return 0
    measured = Measured(TARGETS, facts={"concepts": options.concepts})
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            path = Path(folder) / f"glossary-{name}.{_SUFFIXES.get(name, name.partition('-')[0])}"
            for direction in ("write", "read"):
                result = _in_its_own_process(direction, name, path, options.concepts)
                measured.figures |= {
                    f"{direction} {name}, s": result["seconds"],
                    f"{direction} {name}, peak MB": result["megabytes"],
                }
            path.unlink()
        if options.large:
            path = Path(folder) / "large.tbx"
            count = options.large * 1_000_000 // _bytes_a_concept(folder)
            _in_its_own_process("write", "tbx", path, count)
            result = _in_its_own_process("read", "tbx", path, count)
            measured.figures["read large tbx, s"] = result["seconds"]
            measured.figures["read large tbx, peak MB"] = result["megabytes"]
            measured.facts["large tbx, MB"] = options.large
    return measured.report(options.format)


def _in_its_own_process(direction: str, name: str, file: Path, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "scripts.benchmarks.stores.glossary_exchange"]
    command += ["--concepts", str(count), "--one", direction, name, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"{direction} {name}", file=sys.stderr, flush=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _measure(direction: str, name: str, path: Path, count: int) -> None:
    """Write or read a file; print seconds and peak memory of this process."""
    started = time.perf_counter()
    if direction == "write":
        found = count
        for _ in write_concepts(concepts(count), path, format=name):
            pass  # what a format cannot carry
    else:
        found = 0
        for entry in read_entries(path, format=name):
            if entry.problem:
                raise SystemExit(str(entry.problem))
            found += entry.concept is not None
    if not found:
        raise SystemExit(f"{direction} {name}: nothing of {count:,} concepts came through")
    seconds = round(time.perf_counter() - started, 2)
    print(json.dumps({"seconds": seconds, "megabytes": round(peak_megabytes())}))


def _bytes_a_concept(folder: str) -> int:
    path = Path(folder) / "sample.tbx"
    write_concepts(concepts(1000), path)
    return path.stat().st_size // 1000


def concepts(count: int, seed: int = 2026) -> Iterator[Concept]:
    """Yield made-up concepts; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield _concept(number, chance)


def _concept(number: int, chance: random.Random) -> Concept:
    chinese = "".join(chance.choices(_CHARACTERS, k=chance.randint(3, 10))) + str(number)
    english = " ".join(chance.choices(_WORDS, k=chance.randint(2, 6))) + f" {number}"
    approval = Approval.PROPOSED if chance.random() < 0.2 else Approval.APPROVED
    dated = chance.random() < 0.1
    terms = [
        Term(chinese, "zh"),
        Term(
            english,
            "en",
            approval=approval,
            part_of_speech="noun",
            valid_from="2018-03" if dated else "",
            first_use=f"{english} (X{number})" if chance.random() < 0.1 else "",
            contexts=(f"The {english} met on Monday.",) if chance.random() < 0.3 else (),
        ),
    ]
    if chance.random() < 0.4:
        terms.append(Term(f"{english} body", "en", Status.ADMITTED, approval))
    if chance.random() < 0.3:
        terms.append(Term(f"the {english} thing", "en", Status.DEPRECATED, approval))
    return Concept(
        identifier=f"c{number:06}",
        terms=tuple(terms),
        subject=chance.choice(("economy", "party", "state", "society")),
        source=f"Municipal ruling {chance.randint(2001, 2025)}, no. {number % 977}",
        note="checked against the gazette" if chance.random() < 0.2 else "",
        definition="机构名称，以公报为准。" * 2 if chance.random() < 0.25 else "",
        exceptions=(chinese + "人",) if chance.random() < 0.05 else (),
    )


if __name__ == "__main__":
    sys.exit(main())

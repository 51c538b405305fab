"""How long it takes to write and read a large glossary in every format, and in how much memory.

Writes CONCEPTS made-up concepts (seeded; each with what an office's termbase holds: two to five
terms, status, source, dates, a definition for one in four) and reads them again, every format and
direction in a process of its own. `--large` also writes a TBX file of so many megabytes and reads
it. The import into a workspace is measured on top of this elsewhere.

Example: `python -m scripts.benchmarks.glossary_exchange --concepts 100000 --large 200`
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import EXCHANGE_FORMATS, read_entries, write_concepts

_TARGETS = {("read", "csv"): 5.0, ("read", "tsv"): 5.0, ("read", "tbx"): 15.0}
_MEMORY_TARGET_MB = 300
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


def main() -> None:
    """Measure every format; print a table and the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--formats", nargs="*", default=list(EXCHANGE_FORMATS.names))
    parser.add_argument("--large", type=int, default=0, help="megabytes of one more TBX file")
    parser.add_argument("--one", nargs=3, metavar=("DIRECTION", "FORMAT", "FILE"))
    arguments = parser.parse_args()
    if arguments.one:
        _measure(*arguments.one, arguments.concepts)
        return
    results: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.formats:
            file = Path(folder) / f"glossary-{name}.{_SUFFIXES.get(name, name.partition('-')[0])}"
            results += [
                _in_its_own_process(direction, name, file, arguments.concepts)
                for direction in ("write", "read")
            ]
            file.unlink()
        if arguments.large:
            file = Path(folder) / "large.tbx"
            count = arguments.large * 1_000_000 // _bytes_a_concept(folder)
            _in_its_own_process("write", "tbx", file, count)
            results.append(_in_its_own_process("read", "tbx", file, count))
    _print(results)
    print(json.dumps(results))


def _in_its_own_process(direction: str, name: str, file: Path, count: int) -> dict[str, object]:
    command = [
        sys.executable,
        "-m",
        "scripts.benchmarks.glossary_exchange",
        "--concepts",
        str(count),
        "--one",
        direction,
        name,
    ]
    done = subprocess.run([*command, str(file)], check=True, capture_output=True, text=True)
    result: dict[str, object] = json.loads(done.stdout)
    print(".", end="", file=sys.stderr, flush=True)
    return result


def _measure(direction: str, name: str, file: str, count: int) -> None:
    path = Path(file)
    losses: list[str] = []
    started = time.perf_counter()
    if direction == "write":
        losses = [str(loss) for loss in write_concepts(concepts(count), path, format=name)]
        found = count
    else:
        found = 0
        for entry in read_entries(path, format=name):
            if entry.problem:
                raise SystemExit(entry.problem)
            found += entry.concept is not None
    print(
        json.dumps(
            {
                "direction": direction,
                "format": name,
                "concepts": found,
                "losses": losses,
                "seconds": round(time.perf_counter() - started, 2),
                "megabytes": round(path.stat().st_size / 1e6, 1),
                "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )


def _print(results: list[dict[str, object]]) -> None:
    head = ("format", "direction", "concepts", "MB", "seconds", "target", "peak MB", "target")
    print(("{:9}{:>10}{:>10}{:>8}{:>9}{:>8}{:>9}{:>8}").format(*head))
    for result in results:
        key = (str(result["direction"]), str(result["format"]))
        # The targets are for a hundred thousand concepts.
        target = _TARGETS.get(key, "") if result["concepts"] == 100_000 else ""
        print(
            f"{key[1]:9}{key[0]:>10}{result['concepts']:>10}{result['megabytes']:>8}"
            f"{result['seconds']:>9}{target:>8}{result['peak_memory_mb']:>9}"
            f"{_MEMORY_TARGET_MB:>8}"
        )


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
    main()

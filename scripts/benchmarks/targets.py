"""Figures, the targets they are held against, and the one way in which benchmarks report them."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_FACT = 400  # characters; longer ones are for machines


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a figure: the least that will do, or the most."""

    bound: float
    is_ceiling: bool

    def is_met_by(self, value: float) -> bool:
        """Tell whether a figure is within the bound; the bound itself is."""
        return value <= self.bound if self.is_ceiling else value >= self.bound

    def __str__(self) -> str:
        return f"{'at most' if self.is_ceiling else 'at least'} {self.bound:,g}"


def at_least(bound: float) -> Target:
    """Return a target for a figure of which more is better."""
    return Target(bound, is_ceiling=False)


def at_most(bound: float) -> Target:
    """Return a target for a figure of which less is better."""
    return Target(bound, is_ceiling=True)


@dataclass(slots=True)
class Measured:
    """What a benchmark measured, in the order in which it is shown.

    Attributes:
        targets: The target of each figure that has one.
        figures: What was measured.
        facts: What else a reader needs: sizes, signatures, what others reach.
    """

    targets: Mapping[str, Target] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def missed(self) -> list[str]:
        """Names of the figures that miss their target."""
        return [
            name
            for name, value in self.figures.items()
            if name in self.targets and not self.targets[name].is_met_by(value)
        ]

    def as_record(self) -> dict[str, object]:
        """Return everything as JSON has it: targets only of what was measured, in words."""
        targets = {name: str(self.targets[name]) for name in self.figures if name in self.targets}
        return {
            "figures": self.figures,
            "targets": targets,
            "missed": self.missed,
            "facts": self.facts,
        }

    def report(self, output_format: str) -> int:
        """Print as text or JSON; return 1 where a target is missed, else 0."""
        if output_format == "json":
            print(json.dumps(self.as_record(), indent=1, ensure_ascii=False))
            return int(bool(self.missed))
        for name, value in self.figures.items():
            target = f"{self.targets[name]}" if name in self.targets else ""
            miss = "  MISSED" if name in self.missed else ""
            print(f"{name:<64}{written(value):>12}  {target}{miss}")
        for name, fact in self.facts.items():
            if len(text := str(fact)) <= LONGEST_FACT:
                print(f"{name}: {text}")
        return int(bool(self.missed))


def written(value: float) -> str:
    """Return a figure for a person, never rounded up to a bound that it does not reach.

    >>> written(99.98), written(0.0375), written(1830.4), written(7)
    ('99.98', '0.0375', '1,830', '7')
    """
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.2f}" if size >= 1 else f"{value:.3g}"


def share(part: int, whole: int) -> float:
    """Return a share in percent, with two decimals."""
    return round(100 * part / max(1, whole), 2)


def machine() -> str:
    """Return the processor, its cores in use, and Python's version."""
    name = platform.processor() or platform.machine()
    processors = Path("/proc/cpuinfo")
    if processors.is_file():
        lines = processors.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        name = names[0] if names else name
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{name}, {cores} cores, Python {platform.python_version()}"


def benchmark_parser(
    description: str | None, *, reads_data: bool = True
) -> argparse.ArgumentParser:
    """Return a parser with what every benchmark takes: DATA, where it reads it, and `--format`."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    if reads_data:
        parser.add_argument("data", type=Path, metavar="DATA", help="folder of public test data")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser

"""Measures the quantities on confirmed 万 and 亿 amounts and exits with 1 below the targets.

    python -m scripts.benchmarks.judgement.quantities ../shared/data

DATA holds numbers/zh_large_numbers.tsv: set, line, zh_number, value, zh, ref.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from corpora.quantities import (
    Quantity,
    QuantityKind,
    find_english_quantities,
    find_quantities,
    keeps_approximation,
    render_quantity,
    same_value,
)
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

TARGETS = {
    "recall, %": at_least(98),
    "precision, %": at_least(98),
    "wordings read back with the same value, %": at_least(100),
}
_SIZED = (
    QuantityKind.NUMBER,
    QuantityKind.AMOUNT,
    QuantityKind.MEASURE,
    QuantityKind.SCALE_CLASS,
)


@dataclass(slots=True)
class Scores:
    """Counts over the file, with the cases that failed."""

    amounts: int = 0
    recalled: int = 0
    reported: int = 0
    right: int = 0
    in_reference: int = 0
    wordings: int = 0
    round_trips: int = 0
    milliseconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of confirmed amounts found with the right value."""
        return self.recalled / self.amounts

    @property
    def precision(self) -> float:
        """Share of reported 万 and 亿 amounts confirmed, or standing in the reference."""
        return self.right / self.reported


def measure_quantities(data_folder: Path) -> Scores:
    """Return the scores on the confirmed amounts under the folder."""
    rows = defaultdict(list)
    with (data_folder / "numbers" / "zh_large_numbers.tsv").open(
        encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["zh"], row["ref"]].append((row["zh_number"], Fraction(row["value"])))
    scores = Scores()
    for (source, reference), confirmed in rows.items():
        started = time.perf_counter()
        found = find_quantities(source)
        scores.milliseconds += (time.perf_counter() - started) * 1000 / len(rows)
        _score_sentence(scores, source, reference, confirmed, found)
    return scores


def _score_sentence(
    scores: Scores,
    source: str,
    reference: str,
    confirmed: list[tuple[str, Fraction]],
    found: tuple[Quantity, ...],
) -> None:
    english = find_english_quantities(reference.replace("&apos;", "'").replace("&quot;", '"'))
    values = {value for _, value in confirmed}
    for number, value in confirmed:
        scores.amounts += 1
        hits = [one for one in found if value in (one.low, one.high) and number[-1] in one.text]
        scores.recalled += bool(hits)
        scores.in_reference += any(same_value(hit, one) for hit in hits for one in english)
        if not hits:
            scores.failures.append(f"missed {number} = {value}: {source}")
    for one in found:
        if one.kind in _SIZED and ("万" in one.text or "亿" in one.text):
            scores.reported += 1
            seen = {one.low, one.high} & (
                values | {two.low for two in english} | {two.high for two in english}
            )
            scores.right += bool(seen)
            if not seen:
                scores.failures.append(
                    f"unconfirmed {one.text} = {one.low}: {source} ||| {reference}"
                )
        for wording in render_quantity(one):
            scores.wordings += 1
            read = find_english_quantities(wording)
            is_kept = (
                len(read) == 1 and same_value(one, read[0]) and keeps_approximation(one, read[0])
            )
            scores.round_trips += is_kept
            if not is_kept:
                scores.failures.append(f"round trip {one} -> {wording} -> {read}")


def main(arguments: list[str] | None = None) -> int:
    """Print the scores; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--failures", action="store_true", help="print every case that fails")
    options = parser.parse_args(arguments)
    scores = measure_quantities(options.data)
    if options.failures:
        print("\n".join(scores.failures), file=sys.stderr)
    figures: dict[str, float] = {
        "recall, %": share(scores.recalled, scores.amounts),
        "precision, %": share(scores.right, scores.reported),
        "in the reference with the same value and unit, %": share(
            scores.in_reference, scores.amounts
        ),
        "wordings read back with the same value, %": share(scores.round_trips, scores.wordings),
        "ms a sentence": round(scores.milliseconds, 3),
    }
    facts: dict[str, object] = {"confirmed amounts": scores.amounts, "wordings": scores.wordings}
    return Measured(TARGETS, figures, facts).report(options.format)


if __name__ == "__main__":
    sys.exit(main())

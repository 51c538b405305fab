"""How well the score of a pair tells right translations from wrong ones.

    python -m scripts.benchmarks.judgement.pair_quality ../shared/data

Half of the pairs are right, the others made wrong in nine ways (`training/weights`); only documents
that no weight was fitted on count. Exits 1 where a target is missed.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.encoder import packaged_encoder
from align.pairs import PairScorer
from scripts.benchmarks.gold.score_calibration import area_under_curve, calibration_error
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser
from scripts.training.weights.pair_quality_data import (
    KINDS,
    LabelledPair,
    counts,
    label_pairs,
    read_documents,
)

Scores = npt.NDArray[np.float64]
TARGETS = {"area under the curve": at_least(0.85), "expected calibration error": at_most(0.05)}


def main(arguments: list[str] | None = None) -> int:
    """Score, print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--limit", type=int, default=0, help="pairs; 0 is all")
    options = parser.parse_args(arguments)
    pairs = [pair for pair in label_pairs(read_documents(options.data)) if is_held_out(pair)]
    pairs = pairs[: options.limit or None]
    found = PairScorer(packaged_encoder()).score([(pair.source, pair.target) for pair in pairs])
    scores = np.array([quality.score for quality in found], dtype=np.float64)
    cosines = np.array([quality.meaning for quality in found], dtype=np.float64)
    facts: dict[str, object] = {"pairs": len(pairs), "by kind": counts(pairs)}
    return Measured(TARGETS, figures(pairs, scores, cosines), facts).report(options.format)


def is_held_out(pair: LabelledPair) -> bool:
    """Tell whether a pair is of the two documents in five that no weight is fitted on."""
    return zlib.crc32(pair.document.encode()) % 5 < 2


def figures(pairs: Sequence[LabelledPair], scores: Scores, cosines: Scores) -> dict[str, float]:
    """Return the area under the curve, of each kind of wrong pair too, and the calibration."""
    right = np.array([pair.is_right for pair in pairs])
    kinds = np.array([pair.kind for pair in pairs])
    measured = {
        "area under the curve": area_under_curve(scores, right),
        "expected calibration error": calibration_error(scores, right),
        "area under the curve, cosine alone": area_under_curve(cosines, right),
    }
    for kind in KINDS[1:]:
        chosen = right | (kinds == kind)
        if (kinds == kind).any():
            name = f"area under the curve, {kind.replace('_', ' ')}"
            measured[name] = area_under_curve(scores[chosen], right[chosen])
    return {name: round(value, 4) for name, value in measured.items()}


if __name__ == "__main__":
    sys.exit(main())

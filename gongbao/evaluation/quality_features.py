"""What the estimate of quality weighs: the checks of a segment as numbers, and its fluency.

Length, number of sentences, and words of the translation that no dictionary explains are left out:
they say that a translation is free, not that it is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glossary.reading import PairReading, count_han, repetitions
from glossary.requirement import RequirementKind
from gongbao.evaluation.fluency import FLUENCY_FEATURES, FluencyModel

_SIZE_FEATURES = ("length", "length_log", "requirements", "clauses", "source_rarity", "names")
_WORSE_THE_MORE = (
    "source_uncovered",
    "figures_wrong",
    "figures_added",
    "figure_exchanged",
    "terms_unmet",
    "copies_unmet",
    "forbidden",
    "lost_clauses",
    "repetitions",
    "untranslated",
    "unknown_words",
    "surprising_words",
    "unlikelihood",
)
_BETTER_THE_MORE = (
    "source_coverage",
    "likelihood",
    "known_share",
    "worst",
)
QUALITY_FEATURES = _SIZE_FEATURES + _WORSE_THE_MORE + _BETTER_THE_MORE
WEIGHT_SIGNS = dict.fromkeys(_WORSE_THE_MORE, 1) | dict.fromkeys(_BETTER_THE_MORE, -1)
"""Weights may only be of this sign: what is a fault never makes a translation better."""


def quality_features(
    readings: Sequence[PairReading], fluency: FluencyModel
) -> npt.NDArray[np.float64]:
    """Return `[segments, features]` in the order of `QUALITY_FEATURES`."""
    fluent = fluency.features([reading.target for reading in readings])
    rows = [
        _row(reading, dict(zip(FLUENCY_FEATURES, values, strict=True)))
        for reading, values in zip(readings, fluent.tolist(), strict=True)
    ]
    return np.array(rows, np.float64).reshape(len(rows), len(QUALITY_FEATURES))


def _row(reading: PairReading, fluent: dict[str, float]) -> tuple[float, ...]:
    """Return the features of one segment.

    Sizes are those of the source, and faults are shares of it: a translation must not look better
    because it leaves words out.
    """
    source, target = reading.source, reading.target
    unmet = [requirement.kind for requirement in reading.unmet]
    covered = reading.coverage
    rarities = [word.rarity for word in source.content.words]
    rarity = sum(rarities)
    size = len(source.text)
    return (
        size,
        math.log1p(size),
        min(len(source.requirements), 12),
        len(source.content.clauses),
        rarity / max(1, len(rarities)),
        len(source.names),
        (1 - covered.source) * rarity / 10,
        min(len(reading.wrong_figures), 3),
        min(len(reading.stray_figures), 3),
        float(reading.has_wrong_figure),
        min(unmet.count(RequirementKind.TERM), 3),
        min(unmet.count(RequirementKind.COPY), 3),
        min(unmet.count(RequirementKind.FORBIDDEN), 2),
        min(len(covered.lost_clauses), 2),
        min(repetitions(target), 4),
        min(count_han(target), 20),
        fluent["unknown_share"] * size,
        (fluent["unknown_share"] + fluent["alone_share"]) * size,
        -fluent["likelihood"] * size,
        covered.source,
        fluent["likelihood"],
        fluent["known_share"],
        fluent["worst"],
    )

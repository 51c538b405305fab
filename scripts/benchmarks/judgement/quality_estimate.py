"""How well the estimate of quality agrees with people, without a reference.

    python -m scripts.benchmarks.judgement.quality_estimate ../shared/data

DATA/qe holds MQM penalties of 13 systems and two references on the same sentences. Documents are
split in two by the hash of their names: weights are fitted on one half, the other is only measured,
on the systems alone. In the same run: sentence chrF with a reference, the consensus of the systems
without one, and the length of the source, which explains much of any estimate. Needs SciPy (extra
`train`). Exits 1 where a target is missed.
"""

from __future__ import annotations

import lzma
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import kendalltau

from glossary import RequirementFinder, load_packaged_glossary
from glossary.reading import PairReading, read_pair, read_sources
from gongbao.evaluation.fluency import load_fluency
from gongbao.evaluation.quality_estimate import Mark, QualityModel, load_quality_model
from gongbao.evaluation.quality_features import quality_features
from gongbao.evaluation.scores.consensus import FEWEST_SYSTEMS, agreements
from gongbao.evaluation.scores.overlap_statistics import OverlapScorer
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TARGETS = {"Kendall with human MQM, estimate": at_least(0.20)}


@dataclass(frozen=True, slots=True)
class Judged:
    """The segments with their human penalties, one array position each."""

    systems: npt.NDArray[np.str_]
    documents: npt.NDArray[np.str_]
    segments: npt.NDArray[np.int64]
    penalties: Numbers
    sources: list[str]
    translations: list[str]

    @property
    def is_system(self) -> Flags:
        """Whether each segment is a system's, not a person's."""
        return np.array([not name.startswith("ref.") for name in self.systems])


def main(arguments: list[str] | None = None) -> int:
    """Estimate, print; return 1 where a target is missed."""
    options = benchmark_parser(__doc__).parse_args(arguments)
    judged = read_judged(options.data)
    features, readings = features_of(judged)
    held = ~is_fitted_on(judged) & judged.is_system
    found = measure(judged, load_quality_model(), features, readings, held)
    measured = Measured(TARGETS)
    for name, value in found["kendall"].items():
        measured.figures[f"Kendall with human MQM, {name}"] = value
    for name, value in found["kendall_between_systems_on_one_sentence"].items():
        measured.figures[f"Kendall between systems on one sentence, {name}"] = value
    measured.figures |= {
        "calibration error, points": found["calibration_error_in_points"],
        "inside the 80 % interval, share": found["share_inside_the_80_percent_interval"],
        "good marks with a wrong figure": found["good_marks_with_a_wrong_figure"],
    }
    measured.facts |= {
        "segments": found["segments"],
        "mean penalty by mark": found["mean_penalty_by_mark"],
    }
    return measured.report(options.format)


def read_judged(data: Path) -> Judged:
    """Return the segments of `qe/mqm_newstest2021_zhen.tsv.xz`."""
    path = data / "qe" / "mqm_newstest2021_zhen.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream][1:]
    _, segments = np.unique([f"{row[1]}|{row[2]}" for row in rows], return_inverse=True)
    return Judged(
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        segments,
        np.array([float(row[4]) for row in rows]),
        [row[5] for row in rows],
        [row[6] for row in rows],
    )


def features_of(judged: Judged) -> tuple[Numbers, list[PairReading]]:
    """Return the features `[segments, features]` and the readings they were taken from."""
    first = np.unique(judged.segments, return_index=True)[1]
    first.sort()
    finder = RequirementFinder([load_packaged_glossary()])
    read = read_sources(
        [judged.sources[k] for k in first], [judged.documents[k] for k in first], finder
    )
    by_segment = {judged.segments[k]: reading for k, reading in zip(first, read, strict=True)}
    sources = [by_segment[number] for number in judged.segments]
    readings = [
        read_pair(source, text, finder)
        for source, text in zip(sources, judged.translations, strict=True)
    ]
    return quality_features(readings, load_fluency()), readings


def places_of(judged: Judged) -> npt.NDArray[np.int64]:
    """Return the place of each segment's document in the order of the hashes of their names."""
    ranked = sorted(set(judged.documents), key=lambda name: zlib.crc32(name.encode()))
    place = {name: number for number, name in enumerate(ranked)}
    return np.array([place[name] for name in judged.documents])


def is_fitted_on(judged: Judged) -> Flags:
    """Tell of each segment whether weights are fitted on its document: every other one is."""
    return np.asarray(places_of(judged) % 2 == 0)


def measure(
    judged: Judged,
    model: QualityModel,
    features: Numbers,
    checks: list[PairReading],
    held: Flags,
) -> dict[str, Any]:
    """Return a model's figures on the segments held out, as the card of the weights has them."""
    found = model.estimate(features, checks)
    expected = np.array([estimate.penalty for estimate in found])
    inside = np.array([e.low <= p <= e.high for e, p in zip(found, judged.penalties, strict=True)])
    lengths = np.array([len(text) for text in judged.sources], dtype=float)
    by_segment = {
        number: text
        for number, text, system in zip(
            judged.segments, judged.translations, judged.systems, strict=True
        )
        if system == "ref.A"
    }
    scorer = OverlapScorer("chrf", [[by_segment[number] for number in judged.segments]])
    overlap = -scorer.measure(judged.translations).segment_scores
    rates = {
        "estimate": expected,
        "chrf with a reference": overlap,
        "consensus of the systems": -_consensus(judged),
        "length of source": lengths,
    }
    bins = np.array_split(np.argsort(expected[held], kind="stable"), 10)
    given = judged.penalties[held]
    gaps = [abs(expected[held][b].mean() - given[b].mean()) for b in bins]
    wrong = [e.mark for e, c in zip(found, checks, strict=True) if c.has_wrong_figure]
    return {
        "segments": int(held.sum()),
        "kendall": {
            name: round(float(kendalltau(v[held], given).statistic), 4) for name, v in rates.items()
        },
        "kendall_between_systems_on_one_sentence": {
            name: round(_within(v, judged, held), 4) for name, v in rates.items()
        },
        "calibration_error_in_points": round(float(np.mean(gaps)), 3),
        "share_inside_the_80_percent_interval": round(float(inside[held].mean()), 4),
        "mean_penalty_by_mark": {
            mark: round(float(given[[e.mark is mark for e in np.array(found)[held]]].mean()), 2)
            for mark in Mark
        },
        "good_marks_with_a_wrong_figure": sum(mark is not Mark.POOR for mark in wrong),
    }


def _consensus(judged: Judged) -> Numbers:
    """Return how far each system's segment agrees with those of the other systems."""
    scores = np.zeros(len(judged.penalties))
    for segment in np.unique(judged.segments):
        places = np.flatnonzero((judged.segments == segment) & judged.is_system)
        if len(places) >= FEWEST_SYSTEMS:
            scores[places] = agreements([[judged.translations[place] for place in places]])[0]
    return scores


def _within(expected: Numbers, judged: Judged, chosen: Flags) -> float:
    """Return how often pairs of systems are ranked as people rank them, less how often not."""
    agreed = total = 0.0
    for segment in np.unique(judged.segments[chosen]):
        places = np.flatnonzero((judged.segments == segment) & chosen)
        made = np.sign(np.subtract.outer(expected[places], expected[places]))
        given = np.sign(np.subtract.outer(judged.penalties[places], judged.penalties[places]))
        agreed += float((made * given).sum())
        total += float(np.abs(given).sum())
    return agreed / total


if __name__ == "__main__":
    sys.exit(main())

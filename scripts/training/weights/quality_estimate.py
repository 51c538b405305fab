"""Fit the estimate of quality: `python -m scripts.training.weights.quality_estimate DATA`.

DATA/qe holds MQM penalties of 13 systems and two references on the same sentences. Documents are
split in two by the hash of their names: one half is fitted on, the other only measured, on the
systems alone. In the same run: sentence chrF with a reference, and the length of the source, which
explains much of any estimate. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import lzma
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import lsq_linear
from scipy.stats import kendalltau

from glossary import RequirementFinder, load_packaged_glossary
from glossary.reading import PairReading, read_pair, read_sources
from gongbao.evaluation.fluency import load_fluency
from gongbao.evaluation.overlap_statistics import OverlapScorer
from gongbao.evaluation.quality_estimate import PACKAGED_QUALITY, Mark, QualityModel
from gongbao.evaluation.quality_features import QUALITY_FEATURES, WEIGHT_SIGNS, quality_features

_PENALTY = 0.1
_FOLDS = 5
_BINS = 15


@dataclass(frozen=True, slots=True)
class Judged:
    """The segments with their human penalties, one array position each."""

    systems: np.ndarray
    documents: np.ndarray
    segments: np.ndarray
    penalties: np.ndarray
    sources: list[str]
    translations: list[str]


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_QUALITY)
    options = parser.parse_args()
    judged = _read(options.data / "qe" / "mqm_newstest2021_zhen.tsv.xz")
    features, checks = _features(judged)
    ranked = sorted(set(judged.documents), key=lambda name: zlib.crc32(name.encode()))
    fold = {name: place for place, name in enumerate(ranked)}
    places = np.array([fold[name] for name in judged.documents])
    fitted = places % 2 == 0
    model = _fit(features, judged.penalties, fitted, places // 2 % _FOLDS)
    held = ~fitted & np.array([not name.startswith("ref.") for name in judged.systems])
    figures = _measure(judged, model, features, checks, held)
    print(json.dumps(figures, indent=1))
    card = {
        "what": "expected MQM penalty of a segment, see gongbao/evaluation/quality_estimate.py",
        "made_by": "python -m scripts.training.weights.quality_estimate DATA",
        "data": "WMT21 news zh-en, MQM (Freitag et al. 2021), Apache-2.0; half of the documents",
        "fluency": "n-grams of scripts/training/weights/fluency_table.py: News Commentary, UN "
        "documents, MultiUN, Tatoeba (CC BY 2.0 FR), UD PUD and XQuAD (CC BY-SA), Open Source "
        "Guides",
        "held_out": figures,
        "weights": dict(
            zip(QUALITY_FEATURES, (round(float(w), 6) for w in model.weights), strict=True)
        ),
        "bias": round(model.bias, 6),
        "calibration": {
            name: [round(float(v), 4) for v in getattr(model, name)]
            for name in ("knots", "means", "lows", "highs")
        },
    }
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _read(path: Path) -> Judged:
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


def _features(judged: Judged) -> tuple[np.ndarray, list[PairReading]]:
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


def _fit(
    features: np.ndarray, penalties: np.ndarray, fitted: np.ndarray, folds: np.ndarray
) -> QualityModel:
    """Ridge regression with bounds on one half, calibrated on what each fold says of the rest."""
    raw = np.zeros(len(penalties))
    for fold in range(_FOLDS):
        left_out = fitted & (folds == fold)
        weights, bias = _ridge(features, penalties, fitted & ~left_out)
        raw[left_out] = features[left_out] @ weights + bias
    weights, bias = _ridge(features, penalties, fitted)
    order = np.argsort(raw[fitted], kind="stable")
    bins = np.array_split(order, _BINS)
    made, given = raw[fitted], penalties[fitted]
    return QualityModel(
        weights,
        bias,
        np.array([made[b].mean() for b in bins]),
        _rising(np.array([given[b].mean() for b in bins])),
        _rising(np.array([np.quantile(given[b], 0.1) for b in bins])),
        _rising(np.array([np.quantile(given[b], 0.9) for b in bins])),
    )


def _ridge(
    features: np.ndarray, penalties: np.ndarray, chosen: np.ndarray
) -> tuple[np.ndarray, float]:
    mean, spread = features[chosen].mean(axis=0), features[chosen].std(axis=0) + 1e-6
    scaled = (features[chosen] - mean) / spread
    middle = penalties[chosen].mean()
    signs = np.array([WEIGHT_SIGNS.get(name, 0) for name in QUALITY_FEATURES])
    table = np.concatenate([scaled, np.sqrt(_PENALTY * len(scaled)) * np.eye(scaled.shape[1])])
    wanted = np.concatenate([penalties[chosen] - middle, np.zeros(scaled.shape[1])])
    bounds = np.where(signs > 0, 0, -np.inf), np.where(signs < 0, 0, np.inf)
    weights = lsq_linear(table, wanted, bounds).x / spread
    return weights, float(middle - mean @ weights)


def _rising(values: np.ndarray) -> np.ndarray:
    """Return the nearest values that never fall (pool adjacent violators)."""
    blocks: list[list[float]] = []
    for value in values:
        blocks.append([float(value), 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, m), (b, n) = blocks[-2], blocks[-1]
            blocks[-2:] = [[(a * m + b * n) / (m + n), m + n]]
    return np.array([value for value, count in blocks for _ in range(int(count))])


def _measure(
    judged: Judged,
    model: QualityModel,
    features: np.ndarray,
    checks: list[PairReading],
    held: np.ndarray,
) -> dict[str, object]:
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
    rates = {"estimate": expected, "chrf with a reference": overlap, "length of source": lengths}
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


def _within(expected: np.ndarray, judged: Judged, chosen: np.ndarray) -> float:
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
    main()

"""Pair quality: how probable it is that a pair is a complete and right translation.

One calibrated number with the parts it was made from. A pair is right if it is a translation and
lacks no clause and adds none, so three probabilities are multiplied: a logistic regression over
reasons (`align.pairs.pair_evidence`), and one for each side over the odds of its most doubtful
clause. In one sum a pair of which much is found would make up for a clause that is not there. All
are fitted together by `scripts/training/weights/pair_quality.py` on right pairs and on wrong ones
of many kinds; `packaged/pair_weights.json` is weights and card in one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from align.arrays import DoubleArray, FloatArray
from align.encoder import SentenceEncoder
from align.pairs.pair_evidence import PairEvidence, pair_evidence
from corpora import ModelError
from corpora.findings import Finding, Severity
from glossary.packaged_glossary import load_packaged_glossary
from glossary.reading import PairReading, read_pair
from glossary.requirements import RequirementFinder

PACKAGED_PAIR_MODEL = Path(__file__).parents[1] / "packaged" / "pair_weights.json"
_LARGEST_DEVIATION = 6.0
_LEAST_MEAN = 0.5
_FEWEST_PAIRS = 3
_MOST_WITH_A_FAULT = 0.5
"""Highest score of a pair in which the reading finds a grave fault."""
_MOST_OF_A_COPY = 0.02
"""Highest score of a text beside itself, in whichever language: nobody has translated it."""
_MOST_ODDS = 30.0
_WEIGHTY = frozenset({"quantities", "names", "completeness", "polarity"})


@dataclass(frozen=True, slots=True)
class PairQuality:
    """The quality of one pair; every part that is a number is in [0, 1], more is better.

    Attributes:
        score: Probability that the pair is a complete and right translation; at most .5 where
            the reading finds a grave fault of figures, names, completeness or polarity, and
            nearly 0 where both sides are the same text.
        meaning: Cosine of the sentence vectors, 0 where negative.
        length: 1 for the expected length, falling to 0.
        lexicon: Harmonic mean of the shares that the dictionary covers on both sides.
        numbers: Share of the figures of both sides that agree by value; 1 without figures.
        terms: Share of the glossary's terms that are rendered as ruled; 1 without terms.
        findings: What is wrong with the pair beyond doubt.
    """

    score: float
    meaning: float
    length: float
    lexicon: float
    numbers: float
    terms: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PairModel:
    """What a pair is weighed with.

    Attributes:
        weights: Of the features, in the order of `PAIR_FEATURES`.
        bias: What is added to them.
        lost: Weight and bias of the odds that a clause is left out.
        added: The same of a clause too many.
    """

    weights: tuple[float, ...]
    bias: float
    lost: tuple[float, float]
    added: tuple[float, float]

    def probabilities(
        self, features: FloatArray | DoubleArray, clauses: FloatArray | DoubleArray
    ) -> DoubleArray:
        """Return how probable each pair is a complete and right translation: [pairs].

        Args:
            features: [pairs, features], of `pair_features`.
            clauses: [pairs, 2], of `clause_odds`.
        """
        odds = [features @ np.array(self.weights) + self.bias]
        odds += [
            clauses[:, side] * weight + bias
            for side, (weight, bias) in enumerate((self.lost, self.added))
        ]
        logarithms = [np.logaddexp(0.0, -np.clip(part, -_MOST_ODDS, _MOST_ODDS)) for part in odds]
        return np.asarray(np.exp(-sum(logarithms)), np.float64)


class PairScorer:
    """Scores pairs of texts, source Chinese, target English."""

    def __init__(
        self,
        encoder: SentenceEncoder,
        *,
        finder: RequirementFinder | None = None,
        model: PairModel | None = None,
    ) -> None:
        self._encoder = encoder
        self._finder = finder or RequirementFinder([load_packaged_glossary()])
        self._model = model or load_pair_model()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[PairQuality]:
        """Return the quality of each (source, target), in their order."""
        if not pairs:
            return []
        readings = self.read(pairs)
        evidence = [pair_evidence(reading) for reading in readings]
        cosines = self.cosines(pairs)
        features = pair_features(evidence, cosines)
        scores = self._model.probabilities(features, clause_odds(evidence))
        return [
            _quality(reading, found, float(cosine), float(score))
            for reading, found, cosine, score in zip(
                readings, evidence, cosines, scores, strict=True
            )
        ]

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        """Return the reading of each pair."""
        return [read_pair(source, target, self._finder) for source, target in pairs]

    def cosines(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return the cosine of the sentence vectors of each pair."""
        sources = self._encoder.encode([source for source, _ in pairs])
        targets = self._encoder.encode([target for _, target in pairs])
        return np.asarray(np.einsum("ij,ij->i", sources, targets), np.float32)


PAIR_FEATURES = (
    "meaning",
    "meaning_of_long",
    "length_short",
    "length_long",
    "source_coverage",
    "target_coverage",
    "source_gap",
    "target_gap",
    "figures_matched",
    "figures_missing",
    "figures_added",
    "figures_exchanged",
    "amounts_missing",
    "amounts_exchanged",
    "terms_met",
    "terms_unmet",
    "critical_findings",
    "major_findings",
    "minor_findings",
    "sentences_missing",
    "sentences_added",
    "untranslated",
    "copied",
    "words",
)


def pair_features(evidence: Sequence[PairEvidence], cosines: FloatArray) -> FloatArray:
    """Return what the model weighs: `[pairs, features]`, in the order of `PAIR_FEATURES`."""
    rows = []
    for found, cosine in zip(evidence, cosines, strict=True):
        deviation = max(-_LARGEST_DEVIATION, min(_LARGEST_DEVIATION, found.length_deviation))
        size = math.log1p(found.words)
        rows.append(
            (
                cosine,
                cosine * size,
                max(0.0, -deviation),
                max(0.0, deviation),
                found.source_coverage,
                found.target_coverage,
                found.source_gap,
                found.target_gap,
                min(found.figures_matched, 3),
                min(found.figures_missing, 3),
                min(found.figures_added, 3),
                min(found.figures_missing, found.figures_added, 2),
                min(found.amounts_missing, 2),
                min(found.amounts_missing, found.amounts_added, 2),
                min(found.terms_met, 3),
                min(found.terms_unmet, 3),
                min(found.critical_findings, 2),
                min(found.major_findings, 2),
                min(found.minor_findings, 2),
                min(3, max(0, -found.sentence_difference)),
                min(3, max(0, found.sentence_difference)),
                found.untranslated,
                found.copied,
                size,
            )
        )
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(PAIR_FEATURES))


def clause_odds(evidence: Sequence[PairEvidence]) -> FloatArray:
    """Return the odds of a lost and of an added clause: `[pairs, 2]`."""
    rows = [(found.lost_odds, found.added_odds) for found in evidence]
    return np.array(rows, dtype=np.float32).reshape(len(rows), 2)


def are_translations(qualities: Sequence[PairQuality], *, least_mean: float = _LEAST_MEAN) -> bool:
    """Tell whether the paired sentences of two documents say that one translates the other.

    The mean score decides; fewer than three pairs are taken on trust.
    """
    if len(qualities) < _FEWEST_PAIRS:
        return True
    return sum(quality.score for quality in qualities) / len(qualities) >= least_mean


@cache
def load_pair_model(path: Path = PACKAGED_PAIR_MODEL) -> PairModel:
    """Return the fitted weights.

    Raises:
        ModelError: where the file is missing or does not fit the features of this code.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        weights = tuple(float(facts["weights"][name]) for name in PAIR_FEATURES)
        lost, added = (
            (float(facts[side]["weight"]), float(facts[side]["bias"]))
            for side in ("lost_clause", "added_clause")
        )
        return PairModel(weights, float(facts["bias"]), lost, added)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the weights of pair quality cannot be read: {error}") from error


def _is_wrong(finding: Finding) -> bool:
    """Tell whether what is found makes a pair no translation, whatever speaks for it."""
    family = finding.rule.partition(".")[0]
    is_major = finding.severity is Severity.MAJOR and family in _WEIGHTY
    return finding.severity is Severity.CRITICAL or is_major


def _quality(reading: PairReading, found: PairEvidence, cosine: float, score: float) -> PairQuality:
    covered = found.source_coverage, found.target_coverage
    figures = 2 * found.figures_matched
    unequal = found.figures_missing + found.figures_added
    terms = found.terms_met + found.terms_unmet
    if not reading.source.text or not reading.target:
        score = 0.0
    elif found.copied:
        score = min(score, _MOST_OF_A_COPY)
    elif any(_is_wrong(finding) for finding in reading.findings):
        score = min(score, _MOST_WITH_A_FAULT)
    return PairQuality(
        score=score,
        meaning=max(0.0, min(1.0, cosine)),
        length=math.exp(-(found.length_deviation**2) / 8),
        lexicon=2 * covered[0] * covered[1] / max(1e-9, sum(covered)),
        numbers=figures / (figures + unequal) if figures + unequal else 1.0,
        terms=found.terms_met / terms if terms else 1.0,
        findings=reading.findings,
    )

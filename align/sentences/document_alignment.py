"""Aligns the sentences of two documents: the one way into sentence alignment.

Vectors of all sentences -> anchors that hold the rest -> a band of cells about them -> scores of
all beads in the band -> probabilities -> the alignment of least risk. Of that a lexicon is learnt,
with which the same band is scored a second time; what only looks paired is released; then come
blocks that were moved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from align.arrays import DoubleArray
from align.encoder import SentenceEncoder
from align.sentences.aligned_units import AlignmentUnits
from align.sentences.anchors import find_anchors
from align.sentences.bead_chain import BeadChain, SkipScores
from align.sentences.bead_weights import (
    BeadWeights,
    packaged_second_weights,
    packaged_weights,
)
from align.sentences.beads import BEAD_SHAPES, Bead
from align.sentences.evidence import (
    BeadFeatures,
    CachedRuns,
    WordCoverage,
    single_vectors,
    weighted,
)
from align.sentences.learnt_lexicon import learn_lexicon
from align.sentences.left_out import release_left_out
from align.sentences.lexical_vectors import (
    DocumentWords,
    JoinedVectors,
    find_words,
    runs_of_words,
)
from align.sentences.moved_blocks import find_moved_blocks
from align.sentences.search_band import SearchBand, build_search_band

if TYPE_CHECKING:
    from glossary.dictionary.bilingual_dictionary import BilingualDictionary

_SURE = 0.5
"""Probability above which a pair counts as one to learn from."""


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """What an alignment may be asked for.

    Attributes:
        cost: A bead less probable than this is taken only if it holds better ones together.
        skip_weight: What a sentence rightly left alone is worth against a right bead.
        find_moved: Whether blocks that stand elsewhere in the target are looked for.
        pairs_to_learn: Sure pairs that the first pass must find for a second one; a lexicon of
            fewer is noise.
    """

    cost: float = 0.2
    skip_weight: float = 0.5
    find_moved: bool = True
    pairs_to_learn: int = 40


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents and how their sentences belong together.

    Every unit that is not blank stands in exactly one bead. The beads come in the order of the
    source; target sentences left alone stand where the target has them.
    """

    source: AlignmentUnits
    target: AlignmentUnits
    beads: tuple[Bead, ...]
    signature: str

    @property
    def score(self) -> float:
        """Mean probability of the beads in [0, 1], each weighted with its sentences; 1 is best.

        A sentence left alone counts as nothing gained, so documents that do not translate each
        other come out low.
        """
        sizes = sum(len(bead.source) + len(bead.target) for bead in self.beads)
        gained = sum(
            bead.score * (len(bead.source) + len(bead.target))
            for bead in self.beads
            if bead.is_pair
        )
        return gained / sizes if sizes else 0.0


@dataclass(frozen=True, slots=True)
class AlignmentProblem:
    """Everything that is computed of two documents before any weight is applied."""

    features: BeadFeatures
    band: SearchBand
    vectors: tuple[JoinedVectors, JoinedVectors]
    words: DocumentWords
    texts: tuple[tuple[str, ...], tuple[str, ...]]


class DocumentAligner:
    """Aligns documents with one encoder, one dictionary and one set of weights."""

    def __init__(
        self,
        encoder: SentenceEncoder | None = None,
        dictionary: BilingualDictionary | None = None,
        weights: BeadWeights | None = None,
        second_weights: BeadWeights | None = None,
        options: AlignmentOptions | None = None,
    ) -> None:
        """Use what is given, and what is packaged for the rest."""
        if encoder is None:
            from align.encoder import packaged_encoder

            encoder = packaged_encoder()
        if dictionary is None:
            from glossary.dictionary.bilingual_dictionary import load_dictionary

            dictionary = load_dictionary()
        self.encoder, self.dictionary = encoder, dictionary
        self.weights = weights or packaged_weights()
        self.second_weights = second_weights or packaged_second_weights()
        self.options = options or AlignmentOptions()

    @property
    def signature(self) -> str:
        """What reproduces an alignment."""
        weights = f"{self.weights.signature}, {self.second_weights.signature}"
        return f"{self.encoder.signature} | {weights}"

    def align(self, source: AlignmentUnits, target: AlignmentUnits) -> Alignment:
        """Return the alignment of two documents; blank units stay outside it.

        Complexity: linear in the sentences after encoding, as long as they have anchors.
        """
        kept = [_not_blank(units) for units in (source, target)]
        if not kept[0] or not kept[1]:
            beads = [Bead((number,), (), 1.0) for number in kept[0]]
            beads += [Bead((), (number,), 1.0) for number in kept[1]]
        else:
            # The products are small: two threads would wait for each other.
            with threadpool_limits(1, "blas"):
                beads = self._align(source.select(kept[0]), target.select(kept[1]))
            beads = [_renumbered(bead, kept[0], kept[1]) for bead in beads]
        return Alignment(source, target, tuple(beads), self.signature)

    def problem(self, source: AlignmentUnits, target: AlignmentUnits) -> AlignmentProblem:
        """Return what weights are applied to; for fitting them."""
        runs = self.encoder.encode_runs(source.texts), self.encoder.encode_runs(target.texts)
        words = find_words(source.texts, target.texts, self.dictionary)
        lexical = runs_of_words(words, self.dictionary.translations)
        meaning = single_vectors(runs[0], len(source)), single_vectors(runs[1], len(target))
        vectors = JoinedVectors(meaning[0], lexical[0]), JoinedVectors(meaning[1], lexical[1])
        anchors = find_anchors(*vectors)
        band = build_search_band(len(source), len(target), anchors)
        cached = (
            CachedRuns(runs[0], len(source), meaning[0]),
            CachedRuns(runs[1], len(target), meaning[1]),
        )
        densities = meaning[0] @ meaning[1].mean(axis=0), meaning[1] @ meaning[0].mean(axis=0)
        features = BeadFeatures(source, target, cached, lexical, densities, anchors, band)
        return AlignmentProblem(features, band, vectors, words, (source.texts, target.texts))

    def second_problem(self, problem: AlignmentProblem) -> AlignmentProblem | None:
        """Return the problem once more, with what its first alignment teaches; for fitting.

        None where the first alignment is too short to learn from.
        """
        beads = self._decode(problem, self.weights)
        return self._taught(problem, beads) if self._is_enough(beads) else None

    def _is_enough(self, beads: list[Bead]) -> bool:
        """Tell whether an alignment has enough sure pairs to learn from."""
        sure = sum(bead.is_pair and bead.score > _SURE for bead in beads)
        return sure >= self.options.pairs_to_learn

    def _taught(self, problem: AlignmentProblem, beads: list[Bead]) -> AlignmentProblem:
        words = problem.words
        translations = learn_lexicon(words, beads, self.dictionary.translations, problem.texts[1])
        features = problem.features.with_words(
            runs_of_words(words, translations), WordCoverage(words, translations)
        )
        return replace(problem, features=features)

    def _align(self, source: AlignmentUnits, target: AlignmentUnits) -> list[Bead]:
        problem = self.problem(source, target)
        scores, skips = bead_scores(problem, self.weights), skip_scores(problem, self.weights)
        problem.features.forget_vectors()
        beads = self._least_risk(problem.band, scores, skips)
        del scores
        if self._is_enough(beads):
            beads = self._decode(self._taught(problem, beads), self.second_weights)
        beads = release_left_out(beads, source, target)
        if not self.options.find_moved:
            return beads

        def align_units(rows: list[int], columns: list[int]) -> list[Bead]:
            parts = source.select(rows), target.select(columns)
            found = self._decode(self.problem(*parts), self.weights)
            return [_renumbered(bead, rows, columns) for bead in found]

        return find_moved_blocks(beads, problem.vectors, align_units)

    def _decode(self, problem: AlignmentProblem, weights: BeadWeights) -> list[Bead]:
        scores, skips = bead_scores(problem, weights), skip_scores(problem, weights)
        return self._least_risk(problem.band, scores, skips)

    def _least_risk(self, band: SearchBand, scores: DoubleArray, skips: SkipScores) -> list[Bead]:
        chain = BeadChain(band)
        return chain.least_risk(
            chain.posterior(scores, skips),
            cost=self.options.cost,
            skip_weight=self.options.skip_weight,
        )


def bead_scores(problem: AlignmentProblem, weights: BeadWeights) -> DoubleArray:
    """Return the scores of all beads [cells, shapes]; minus infinity where none is possible."""
    scores = np.empty((problem.band.cells, len(BEAD_SHAPES)))
    offsets = problem.band.offsets
    for first, last in problem.features.blocks():
        features, possible = problem.features.of_rows(first, last)
        part = weighted(features, (*weights.features, *weights.coverage)) + np.array(weights.shapes)
        scores[offsets[first] : offsets[last]] = np.where(possible, part, -np.inf)
    return scores


def skip_scores(problem: AlignmentProblem, weights: BeadWeights) -> SkipScores:
    """Return what it costs to leave each sentence alone."""
    source, target = problem.features.of_skips()
    return SkipScores(
        source @ np.array(weights.source_skip), target @ np.array(weights.target_skip)
    )


def _not_blank(units: AlignmentUnits) -> list[int]:
    return [number for number, text in enumerate(units.texts) if text.strip()]


def _renumbered(bead: Bead, source: list[int], target: list[int]) -> Bead:
    return Bead(
        tuple(source[number] for number in bead.source),
        tuple(target[number] for number in bead.target),
        bead.score,
        bead.is_moved,
    )

"""What speaks for and against a bead: the features that its score is a weighted sum of.

Meaning comes first: the similarity of the run of source sentences with the run of target
sentences, set against the runs beside it, and what would be won or lost with one sentence more or
less. Then come the dictionary, lengths, marks, figures, and the structure of the documents, and in
a second pass which words are covered. `feature_table` has the features by name.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

import numpy as np

from align.arrays import BoolArray, DoubleArray, FloatArray
from align.encoder import RunVectors
from align.sentences.aligned_units import AlignmentUnits
from align.sentences.anchors import Anchors
from align.sentences.beads import BEAD_SHAPES
from align.sentences.evidence.document_statistics import count_side, measure_style
from align.sentences.evidence.feature_table import (
    COVERAGE_FEATURES,
    FEATURES,
    SKIP_FEATURES,
    BeadEvidence,
    Marks,
    SentenceEvidence,
)
from align.sentences.evidence.run_similarities import CachedRuns, RunComparison, RunSimilarities
from align.sentences.evidence.word_coverage import WordCoverage
from align.sentences.search_band import SearchBand

_LENGTH_VARIANCE = 8.0
"""Variance of length for each Latin character; Gale and Church 1993 found 6.8."""
_LARGEST_DEVIATION = 16.0
_LARGEST_COUNT = 3.0
"""Marks and breaks counted at most."""
_CELLS_AT_ONCE = 6000
_ROWS_AT_ONCE = 96


class BeadFeatures:
    """Features of all beads that end in the cells of a search band."""

    def __init__(
        self,
        source: AlignmentUnits,
        target: AlignmentUnits,
        runs: tuple[RunVectors, RunVectors],
        lexical_runs: tuple[RunVectors, RunVectors] | None,
        densities: tuple[FloatArray, FloatArray],
        anchors: Anchors,
        band: SearchBand,
    ) -> None:
        """Prepare; see `align.sentences.document_alignment` for where the arguments come from.

        Args:
            source: The Chinese units.
            target: The English units.
            runs: Vectors of runs of both sides.
            lexical_runs: The same from the dictionary.
            densities: For each unit its mean similarity with all units of the other side.
            anchors: From which the usual ratio of lengths is taken.
            band: The cells that are looked at.
        """
        self._counts = (len(source), len(target))
        self._runs = runs
        self._lexical_runs = None if lexical_runs is None else _cached(lexical_runs, self._counts)
        self._source = count_side(source, densities[0])
        self._target = count_side(target, densities[1])
        self._band = band
        self._style = measure_style(self._source.lengths, self._target.lengths, anchors)
        self._coverage: WordCoverage | None = None
        self._meanings: dict[int, FloatArray] = {}
        self._nearest: tuple[DoubleArray, DoubleArray] | None = None

    def with_words(
        self, lexical_runs: tuple[RunVectors, RunVectors], coverage: WordCoverage
    ) -> BeadFeatures:
        """Return the features of a second pass over the same band, with what was learnt of words.

        What the encoder says is not computed again.
        """
        second = copy.copy(self)
        second._lexical_runs = _cached(lexical_runs, self._counts)
        second._coverage = coverage
        return second

    def forget_vectors(self) -> None:
        """Let go of the vectors when all rows and skips were computed.

        They are most of the memory of a long document, and a second pass needs none of them.
        """
        del self._runs, self._lexical_runs

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield rows `first` to `last` - 1 of the band that are convenient to compute at once."""
        first, rows = 0, len(self._band.low)
        while first < rows:
            fitting = self._band.offsets[first] + _CELLS_AT_ONCE
            last = int(np.searchsorted(self._band.offsets, fitting, "right")) - 1
            last = min(max(last, first + 1), first + _ROWS_AT_ONCE, rows)
            yield first, last
            first = last

    def of_rows(self, first: int, last: int) -> tuple[FloatArray, BoolArray]:
        """Return features [cells, shapes, features] and whether each bead is possible.

        In a second pass the features of coverage stand behind the others.

        The second array [cells, shapes] is false where a bead would begin outside the band, or
        join what must not be joined.
        """
        lookup = RunSimilarities(self._band, first, last)
        meaning = self._meanings.get(first)
        if meaning is None:
            meaning = self._meanings[first] = lookup.table(*self._runs)
        lexical = None if self._lexical_runs is None else lookup.table(*self._lexical_runs)
        cells = len(lookup.rows)
        words = (
            None if self._coverage is None else self._coverage.of_cells(lookup.rows, lookup.columns)
        )
        size = len(FEATURES) + (len(COVERAGE_FEATURES) if words else 0)
        result = np.zeros((cells, len(BEAD_SHAPES), size), np.float32)
        possible = np.zeros(result.shape[:2], np.bool_)
        for number, (m, n) in enumerate(BEAD_SHAPES):
            possible[:, number] = self._is_possible(lookup, m, n)
            dictionary = (
                RunComparison.of_nothing(cells)
                if lexical is None
                else lookup.compare(lexical, m, n)
            )
            beads = self._beads(lookup, (m, n), lookup.compare(meaning, m, n), dictionary)
            for place, (_, feature) in enumerate(FEATURES):
                result[:, number, place] = feature(beads)
            if words is None:
                continue
            coverage = words.of_shape(m, n)
            for place, (_, of_words) in enumerate(COVERAGE_FEATURES, start=len(FEATURES)):
                result[:, number, place] = of_words(m + n, coverage)
        return result, possible

    def of_skips(self) -> tuple[DoubleArray, DoubleArray]:
        """Return what speaks for leaving each unit alone: [units, skip features] of both sides."""
        if self._nearest is None:
            self._nearest = self._best(self._runs)
        meaning = self._nearest
        lexical = meaning if self._lexical_runs is None else self._best(self._lexical_runs)
        source, target = (
            SentenceEvidence(self._style, similarity, dictionary, np.diff(side.lengths))
            for similarity, dictionary, side in zip(
                meaning, lexical, (self._source, self._target), strict=True
            )
        )
        return _skip_features(source), _skip_features(target)

    def _best(self, runs: tuple[RunVectors, RunVectors]) -> tuple[DoubleArray, DoubleArray]:
        """Return for each unit its largest similarity with a unit of the other side in the band."""
        rows, columns = (np.full(count, -1.0) for count in self._counts)
        for first in range(0, self._counts[0], _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, self._counts[0])
            low, high = self._band.low[first : last + 1], self._band.high[first : last + 1]
            left, right = int(low[0]), int(high[-1])
            if right <= left:
                continue
            products = (runs[0].vectors(1, first, last) @ runs[1].vectors(1, left, right).T).astype(
                np.float64
            )  # [rows, columns]
            place = np.arange(left, right)
            products[(place < low[:-1, None]) | (place >= high[1:, None])] = -1.0
            np.maximum(rows[first:last], products.max(axis=1), out=rows[first:last])
            np.maximum(columns[left:right], products.max(axis=0), out=columns[left:right])
        return np.maximum(rows, 0), np.maximum(columns, 0)

    def _is_possible(self, lookup: RunSimilarities, m: int, n: int) -> BoolArray:
        i, j = lookup.rows, lookup.columns
        begins = self._band.cell_at(i - m, j - n)
        result = (begins >= 0) & (i >= m) & (j >= n)
        for side, ends, size in ((self._source, i, m), (self._target, j, n)):
            if size > 1:
                inside = side.hard_breaks[ends] - side.hard_breaks[np.maximum(ends - size + 1, 0)]
                result &= inside == 0
        return np.asarray(result)

    def _beads(
        self,
        lookup: RunSimilarities,
        shape: tuple[int, int],
        meaning: RunComparison,
        dictionary: RunComparison,
    ) -> BeadEvidence:
        source, target, (m, n) = self._source, self._target, shape
        i, j = lookup.rows, lookup.columns
        before_i, before_j = np.maximum(i - m, 0), np.maximum(j - n, 0)
        left = (source.lengths[i] - source.lengths[before_i]) * self._style.length_ratio
        right = target.lengths[j] - target.lengths[before_j]
        smaller, larger = np.minimum(left, right), np.maximum(np.maximum(left, right), 1e-6)
        deviation = (right - left) ** 2 / (np.maximum(left + right, 1e-6) * 0.5 * _LENGTH_VARIANCE)
        densities = source.densities[np.maximum(i - 1, 0)] + target.densities[np.maximum(j - 1, 0)]
        marks = (source.marks[i] - source.marks[before_i]) - (
            target.marks[j] - target.marks[before_j]
        )
        breaks = source.breaks[i] - source.breaks[np.minimum(before_i + 1, i)]
        breaks += target.breaks[j] - target.breaks[np.minimum(before_j + 1, j)]
        has_heading = (
            source.headings[i] > source.headings[before_i],
            target.headings[j] > target.headings[before_j],
        )
        return BeadEvidence(
            size=m + n,
            surplus=n - m,
            style=self._style,
            meaning=meaning,
            dictionary=dictionary,
            length_agreement=np.log2(1 + smaller / larger).astype(np.float32),
            length_deviation=(np.minimum(deviation, _LARGEST_DEVIATION) / 10).astype(np.float32),
            density=(densities / 2).astype(np.float32),
            marks=Marks(*np.minimum(np.abs(marks), _LARGEST_COUNT).T),
            breaks_inside=np.minimum(breaks, _LARGEST_COUNT),
            begins_differ=source.begins[before_i] != target.begins[before_j],
            headings_differ=has_heading[0] != has_heading[1],
            quotations_differ=source.quotations[i] != target.quotations[j],
        )


def weighted(features: FloatArray, weights: Sequence[float]) -> DoubleArray:
    """Return scores [cells, shapes] of features [cells, shapes, features]; higher is likelier."""
    return np.asarray((features @ np.asarray(weights, np.float32)).astype(np.float64))


def _skip_features(sentences: SentenceEvidence) -> DoubleArray:
    result = np.empty((len(sentences.lengths), len(SKIP_FEATURES)))
    for place, (_, feature) in enumerate(SKIP_FEATURES):
        result[:, place] = feature(sentences)
    return result


def _cached(
    runs: tuple[RunVectors, RunVectors], counts: tuple[int, int]
) -> tuple[RunVectors, RunVectors]:
    return CachedRuns(runs[0], counts[0]), CachedRuns(runs[1], counts[1])

"""What speaks for and against a bead: the features that its score is a weighted sum of.

Meaning comes first: the similarity of the run of source sentences with the run of target
sentences, set against the runs beside it, and what would be won or lost with one sentence more or
less. Then come the dictionary, lengths, marks, figures, and the structure of the documents. A
feature is a name, by which its weight is stored, and a function of the beads of one shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from align.arrays import BoolArray, DoubleArray, FloatArray
from align.encoder import RunVectors
from align.sentences.aligned_units import AlignmentUnits
from align.sentences.anchors import Anchors
from align.sentences.beads import BEAD_SHAPES
from align.sentences.document_statistics import TranslationStyle, count_side, measure_style
from align.sentences.run_similarities import CachedRuns, RunComparison, RunSimilarities
from align.sentences.search_band import SearchBand

_LENGTH_VARIANCE = 8.0
"""Variance of length for each Latin character; Gale and Church 1993 found 6.8."""
_LARGEST_DEVIATION = 16.0
_LARGEST_COUNT = 3.0
"""Marks and breaks counted at most."""
_USUAL_LOG_LENGTH = 5.0
"""Logarithm of the length of a usual sentence in Latin characters."""
_CELLS_AT_ONCE = 6000
_ROWS_AT_ONCE = 96

_Values = FloatArray | DoubleArray | BoolArray | float
"""One number for each cell, or the same for all."""


class _Marks(NamedTuple):
    """How far the two sides of beads differ in each kind of mark, each [cells], at most 3."""

    question: DoubleArray
    exclamation: DoubleArray
    quotation: DoubleArray
    figures: DoubleArray


@dataclass(frozen=True, slots=True)
class _Beads:
    """All beads of one shape that end in some cells; arrays are [cells].

    Attributes:
        size: Sentences of both sides.
        surplus: Target sentences less source sentences.
        style: How the whole document is translated.
        meaning: What the encoder says.
        dictionary: What the dictionary says, zeros without one.
        length_agreement: Shorter over longer side, on a scale of logarithms, in [0, 1].
        length_deviation: Squared difference of the lengths over its variance, in [0, 1.6].
        density: How like the whole other document the last sentences are, a mean cosine.
        marks: Differences in marks.
        breaks_inside: Paragraphs that begin inside, on both sides together, at most 3.
        begins_differ: Whether a paragraph begins with the bead on one side only.
        headings_differ: Whether only one side has a heading.
        quotations_differ: Whether a quotation is open at the end of one side only.
    """

    size: int
    surplus: int
    style: TranslationStyle
    meaning: RunComparison
    dictionary: RunComparison
    length_agreement: FloatArray
    length_deviation: FloatArray
    density: FloatArray
    marks: _Marks
    breaks_inside: DoubleArray
    begins_differ: BoolArray
    headings_differ: BoolArray
    quotations_differ: BoolArray


@dataclass(frozen=True, slots=True)
class _Sentences:
    """All sentences of one side, to be left alone or not; arrays are [units].

    Attributes:
        style: How the whole document is translated.
        similarity: Of the nearest sentence of the other side in the band, at least 0.
        dictionary: The same by the dictionary.
        lengths: In Latin characters, and one more.
    """

    style: TranslationStyle
    similarity: DoubleArray
    dictionary: DoubleArray
    lengths: DoubleArray


_FEATURES: tuple[tuple[str, Callable[[_Beads], _Values]], ...] = (
    ("similarity", lambda beads: beads.meaning.similarity),
    ("neighbour_similarity", lambda beads: beads.meaning.neighbours),
    ("similarity_by_size", lambda beads: beads.meaning.similarity * beads.size),
    ("neighbour_similarity_by_size", lambda beads: beads.meaning.neighbours * beads.size),
    ("gain_of_extension", lambda beads: beads.meaning.extension),
    ("gain_of_extension_by_size", lambda beads: beads.meaning.extension * beads.size),
    ("gain_of_edges", lambda beads: beads.meaning.edges),
    ("loss_of_edges_by_size", lambda beads: np.minimum(beads.meaning.edges, 0) * beads.size),
    ("length_agreement", lambda beads: beads.length_agreement),
    ("length_deviation", lambda beads: beads.length_deviation),
    ("length_deviation_by_size", lambda beads: beads.length_deviation * beads.size),
    ("density", lambda beads: beads.density),
    ("density_by_size", lambda beads: beads.density * beads.size),
    ("dictionary", lambda beads: beads.dictionary.similarity),
    ("dictionary_of_neighbours", lambda beads: beads.dictionary.neighbours),
    ("dictionary_by_size", lambda beads: beads.dictionary.similarity * beads.size),
    ("dictionary_of_neighbours_by_size", lambda beads: beads.dictionary.neighbours * beads.size),
    ("dictionary_gain_of_extension", lambda beads: beads.dictionary.extension),
    (
        "dictionary_gain_of_extension_by_size",
        lambda beads: beads.dictionary.extension * beads.size,
    ),
    ("dictionary_gain_of_edges", lambda beads: beads.dictionary.edges),
    (
        "dictionary_loss_of_edges_by_size",
        lambda beads: np.minimum(beads.dictionary.edges, 0) * beads.size,
    ),
    ("margin_by_length_agreement", lambda beads: _margin(beads.meaning) * beads.length_agreement),
    ("question_marks", lambda beads: beads.marks.question),
    ("exclamation_marks", lambda beads: beads.marks.exclamation),
    ("quotation_marks", lambda beads: beads.marks.quotation),
    ("figures", lambda beads: beads.marks.figures),
    ("paragraph_breaks_inside", lambda beads: beads.breaks_inside),
    ("paragraph_begins_on_one_side", lambda beads: beads.begins_differ),
    ("heading_on_one_side", lambda beads: beads.headings_differ),
    ("quotation_open_on_one_side", lambda beads: beads.quotations_differ),
    ("growth_by_counts", lambda beads: beads.surplus * beads.style.growth),
    ("size_by_literalness", lambda beads: (beads.size - 2) * beads.style.literalness),
    ("gain_of_edges_by_literalness", lambda beads: beads.meaning.edges * beads.style.literalness),
    (
        "dictionary_gain_of_edges_by_literalness",
        lambda beads: beads.dictionary.edges * beads.style.literalness,
    ),
    ("weakest_member", lambda beads: beads.meaning.weakest_member),
    (
        "weakest_member_by_literalness",
        lambda beads: beads.meaning.weakest_member * beads.style.literalness,
    ),
    ("dictionary_of_weakest_member", lambda beads: beads.dictionary.weakest_member),
    (
        "dictionary_of_weakest_member_by_literalness",
        lambda beads: beads.dictionary.weakest_member * beads.style.literalness,
    ),
)
FEATURE_NAMES = tuple(name for name, _ in _FEATURES)

_SKIP_FEATURES: tuple[tuple[str, Callable[[_Sentences], _Values]], ...] = (
    ("one", lambda sentences: 1.0),
    ("literalness", lambda sentences: sentences.style.literalness),
    ("best_similarity", lambda sentences: sentences.similarity),
    (
        "best_similarity_by_literalness",
        lambda sentences: sentences.similarity * sentences.style.literalness,
    ),
    ("best_dictionary", lambda sentences: sentences.dictionary),
    ("length", lambda sentences: np.log1p(sentences.lengths) / _USUAL_LOG_LENGTH),
)
SKIP_FEATURE_NAMES = tuple(name for name, _ in _SKIP_FEATURES)
"""What speaks for leaving a sentence alone: above all that nothing near is like it."""


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
        self._runs = _cached(runs, self._counts)
        self._lexical_runs = None if lexical_runs is None else _cached(lexical_runs, self._counts)
        self._source = count_side(source, densities[0])
        self._target = count_side(target, densities[1])
        self._band = band
        self._style = measure_style(self._source.lengths, self._target.lengths, anchors)

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

        The second array [cells, shapes] is false where a bead would begin outside the band, or
        join what must not be joined.
        """
        lookup = RunSimilarities(self._band, first, last)
        meaning = lookup.table(*self._runs)
        lexical = None if self._lexical_runs is None else lookup.table(*self._lexical_runs)
        cells = len(lookup.rows)
        result = np.zeros((cells, len(BEAD_SHAPES), len(_FEATURES)), np.float32)
        possible = np.zeros(result.shape[:2], np.bool_)
        for number, (m, n) in enumerate(BEAD_SHAPES):
            possible[:, number] = self._is_possible(lookup, m, n)
            dictionary = (
                RunComparison.of_nothing(cells)
                if lexical is None
                else lookup.compare(lexical, m, n)
            )
            beads = self._beads(lookup, (m, n), lookup.compare(meaning, m, n), dictionary)
            for place, (_, feature) in enumerate(_FEATURES):
                result[:, number, place] = feature(beads)
        return result, possible

    def of_skips(self) -> tuple[DoubleArray, DoubleArray]:
        """Return what speaks for leaving each unit alone: [units, skip features] of both sides."""
        meaning = self._best(self._runs)
        lexical = meaning if self._lexical_runs is None else self._best(self._lexical_runs)
        source, target = (
            _Sentences(self._style, similarity, dictionary, np.diff(side.lengths))
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
    ) -> _Beads:
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
        return _Beads(
            size=m + n,
            surplus=n - m,
            style=self._style,
            meaning=meaning,
            dictionary=dictionary,
            length_agreement=np.log2(1 + smaller / larger).astype(np.float32),
            length_deviation=(np.minimum(deviation, _LARGEST_DEVIATION) / 10).astype(np.float32),
            density=(densities / 2).astype(np.float32),
            marks=_Marks(*np.minimum(np.abs(marks), _LARGEST_COUNT).T),
            breaks_inside=np.minimum(breaks, _LARGEST_COUNT),
            begins_differ=source.begins[before_i] != target.begins[before_j],
            headings_differ=has_heading[0] != has_heading[1],
            quotations_differ=source.quotations[i] != target.quotations[j],
        )


def weighted(features: FloatArray, weights: Sequence[float]) -> DoubleArray:
    """Return scores [cells, shapes] of features [cells, shapes, features]; higher is likelier."""
    return np.asarray((features @ np.asarray(weights, np.float32)).astype(np.float64))


def _margin(comparison: RunComparison) -> FloatArray:
    """Return how much more alike the runs are than what lies about them: [cells]."""
    return np.asarray(comparison.similarity - comparison.neighbours.astype(np.float32))


def _skip_features(sentences: _Sentences) -> DoubleArray:
    result = np.empty((len(sentences.lengths), len(_SKIP_FEATURES)))
    for place, (_, feature) in enumerate(_SKIP_FEATURES):
        result[:, place] = feature(sentences)
    return result


def _cached(
    runs: tuple[RunVectors, RunVectors], counts: tuple[int, int]
) -> tuple[RunVectors, RunVectors]:
    return CachedRuns(runs[0], counts[0]), CachedRuns(runs[1], counts[1])

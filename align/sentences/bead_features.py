"""What speaks for and against a bead: the features that its score is a weighted sum of.

Meaning comes first: the similarity of the run of source sentences with the run of target
sentences, set against the runs beside it, and what would be won or lost with one sentence more or
less. Then come the dictionary, lengths, marks, figures, and the structure of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.encoder.sentence_encoder import FloatArray, RunVectors
from align.pairs.aligned_units import AlignmentUnits
from align.sentences.anchors import Anchors
from align.sentences.beads import BEAD_SHAPES
from align.sentences.run_cache import CachedRuns
from align.sentences.run_similarities import RunSimilarities
from align.sentences.search_band import SearchBand
from align.sentences.translation_style import translation_style

IntArray = npt.NDArray[np.int64]
DoubleArray = npt.NDArray[np.float64]

FEATURE_NAMES = (
    "similarity",
    "neighbour_similarity",
    "similarity_by_size",
    "neighbour_similarity_by_size",
    "gain_of_extension",
    "gain_of_extension_by_size",
    "gain_of_edges",
    "loss_of_edges_by_size",
    "length_agreement",
    "length_deviation",
    "length_deviation_by_size",
    "density",
    "density_by_size",
    "dictionary",
    "dictionary_of_neighbours",
    "dictionary_by_size",
    "dictionary_of_neighbours_by_size",
    "dictionary_gain_of_extension",
    "dictionary_gain_of_extension_by_size",
    "dictionary_gain_of_edges",
    "dictionary_loss_of_edges_by_size",
    "margin_by_length_agreement",
    "question_marks",
    "exclamation_marks",
    "quotation_marks",
    "figures",
    "paragraph_breaks_inside",
    "paragraph_begins_on_one_side",
    "heading_on_one_side",
    "quotation_open_on_one_side",
    "growth_by_counts",
    "size_by_literalness",
    "gain_of_edges_by_literalness",
    "dictionary_gain_of_edges_by_literalness",
    "weakest_member",
    "weakest_member_by_literalness",
    "dictionary_of_weakest_member",
    "dictionary_of_weakest_member_by_literalness",
)

SKIP_FEATURE_NAMES = (
    "one",
    "literalness",
    "best_similarity",
    "best_similarity_by_literalness",
    "best_dictionary",
    "length",
)
"""What speaks for leaving a sentence alone: above all that nothing near is like it."""

_LENGTH_VARIANCE = 8.0
_LARGEST_DEVIATION = 16.0
_LARGEST_COUNT = 3.0
_UNKNOWN_NEIGHBOUR = 0.1
_USUAL_LOG_LENGTH = 5.0
_CELLS_AT_ONCE = 6000
_ROWS_AT_ONCE = 96


@dataclass(frozen=True, slots=True)
class _Side:
    """Cumulative counts of one side: index i covers the first i units."""

    lengths: DoubleArray
    marks: DoubleArray
    breaks: DoubleArray
    hard_breaks: DoubleArray
    begins: npt.NDArray[np.bool_]
    headings: DoubleArray
    quotations: npt.NDArray[np.bool_]
    densities: DoubleArray


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
        self._source = _side(source, densities[0])
        self._target = _side(target, densities[1])
        self._band = band
        lengths = self._source.lengths, self._target.lengths
        self._style = translation_style(*lengths, anchors)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield rows `first` to `last` - 1 of the band that are convenient to compute at once."""
        first, rows = 0, len(self._band.low)
        while first < rows:
            fitting = self._band.offsets[first] + _CELLS_AT_ONCE
            last = int(np.searchsorted(self._band.offsets, fitting, "right")) - 1
            last = min(max(last, first + 1), first + _ROWS_AT_ONCE, rows)
            yield first, last
            first = last

    def of_rows(self, first: int, last: int) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
        """Return features [cells, shapes, features] and whether each bead is possible.

        The second array [cells, shapes] is false where a bead would begin outside the band, or
        join what must not be joined.
        """
        lookup = RunSimilarities(self._band, self._counts, first, last)
        similarity = lookup.table(*self._runs)
        lexical = None if self._lexical_runs is None else lookup.table(*self._lexical_runs)
        result = np.zeros((len(lookup.rows), len(BEAD_SHAPES), len(FEATURE_NAMES)), np.float32)
        possible = np.zeros(result.shape[:2], np.bool_)
        for number, (m, n) in enumerate(BEAD_SHAPES):
            possible[:, number] = self._is_possible(lookup, m, n)
            features = result[:, number].T  # [features, cells]
            _meaning(features[:8], lookup, similarity, m, n)
            self._lengths_and_density(features[8:13], lookup, m, n)
            if lexical is not None:
                _meaning(features[13:21], lookup, lexical, m, n)
            features[21] = (features[0] - features[1]) * features[8]
            self._marks(features[22:26], lookup, m, n)
            self._structure(features[26:30], lookup, m, n)
            features[30] = (n - m) * self._style.growth
            features[31] = (m + n - 2) * self._style.literalness
            features[32] = features[6] * self._style.literalness
            features[33] = features[19] * self._style.literalness
            features[34] = lookup.weakest_member(similarity, m, n)
            features[35] = features[34] * self._style.literalness
            if lexical is not None:
                features[36] = lookup.weakest_member(lexical, m, n)
                features[37] = features[36] * self._style.literalness
        return result, possible

    def of_skips(self) -> tuple[DoubleArray, DoubleArray]:
        """Return what speaks for leaving each unit alone: [units, skip features] of both sides."""
        meaning = self._best(self._runs)
        lexical = meaning if self._lexical_runs is None else self._best(self._lexical_runs)
        return tuple(  # type: ignore[return-value]
            np.stack(
                [
                    np.ones_like(best),
                    np.full_like(best, self._style.literalness),
                    best,
                    best * self._style.literalness,
                    best_lexical,
                    np.log1p(np.diff(side.lengths)) / _USUAL_LOG_LENGTH,
                ],
                axis=1,
            )
            for best, best_lexical, side in zip(
                meaning, lexical, (self._source, self._target), strict=True
            )
        )

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
            )
            place = np.arange(left, right)
            products[(place < low[:-1, None]) | (place >= high[1:, None])] = -1.0
            np.maximum(rows[first:last], products.max(axis=1), out=rows[first:last])
            np.maximum(columns[left:right], products.max(axis=0), out=columns[left:right])
        return np.maximum(rows, 0), np.maximum(columns, 0)

    def _is_possible(self, lookup: RunSimilarities, m: int, n: int) -> npt.NDArray[np.bool_]:
        i, j = lookup.rows, lookup.columns
        begins = self._band.cell_at(i - m, j - n)
        result = (begins >= 0) & (i >= m) & (j >= n)
        for side, ends, size in ((self._source, i, m), (self._target, j, n)):
            if size > 1:
                inside = side.hard_breaks[ends] - side.hard_breaks[np.maximum(ends - size + 1, 0)]
                result &= inside == 0
        return np.asarray(result)

    def _lengths_and_density(
        self, features: FloatArray, lookup: RunSimilarities, m: int, n: int
    ) -> None:
        i, j = lookup.rows, lookup.columns
        before_i, before_j = np.maximum(i - m, 0), np.maximum(j - n, 0)
        left = (self._source.lengths[i] - self._source.lengths[before_i]) * self._style.length_ratio
        right = self._target.lengths[j] - self._target.lengths[before_j]
        both = np.maximum(left + right, 1e-6)
        features[0] = np.log2(
            1 + np.minimum(left, right) / np.maximum(np.maximum(left, right), 1e-6)
        )
        deviation = (right - left) ** 2 / (both * 0.5 * _LENGTH_VARIANCE)
        features[1] = np.minimum(deviation, _LARGEST_DEVIATION) / 10
        features[2] = features[1] * (m + n)
        last_i, last_j = np.maximum(i - 1, 0), np.maximum(j - 1, 0)
        features[3] = (self._source.densities[last_i] + self._target.densities[last_j]) / 2
        features[4] = features[3] * (m + n)

    def _marks(self, features: FloatArray, lookup: RunSimilarities, m: int, n: int) -> None:
        i, j = lookup.rows, lookup.columns
        left = self._source.marks[i] - self._source.marks[np.maximum(i - m, 0)]
        right = self._target.marks[j] - self._target.marks[np.maximum(j - n, 0)]
        features[:] = np.minimum(np.abs(left - right), _LARGEST_COUNT).T

    def _structure(self, features: FloatArray, lookup: RunSimilarities, m: int, n: int) -> None:
        i, j = lookup.rows, lookup.columns
        source, target = self._source, self._target
        before_i, before_j = np.maximum(i - m, 0), np.maximum(j - n, 0)
        inside = [
            side.breaks[ends] - side.breaks[np.minimum(before + 1, ends)]
            for side, ends, before in ((source, i, before_i), (target, j, before_j))
        ]
        features[0] = np.minimum(inside[0] + inside[1], _LARGEST_COUNT)
        features[1] = source.begins[before_i] != target.begins[before_j]
        has_heading = [
            side.headings[ends] - side.headings[before] > 0
            for side, ends, before in ((source, i, before_i), (target, j, before_j))
        ]
        features[2] = has_heading[0] != has_heading[1]
        features[3] = source.quotations[i] != target.quotations[j]


def _meaning(
    features: FloatArray, lookup: RunSimilarities, table: FloatArray, m: int, n: int
) -> None:
    """Fill the eight features that compare a bead with what lies about it."""
    size = m + n

    def at(cells: IntArray, m: int, n: int) -> FloatArray:
        return lookup.at(table, cells, m, n)

    similarity = np.nan_to_num(at(lookup.here, m, n))
    beside = np.stack(
        [
            at(lookup.next_column, m, 1),
            at(lookup.columns_before[n], m, 1),
            at(lookup.next_row, 1, n),
            at(lookup.rows_before[m], 1, n),
        ]
    )
    known = ~np.isnan(beside)
    neighbours = np.where(
        known.any(axis=0),
        np.nansum(beside, axis=0) / np.maximum(known.sum(axis=0), 1),
        _UNKNOWN_NEIGHBOUR,
    )
    extension = np.zeros_like(similarity)
    for longer in (
        at(lookup.next_column, m, n + 1),
        at(lookup.here, m, n + 1),
        at(lookup.next_row, m + 1, n),
        at(lookup.here, m + 1, n),
    ):
        np.fmax(extension, longer - similarity, out=extension)
    edges = np.zeros_like(similarity) if size == 2 else np.ones_like(similarity)
    shorter = []
    if n > 1:
        shorter += [at(lookup.columns_before[1], m, n - 1), at(lookup.here, m, n - 1)]
    if m > 1:
        shorter += [at(lookup.rows_before[1], m - 1, n), at(lookup.here, m - 1, n)]
    for part in shorter:
        np.fmin(edges, similarity - part, out=edges)
    features[0], features[1] = similarity, neighbours
    features[2], features[3] = similarity * size, neighbours * size
    features[4], features[5] = extension, extension * size
    features[6], features[7] = edges, np.minimum(edges, 0) * size


def _cached(
    runs: tuple[RunVectors, RunVectors], counts: tuple[int, int]
) -> tuple[RunVectors, RunVectors]:
    return CachedRuns(runs[0], counts[0]), CachedRuns(runs[1], counts[1])


def _side(units: AlignmentUnits, densities: FloatArray) -> _Side:
    starts = units.block_starts()
    return _Side(
        lengths=_cumulated(units.lengths() + 1),
        marks=_cumulated(units.mark_counts()),
        breaks=_cumulated(starts.astype(np.float64)),
        hard_breaks=_cumulated(units.hard_starts().astype(np.float64)),
        begins=np.concatenate([starts, [True]]) if units.blocks else np.zeros(len(units) + 1, bool),
        quotations=np.concatenate([[False], units.open_quotations()]),
        headings=_cumulated(units.headings().astype(np.float64)),
        densities=densities.astype(np.float64),
    )


def _cumulated(counts: DoubleArray) -> DoubleArray:
    return np.concatenate([np.zeros((1, *counts.shape[1:])), np.cumsum(counts, axis=0)])


def weighted(features: FloatArray, weights: Sequence[float]) -> DoubleArray:
    """Return scores [cells, shapes] of features [cells, shapes, features]."""
    return np.asarray((features @ np.asarray(weights, np.float32)).astype(np.float64))

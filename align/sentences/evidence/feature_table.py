"""The features by name: what speaks for a bead, and what for leaving a sentence alone.

A feature is a name, by which its weight is stored, and a function of the beads of one shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from align.arrays import BoolArray, DoubleArray, FloatArray
from align.sentences.evidence.document_statistics import TranslationStyle
from align.sentences.evidence.run_similarities import RunComparison
from align.sentences.evidence.word_coverage import BeadCoverage

_USUAL_LOG_LENGTH = 5.0
"""Logarithm of the length of a usual sentence in Latin characters."""
_MASS = np.float32(0.1)
"""Brings the mass of the words of a sentence to about 1."""

_Values = FloatArray | DoubleArray | BoolArray | float
"""One number for each cell, or the same for all."""


class Marks(NamedTuple):
    """How far the two sides of beads differ in each kind of mark, each [cells], at most 3."""

    question: DoubleArray
    exclamation: DoubleArray
    quotation: DoubleArray
    figures: DoubleArray


@dataclass(frozen=True, slots=True)
class BeadEvidence:
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
    marks: Marks
    breaks_inside: DoubleArray
    begins_differ: BoolArray
    headings_differ: BoolArray
    quotations_differ: BoolArray


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
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


FEATURES: tuple[tuple[str, Callable[[BeadEvidence], _Values]], ...] = (
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
FEATURE_NAMES = tuple(name for name, _ in FEATURES)

COVERAGE_FEATURES: tuple[tuple[str, Callable[[int, BeadCoverage], FloatArray]], ...] = (
    ("source_covered", lambda size, words: words.source.covered * _MASS),
    ("target_covered", lambda size, words: words.target.covered * _MASS),
    ("source_stray", lambda size, words: words.source.stray * _MASS),
    ("target_stray", lambda size, words: words.target.stray * _MASS),
    ("source_share", lambda size, words: words.source.share()),
    ("target_share", lambda size, words: words.target.share()),
    ("source_share_by_size", lambda size, words: words.source.share() * size),
    ("target_share_by_size", lambda size, words: words.target.share() * size),
    ("source_weakest_share", lambda size, words: words.source.weakest_share),
    ("target_weakest_share", lambda size, words: words.target.weakest_share),
)
COVERAGE_FEATURE_NAMES = tuple(name for name, _ in COVERAGE_FEATURES)
"""What a second pass looks at besides: see `align.sentences.evidence.word_coverage`."""

SKIP_FEATURES: tuple[tuple[str, Callable[[SentenceEvidence], _Values]], ...] = (
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
SKIP_FEATURE_NAMES = tuple(name for name, _ in SKIP_FEATURES)
"""What speaks for leaving a sentence alone: above all that nothing near is like it."""


def _margin(comparison: RunComparison) -> FloatArray:
    """Return how much more alike the runs are than what lies about them: [cells]."""
    return np.asarray(comparison.similarity - comparison.neighbours.astype(np.float32))

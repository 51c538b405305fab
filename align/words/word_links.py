"""Word links: which English words stand for which Chinese words of a pair of sentences.

Every cell of the table of words gets a score, the log odds that it is a link, from the meaning of
the words (sentence encoder), the dictionary, spelling, figures and place. Links are where both
words choose each other (mutual argmax); what is left over is then matched in further rounds, next
to the links already there (itermax). A second pass scores again, knowing where the neighbours'
links point. After Sabet, Dufter, Yvon and Schuetze 2020, "SimAlign". O(source words x target
words) a pair.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np

from align.arrays import FloatArray
from align.encoder import PieceFeatures, SentenceEncoder
from align.words.link_features import LINK_FEATURES, add_neighbours, compute_features
from corpora import ModelError
from glossary.dictionary.bilingual_dictionary import BilingualDictionary, load_dictionary
from glossary.dictionary.chinese_words import PlacedWord
from glossary.dictionary.english_words import find_english_words

PACKAGED_LINK_MODEL = Path(__file__).parents[1] / "packaged" / "link_weights.json"
_ROUNDS = 2
"""Rounds after the mutual choices."""
_ATTENTION_WEIGHT = 1.0
_LEAST_ATTENTION = 1e-3
_CACHED_WORDS = 50_000
"""Vectors of words kept from pair to pair."""
_EXCLUDED = -99.0
"""Log odds of a cell that cannot be chosen."""


class WordEncoder(SentenceEncoder, Protocol):
    """A sentence encoder that also says what it makes of each piece of a text."""

    def piece_features(self, text: str) -> PieceFeatures:
        """Return the pieces of a text with their features."""
        ...


@dataclass(frozen=True, slots=True)
class WordLink:
    """A link between word `source` and word `target`, counted from 0.

    Attributes:
        score: Probability that it is right, in [0, 1], more is better.
    """

    source: int
    target: int
    score: float


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """The words of both sentences with their places, and the links between them."""

    source_words: tuple[PlacedWord, ...]
    target_words: tuple[PlacedWord, ...]
    links: tuple[WordLink, ...]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """A weight a feature, a bias, and how sure a link must be, as log odds.

    Attributes:
        mutual: Least score where both words choose each other.
        further: Least score in the rounds after.
    """

    weights: tuple[float, ...]
    bias: float
    mutual: float
    further: float

    def scores(self, features: FloatArray) -> FloatArray:
        """Return the log odds `[source, target]` of features `[source, target, features]`."""
        return np.asarray(features @ np.array(self.weights, np.float32) + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Weights of the first pass, and of the second that knows the first one's links."""

    first: LinkWeights
    second: LinkWeights


class WordLinker:
    """Links the words of sentence pairs; vectors of words are kept from pair to pair."""

    def __init__(
        self,
        encoder: WordEncoder,
        dictionary: BilingualDictionary | None = None,
        model: LinkModel | None = None,
    ) -> None:
        self._encoder = encoder
        self.dictionary = dictionary or load_dictionary()
        self._model = model or load_link_model()
        self._alone: dict[str, FloatArray] = {}

    def link_texts(self, source: str, target: str) -> LinkedPair:
        """Cut both sentences into words, marks left out, and link them."""
        source_words = self.dictionary.find_words(source)
        target_words = find_english_words(target)
        links = self.link_words(
            [source[word.start : word.end] for word in source_words],
            [word.text for word in target_words],
        )
        return LinkedPair(tuple(source_words), tuple(target_words), links)

    def link_words(
        self,
        source: Sequence[str],
        target: Sequence[str],
        *,
        attention: FloatArray | None = None,
    ) -> tuple[WordLink, ...]:
        """Return the links between words that are given, ordered by source, then target.

        Args:
            source: Chinese words, in order.
            target: English words, in order.
            attention: A translation model's attention between the words, if there is one:
                `[source, target]`, each target word's over the source in [0, 1].
        """
        if not source or not target:
            return ()
        features = self.features(source, target)
        extra = np.zeros(features.shape[:2], np.float32)
        if attention is not None:
            share = np.maximum(attention, _LEAST_ATTENTION) * len(source)
            extra = np.asarray(_ATTENTION_WEIGHT * np.log(share), np.float32)
        first, second = self._model.first, self._model.second
        links = choose_links(first.scores(features) + extra, first)
        scores = second.scores(add_neighbours(features, links)) + extra
        return tuple(
            WordLink(i, j, float(1 / (1 + np.exp(-scores[i, j]))))
            for i, j in sorted(choose_links(scores, second))
        )

    def features(self, source: Sequence[str], target: Sequence[str]) -> FloatArray:
        """Return the features of the first pass, `[source, target, features]`."""
        meaning = self._in_context(source, "") @ self._in_context(target, " ").T
        alone = self._by_themselves(source) @ self._by_themselves(target).T
        return compute_features(
            source, target, meaning=meaning, alone=alone, dictionary=self.dictionary
        )

    def _in_context(self, words: Sequence[str], separator: str) -> FloatArray:
        """Return unit vectors `[words, features]`: the sums of the pieces of each word."""
        pieces = self._encoder.piece_features(separator.join(words))
        owners = [
            number for number, word in enumerate(words) for _ in range(len(word) + len(separator))
        ]
        vectors = np.zeros((len(words), pieces.features.shape[1]), np.float32)
        for (start, end), feature in zip(pieces.spans, pieces.features, strict=True):
            for place in range(start, end):
                vectors[owners[min(place, len(owners) - 1)]] += feature / (end - start)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-6), np.float32)

    def _by_themselves(self, words: Sequence[str]) -> FloatArray:
        unknown = sorted(set(words).difference(self._alone))
        if unknown:
            if len(self._alone) > _CACHED_WORDS:
                self._alone.clear()
                unknown = sorted(set(words))
            self._alone.update(zip(unknown, self._encoder.encode(unknown), strict=True))
        return np.stack([self._alone[word] for word in words])


def choose_links(scores: FloatArray, weights: LinkWeights) -> list[tuple[int, int]]:
    """Return the links of a table of log odds: mutual choices first, then what is left over.

    In the further rounds a free word may choose a free word, or one whose link stands beside it.
    """
    links = {cell for cell in _mutual(scores) if scores[cell] > weights.mutual}
    for _ in range(_ROUNDS):
        rows, columns = {row for row, _ in links}, {column for _, column in links}
        left = scores.copy()
        left[np.ix_(sorted(rows), sorted(columns))] = _EXCLUDED
        new = set()
        best_column, best_row = left.argmax(axis=1), left.argmax(axis=0)
        for row in range(len(scores)):
            column = int(best_column[row])
            if row in rows or left[row, column] <= weights.further:
                continue
            beside = {(row - 1, column), (row + 1, column)} & links
            if best_row[column] == row if column not in columns else beside:
                new.add((row, column))
        for column in range(scores.shape[1]):
            row = int(best_row[column])
            if column in columns or row not in rows or left[row, column] <= weights.further:
                continue
            if {(row, column - 1), (row, column + 1)} & links:
                new.add((row, column))
        if not new:
            break
        links |= new
    return sorted(links)


@cache
def load_link_model(path: Path = PACKAGED_LINK_MODEL) -> LinkModel:
    """Return the fitted weights.

    Raises:
        ModelError: where the file is missing or does not fit the features of this code.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        passes = [
            LinkWeights(
                tuple(float(facts[name]["weights"][feature]) for feature in LINK_FEATURES),
                float(facts[name]["bias"]),
                float(facts[name]["mutual"]),
                float(facts[name]["further"]),
            )
            for name in ("first", "second")
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the weights of word links cannot be read: {error}") from error
    return LinkModel(*passes)


def _mutual(scores: FloatArray) -> list[tuple[int, int]]:
    """Return the cells that are the best of their row and of their column."""
    best_column, best_row = scores.argmax(axis=1), scores.argmax(axis=0)
    return [(row, int(column)) for row, column in enumerate(best_column) if best_row[column] == row]

"""Vectors for runs of sentences from their words: the dictionary's side of sentence alignment.

A Chinese word stands for its possible English lemmas, an English word for its own, a figure for
its significant digits (`corpora.quantities.figure_keys`), each weighted by how rare it is in the
English document. The bags are additive, so a run of sentences costs a sum.
Bags become dense by a sparse random projection: every lemma has `_SIGNS` places of plus or minus
one, so that dot products are those of the bags up to noise (Charikar et al. 2002; Kane and Nelson
2014). Deterministic: sorted vocabulary, seeded signs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from align.arrays import DoubleArray, FloatArray, IntArray
from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key
from glossary.dictionary.bilingual_dictionary import BilingualDictionary, Translation
from glossary.dictionary.english_words import STOP_WORDS, lemmatise, tokenise_english

_SEED = 7
_SIGNS = 8
"""Places of a vector that each key is written to."""
_SENTENCES_AT_ONCE = 4096
_LEXICAL_WEIGHT = 0.7
"""How much the dictionary counts against the encoder when anchors are looked for."""
_LARGEST_COUNT = 2.0
"""What a key counts in one sentence at most, before its rarity."""


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of two documents, a list for each sentence.

    Attributes:
        source: Chinese words, Simplified, figures and Latin words among them.
        target: Keys of the English words, as `english_keys` returns them.
    """

    source: tuple[list[str], ...]
    target: tuple[list[str], ...]


def lexical_runs(
    source: Sequence[str],
    target: Sequence[str],
    *,
    dictionary: BilingualDictionary,
    dimensions: int = 512,
) -> tuple[LexicalRuns, LexicalRuns]:
    """Return the vectors of all runs of sentences of both documents, as they are asked for.

    The dot product of a source and a target vector is in [-1, 1], more is better.

    Args:
        source: Chinese sentences, Simplified or Traditional.
        target: English sentences.
        dictionary: Where translations come from.
        dimensions: Length of a vector.
    """
    words = find_words(source, target, dictionary)
    return runs_of_words(words, dictionary.translations, dimensions=dimensions)


def find_words(
    source: Sequence[str], target: Sequence[str], dictionary: BilingualDictionary
) -> DocumentWords:
    """Return the words of Chinese and of English sentences."""
    return DocumentWords(
        tuple(dictionary.cut(text) for text in source), tuple(map(english_keys, target))
    )


def runs_of_words(
    words: DocumentWords,
    translations: Callable[[str], Sequence[Translation]],
    *,
    dimensions: int = 512,
) -> tuple[LexicalRuns, LexicalRuns]:
    """Return what `lexical_runs` does, of words and of what a Chinese word may mean."""
    frequencies = Counter(key for keys in words.target for key in set(keys))
    vocabulary = {key: number for number, key in enumerate(sorted(frequencies))}
    rarity = np.array(
        [math.log(1 + len(words.target) / frequencies[key]) for key in vocabulary],
        dtype=np.float64,
    )
    expansion = _Expansion(translations, vocabulary)
    projection = _Projection(len(vocabulary), dimensions)
    chinese, english = _Bags(), _Bags()
    for sentence in words.source:
        expansion.add_bag(sentence, chinese)
    for keys in words.target:
        english.add([vocabulary[key] for key in keys], [1.0] * len(keys))
        english.end_sentence()
    return (
        LexicalRuns(projection.project(chinese, rarity)),
        LexicalRuns(projection.project(english, rarity)),
    )


def english_keys(text: str) -> list[str]:
    """Return the keys of an English sentence: lemmas of content words and figures."""
    return [key for word in tokenise_english(text) if (key := _english_key(word))]


@lru_cache(maxsize=200_000)
def _english_key(word: str) -> str:
    figure = english_figure_key(word)
    if figure is not None:
        return figure
    return "" if word.lower() in STOP_WORDS else lemmatise(word)


class LexicalRuns:
    """Vectors of the runs of one document; see `align.encoder.RunVectors`."""

    def __init__(self, vectors: FloatArray) -> None:
        """Take the bags of the sentences: [sentences, dimensions]."""
        self._vectors = vectors

    def vectors(self, length: int, start: int, stop: int) -> FloatArray:
        """Return vectors [stop - start, dimensions] of the runs that end at `start` to `stop` - 1.

        Unit rows; zeros where the run would begin before the document or no word is known.
        """
        result = np.zeros((stop - start, self._vectors.shape[1]), np.float32)
        begin = max(start, length - 1)
        if begin >= stop:
            return result
        rows = result[begin - start :]
        for back in range(length):
            rows += self._vectors[begin - back : stop - back]
        _to_unit_rows(rows)
        return result

    def bags(self, numbers: IntArray | slice) -> FloatArray:
        """Return the bags of some sentences, as they were given: [sentences, dimensions]."""
        return np.asarray(self._vectors[numbers])


class JoinedVectors:
    """Vectors of sentences that join what the encoder and what the dictionary says of them.

    They are put together where they are asked for: those of a long document take more memory
    than all else.
    """

    def __init__(self, meaning: FloatArray, words: LexicalRuns) -> None:
        """Take the vectors of the encoder [sentences, dimensions] and the bags of words."""
        self._meaning, self._words = meaning, words

    def __len__(self) -> int:
        return len(self._meaning)

    def __getitem__(self, numbers: IntArray | slice) -> FloatArray:
        meaning, bags = self._meaning[numbers], self._words.bags(numbers)
        width = meaning.shape[1]
        result = np.empty((len(meaning), width + bags.shape[1]), np.float32)
        result[:, :width] = meaning
        for first in range(0, len(result), _SENTENCES_AT_ONCE):
            rows = np.array(bags[first : first + _SENTENCES_AT_ONCE])
            _to_unit_rows(rows)
            np.multiply(rows, _LEXICAL_WEIGHT, out=result[first : first + len(rows), width:])
        return result


def _to_unit_rows(rows: FloatArray) -> None:
    """Bring rows to length 1, in place; zeros where no word is known."""
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows *= np.where(norms > 1e-4, 1 / np.maximum(norms, 1e-4), 0.0)[:, None]


class _Bags:
    """Weighted keys of sentences, end to end; `ends` has the place behind each sentence's last."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.weights: list[float] = []
        self.ends: list[int] = []

    def add(self, numbers: Sequence[int], weights: Sequence[float]) -> None:
        """Add keys to the sentence that is open."""
        self.numbers += numbers
        self.weights += weights

    def end_sentence(self) -> None:
        """Close the sentence and open the next."""
        self.ends.append(len(self.numbers))


class _Expansion:
    """Chinese words as weighted numbers of English keys, each word expanded once."""

    def __init__(
        self,
        translations: Callable[[str], Sequence[Translation]],
        vocabulary: dict[str, int],
    ) -> None:
        self.translations = translations
        self.vocabulary = vocabulary
        self.known: dict[str, tuple[list[int], list[float]]] = {}

    def add_bag(self, words: Sequence[str], bags: _Bags) -> None:
        """Add a sentence; a word's weight is shared among what it may mean."""
        known = self.known
        for word in words:
            found = known.get(word)
            if found is None:
                found = known[word] = self._expand(word)
            bags.numbers += found[0]
            bags.weights += found[1]
        for _, key in chinese_figure_keys(words):
            if key in self.vocabulary:
                bags.add([self.vocabulary[key]], [1.0])
        bags.end_sentence()

    def _expand(self, word: str) -> tuple[list[int], list[float]]:
        if word.isascii():
            lemma = lemmatise(word)
            return ([self.vocabulary[lemma]], [1.0]) if lemma in self.vocabulary else ([], [])
        possible = [
            (self.vocabulary[translation.lemma], translation.weight)
            for translation in self.translations(word)
            if translation.lemma in self.vocabulary
        ]
        share = math.sqrt(len(possible))
        return [number for number, _ in possible], [weight / share for _, weight in possible]


class _Projection:
    """Signs and places of every key of a vocabulary."""

    def __init__(self, keys: int, dimensions: int) -> None:
        random = np.random.RandomState(_SEED)
        self.dimensions = dimensions
        self.places = random.randint(0, dimensions, size=(keys, _SIGNS))
        self.signs = random.choice([-1.0, 1.0], size=(keys, _SIGNS)) / math.sqrt(_SIGNS)

    def project(self, bags: _Bags, rarity: DoubleArray) -> FloatArray:
        """Return the bags as rows `[sentences, dimensions]`, weighted by rarity."""
        keys, count = max(1, len(rarity)), len(bags.ends)
        if not bags.numbers:
            return np.zeros((count, self.dimensions), np.float32)
        rows = np.repeat(np.arange(count), np.diff(np.array(bags.ends), prepend=0))
        cells = rows * keys + np.array(bags.numbers)
        order = np.argsort(cells, kind="stable")
        cells = cells[order]
        starts = np.flatnonzero(np.diff(cells, prepend=-1))
        amounts = np.add.reduceat(np.array(bags.weights)[order], starts)
        rows, numbers = np.divmod(cells[starts], keys)
        values = np.minimum(amounts, _LARGEST_COUNT) * rarity[numbers]
        result = np.empty((count, self.dimensions), np.float32)
        for first in range(0, count, _SENTENCES_AT_ONCE):
            last = min(first + _SENTENCES_AT_ONCE, count)
            here = slice(*np.searchsorted(rows, (first, last)))
            size = (last - first) * self.dimensions
            vectors: DoubleArray = np.zeros(size)
            for sign in range(_SIGNS):
                places = (rows[here] - first) * self.dimensions + self.places[numbers[here], sign]
                signed = values[here] * self.signs[numbers[here], sign]
                vectors += np.bincount(places, signed, minlength=size)
            result[first:last] = vectors.reshape(last - first, self.dimensions)
        return result

"""What speaks for and against a link between a Chinese and an English word: one number a reason.

A feature is a name, by which its weight is stored, and a function of the table of words. The
features of a sentence pair are an array [source words, target words, features]; what they weigh
together is fitted by `scripts/training/weights/word_links.py` (see `align.words.word_links`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from align.arrays import BoolArray, DoubleArray, FloatArray
from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key
from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from glossary.dictionary.english_words import STOP_WORDS, lemmatise

_TEMPERATURE = 0.1
"""What cosines are divided by before their shares are taken."""
_SURE_WEIGHT = 0.25
"""Weight in the dictionary from which on a translation is taken as sure."""
_SMALLEST_WEIGHT = 1e-3
_FAR = 6.0
"""Words from which on a neighbour's pointer counts as far."""
_LONGEST_SPELLED = 4
"""Characters of a Chinese word up to which it may be a name that is spelled in pinyin."""


@dataclass(frozen=True, slots=True)
class _WordTable:
    """Two sentences word by word; arrays are [source words, target words] unless it says other.

    Attributes:
        meaning: Cosines of the words in their sentences, in [-1, 1].
        alone: Cosines of the words by themselves.
        whole: Weight of the English lemma among the translations of the Chinese word, in [0, 1].
        parts: The largest such weight of a shorter word inside the Chinese one.
        same_figures: 1 where both have the same significant digits.
        same_letters: 1 where both have the same letters.
        same_sounds: 1 where the English word is the Chinese one in pinyin.
        source_marks: [source words, 1], whether the word is a punctuation mark.
        target_marks: [1, target words], the same.
        stop_words: [1, target words], whether the word has no meaning of its own.
        distance: From the diagonal, as a share of the sentence, in [0, 1].
    """

    meaning: FloatArray
    alone: FloatArray
    whole: FloatArray
    parts: FloatArray
    same_figures: FloatArray
    same_letters: FloatArray
    same_sounds: FloatArray
    source_marks: BoolArray
    target_marks: BoolArray
    stop_words: BoolArray
    distance: DoubleArray


_FEATURES: tuple[tuple[str, Callable[[_WordTable], FloatArray | DoubleArray | BoolArray]], ...] = (
    ("meaning", lambda words: words.meaning),
    ("row", lambda words: _log_share(words.alone, axis=1)),
    ("column", lambda words: _log_share(words.alone, axis=0)),
    ("dictionary", lambda words: words.whole),
    ("dictionary_row", lambda words: _share_of_best(words.whole, axis=1)),
    ("dictionary_column", lambda words: _share_of_best(words.whole, axis=0)),
    ("parts", lambda words: words.parts),
    ("figure", lambda words: words.same_figures),
    ("same", lambda words: words.same_letters),
    ("pinyin", lambda words: words.same_sounds),
    ("mark", lambda words: words.source_marks != words.target_marks),
    ("distance", lambda words: words.distance),
    ("stop", lambda words: words.stop_words),
    ("both_marks", lambda words: words.source_marks),
    ("taken_column", lambda words: _is_taken(words.whole, axis=0)),
    ("taken_row", lambda words: _is_taken(words.whole, axis=1)),
)
_NEIGHBOUR_FEATURES = ("neighbour_row", "neighbour_column")
"""How far from where the links of the Chinese, and of the English, neighbours point."""
LINK_FEATURES = (*(name for name, _ in _FEATURES), *_NEIGHBOUR_FEATURES)


def compute_features(
    source: Sequence[str],
    target: Sequence[str],
    *,
    meaning: FloatArray,
    alone: FloatArray,
    dictionary: BilingualDictionary,
) -> FloatArray:
    """Return all features but those of the neighbours, which are zero: [source, target, all].

    Args:
        source: Chinese words.
        target: English words.
        meaning: Cosines [source, target] of the words in their sentences.
        alone: Cosines [source, target] of the words by themselves.
        dictionary: Where translations come from.
    """
    rows, columns = len(source), len(target)
    whole, parts = _dictionary_weights(source, target, dictionary)
    same_figures, same_letters, same_sounds = _spellings(source, target, dictionary)
    places = (np.arange(rows) + 0.5) / rows, (np.arange(columns) + 0.5) / columns
    words = _WordTable(
        meaning=meaning,
        alone=alone,
        whole=whole,
        parts=parts,
        same_figures=same_figures,
        same_letters=same_letters,
        same_sounds=same_sounds,
        source_marks=np.array([[not _has_letter(word)] for word in source]),
        target_marks=np.array([[not _has_letter(word) for word in target]]),
        stop_words=np.array([[word.lower() in STOP_WORDS for word in target]]),
        distance=np.abs(places[0][:, None] - places[1][None, :]),
    )
    features = np.zeros((rows, columns, len(LINK_FEATURES)), np.float32)
    for place, (_, feature) in enumerate(_FEATURES):
        features[..., place] = feature(words)
    return features


def add_neighbours(features: FloatArray, links: Sequence[tuple[int, int]]) -> FloatArray:
    """Return the features with those of the neighbours, from links that are taken as right.

    A link of the word before points at the English word after its own, and so on, up to two words
    away; the nearest such pointer counts, in words, at most `_FAR`, divided by it.
    """
    rows, columns = features.shape[:2]
    by_row = np.full((rows, columns), _FAR, dtype=np.float32)
    by_column = np.full((rows, columns), _FAR, dtype=np.float32)
    row_places, column_places = np.arange(rows), np.arange(columns)
    for row, column in links:
        for step in (-2, -1, 1, 2):
            doubt = 0.5 * (abs(step) - 1)
            if 0 <= row + step < rows:
                away = np.abs(column_places - (column + step)) + doubt
                np.minimum(by_row[row + step], away, out=by_row[row + step])
            if 0 <= column + step < columns:
                away = np.abs(row_places - (row + step)) + doubt
                slot = by_column[:, column + step]
                np.minimum(slot, away, out=slot)
    result = features.copy()
    result[..., LINK_FEATURES.index("neighbour_row")] = by_row / _FAR
    result[..., LINK_FEATURES.index("neighbour_column")] = by_column / _FAR
    return result


def _log_share(cosines: FloatArray, axis: int) -> FloatArray:
    """Return log shares of the cosines in their row or column (softmax), at most 0."""
    scaled = cosines / _TEMPERATURE
    scaled = scaled - scaled.max(axis=axis, keepdims=True)
    return np.asarray(scaled - np.log(np.exp(scaled).sum(axis=axis, keepdims=True)), np.float32)


def _share_of_best(weights: FloatArray, axis: int) -> FloatArray:
    """Return the weights divided by the best of their row or column, in [0, 1]."""
    best = weights.max(axis=axis, keepdims=True)
    return np.asarray(weights / np.maximum(best, _SMALLEST_WEIGHT))


def _is_taken(weights: FloatArray, axis: int) -> BoolArray:
    """Tell where the dictionary surely links one of the two words to another word instead."""
    best = weights.max(axis=axis, keepdims=True)
    return np.asarray((best > _SURE_WEIGHT) & (weights == 0))


def _dictionary_weights(
    source: Sequence[str], target: Sequence[str], dictionary: BilingualDictionary
) -> tuple[FloatArray, FloatArray]:
    """Return `whole` and `parts` of the table, each [source, target]."""
    places: dict[str, list[int]] = {}
    for column, word in enumerate(target):
        places.setdefault(lemmatise(word), []).append(column)
    whole, parts = (np.zeros((len(source), len(target)), np.float32) for _ in range(2))
    for row, word in enumerate(source):
        simplified = dictionary.simplify(word)
        for translation in dictionary.translations(simplified):
            for column in places.get(translation.lemma, ()):
                whole[row, column] = translation.weight
        for part in _parts(simplified, dictionary):
            for translation in dictionary.translations(part):
                for column in places.get(translation.lemma, ()):
                    parts[row, column] = max(parts[row, column], translation.weight)
    return whole, parts


def _parts(word: str, dictionary: BilingualDictionary) -> Sequence[str]:
    """Return the words inside a word; its characters if the dictionary has it whole."""
    if len(word) < 2 or word.isascii():
        return ()
    parts = dictionary.cut(word)
    return list(word) if parts == [word] else parts


def _spellings(
    source: Sequence[str], target: Sequence[str], dictionary: BilingualDictionary
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return `same_figures`, `same_letters`, `same_sounds` of the table: [source, target]."""
    figures: dict[str, list[int]] = {}
    spellings: dict[str, list[int]] = {}
    for column, word in enumerate(target):
        if key := english_figure_key(word):
            figures.setdefault(key, []).append(column)
        elif _has_letter(word):
            spelled = "".join(character for character in word.lower() if character.isalnum())
            spellings.setdefault(spelled, []).append(column)
    same_figures, same_letters, same_sounds = (
        np.zeros((len(source), len(target)), np.float32) for _ in range(3)
    )
    for row, word in enumerate(source):
        cut = dictionary.cut(word)
        if figures and cut:
            for _, key in chinese_figure_keys(cut):
                same_figures[row, figures.get(key, ())] = 1
        if word.isascii():
            same_letters[row, spellings.get(word.lower(), ())] = 1
        elif len(word) <= _LONGEST_SPELLED:
            same_sounds[row, spellings.get(_pinyin(word), ())] = 1
    return same_figures, same_letters, same_sounds


@lru_cache(maxsize=50_000)
def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(word))


def _has_letter(word: str) -> bool:
    return any(character.isalnum() for character in word)

"""What speaks for and against a link between a Chinese and an English word: one number a reason.

The features of a sentence pair are an array `[source_words, target_words, features]`; what they
weigh together is fitted by `scripts/train_word_links.py` (see `align.words.word_links`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from align.encoder.sentence_encoder import FloatArray
from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key
from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from glossary.dictionary.english_words import STOP_WORDS, lemmatise

FEATURES = (
    "meaning",  # cosine of the words in their sentences
    "row",  # log share of the cosine of the words alone, among the English words
    "column",  # the same among the Chinese words
    "dictionary",  # weight of the English lemma in the dictionary
    "dictionary_row",  # the same, divided by the best of the Chinese word
    "dictionary_column",  # the same, divided by the best of the English word
    "parts",  # weight by a shorter word inside the Chinese one
    "figure",  # the same significant digits
    "same",  # the same letters
    "pinyin",  # the English word spells the Chinese one
    "mark",  # a punctuation mark against a word
    "distance",  # from the diagonal, as a share of the sentence
    "stop",  # an English word without meaning of its own
    "both_marks",  # the Chinese word is a mark
    "taken_column",  # the dictionary links the English word to another
    "taken_row",  # the dictionary links the Chinese word to another
    "neighbour_row",  # distance from where links of the Chinese neighbours point
    "neighbour_column",  # distance from where links of the English neighbours point
)
_NEIGHBOURS = 2
_TEMPERATURE = 0.1
_SURE_WEIGHT = 0.25
_FAR = 6.0


def link_features(
    source: Sequence[str],
    target: Sequence[str],
    *,
    meaning: FloatArray,
    alone: FloatArray,
    dictionary: BilingualDictionary,
) -> FloatArray:
    """Return all features but those of the neighbours, which are zero: `[source, target, all]`.

    Args:
        source: Chinese words.
        target: English words.
        meaning: Cosines `[source, target]` of the words in their sentences.
        alone: Cosines `[source, target]` of the words by themselves.
        dictionary: Where translations come from.
    """
    rows, columns = len(source), len(target)
    features = np.zeros((rows, columns, len(FEATURES)), dtype=np.float32)
    features[..., 0] = meaning
    features[..., 1] = _log_share(alone, axis=1)
    features[..., 2] = _log_share(alone, axis=0)
    _add_dictionary(features, source, target, dictionary)
    _add_spelling(features, source, target, dictionary)
    source_marks = np.array([not _has_letter(word) for word in source])
    target_marks = np.array([not _has_letter(word) for word in target])
    features[..., 10] = source_marks[:, None] != target_marks[None, :]
    places = (np.arange(rows) + 0.5) / rows, (np.arange(columns) + 0.5) / columns
    features[..., 11] = np.abs(places[0][:, None] - places[1][None, :])
    features[..., 12] = [word.lower() in STOP_WORDS for word in target]
    features[..., 13] = source_marks[:, None]
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
    result[..., -_NEIGHBOURS] = by_row / _FAR
    result[..., -_NEIGHBOURS + 1] = by_column / _FAR
    return result


def _log_share(cosines: FloatArray, axis: int) -> FloatArray:
    scaled = cosines / _TEMPERATURE
    scaled = scaled - scaled.max(axis=axis, keepdims=True)
    return np.asarray(scaled - np.log(np.exp(scaled).sum(axis=axis, keepdims=True)), np.float32)


def _add_dictionary(
    features: FloatArray,
    source: Sequence[str],
    target: Sequence[str],
    dictionary: BilingualDictionary,
) -> None:
    places: dict[str, list[int]] = {}
    for column, word in enumerate(target):
        places.setdefault(lemmatise(word), []).append(column)
    whole, parts = features[..., 3], features[..., 6]
    for row, word in enumerate(source):
        simplified = dictionary.simplify(word)
        for translation in dictionary.translations(simplified):
            for column in places.get(translation.lemma, ()):
                whole[row, column] = translation.weight
        for part in _parts(simplified, dictionary):
            for translation in dictionary.translations(part):
                for column in places.get(translation.lemma, ()):
                    parts[row, column] = max(parts[row, column], translation.weight)
    best_row, best_column = whole.max(axis=1, keepdims=True), whole.max(axis=0, keepdims=True)
    features[..., 4] = whole / np.maximum(best_row, 1e-3)
    features[..., 5] = whole / np.maximum(best_column, 1e-3)
    features[..., 14] = (best_column > _SURE_WEIGHT) & (whole == 0)
    features[..., 15] = (best_row > _SURE_WEIGHT) & (whole == 0)


def _parts(word: str, dictionary: BilingualDictionary) -> Sequence[str]:
    """Return the words inside a word; its characters if the dictionary has it whole."""
    if len(word) < 2 or word.isascii():
        return ()
    parts = dictionary.cut(word)
    return list(word) if parts == [word] else parts


def _add_spelling(
    features: FloatArray,
    source: Sequence[str],
    target: Sequence[str],
    dictionary: BilingualDictionary,
) -> None:
    figures: dict[str, list[int]] = {}
    spellings: dict[str, list[int]] = {}
    for column, word in enumerate(target):
        if key := english_figure_key(word):
            figures.setdefault(key, []).append(column)
        elif _has_letter(word):
            spelled = "".join(character for character in word.lower() if character.isalnum())
            spellings.setdefault(spelled, []).append(column)
    for row, word in enumerate(source):
        cut = dictionary.cut(word)
        if figures and cut:
            for _, key in chinese_figure_keys(cut):
                features[row, figures.get(key, ()), 7] = 1
        if word.isascii():
            features[row, spellings.get(word.lower(), ()), 8] = 1
        elif len(word) <= 4:
            features[row, spellings.get(_pinyin(word), ()), 9] = 1


@lru_cache(maxsize=50_000)
def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(word))


def _has_letter(word: str) -> bool:
    return any(character.isalnum() for character in word)

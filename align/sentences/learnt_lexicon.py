"""A lexicon learnt from the first alignment of two documents, to read them with once more.

Words that keep company in beads are taken for translations: the dictionary does not know the
names of a novel nor the terms of an office, and a document repeats both. The measure is Dice's
coefficient over beads, each counted with its probability, and never less than half as often again
as chance would have it (Melamed 2000 gives the family). Names written in pinyin are known without
being learnt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from align.arrays import DoubleArray, IntArray
from align.sentences.beads import Bead
from align.sentences.lexical_vectors import DocumentWords
from glossary.dictionary.bilingual_dictionary import Translation

_LEAST_SCORE = 0.4
"""Probability above which a bead is learnt from."""
_LEAST_TOGETHER = 1.8
"""Beads, by probability, that two words must share."""
_LEAST_DICE = 0.35
_AGAINST_CHANCE = 1.5
_ROUNDING = 1 - 1e-9
_BEADS_AT_ONCE = 1024
_WEIGHT_OF_NAME = 0.9
_NAME = re.compile(r"[A-Z][a-z]+(?:['’][a-z]+)?")


def learn_lexicon(
    words: DocumentWords,
    beads: Iterable[Bead],
    translations: Callable[[str], Sequence[Translation]],
    target: Iterable[str],
) -> Callable[[str], Sequence[Translation]]:
    """Return what Chinese words may mean: what is known, what the beads teach, and names.

    Args:
        words: The words of both documents.
        beads: Their first alignment.
        translations: What is known of a word.
        target: The English sentences, for their capital letters.
    """
    learnt = {word: dict(found) for word, found in _learnt(words, beads).items()}
    for word, name in _names(words.source, target):
        known = learnt.setdefault(word, {})
        known[name] = max(_WEIGHT_OF_NAME, known.get(name, 0.0))

    def find(word: str) -> Sequence[Translation]:
        known = translations(word)
        found = learnt.get(word)
        if not found:
            return known
        lemmas = {translation.lemma for translation in known}
        return [
            *(
                Translation(entry.lemma, max(entry.weight, found.get(entry.lemma, 0.0)))
                for entry in known
            ),
            *(Translation(key, weight) for key, weight in found.items() if key not in lemmas),
        ]

    return find


def _learnt(
    words: DocumentWords, beads: Iterable[Bead]
) -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return for each source word the keys that keep its company, with their Dice."""
    taught = [bead for bead in beads if bead.is_pair and bead.score > _LEAST_SCORE]
    scores = np.array([bead.score for bead in taught])
    source = _Company([_distinct(words.source, bead.source) for bead in taught], scores)
    target = _Company([_distinct(words.target, bead.target) for bead in taught], scores)
    if not source.words or not target.words:
        return {}
    width = len(target.words)
    cells, together = _shared(source, target, scores)
    rows, columns = np.divmod(cells, width)
    left, right = source.weights[rows], target.weights[columns]
    dice = 2 * together / (left + right)
    is_kept = (together >= _LEAST_TOGETHER) & (dice >= _LEAST_DICE)
    is_kept &= together * len(taught) >= _AGAINST_CHANCE * left * right
    result: dict[str, list[tuple[str, float]]] = {}
    for row, column, weight in zip(
        rows[is_kept].tolist(), columns[is_kept].tolist(), dice[is_kept].tolist(), strict=True
    ):
        entry = (target.words[column], min(1.0, weight))
        result.setdefault(source.words[row], []).append(entry)
    return result


def _shared(
    source: _Company, target: _Company, scores: DoubleArray
) -> tuple[IntArray, DoubleArray]:
    """Return pairs of words as source * target words + target, rising, and how often they meet.

    Pairs that differ too much in weight for `_LEAST_DICE` are left out: words share at most the
    lighter one's beads.
    """
    width = len(target.words)
    least = _LEAST_DICE / (2 - _LEAST_DICE) * _ROUNDING
    kept: list[tuple[IntArray, DoubleArray]] = []
    for first in range(0, len(scores), _BEADS_AT_ONCE):
        here = slice(first, first + _BEADS_AT_ONCE)
        members = list(zip(source.members[here], target.members[here], strict=True))
        rows = np.concatenate([np.repeat(left, len(right)) for left, right in members])
        columns = np.concatenate([np.tile(right, len(left)) for left, right in members])
        weights = source.weights[rows], target.weights[columns]
        is_near = np.minimum(*weights) >= least * np.maximum(*weights)
        counts = np.repeat(scores[here], [len(left) * len(right) for left, right in members])
        kept.append(((rows * width + columns)[is_near], counts[is_near]))
    cells, places = np.unique(np.concatenate([part[0] for part in kept]), return_inverse=True)
    together = np.bincount(places, np.concatenate([part[1] for part in kept]))
    return cells, together.astype(np.float64)


class _Company:
    """The words of one side of some beads that occur often enough to be learnt.

    Attributes:
        words: In their order.
        weights: [words], in how many beads each is, by probability.
        members: For each bead the numbers of its words.
    """

    def __init__(self, sets: Sequence[set[str]], scores: DoubleArray) -> None:
        counts: dict[str, float] = {}
        for found, score in zip(sets, scores.tolist(), strict=True):
            for word in found:
                counts[word] = counts.get(word, 0.0) + score
        self.words = sorted(word for word, count in counts.items() if count >= _LEAST_TOGETHER)
        self.weights: DoubleArray = np.array([counts[word] for word in self.words])
        numbers = {word: number for number, word in enumerate(self.words)}
        self.members: list[IntArray] = [
            np.array(sorted(numbers[word] for word in found if word in numbers), np.int64)
            for found in sets
        ]


def _distinct(sentences: Sequence[Sequence[str]], numbers: Sequence[int]) -> set[str]:
    return {word for number in numbers for word in sentences[number]}


def _names(source: Iterable[Sequence[str]], target: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield Chinese words with the capitalised English words that are their pinyin."""
    capitalised = {
        re.sub("['’]", "", name).lower() for text in target for name in _NAME.findall(text)
    }
    # Loading pinyin takes longer than aligning two short texts.
    from pypinyin import lazy_pinyin

    for word in sorted({word for sentence in source for word in sentence}):
        if not word.isascii():
            sound = "".join(lazy_pinyin(word))
            if len(sound) > 1 and sound in capitalised:
                yield word, sound

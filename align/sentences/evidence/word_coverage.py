"""Which words of a bead the other side translates, and which it does not but its neighbour would.

For every word of the source sentences of a bead is asked whether a word of its target sentences
may translate it. The rarity of those that are (idf) is the mass covered; that of words which are
not, while the sentence before or behind the target side would cover them, is stray: it says that
the bead ends too early. The same the other way round. All beads that end in some cells are looked
at together: words against sentences, in products of small matrices, so the cost is that of the
band and not of the documents.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from align.arrays import BoolArray, FloatArray, IntArray
from align.sentences.beads import LONGEST_RUN
from align.sentences.lexical_vectors import DocumentWords
from corpora.quantities.figure_keys import chinese_figure_keys
from glossary.dictionary.bilingual_dictionary import Translation
from glossary.dictionary.english_words import lemmatise

_LEAST_WEIGHT = 0.2
"""Weight above which a translation counts."""
_COLUMNS_AT_ONCE = 512
"""Target sentences whose words are looked at together."""
_LEAST_TOTAL = 1.0
"""Mass that a side is taken to have at least, when shares are taken of it."""


@dataclass(frozen=True, slots=True)
class SideCoverage:
    """One side of the beads of one shape; arrays are [cells].

    Attributes:
        covered: Rarity of the words that the other side may translate, summed.
        stray: Of those that only the sentence beside the other side may translate.
        total: Of all words.
        weakest_share: The part of its mass that is covered of that sentence of a side with several
            which is covered least, in [0, 1]; 0 of one sentence.
    """

    covered: FloatArray
    stray: FloatArray
    total: FloatArray
    weakest_share: FloatArray

    def share(self) -> FloatArray:
        """Return the part of the mass that is covered, in [0, 1]."""
        return np.asarray(self.covered / np.maximum(self.total, _LEAST_TOTAL), np.float32)


@dataclass(frozen=True, slots=True)
class BeadCoverage:
    """Both sides of the beads of one shape."""

    source: SideCoverage
    target: SideCoverage


class WordCoverage:
    """The words of two documents, what they weigh and which translate which."""

    def __init__(
        self, words: DocumentWords, translations: Callable[[str], Iterable[Translation]]
    ) -> None:
        """Weigh the words by how rare they are; one without any counterpart weighs nothing."""
        keys = _frequencies(words.target)
        sentences = [
            [*sentence, *(key for _, key in chinese_figure_keys(sentence))]
            for sentence in words.source
        ]
        frequencies = _frequencies(sentences)
        self._key_numbers = {key: number for number, key in enumerate(keys)}
        numbers = {word: number for number, word in enumerate(frequencies)}
        self._links = [
            self._linked(word, translations) for word in frequencies
        ]  # by source word, the numbers of keys
        rarity = _rarity(frequencies, len(sentences))
        rarity[[not links for links in self._links]] = 0
        self._source = _Side(sentences, numbers, rarity)
        self._target = _Side(words.target, self._key_numbers, _rarity(keys, len(words.target)))

    def of_cells(self, rows: IntArray, columns: IntArray) -> CellCoverage:
        """Look at the beads that end behind the first `rows` source, `columns` target sentences."""
        # In pieces, where the band is wide: the matrices grow with the square of its width.
        pieces = (columns - columns.min()) // _COLUMNS_AT_ONCE
        places = [np.flatnonzero(pieces == piece) for piece in np.unique(pieces)]
        return CellCoverage(
            len(rows), [(part, self._narrow(rows[part], columns[part])) for part in places]
        )

    def _narrow(self, rows: IntArray, columns: IntArray) -> _NarrowCoverage:
        # A bead and the sentence beside it at either end.
        top, left = int(rows.min()) - LONGEST_RUN - 1, int(columns.min()) - LONGEST_RUN - 1
        source = self._source.window(top, int(rows.max()) + 1)
        target = self._target.window(left, int(columns.max()) + 1)
        places = {int(number): place for place, number in enumerate(target.numbers)}
        linked = [
            (word, places[key])
            for word, number in enumerate(source.numbers.tolist())
            for key in self._links[number]
            if key in places
        ]
        links = np.zeros((len(source.numbers), len(target.numbers)), np.float32)
        if linked:
            links[tuple(np.array(linked).T)] = 1
        return _NarrowCoverage(
            _Masses(source, (links @ np.minimum(target.counts, 1)) > 0),
            _Masses(target, (links.T @ np.minimum(source.counts, 1)) > 0),
            rows - top,
            columns - left,
        )

    def _linked(
        self, word: str, translations: Callable[[str], Iterable[Translation]]
    ) -> tuple[int, ...]:
        if word.startswith("#"):  # a figure has the same key on both sides
            return (self._key_numbers[word],) if word in self._key_numbers else ()
        keys = {found.lemma for found in translations(word) if found.weight > _LEAST_WEIGHT}
        if word.isascii():
            keys |= {word, lemmatise(word)}
        return tuple(sorted(self._key_numbers[key] for key in keys if key in self._key_numbers))


class CellCoverage:
    """The coverage of all beads that end in some cells."""

    def __init__(self, cells: int, parts: list[tuple[IntArray, _NarrowCoverage]]) -> None:
        """Take parts that have some of the cells each, by their places."""
        self._cells, self._parts = cells, parts

    def of_shape(self, m: int, n: int) -> BeadCoverage:
        """Return the coverage of the beads of `m` source and `n` target sentences."""
        values = np.empty((2, 4, self._cells), np.float32)  # side, attribute of `SideCoverage`
        for places, part in self._parts:
            values[0][:, places] = part.source.of_beads(part.rows, m, part.columns, n)
            values[1][:, places] = part.target.of_beads(part.columns, n, part.rows, m)
        return BeadCoverage(SideCoverage(*values[0]), SideCoverage(*values[1]))


@dataclass(frozen=True, slots=True)
class _NarrowCoverage:
    """Some cells that lie close together; `rows` and `columns` count within the masses."""

    source: _Masses
    target: _Masses
    rows: IntArray
    columns: IntArray


@dataclass(frozen=True, slots=True)
class _Window:
    """Some sentences of one side: distinct words, how often in each sentence, what they weigh.

    Attributes:
        numbers: [words], of the words, rising.
        counts: [words, sentences].
        rarity: [words].
    """

    numbers: IntArray
    counts: FloatArray
    rarity: FloatArray


class _Side:
    """The words of one document by number, end to end."""

    def __init__(
        self, sentences: Sequence[Sequence[str]], numbers: dict[str, int], rarity: FloatArray
    ) -> None:
        self._rarity = rarity
        self._ends = np.cumsum([0, *map(len, sentences)])
        self._words = np.fromiter(
            (numbers[word] for sentence in sentences for word in sentence),
            np.int64,
            int(self._ends[-1]),
        )

    def window(self, first: int, last: int) -> _Window:
        """Return sentences `first` to `last` - 1; there are no words outside the document."""
        inside = np.clip(np.arange(first, last + 1), 0, len(self._ends) - 1)
        ends = self._ends[inside]
        words = self._words[ends[0] : ends[-1]]
        places = np.repeat(np.arange(last - first), np.diff(ends))
        is_heavy = self._rarity[words] > 0
        numbers, found = np.unique(words[is_heavy], return_inverse=True)
        counts = np.zeros((len(numbers), last - first), np.float32)
        np.add.at(counts, (found, places[is_heavy]), 1)
        return _Window(numbers, counts, self._rarity[numbers])


class _Masses:
    """Mass covered and stray of the sentences of a window, by the span of the other side."""

    def __init__(self, window: _Window, hits: BoolArray) -> None:
        """Take which word [words] may be translated in which sentence beside [sentences]."""
        weights = np.ascontiguousarray((window.counts * window.rarity[:, None]).T)
        words, width = hits.shape
        sums = np.zeros((words, width + 1), np.int16)
        np.cumsum(hits, axis=1, out=sums[:, 1:])
        totals = weights.sum(axis=1)
        self._covered, self._stray, self._shares = [], [], []
        for span in range(1, LONGEST_RUN + 1):
            # Column e stands for the sentences e - span to e - 1; the first have none so far back.
            inside = np.zeros((words, width + 1), np.bool_)
            inside[:, span:] = sums[:, span:] > sums[:, : width + 1 - span]
            beside = np.zeros_like(inside)
            beside[:, :width] = hits
            beside[:, span + 1 :] |= hits[:, : width - span]
            covered = weights @ inside.astype(np.float32)
            self._covered.append(_summed(covered))
            self._shares.append(covered / np.maximum(totals, _LEAST_TOTAL)[:, None])
            self._stray.append(_summed(weights @ (beside & ~inside).astype(np.float32)))
        self._totals = _summed(totals)

    def of_beads(
        self, ends: IntArray, size: int, other_ends: IntArray, span: int
    ) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Return what `SideCoverage` holds, each [cells].

        Of `size` sentences that end at `ends`, by `span` of the other side.
        """
        begins, shares = ends - size, self._shares[span - 1]
        weakest = shares[ends - 1, other_ends] if size > 1 else np.zeros(len(ends), np.float32)
        for back in range(2, size + 1):
            np.minimum(weakest, shares[ends - back, other_ends], out=weakest)
        covered, stray = self._covered[span - 1], self._stray[span - 1]
        return (
            covered[ends, other_ends] - covered[begins, other_ends],
            stray[ends, other_ends] - stray[begins, other_ends],
            self._totals[ends] - self._totals[begins],
            weakest,
        )


def _summed(masses: FloatArray) -> FloatArray:
    """Return the sums of the first i sentences: [sentences + 1, ...] of [sentences, ...]."""
    return np.concatenate([np.zeros((1, *masses.shape[1:]), np.float32), masses.cumsum(axis=0)])


def _frequencies(sentences: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return in how many sentences each word is, in the order of the words."""
    counted = Counter(word for sentence in sentences for word in set(sentence))
    return {word: counted[word] for word in sorted(counted)}


def _rarity(frequencies: dict[str, int], sentences: int) -> FloatArray:
    return np.array([math.log(1 + sentences / count) for count in frequencies.values()], np.float32)

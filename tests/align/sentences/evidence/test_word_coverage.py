import math

import numpy as np
import pytest

from align.sentences.beads import BEAD_SHAPES
from align.sentences.evidence import word_coverage
from align.sentences.evidence.word_coverage import WordCoverage
from align.sentences.lexical_vectors import DocumentWords
from glossary.dictionary.bilingual_dictionary import Translation

KNOWN = {"山": "hill", "水": "water", "人": "man"}


def _translations(word):
    return [Translation(KNOWN[word], 1.0)] if word in KNOWN else []


def _coverage(source, target):
    words = DocumentWords(tuple(map(list, source)), tuple(text.split() for text in target))
    return WordCoverage(words, _translations)


def _bead(coverage, ends, shape):
    return coverage.of_cells(np.array([ends[0]]), np.array([ends[1]])).of_shape(*shape)


SOURCE, TARGET = ["山水", "人", "谜"], ["hill", "water", "man puzzle"]
ONCE = math.log(1 + 3)  # the rarity of a word in one of three sentences


@pytest.mark.parametrize(
    ("ends", "shape", "source", "target"),
    [
        ((1, 1), (1, 1), (ONCE, ONCE, 2 * ONCE), (ONCE, 0, ONCE)),
        ((1, 2), (1, 2), (2 * ONCE, 0, 2 * ONCE), (2 * ONCE, 0, 2 * ONCE)),
        ((1, 2), (1, 1), (ONCE, ONCE, 2 * ONCE), (ONCE, 0, ONCE)),
        ((2, 3), (1, 1), (ONCE, 0, ONCE), (ONCE, 0, 2 * ONCE)),
        ((3, 3), (1, 1), (0, 0, 0), (0, ONCE, 2 * ONCE)),
        ((2, 3), (2, 3), (3 * ONCE, 0, 3 * ONCE), (3 * ONCE, 0, 4 * ONCE)),
    ],
    ids=["one short", "whole", "one late", "unknown word", "beside", "all"],
)
def test_masses_worked_out_by_hand(ends, shape, source, target):
    bead = _bead(_coverage(SOURCE, TARGET), ends, shape)
    for side, expected in ((bead.source, source), (bead.target, target)):
        found = [float(side.covered[0]), float(side.stray[0]), float(side.total[0])]
        assert found == pytest.approx(expected, abs=1e-5)
        assert 0 <= float(side.share()[0]) <= 1


@pytest.mark.parametrize(
    ("ends", "shape", "source", "target"),
    [
        ((1, 1), (1, 1), 0, 0),
        ((1, 2), (1, 2), 0, 1),
        ((1, 3), (1, 2), 0, 0),
        ((2, 3), (2, 3), 1, 0.5),
        ((2, 2), (2, 1), 0, 0),
    ],
    ids=["one each", "both covered", "one not covered", "half covered", "one not covered, source"],
)
def test_the_sentence_covered_least_is_found_on_a_side_with_several(ends, shape, source, target):
    bead = _bead(_coverage(SOURCE, TARGET), ends, shape)
    assert float(bead.source.weakest_share[0]) == pytest.approx(source, abs=1e-6)
    assert float(bead.target.weakest_share[0]) == pytest.approx(target, abs=1e-6)


def test_figures_cover_each_other_whatever_their_script():
    words = DocumentWords((["三十", "五"], ["山"]), (["#35"], ["hill"]))
    bead = _bead(WordCoverage(words, _translations), (1, 1), (1, 1))
    assert float(bead.source.share()[0]) == pytest.approx(1)
    assert float(bead.target.share()[0]) == pytest.approx(1)


@pytest.mark.parametrize("at_once", [512, 4], ids=["narrow", "wide"])
def test_cells_looked_at_together_are_what_they_are_alone(monkeypatch, at_once):
    monkeypatch.setattr(word_coverage, "_COLUMNS_AT_ONCE", at_once)
    chance = np.random.default_rng(3)
    source = ["".join(chance.choice(list("山水人"), 3)) for _ in range(20)]
    target = [" ".join(chance.choice(list(KNOWN.values()), 3)) for _ in range(22)]
    coverage = _coverage(source, target)
    rows, columns = np.array([5, 9, 20, 14]), np.array([6, 7, 22, 13])
    for m, n in BEAD_SHAPES:
        together = coverage.of_cells(rows, columns).of_shape(m, n)
        for place, ends in enumerate(zip(rows, columns, strict=True)):
            alone = _bead(coverage, ends, (m, n))
            for side in ("source", "target"):
                for name in ("covered", "stray", "total", "weakest_share"):
                    value = getattr(getattr(together, side), name)[place]
                    expected = getattr(getattr(alone, side), name)[0]
                    assert value == pytest.approx(expected, abs=1e-4)


def test_swapping_the_sides_swaps_the_masses():
    words = DocumentWords((["a", "b"], ["c"], ["d"]), (["a"], ["b", "c"], ["d"]))
    swapped = DocumentWords(words.target, words.source)
    straight, crossed = (WordCoverage(side, lambda word: []) for side in (words, swapped))
    for ends, shape in (((1, 1), (1, 1)), ((2, 2), (2, 1)), ((3, 3), (2, 2))):
        bead = _bead(straight, ends, shape)
        other = _bead(crossed, ends[::-1], shape[::-1])
        assert bead.source.covered == pytest.approx(other.target.covered)
        assert bead.target.stray == pytest.approx(other.source.stray)

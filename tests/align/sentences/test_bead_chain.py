import itertools
from typing import Any

import numpy as np
import pytest

from align.sentences.anchors import Anchors
from align.sentences.bead_chain import BeadChain, SkipScores
from align.sentences.beads import BEAD_SHAPES
from align.sentences.search_band import SearchBand, build_search_band

_NO_ANCHORS = Anchors(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def _full_band(rows, columns):
    low = np.zeros(rows + 1, np.int64)
    high = np.full(rows + 1, columns, np.int64)
    return SearchBand(low, high, np.concatenate([[0], np.cumsum(high - low + 1)]))


def _alignments(i, j, band, scores, skips, after_target_skip=False):
    """Yield every alignment of the rest from (i, j): its arcs and their summed score."""
    last_row, last_column = len(band.low) - 1, int(band.high[-1])
    if (i, j) == (last_row, last_column):
        yield (), 0.0
    for shape, (m, n) in enumerate(BEAD_SHAPES):
        if i + m <= last_row and j + n <= last_column:
            cell = int(band.cell_at(np.array([i + m]), np.array([j + n]))[0])
            if cell >= 0 and np.isfinite(scores[cell, shape]):
                for arcs, value in _alignments(i + m, j + n, band, scores, skips):
                    yield (("bead", cell, shape), *arcs), value + scores[cell, shape]
    if i < last_row and not after_target_skip and band.low[i + 1] <= j <= band.high[i + 1]:
        for arcs, value in _alignments(i + 1, j, band, scores, skips):
            yield (("source", i), *arcs), value + skips.source[i]
    if j < last_column and j + 1 <= band.high[i]:
        for arcs, value in _alignments(i, j + 1, band, scores, skips, True):
            yield (("target", j), *arcs), value + skips.target[j]


def _case(band, seed):
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(band.cells, len(BEAD_SHAPES)))
    rows, columns = band.rows_and_columns(0, len(band.low))
    for shape, (m, n) in enumerate(BEAD_SHAPES):
        begins = band.cell_at(rows - m, columns - n)
        scores[(begins < 0) | (chance.random(band.cells) < 0.1), shape] = -np.inf
    skips = SkipScores(
        chance.normal(size=len(band.low) - 1), chance.normal(size=int(band.high[-1]))
    )
    return scores, skips


_BANDS = {
    "square": _full_band(3, 3),
    "tall": _full_band(4, 2),
    "one row": _full_band(1, 4),
    "narrow": SearchBand(
        np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]), np.array([0, 2, 5, 8, 10])
    ),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", _BANDS)
def test_probabilities_are_those_of_all_alignments_written_out(name, seed):
    band = _BANDS[name]
    scores, skips = _case(band, seed)
    posterior = BeadChain(band).posterior(scores, skips)
    total: float = 0.0
    sums: dict[Any, Any] = {}
    for arcs, value in _alignments(0, 0, band, scores, skips):
        weight = np.exp(value)
        total += weight
        for arc in arcs:
            sums[arc] = sums.get(arc, 0.0) + weight
    assert posterior.log_partition == pytest.approx(np.log(total))
    for cell, shape in itertools.product(range(band.cells), range(len(BEAD_SHAPES))):
        expected = sums.get(("bead", cell, shape), 0.0) / total
        assert posterior.beads[cell, shape] == pytest.approx(expected, abs=1e-9)
    for row, probability in enumerate(posterior.source_skips):
        assert probability == pytest.approx(sums.get(("source", row), 0.0) / total, abs=1e-9)
    for column, probability in enumerate(posterior.target_skips):
        assert probability == pytest.approx(sums.get(("target", column), 0.0) / total, abs=1e-9)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", _BANDS)
def test_the_alignment_returned_has_the_largest_expected_gain(name, seed):
    band = _BANDS[name]
    scores, skips = _case(band, seed)
    chain = BeadChain(band)
    posterior = chain.posterior(scores, skips)
    beads = chain.least_risk(posterior, cost=0.35, skip_weight=0.5)

    def gain_of(arc):
        if arc[0] == "bead":
            return posterior.beads[arc[1], arc[2]] - 0.35
        side = posterior.source_skips if arc[0] == "source" else posterior.target_skips
        return 0.5 * (side[arc[1]] - 0.35)

    best = max(sum(map(gain_of, arcs)) for arcs, _ in _alignments(0, 0, band, scores, skips))
    found = sum(bead.score - 0.35 if bead.is_pair else 0.5 * (bead.score - 0.35) for bead in beads)
    assert found == pytest.approx(best)
    assert [i for bead in beads for i in bead.source] == list(range(len(band.low) - 1))
    assert [j for bead in beads for j in bead.target] == list(range(int(band.high[-1])))


def test_every_unit_is_paired_or_skipped_with_certainty():
    band = _full_band(4, 3)
    scores, skips = _case(band, 9)
    posterior = BeadChain(band).posterior(scores, skips)
    rows, _ = band.rows_and_columns(0, 5)
    covered = np.array(posterior.source_skips)
    for cell, shape in itertools.product(range(band.cells), range(len(BEAD_SHAPES))):
        m, _ = BEAD_SHAPES[shape]
        if posterior.beads[cell, shape] > 0:
            covered[rows[cell] - m : rows[cell]] += posterior.beads[cell, shape]
    np.testing.assert_allclose(covered, 1, atol=1e-9)


def test_the_band_runs_between_anchors_and_along_the_edges():
    anchors = Anchors(np.array([40]), np.array([10]), np.ones(1, np.float32))
    band = build_search_band(50, 60, anchors)
    assert band.low[0] == 0
    assert band.high[50] == 60
    assert band.low[41] <= 11 <= band.high[41]
    assert (np.diff(band.low) >= 0).all()
    assert (np.diff(band.high) >= 0).all()
    assert band.cells < 51 * 61


def test_a_very_large_rectangle_is_searched_along_its_diagonal_only():
    band = build_search_band(20_000, 20_000, _NO_ANCHORS)
    assert band.cells < 20_000 * 200
    # A way from the first cell to the last exists: neighbouring rows share columns.
    assert (band.low[1:] <= band.high[:-1]).all()

from itertools import pairwise

import numpy as np

from align.sentences import anchors as module
from align.sentences.anchors import _chain, _keep_largest, _largest, find_anchors


def _unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _pair(count, seed=0):
    chance = np.random.default_rng(seed)
    source = chance.standard_normal((count, 48))
    return _unit(source), _unit(source + 0.3 * chance.standard_normal((count, 48)))


def test_translations_in_order_are_all_anchors():
    source, target = _pair(80)
    anchors = find_anchors(source, target)
    assert anchors.source.tolist() == anchors.target.tolist() == list(range(80))
    assert (anchors.weight > 0).all()


def test_a_missing_chapter_leaves_the_anchors_around_it():
    source, target = _pair(300)
    anchors = find_anchors(source, np.delete(target, np.arange(50, 250), axis=0))
    found = dict(zip(anchors.source.tolist(), anchors.target.tolist(), strict=True))
    assert all(found[i] == i for i in range(50))
    assert all(found[i] == i - 200 for i in range(250, 300))


def test_a_long_document_is_sampled_with_the_same_result(monkeypatch):
    source, target = _pair(900, seed=3)
    whole = find_anchors(source, target)
    monkeypatch.setattr(module, "_SAMPLE", 100)
    monkeypatch.setattr(module, "_ROWS_AT_ONCE", 128)
    sampled = find_anchors(source, target)
    assert sampled.source.tolist() == whole.source.tolist()
    assert sampled.target.tolist() == whole.target.tolist()


def test_empty_sides_have_no_anchors():
    nothing = np.zeros((0, 8), np.float32)
    assert len(find_anchors(nothing, _pair(3)[0][:, :8]).source) == 0
    assert len(find_anchors(_pair(3)[0][:, :8], nothing).source) == 0


def test_the_heaviest_chain_wins_over_the_longest():
    source = np.array([0, 1, 2, 1])
    target = np.array([0, 1, 2, 5])
    weight = np.array([1, 1, 1, 5], np.float32)
    chain = _chain(source, target, weight)
    assert list(zip(chain.source.tolist(), chain.target.tolist(), strict=True)) == [(0, 0), (1, 5)]


def test_the_chain_is_the_best_of_all_chains():
    chance = np.random.default_rng(1)
    for _ in range(30):
        source, target = chance.integers(0, 6, 9), chance.integers(0, 6, 9)
        weight = chance.random(9).astype(np.float32)
        best = 0.0
        for members in range(1 << 9):
            picked = [k for k in range(9) if members >> k & 1]
            picked.sort(key=lambda k: (source[k], target[k]))
            rises = all(
                source[a] < source[b] and target[a] < target[b] for a, b in pairwise(picked)
            )
            if rises:
                best = max(best, float(weight[picked].sum()))
        chain = _chain(source, target, weight)
        assert abs(float(chain.weight.sum()) - best) < 1e-5


def test_the_largest_of_a_row_are_found_through_groups_of_columns():
    values = np.random.default_rng(2).random((7, 1003)).astype(np.float32)
    columns = _largest(values, 8)
    expected = np.sort(values, axis=1)[:, -8:]
    found = np.sort(np.take_along_axis(values, columns, axis=1), axis=1)
    np.testing.assert_array_equal(found, expected)


def test_the_neighbourhood_of_a_column_is_kept_over_blocks():
    values = np.random.default_rng(4).random((20, 5)).astype(np.float32)
    kept = _keep_largest(np.full((3, 5), -1, np.float32), values[:10], 3)
    kept = _keep_largest(kept, values[10:], 3)
    np.testing.assert_array_equal(np.sort(kept, axis=0), np.sort(values, axis=0)[-3:])

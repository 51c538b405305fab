import numpy as np
import pytest

from align.encoder import packaged_encoder, piece_table
from align.encoder.piece_table import PieceTable


def in_turn(work, batches):
    for batch in batches:
        work(batch)


@pytest.fixture
def table_and_asked():
    """A table of the double and the square of each piece, and the pieces it computed."""
    asked = []

    def compute(pieces):
        asked.extend(pieces.tolist())
        column = pieces[:, None].astype(np.float32)
        return [2 * column, np.repeat(column**2, 3, axis=1)]

    return PieceTable(compute, [1, 3], 100), asked


def test_a_piece_is_computed_once(table_and_asked):
    table, asked = table_and_asked
    table.add(np.array([7, 3, 7, 3]), in_turn)
    table.add(np.array([3, 5]), in_turn)
    assert asked == [3, 7, 5]
    rows = table.rows(np.array([7, 5, 3, 7]))
    assert table.arrays[0][rows].ravel().tolist() == [14, 10, 6, 14]
    assert table.arrays[1][rows].tolist() == [[49] * 3, [25] * 3, [9] * 3, [49] * 3]


def test_a_table_that_would_outgrow_its_size_is_begun_anew(table_and_asked, monkeypatch):
    monkeypatch.setattr(piece_table, "_LARGEST", 3)
    table, asked = table_and_asked
    table.add(np.array([1, 2]), in_turn)
    table.add(np.array([2, 3, 4]), in_turn)
    assert asked == [1, 2, 2, 3, 4]
    rows = table.rows(np.array([4, 2]))
    assert table.arrays[0][rows].ravel().tolist() == [8, 4]
    assert table.rows(np.array([1])).tolist() == [-1]


def test_more_pieces_at_once_than_a_table_keeps_are_all_there(table_and_asked, monkeypatch):
    monkeypatch.setattr(piece_table, "_LARGEST", 3)
    table, _ = table_and_asked
    table.add(np.arange(10), in_turn)
    assert table.arrays[0][table.rows(np.arange(10))].ravel().tolist() == list(range(0, 20, 2))


def test_many_texts_have_the_vectors_they_have_alone():
    encoder = packaged_encoder()
    texts = [f"The city planted {count} trees in spring." for count in range(1100)]
    together = encoder.encode(texts)[[0, 512, 1099]]
    alone = encoder.encode([texts[0], texts[512], texts[1099]])
    np.testing.assert_allclose(together, alone, atol=1e-5)

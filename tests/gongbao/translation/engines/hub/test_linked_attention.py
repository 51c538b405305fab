"""Word links in the place of attention."""

import numpy as np
import pytest

from gongbao.translation.engines import DecodingOptions, DecodingRequest
from gongbao.translation.engines.hub import LinkedAttention, linked_attention as module

SOURCE = "政府将加强环境保护，改善人民生活。"


@pytest.fixture(scope="module")
def sides(packaged_engine):
    source = tuple(placed.piece for placed in packaged_engine.pieces.encode(SOURCE))
    words = "The government will strengthen environmental protection and improve people's lives."
    return source, packaged_engine.pieces.encode_words(words)


def test_linked_words_look_at_each_other(packaged_engine, sides):
    source, target = sides
    table = LinkedAttention(packaged_engine.pieces).between(source, target)
    for english, chinese in (("▁government", "政府"), ("▁protection", "保护"), ("▁lives", "生活")):
        row = np.asarray(table)[target.index(english)]
        best = source[int(row.argmax())].lstrip("▁")
        assert set(best) & set(chinese), (english, best)


def test_rows_sum_to_one_and_no_cell_is_empty(packaged_engine, sides):
    source, target = sides
    table = LinkedAttention(packaged_engine.pieces).between(source, target)
    assert table.shape == (len(target), len(source) + 1)
    np.testing.assert_allclose(table[:, :].sum(axis=1), 1, atol=1e-5)
    assert (np.asarray(table) > 0).all()


def test_a_word_without_links_looks_between_its_neighbours(packaged_engine, sides):
    source, target = sides
    table = np.asarray(LinkedAttention(packaged_engine.pieces).between(source, target))
    centres = table[:, :-1] @ np.arange(len(source))
    place = target.index("▁and")
    assert centres[place - 2] - 2 <= centres[place] <= centres[place + 2] + 2


def test_nothing_is_linked_until_somebody_reads(packaged_engine, sides, monkeypatch):
    asked = []

    def link(*sides):
        asked.append(sides)
        return np.ones((3, 4))

    monkeypatch.setattr(module, "link_pieces", link)
    table = LinkedAttention(packaged_engine.pieces).between(("a", "b", "c"), ("x", "y", "z"))
    assert (len(table), table.shape, table.ndim) == (3, (3, 4), 2)
    assert not asked
    assert table[0, 1] == 1
    assert table.T.shape == (4, 3)
    assert len(asked) == 1


def test_an_empty_translation_has_an_empty_table(packaged_engine, sides):
    table = LinkedAttention(packaged_engine.pieces).between(sides[0], ())
    assert np.asarray(table).shape == (0, len(sides[0]) + 1)


def test_an_engine_uses_the_links_it_is_given(packaged_engine, random_model_folder):
    from gongbao.translation.engines import CTranslate2Engine

    engine = CTranslate2Engine(random_model_folder, threads=1)
    engine.attention = LinkedAttention(engine.pieces)
    source = tuple(placed.piece for placed in engine.pieces.encode(SOURCE))
    (found,) = engine.translate([DecodingRequest(source)], DecodingOptions(beam_size=1))
    assert np.asarray(found.attention).shape == (len(found.pieces), len(source) + 1)

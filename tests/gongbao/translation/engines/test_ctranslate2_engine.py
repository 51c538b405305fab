"""How a model folder says that its beams are to be searched."""

import json
import shutil

import pytest

from corpora import ModelError
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation.engines import CTranslate2Engine, DecodingOptions, DecodingRequest

SOURCE = "全市地区生产总值增长，居民收入稳步提高，城乡面貌焕然一新。"


@pytest.fixture
def engine_with(tmp_path):
    """Return a function that opens the packaged model with other search settings."""

    def make(search):
        folder = tmp_path / "model"
        if not folder.exists():
            folder.mkdir()
            for name in ("model.bin", "config.json", "shared_vocabulary.json", "source.spm"):
                shutil.copy(PACKAGED / name, folder / name)
        settings = {"name": "changed", "features": {}, "search": search}
        (folder / "gongbao.json").write_text(json.dumps(settings), encoding="utf-8")
        return CTranslate2Engine(folder, threads=1)

    return make


def hypotheses(engine, beam_size=4):
    pieces = tuple(piece.piece for piece in engine.pieces.encode(SOURCE))
    (found,) = engine.candidates([DecodingRequest(pieces)], DecodingOptions(beam_size=beam_size))
    return list(found)


def test_patience_and_length_penalty_reach_the_beam(engine_with):
    hasty = hypotheses(engine_with({}))
    patient = hypotheses(engine_with({"length_penalty": 2.0, "patience": 3.0}))
    assert len(patient[0].pieces) >= len(hasty[0].pieces)
    assert {h.pieces for h in patient} != {h.pieces for h in hasty}


def test_scores_are_by_piece_whatever_the_penalty(engine_with):
    plain = {h.pieces: h.score for h in hypotheses(engine_with({}))}
    penalised = hypotheses(engine_with({"length_penalty": 1.5}))
    shared = [(plain[h.pieces], h.score) for h in penalised if h.pieces in plain]
    assert shared
    for before, after in shared:
        assert after == pytest.approx(before, rel=1e-3)


def test_greedy_search_takes_no_beam_settings(engine_with):
    (plain,) = hypotheses(engine_with({}), beam_size=1)
    (set_up,) = hypotheses(engine_with({"length_penalty": 2.0, "patience": 3.0}), beam_size=1)
    assert plain.pieces == set_up.pieces


@pytest.mark.parametrize("search", [{"beams": 4}, {"patience": "long"}, [2.0], {"patience": True}])
def test_unknown_settings_are_refused_with_their_place(engine_with, search):
    with pytest.raises(ModelError, match=r"gongbao\.json: search holds numbers under"):
        engine_with(search)

"""A table of positions has a last row: nothing is asked beyond it, however long a text is."""

import json

import pytest

from gongbao.translation.engines import CTranslate2Engine, DecodingOptions, DecodingRequest


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """A model of 64 positions, 52 of which are used."""
    from tests.gongbao.conftest import write_random_model

    folder = tmp_path_factory.mktemp("short")
    write_random_model(folder, positions=64)
    facts = {"position_limit": 40, "longest_output": 52, "frame": {"target_prefix": ["▁y"]}}
    (folder / "gongbao.json").write_text(json.dumps(facts), encoding="utf-8")
    return CTranslate2Engine(folder, threads=1, compute_type="float32")


@pytest.mark.parametrize("length", [1, 50, 51, 52, 64, 200])
def test_sources_and_prefixes_beyond_the_table_are_cut(engine, length):
    request = DecodingRequest(("▁2",) * length, ("▁in",) * length)
    for beam_size in (1, 2):
        (made,) = engine.translate([request], DecodingOptions(beam_size=beam_size))
        assert len(made.pieces) <= 52
        assert made.pieces[:1] == ("▁in",)
        assert made.attention.shape == (len(made.pieces), min(length, 51) + 1)
    for other in engine.alternatives(request, 3):
        assert len(other.pieces) <= 52
    (score,) = engine.score([(request.source, request.prefix)])
    assert score < 0

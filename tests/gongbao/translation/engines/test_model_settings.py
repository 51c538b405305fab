"""`gongbao.json` of a model folder is read with its defaults, and told where it is wrong."""

import json

import pytest

from corpora import ModelError
from gongbao.translation.engines.model_settings import (
    ModelSettings,
    SequenceFrame,
    read_model_settings,
)


def test_a_folder_without_settings_has_the_usual_ones(tmp_path):
    assert read_model_settings(tmp_path) == ModelSettings()


def test_every_setting_is_read(tmp_path):
    facts = {
        "name": "tiny",
        "position_limit": 60,
        "longest_output": 52,
        "compute_type": "float32",
        "search": {"length_penalty": 0.2},
        "frame": {"source_prefix": ["zho_Hans"], "target_prefix": ["eng_Latn"]},
        "attention": "links",
        "features": {"placeholders": True},
    }
    (tmp_path / "gongbao.json").write_text(json.dumps(facts), encoding="utf-8")
    settings = read_model_settings(tmp_path)
    assert settings.name == "tiny"
    assert (settings.position_limit, settings.longest_output) == (60, 52)
    assert settings.compute_type == "float32"
    assert settings.search == {"length_penalty": 0.2}
    assert settings.frame == SequenceFrame(("zho_Hans",), ("</s>",), ("eng_Latn",))
    assert not settings.has_own_attention
    assert settings.features.placeholders


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"frame": ["zho_Hans"]}, "frame holds lists of symbols under source_prefix"),
        ({"frame": {"prefix": []}}, "frame holds lists of symbols"),
        ({"frame": {"source_prefix": "zho_Hans"}}, "frame holds lists of symbols"),
        ({"frame": {"source_prefix": [1]}}, "frame holds lists of symbols"),
        ({"position_limit": "many"}, "position_limit is 'many', expected a number"),
        ({"longest_output": 0}, "longest_output is 0, expected a number"),
        ({"search": {"beams": 4}}, "search holds numbers under"),
    ],
)
def test_wrong_settings_are_refused_with_their_place(tmp_path, facts, reason):
    (tmp_path / "gongbao.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(ModelError, match=rf"gongbao\.json: {reason}"):
        read_model_settings(tmp_path)

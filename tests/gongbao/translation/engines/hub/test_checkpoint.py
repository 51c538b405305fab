"""What is no model of a family, from Chinese into English, is refused before weights are read."""

import json

import pytest

from corpora import ModelError
from gongbao.translation.engines.hub import read_checkpoint
from gongbao.translation.engines.hub.published_json import read_json
from tests.gongbao.translation.engines.hub.tiny_models import write_marian_files


def change(folder, file, **facts):
    path = folder / file
    known = json.loads(path.read_text(encoding="utf-8"))
    changed = {**known, **facts}
    left = {name: value for name, value in changed.items() if value is not None}
    path.write_text(json.dumps(left), encoding="utf-8")


def test_a_whole_repository_is_read(marian_files):
    found = read_checkpoint(marian_files, "me/tiny")
    assert found.family.name == "marian"
    assert found.licence == "apache-2.0"
    assert found.positions == 64
    assert found.source_tokens == found.target_tokens
    assert "<pad>" not in found.source_tokens


def test_two_vocabularies_are_kept_apart(tmp_path):
    write_marian_files(tmp_path, separate=True)
    (tmp_path / "model.safetensors").touch()
    found = read_checkpoint(tmp_path, "me/tiny")
    assert "链" in "".join(found.source_tokens)
    assert "链" not in "".join(found.target_tokens)


@pytest.mark.parametrize("file", ["config.json", "tokenizer_config.json"])
def test_a_model_that_wants_its_own_code_run_is_refused(marian_files, file):
    change(marian_files, file, auto_map={"AutoModel": "modeling_evil.EvilModel"})
    (marian_files / "modeling_evil.py").write_text("raise SystemExit('was run')")
    with pytest.raises(ModelError, match=r"wants code of its own to be run .*modeling_evil"):
        read_checkpoint(marian_files, "me/tiny")


@pytest.mark.parametrize(
    ("facts", "name", "reason"),
    [
        ({"source_lang": "eng", "target_lang": "zho"}, "me/tiny", "eng into zho, not Chinese"),
        ({"source_lang": "zho", "target_lang": "deu"}, "me/tiny", "zho into deu, not Chinese"),
        ({"source_lang": "fra", "target_lang": "eng"}, "me/tiny", "fra into eng, not Chinese"),
        ({"source_lang": None, "target_lang": None}, "x/opus-mt-en-zh", "en into zh, not Chinese"),
        ({"source_lang": None, "target_lang": None}, "x/opus-mt-de-en", "de into en, not Chinese"),
        ({"source_lang": None, "target_lang": None}, "x/tiny", "--zh-en vouches"),
    ],
    ids=["turned round", "German", "French", "name turned round", "name German", "nothing said"],
)
def test_other_languages_are_refused(marian_files, facts, name, reason):
    change(marian_files, "tokenizer_config.json", **facts)
    with pytest.raises(ModelError, match=reason):
        read_checkpoint(marian_files, name)


@pytest.mark.parametrize(
    "name", ["Helsinki-NLP/opus-mt-zh-en", "x/opus-mt-tc-big-zho-eng", "x/opus-mt-mul-en"]
)
def test_the_name_says_the_languages_where_the_files_do_not(marian_files, name):
    change(marian_files, "tokenizer_config.json", source_lang=None, target_lang=None)
    assert read_checkpoint(marian_files, name).family.name == "marian"


def test_somebody_may_vouch_for_the_languages(marian_files):
    change(marian_files, "tokenizer_config.json", source_lang=None, target_lang=None)
    assert read_checkpoint(marian_files, "me/tiny", is_zh_en=True).frame.source_prefix == ()


def test_a_model_of_several_targets_without_english_is_refused(tmp_path):
    write_marian_files(tmp_path, tags=(">>deu<<", ">>fra<<"))
    (tmp_path / "model.safetensors").touch()
    with pytest.raises(ModelError, match=r"does not write English but >>deu<<, >>fra<<"):
        read_checkpoint(tmp_path, "me/tiny")


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("config.json", None, r"config\.json: is missing"),
        ("config.json", "{", "not readable as JSON"),
        ("config.json", "[]", "expected a JSON object"),
        ("config.json", '{"model_type": "bert"}', "model type 'bert' is none that can be conv"),
        ("config.json", "{}", "model type ''"),
        ("source.spm", None, r"source\.spm is missing"),
        ("vocab.json", None, r"vocab\.json is missing"),
        ("vocab.json", '{"a": 0, "b": 2}', "not numbered from 0 to 1"),
        ("vocab.json", '{"a": "x", "b": 2}', "not readable as a vocabulary"),
        ("vocab.json", "[1]", "expected a JSON object"),
        ("model.safetensors", None, "no weights"),
        ("config.json", "[" * 100_000, "not readable as JSON"),
    ],
)
def test_what_is_missing_or_torn_is_named(marian_files, file, content, reason):
    (marian_files / file).unlink()
    if content is not None:
        (marian_files / file).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        read_checkpoint(marian_files, "me/tiny")


def test_json_beyond_all_measure_is_not_read(tmp_path):
    path = tmp_path / "config.json"
    with path.open("wb") as stream:
        stream.truncate(100_000_001)
    with pytest.raises(ModelError, match="100,000,001 bytes, more than"):
        read_json(path)

import hashlib
import json

import pytest

from corpora import ModelError
from gongbao.models.packaged_model import PACKAGED, read_manifest, verify_model


@pytest.fixture
def folder(tmp_path):
    for name in ("one.bin", "two.bin"):
        (tmp_path / name).write_bytes(name.encode())
    files = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("one.bin", "two.bin")}
    text = json.dumps({"name": "toy", "files": files})
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_whole_model_gives_its_manifest(folder):
    manifest = verify_model(folder)
    assert manifest.name == "toy"
    assert manifest.digest == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def test_an_altered_file_is_named_with_both_hashes(folder):
    (folder / "two.bin").write_bytes(b"other")
    with pytest.raises(ModelError, match=r"two\.bin: altered: SHA-256 is \w{12}\.\.\., expected"):
        verify_model(folder)
    assert verify_model(folder, only=("one.bin",)).name == "toy"


def test_a_missing_file_is_named(folder):
    (folder / "one.bin").unlink()
    with pytest.raises(ModelError, match=r"one\.bin: .*missing"):
        verify_model(folder)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"name": "x", "files": []}'])
def test_a_bad_manifest_is_a_model_error(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="not a model manifest"):
        read_manifest(tmp_path)


def test_no_model_at_all_is_said(tmp_path):
    with pytest.raises(ModelError, match=r"manifest\.json is missing"):
        read_manifest(tmp_path)


def test_the_manifest_names_every_file_that_the_packaged_engine_loads():
    names = set(read_manifest(PACKAGED).files)
    assert {"model.bin", "config.json", "source.spm", "gongbao.json"} <= names
    assert "shared_vocabulary.json" in names

"""The store of models: each whole, found by its specification, or not there."""

import json
import os
import re
import time
from pathlib import Path

import pytest

from corpora import ModelError, UsageError
from gongbao.models.model_store import ModelStore, content_digest, default_models_folder
from gongbao.models.packaged_model import verify_model


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "deep" / "models")


def put(store, specification="hub:me/tiny", revision="a" * 40, content=b"weights", **facts):
    with store.staging() as folder:
        made = folder / "model"
        made.mkdir()
        (made / "model.bin").write_bytes(content)
        known = {"name": "me/tiny", "specification": specification, "revision": revision}
        return store.publish(made, {**known, **facts})


def test_an_empty_store_lists_nothing_and_makes_nothing(store):
    assert store.models() == ()
    assert store.find("hub:me/tiny") is None
    assert not store.folder.exists()


def test_a_model_is_named_by_the_hash_of_its_files(store):
    model = put(store)
    assert model.folder.name == model.digest == content_digest(model.manifest.files)
    assert [path.name for path in store.folder.iterdir()] == [model.digest]
    assert verify_model(model.folder).name == "me/tiny"
    assert model.size_bytes > 0


def test_the_same_files_twice_are_one_model(store):
    first, second = put(store), put(store)
    assert first.folder == second.folder
    assert len(store.models()) == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hub:me/tiny@main", "main"),
        ("hub:me/tiny@bbbbbbb", "main"),
        ("hub:me/tiny@" + "a" * 40, ""),
        ("hub:me/tiny@aaa", None),
        ("hub:me/other", None),
        ("hub:me/tiny@v2", None),
    ],
)
def test_a_revision_is_found_as_it_was_asked_for_or_by_its_hash(store, asked, found):
    put(store, content=b"old")
    put(store, revision="b" * 40, asked="main", content=b"new")
    model = store.find(asked)
    assert (None if model is None else model.fact("asked")) == found


def test_without_a_revision_the_newest_is_found(store, monkeypatch):
    old = put(store, content=b"old")
    manifest = old.folder / "manifest.json"
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**facts, "added": "2020-01-01T00:00:00+00:00"}))
    put(store, content=b"new", asked="newest")
    assert store.find("hub:me/tiny").fact("asked") == "newest"


class Stopped(BaseException):
    """What ends a program at any moment."""


@pytest.mark.parametrize("error", [Stopped, KeyboardInterrupt, OSError])
def test_what_is_interrupted_leaves_nothing(store, error):
    with pytest.raises(error), store.staging() as folder:
        (folder / "half").write_bytes(b"half")
        raise error
    assert list(store.folder.iterdir()) == []


def test_what_is_being_made_is_not_listed(store):
    with store.staging() as folder:
        (folder / "manifest.json").write_text("{")
        assert store.models() == ()


def test_what_a_dead_machine_left_is_cleared_after_a_day(store):
    put(store)
    for name, hours in ((".new-old", 30), (".gone-old", 30), (".new-fresh", 1)):
        folder = store.folder / name
        folder.mkdir()
        stamp = time.time() - hours * 3600
        os.utime(folder, (stamp, stamp))
    with store.staging():
        pass
    assert sorted(p.name for p in store.folder.iterdir() if p.name[0] == ".") == [".new-fresh"]


def test_a_removed_model_is_gone(store):
    model = put(store)
    store.remove(model)
    assert list(store.folder.iterdir()) == []
    with pytest.raises(UsageError, match=r"no such model in .*; there are: none"):
        store.require("hub:me/tiny")


def test_an_unknown_model_is_told_what_there_is(store):
    put(store)
    with pytest.raises(UsageError, match="there are: hub:me/tiny"):
        store.require("hub:me/other")


def test_an_altered_model_is_found(store):
    model = put(store)
    (model.folder / "model.bin").write_bytes(b"altered")
    with pytest.raises(ModelError, match=r"model\.bin: altered: .*; add it again"):
        verify_model(model.folder, remedy="add it again")


def test_a_torn_manifest_is_named(store):
    model = put(store)
    (model.folder / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match=re.escape(str(model.folder))):
        store.models()


def test_a_store_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder")
    store = ModelStore(tmp_path / "file" / "models")
    with pytest.raises(ModelError, match="models: cannot be written"), store.staging():
        pass


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", ".local/share/gongbao/models"),
        ("darwin", "Library/Application Support/gongbao/models"),
        ("win32", "AppData/Local/gongbao/models"),
    ],
)
def test_models_are_with_the_users_data(monkeypatch, platform, place):
    monkeypatch.setattr("sys.platform", platform)
    assert default_models_folder() == Path.home() / place

"""Tiny repositories of each family, made once; they need the extra hub."""

from __future__ import annotations

import pytest

from tests.gongbao.translation.engines.hub import tiny_models

WRITERS = {
    "marian": tiny_models.write_marian,
    "marian with tags": lambda folder: tiny_models.write_marian(
        folder, tags=(">>deu<<", ">>eng<<")
    ),
    "marian with two vocabularies": lambda folder: tiny_models.write_marian(folder, separate=True),
    "m2m100": tiny_models.write_m2m100,
    "nllb": tiny_models.write_nllb,
    "madlad": tiny_models.write_madlad,
}


@pytest.fixture(scope="session")
def repository_of(tmp_path_factory):
    """Return a function that returns the folder of a tiny model of a family."""
    made = {}

    def write(family):
        if family not in made:
            made[family] = WRITERS[family](tmp_path_factory.mktemp("repository") / "tiny")
        return made[family]

    return write


@pytest.fixture
def marian_files(tmp_path):
    """All of a Marian repository but weights worth the name; needs no torch."""
    folder = tmp_path / "tiny"
    tiny_models.write_marian_files(folder)
    (folder / "model.safetensors").write_bytes(b"no tensors")
    return folder

"""`gongbao model`, and what an altered or missing model does to every command that needs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gongbao
from gongbao.models.packaged_model import PACKAGED

HOUSE = Path(gongbao.__file__).parent


def test_list_names_the_packaged_model(run):
    done = run("model", "list")
    assert done.code == 0
    assert done.output.startswith("embedded\tgongbao-zh-en\t")


def test_info_is_the_manifest_in_text_and_in_json(run):
    facts = json.loads(run("model", "info", "--format", "json").output)
    assert facts["name"] == "gongbao-zh-en"
    assert len(facts["digest"]) == 64
    assert "files" not in facts
    text = run("model", "info").output
    assert f"digest: {facts['digest']}" in text
    assert "card: " in text


def test_verify_counts_the_files(run):
    done = run("model", "verify")
    assert done.code == 0
    assert "all as published" in done.output


@pytest.fixture
def copied_house(tmp_path):
    """A copy of the application with its model, to be damaged."""
    leave_out = shutil.ignore_patterns("marian", "__pycache__")
    shutil.copytree(HOUSE, tmp_path / "gongbao", ignore=leave_out)
    return tmp_path


def run_there(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(HOUSE.parent)])}
    code = "from gongbao.commands import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        input="链主。",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_altered_model_translates_nothing(copied_house):
    weights = copied_house / "gongbao" / "models" / "zh_en" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    done = run_there(copied_house, "translate", "-")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "model.bin: altered: SHA-256" in done.stderr


def test_a_missing_model_file_and_a_missing_model_are_named(copied_house):
    model = copied_house / "gongbao" / "models" / "zh_en"
    (model / "source.spm").unlink()
    done = run_there(copied_house, "translate", "-")
    assert done.returncode == 3
    assert "source.spm: this file of the model is missing" in done.stderr
    shutil.rmtree(model)
    done = run_there(copied_house, "model", "verify")
    assert done.returncode == 3
    assert "manifest.json is missing" in done.stderr


def test_the_packaged_model_is_small():
    sizes = {path: path.stat().st_size for path in PACKAGED.rglob("*") if path.is_file()}
    installed = [size for path, size in sizes.items() if "marian" not in path.parts]
    assert sum(installed) <= 64_000_000
    assert sum(sizes.values()) <= 160_000_000


def test_a_model_without_the_copy_for_transformers_is_whole(copied_house):
    done = run_there(copied_house, "model", "verify")
    assert done.returncode == 0, done.stderr
    assert "6 files, all as published" in done.stdout

"""`gongbao model` with models that were added: listing, removing, translating with them."""

import json
import os
import subprocess
import sys

import pytest

from gongbao.models.model_store import ModelStore

pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
pytest.importorskip("transformers", reason="needs the extra hub: transformers is not installed")
pytest.importorskip("huggingface_hub", reason="needs the extra hub")

from tests.gongbao.translation.engines.hub.hub_server import COMMIT, serve
from tests.gongbao.translation.engines.hub.tiny_models import (
    write_m2m100,
    write_marian_files,
    write_nllb,
)


@pytest.fixture(scope="module")
def nllb(tmp_path_factory):
    return write_nllb(tmp_path_factory.mktemp("nllb") / "tiny")


@pytest.fixture
def models(tmp_path, monkeypatch):
    folder = tmp_path / "models"
    monkeypatch.setenv("GONGBAO_MODELS", str(folder))
    monkeypatch.delenv("GONGBAO_OFFLINE", raising=False)
    return folder


@pytest.fixture
def added(run, models, nllb):
    done = run("model", "add", "hub:me/tiny", "--from", nllb)
    assert done.code == 0, done.errors
    return done


def test_adding_tells_sizes_and_the_licence(added, models):
    (folder,) = models.iterdir()
    line = f"hub:me/tiny\tlicence cc-by-nc-4.0: not for commercial use\t{folder}\n"
    assert added.output == line
    assert "hub:me/tiny: NLLB-200; licence cc-by-nc-4.0: not for commercial use" in added.errors
    assert "gongbao: model.safetensors, " in added.errors


def test_a_document_is_translated_under_the_guarantee(added, run, tmp_path, office_glossary):
    notice = tmp_path / "notice.txt"
    notice.write_text("重庆市链主企业投资30亿元。", encoding="utf-8")
    done = run(
        *("translate", notice, "--engine", "hub:me/tiny", "--no-packaged-glossary"),
        *("--glossary", office_glossary),
    )
    assert done.code in (0, 1)
    for words in ("3 billion yuan", "chain master", "Chongqing"):
        assert words.lower() in done.output.lower()
    assert (done.code == 1) == bool(done.errors)


def test_nonsense_is_told_and_the_exit_code_says_so(added, run, tmp_path):
    notice = tmp_path / "notice.txt"
    notice.write_text("会议强调，要加强合作，推动经济发展，改善人民生活。", encoding="utf-8")
    done = run("translate", notice, "--engine", "hub:me/tiny")
    assert done.code == 1
    assert "segment 1" in done.errors


def test_the_list_has_the_packaged_and_the_added_models(added, run):
    rows = [line.split("\t") for line in run("model", "list").output.splitlines()]
    assert [row[0] for row in rows] == ["embedded", "hub:me/tiny"]
    assert rows[1][-1] == "cc-by-nc-4.0"
    facts = json.loads(run("model", "list", "--format", "json").output)
    assert facts[0]["licence"] == "cc-by-nc-sa-4.0"
    assert facts[1]["family"] == "nllb"
    assert facts[1]["quantization"] == "int8"
    assert facts[1]["size_bytes"] > 0


def test_info_and_verify_take_an_added_model(added, run, models):
    facts = json.loads(run("model", "info", "hub:me/tiny", "--format", "json").output)
    assert facts["specification"] == "hub:me/tiny"
    assert "tokenizer.json" in facts["origin"]
    assert "licence: cc-by-nc-4.0" in run("model", "info", "hub:me/tiny").output
    assert "me/tiny: 5 files, all as published" in run("model", "verify", "hub:me/tiny").output
    (folder,) = models.iterdir()
    (folder / "source.spm").write_bytes(b"altered")
    done = run("model", "verify", "hub:me/tiny")
    assert done.code == 3
    assert "source.spm: altered" in done.errors


def test_removing_asks(added, run, models):
    done = run("model", "remove", "hub:me/tiny")
    assert done.code == 2
    assert "nothing was removed, --yes does it" in done.errors
    assert len(list(models.iterdir())) == 1
    done = run("model", "remove", "hub:me/tiny", "--yes")
    assert done.code == 0
    assert list(models.iterdir()) == []
    done = run("model", "remove", "hub:me/tiny", "--yes")
    assert done.code == 2
    assert "no such model" in done.errors


def test_what_was_removed_is_not_translated_with(added, run, tmp_path):
    run("model", "remove", "hub:me/tiny", "--yes")
    done = run("translate", "-", "--engine", "hub:me/tiny", stdin="链主。".encode())
    assert done.code == 3
    assert "`gongbao model add hub:me/tiny` fetches it" in done.errors


@pytest.mark.parametrize("way", ["option", "environment"])
def test_offline_nothing_is_fetched(run, models, monkeypatch, way):
    arguments = ["model", "add", "hub:me/tiny"]
    if way == "option":
        arguments.append("--offline")
    else:
        monkeypatch.setenv("GONGBAO_OFFLINE", "1")
    done = run(*arguments)
    assert done.code == 2
    assert "nothing is fetched with --offline" in done.errors
    assert not models.exists()


def test_offline_a_folder_is_taken(run, models, nllb):
    assert run("model", "add", "hub:me/tiny", "--offline", "--from", nllb).code == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("me/tiny", "expected hub:OWNER/MODEL[@REVISION] or argos:FILE"),
        ("hub:tiny", "expected hub:OWNER/MODEL"),
        ("hub:", "expected hub:OWNER/MODEL"),
        ("llm:qwen", "expected hub:OWNER/MODEL"),
    ],
)
def test_other_names_are_wrong_usage(run, models, name, reason):
    done = run("model", "add", name)
    assert done.code == 2
    assert reason in done.errors


def test_a_wrong_direction_is_bad_input(run, models, tmp_path):
    folder = tmp_path / "tiny"
    write_marian_files(folder)
    (folder / "model.safetensors").touch()
    facts = {"source_lang": "eng", "target_lang": "zho"}
    (folder / "tokenizer_config.json").write_text(json.dumps(facts), encoding="utf-8")
    done = run("model", "add", "hub:me/tiny", "--from", folder)
    assert done.code == 3
    assert "translates eng into zho, not Chinese into English" in done.errors
    assert ModelStore(models).models() == ()


def test_too_large_a_model_is_refused(run, models, nllb):
    done = run("model", "add", "hub:me/tiny", "--from", nllb, "--max-size", "0.00001")
    assert done.code == 3
    assert "more than 10 kB; --max-size takes a larger one" in done.errors


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_from_the_hub_to_a_translation_in_programs_of_their_own(tmp_path):
    folder = write_m2m100(tmp_path / "repository")

    def gongbao(*arguments):
        environment = {
            **os.environ,
            "HF_ENDPOINT": hub.address,
            "HF_HOME": str(tmp_path / "cache"),
            "GONGBAO_MODELS": str(tmp_path / "models"),
            "GONGBAO_OFFLINE": "",
            "HF_HUB_OFFLINE": "0",
        }
        code = "from gongbao.commands import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            input="会议强调，要加强合作。",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    with serve(folder) as hub:
        done = gongbao("model", "add", "hub:me/tiny@main")
        assert done.returncode == 0, done.stderr
        assert f"hub:me/tiny: from {hub.address}" in done.stderr
        assert COMMIT[:12] in done.stderr
    done = gongbao("translate", "-", "--engine", "hub:me/tiny@main")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()
    left = [path for path in (tmp_path / "cache").rglob("*.safetensors") if path.is_file()]
    assert left == []

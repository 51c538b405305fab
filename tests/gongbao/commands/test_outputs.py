"""What a command writes: one guard for all of them, before their work."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest

from gongbao.commands.command_tree import cli

OUTPUT_NAMES = {"output", "report", "bilingual", "inconsistent"}
INPUTS = {
    "zh.txt": "重庆市人民政府今天开会。\n",
    "en.txt": "The Chongqing government met today.\n",
    "pairs.tsv": "source\ttarget\n重庆\tChongqing\n重庆\tChongqing\n",
    "terms.tsv": "zh\ten\tstatus\n重庆\tChongqing\tapproved\n",
}
# Every option that writes a file: the command up to it, and one of its inputs.
WRITERS = {
    "translate output": (("translate", "zh.txt", "-o"), "zh.txt"),
    "translate report": (("translate", "zh.txt", "--report"), "zh.txt"),
    "translate bilingual": (("translate", "zh.txt", "--bilingual"), "zh.txt"),
    "apply output": (("apply", "zh.txt", "--document", "en.txt", "-o"), "zh.txt"),
    "align output": (("align", "zh.txt", "en.txt", "-o"), "en.txt"),
    "check output": (("check", "zh.txt", "en.txt", "-o"), "en.txt"),
    "correct output": (("correct", "zh.txt", "en.txt", "-o"), "en.txt"),
    "score output": (("score", "pairs.tsv", "-o"), "pairs.tsv"),
    "evaluate report": (
        ("evaluate", "--source", "zh.txt", "--reference", "en.txt", "en.txt", "--report"),
        "en.txt",
    ),
    "corpus match output": (("corpus", "match", "pages/zh", "pages/en", "-o"), "pages/zh/a.txt"),
    "glossary extract output": (("glossary", "extract", "pairs.tsv", "-o"), "pairs.tsv"),
    "glossary extract inconsistent": (
        ("glossary", "extract", "pairs.tsv", "--inconsistent"),
        "pairs.tsv",
    ),
    "glossary export file": (("glossary", "export"), "gongbao.db"),
    "memory export file": (("memory", "export"), "gongbao.db"),
}
ALL = [pytest.param(*entry, id=name) for name, entry in WRITERS.items()]
WITH_GLOSSARY = [
    pytest.param(arguments, id=name)
    for name, (arguments, _) in WRITERS.items()
    if name.split()[0] in {"translate", "apply", "check", "correct", "score", "evaluate"}
]


@pytest.fixture
def folder(office, tmp_path):
    for name, text in INPUTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for language in ("zh", "en"):
        (tmp_path / "pages" / language).mkdir(parents=True)
        text = INPUTS[f"{language}.txt"]
        (tmp_path / "pages" / language / "a.txt").write_text(text, encoding="utf-8")
    done = office("glossary", "import", "terms.tsv", "--reason", "test")
    assert done.code == 0, done.errors
    with closing(sqlite3.connect(tmp_path / "gongbao.db")) as workspace:
        workspace.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return tmp_path


def _everything(folder):
    """Return what every file says; a workspace may write its log into itself meanwhile."""
    with closing(sqlite3.connect(folder / "gongbao.db")) as workspace:
        rows = "\n".join(workspace.iterdump())
    return {"gongbao.db": rows} | {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith("gongbao.db")
    }


def test_every_option_that_writes_a_file_is_in_the_table():
    found = set()

    def walk(command, names):
        if isinstance(command, click.Group):
            for name in command.list_commands(click.Context(command)):
                walk(command.get_command(click.Context(command), name), [*names, name])
            return
        for parameter in command.params:
            writes = parameter.name in OUTPUT_NAMES and isinstance(parameter.type, click.Path)
            if writes or (names[-1] == "export" and parameter.name == "file"):
                found.add(" ".join([*names, parameter.name]))

    walk(cli, [])
    assert found == set(WRITERS)


@pytest.mark.parametrize(("arguments", "own"), ALL)
def test_an_input_stays_as_it_is_under_any_name(office, folder, arguments, own):
    os.link(folder / own, folder / "hard.txt")
    (folder / "soft.txt").symlink_to(own)
    before = _everything(folder)
    names = [own, f"./{own}", "hard.txt", "soft.txt"]
    for name in names:
        done = office(*arguments, name, "--force")
        assert done.code == 2, (name, done.errors)
        assert "is what the command reads" in done.errors or "is a workspace" in done.errors
    assert _everything(folder) == before


@pytest.mark.parametrize("arguments", WITH_GLOSSARY)
def test_a_glossary_is_an_input_too(office, folder, arguments):
    before = _everything(folder)
    done = office(*arguments, "terms.tsv", "--force", "--glossary", "terms.tsv=3")
    assert done.code == 2
    assert "terms.tsv: is what the command reads" in done.errors
    assert _everything(folder) == before


@pytest.mark.parametrize(("arguments", "own"), ALL)
def test_a_workspace_and_what_belongs_to_it_is_never_overwritten(office, folder, arguments, own):
    shutil.copy(folder / "gongbao.db", folder / "other.db")
    (folder / "other.db-wal").write_bytes(b"last changes")
    before = _everything(folder)
    for name in ("gongbao.db", "other.db", "other.db-wal"):
        done = office(*arguments, name, "--force")
        assert done.code == 2, (name, done.errors)
    assert _everything(folder) == before


@pytest.mark.parametrize(("arguments", "own"), ALL)
def test_what_exists_is_overwritten_with_force_only(office, folder, arguments, own):
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    done = office(*arguments, "mine.txt")
    assert done.code == 2
    assert "mine.txt: exists already; --force overwrites it" in done.errors
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("arguments", "own"), ALL)
def test_a_loop_of_links_and_a_file_as_folder_are_told_before_the_work(
    office, folder, arguments, own
):
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    before = _everything(folder)
    loop = office(*arguments, "one.txt", "--force")
    assert loop.code == 2
    assert "one.txt: its links lead in a circle" in loop.errors
    wrong = office(*arguments, "en.txt/out.txt", "--force")
    assert wrong.code in (2, 3)
    assert "en.txt" in wrong.errors
    assert _everything(folder) == before


@pytest.mark.parametrize(("arguments", "own"), ALL)
def test_a_full_disk_is_told_before_the_work(office, folder, arguments, own, monkeypatch):
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    done = office(*arguments, "new.txt")
    assert done.code == 3
    assert "new.txt: cannot be written: 0 KB free on this disk" in done.errors
    assert not (folder / "new.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no devices and pipes in the file system")
def test_a_device_is_written_through_and_stays_a_device(office, folder):
    done = office("score", "pairs.tsv", "-o", "/dev/null")
    assert done.code == 0, done.errors
    assert not Path("/dev/null").is_file()
    done = office("check", "zh.txt", "en.txt", "-o", "/dev/stdout", "--format", "jsonl")
    assert done.code in (0, 1), done.errors


def test_a_link_is_followed_to_a_file_that_is_not_there_yet(office, folder):
    (folder / "sub").mkdir()
    (folder / "link.tsv").symlink_to("sub/scored.tsv")
    assert office("score", "pairs.tsv", "-o", "link.tsv").code == 0
    assert (folder / "link.tsv").is_symlink()
    assert (folder / "sub" / "scored.tsv").read_text(encoding="utf-8").startswith("score\t")


def test_a_list_of_pairs_does_not_write_over_its_texts(office, folder):
    (folder / "list.tsv").write_text(
        "source\ttarget\toutput\nzh.txt\ten.txt\t../en.txt\n", encoding="utf-8"
    )
    before = _everything(folder)
    done = office("align", "--pairs", "list.tsv", "-o", "out", "--force")
    assert done.code in (2, 3), done.output
    assert _everything(folder) == before


def test_a_translation_an_editor_changed_is_kept_when_the_folder_is_run_again(quick, tmp_path):
    source, output = tmp_path / "zh", tmp_path / "en"
    source.mkdir()
    (source / "a.txt").write_text("重庆市开会。", encoding="utf-8")
    assert quick(source, "-o", output).code in (0, 1)
    (output / "a.txt").write_text("edited", encoding="utf-8")
    done = quick(source, "-o", output)
    assert done.code == 3
    assert "a.txt: exists already; --force overwrites it" in done.errors
    assert (output / "a.txt").read_text(encoding="utf-8") == "edited"


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_in_gbk_bytes_does_not_stop_a_folder(quick, tmp_path):
    source, output = tmp_path / "zh", tmp_path / "en"
    source.mkdir()
    name = os.fsdecode("公报.txt".encode("gbk"))
    for file in (name, "z.txt"):
        (source / file).write_text("重庆市开会。", encoding="utf-8")
    done = quick(source, "-o", output, "--report", tmp_path / "why")
    assert done.code in (0, 1), done.errors
    assert (output / name).exists()
    assert (output / "z.txt").exists()
    assert quick(source, "-o", output).errors.count("done already") == 2

"""What all commands have in common: help with an example, exit codes, UTF-8, silence."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import gongbao.commands
from gongbao.commands import cli

HOUSE = Path(gongbao.commands.__file__).parents[2]


def leaves(command, path=()):
    if isinstance(command, click.Group):
        for name, below in sorted(command.commands.items()):
            yield from leaves(below, (*path, name))
    else:
        yield path


COMMANDS = list(leaves(cli))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_of_every_command_ends_with_an_example_of_it(run, path):
    done = run(*path, "--help")
    assert done.code == 0
    _, _, examples = done.output.partition("Example")
    assert f"gongbao {' '.join(path)}" in examples


GLOSSARY_COMMANDS = """
add approve diff edit evidence export extract history import lint list match propose reject retire
review search show stats undo
"""
KNOWN = """
align|apply|check|corpus add|corpus build|corpus list|corpus match|corpus retire|corpus show
correct|engines|evaluate
extract|GLOSSARY
log|memory clean|memory edit|memory export|memory import|memory retire|memory search|memory stats
memory undo|model add|model info|model list|model remove|model verify|score|translate|undo
waiver add|waiver list|waiver retire|workbench
"""


def test_the_known_commands_are_all_there():
    glossary = "|".join(f"glossary {name}" for name in GLOSSARY_COMMANDS.split())
    known = KNOWN.strip().replace("GLOSSARY", glossary).replace("\n", "|").split("|")
    assert [" ".join(path) for path in COMMANDS] == known


def test_the_version_is_that_of_the_package(run):
    assert gongbao.__version__ in run("--version").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("translate",),
        ("translate", "-", "--beam", "0"),
        ("model", "info", "--format", "xml"),
    ],
    ids=["unknown command", "no input", "beam 0", "unknown format"],
)
def test_wrong_usage_ends_with_2(run, arguments):
    done = run(*arguments)
    assert done.code == 2
    assert "Error" in done.errors


def test_all_lists_what_the_package_gives():
    assert gongbao.commands.__all__ == ["cli", "main"]


@pytest.mark.parametrize("console", ["cp936", "ascii", "utf-8"])
def test_output_is_utf_8_whatever_the_console_and_progress_is_silent(
    console, random_model_folder, office_glossary
):
    code = "from gongbao.commands import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": console, "PYTHONUTF8": "0"}
    options = ["--no-packaged-glossary", "--glossary", str(office_glossary)]
    translate = ["translate", "-", "--engine", f"ctranslate2:{random_model_folder}", "--beam", "1"]

    def started(*arguments, stdin):
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=HOUSE,
            env=environment,
            check=False,
            input=stdin.encode(),
            capture_output=True,
        )

    done = started(*translate, "--format", "jsonl", *options, stdin="链主企业。")
    assert done.returncode == 0
    assert "链主企业。" in done.stdout.decode("utf-8")
    assert done.stderr == b""
    if console != "utf-8":
        matched = started("glossary", "match", "-", *options, stdin="链主企业。")
        assert "链主" in matched.stdout.decode("utf-8")
        missing = started("glossary", "match", "没有.txt", stdin="")
        assert missing.returncode == 3
        assert "没有.txt" in missing.stderr.decode("utf-8")

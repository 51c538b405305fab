"""What starting costs: what is loaded, and seconds of processor time, twice the goal allowed."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gongbao.commands import cli

HOUSE = str(Path(__file__).parents[3])
HELP_OF_ALL = """
import contextlib, io, sys
from gongbao.commands import cli

def show(path):
    with contextlib.redirect_stdout(io.StringIO()):
        cli.main([*path, "--help"], prog_name="gongbao", standalone_mode=False)

def visit(command, path):
    show(path)
    for name, below in sorted(getattr(command, "commands", {}).items()):
        visit(below, (*path, name))

visit(cli, ())
print(*sorted(sys.modules))
"""
HEAVY = {
    "ctranslate2",
    "docx",
    "lxml",
    "numpy",
    "openpyxl",
    "opencc",
    "pypinyin",
    "rapidfuzz",
    "sacrebleu",
    "sentencepiece",
    "trafilatura",
}


def loaded_by(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_of_no_group_or_command_loads_anything_heavy():
    assert not loaded_by(HELP_OF_ALL) & HEAVY


def test_help_of_the_whole_imports_no_command():
    code = "import sys\nfrom gongbao.commands import main\ntry: main(['--help'])\n"
    loaded = loaded_by(code + "finally: print(*sys.modules)")
    assert "gongbao.commands.command_tree" in loaded
    assert not {name for name in loaded if name.count(".") == 3 and "gongbao.commands." in name}


@pytest.mark.parametrize(
    "path", [(), ("glossary",), ("memory",)], ids=["all", "glossary", "memory"]
)
def test_the_summary_of_a_deferred_command_is_the_first_sentence_of_its_help(path):
    group: Any = cli
    for name in path:
        group = group.commands[name]
    for name in group.commands:
        assert group.commands.summary(name, 300) == group.commands[name].get_short_help_str(300)


SECONDS_FOR_SUM = 0.28  # of five million numbers, on the machine of docs/measured.md
GONGBAO = "from gongbao.command_line import main; main()"


@pytest.mark.parametrize(
    ("code", "arguments", "goal"),
    [
        (GONGBAO, ("--help",), 0.15),
        (GONGBAO, ("glossary", "list"), 0.35),
        ("import glossary.concepts", (), 0.1),
        (GONGBAO, ("translate", "line.txt", "-o", "line.en.txt", "--force"), 1.3),
    ],
    ids=["help", "glossary list", "concepts", "translate"],
)
def test_processor_time_stays_within_three_times_its_goal(code, arguments, goal, office, tmp_path):
    office("glossary", "add", "链主", "chain master")
    (tmp_path / "line.txt").write_text("2022年，全区规上工业产值2295亿元。\n", encoding="utf-8")
    took = min(processor_seconds(code, arguments) for _ in range(3))
    assert took <= 3 * goal * slowness()


def slowness():
    """Return how many times longer than on the machine of the goals plain Python takes now."""
    start, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return max(1.0, (time.process_time() - start) / SECONDS_FOR_SUM)


def processor_seconds(code, arguments):
    told = "import atexit, sys, time; told = lambda: print(time.process_time(), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{told}; atexit.register(told); {code}", *arguments],
        env={**os.environ, "PYTHONPATH": HOUSE},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stderr.split()[-1])

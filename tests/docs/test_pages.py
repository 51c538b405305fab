"""The documentation is true: its commands parse, its Python runs, its files are there."""

import doctest
import importlib.util
import re
import shlex
from pathlib import Path

import click
import pytest

from gongbao.commands import cli

HOUSE = Path(__file__).parents[2]
DOCS = HOUSE / "docs"
PAGES = (HOUSE / "README.md", *sorted(DOCS.glob("*.md")))
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
OF_USERS = (
    "translator",
    "terminologist",
    "evaluator",
    "archives",
    "integrator",
    "workbench",
    "engines",
)


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITER = load(DOCS / "write_commands.py")
COMMANDS = list(WRITER.leaves(cli))


def blocks(language):
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text("utf-8")):
            if block["language"] == language:
                yield page, block["text"]


def shell_lines():
    """Yield every call of gongbao in a shell block, as (page, line)."""
    for page, text in blocks("sh"):
        for line in re.sub(r"\\\n\s*", "", text).splitlines():
            for part in line.split("|") if " | " in line else (line,):
                call = re.search(r"(?:^|\s|/)(gongbao [^#]*)", part)
                if call:
                    yield page.name, call[1].strip()


def parse(line):
    """Parse a call of gongbao as the command line would, without running it."""
    command: click.Command = cli
    arguments = shlex.split(line, comments=True)[1:]
    name = "gongbao"
    while isinstance(command, click.Group) and not arguments[0].startswith("-"):
        name = f"{name} {arguments[0]}"
        command, arguments = command.commands[arguments[0]], arguments[1:]
    try:
        command.make_context(name, arguments)
    except click.exceptions.Exit as ended:  # --help, --version
        assert ended.exit_code == 0


def test_the_page_of_commands_is_what_help_says():
    written = WRITER.PAGE.read_text("utf-8")
    assert written == WRITER.commands_page(), "run: python docs/write_commands.py"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_stands_in_the_docs(path):
    _, _, rest = WRITER.PAGE.read_text("utf-8").partition(f"\n## gongbao {' '.join(path)}\n")
    section = rest.partition("\n## ")[0]
    assert section
    for option in WRITER.find_command(path).params:
        if isinstance(option, click.Option):
            assert all(f"`{name}`" in section for name in option.opts)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_told_on_the_page_of_a_user(path):
    pages = " ".join(page.read_text("utf-8") for page in PAGES if page.stem in OF_USERS)
    *group, name = path
    together = rf"gongbao {' '.join(path)}(?![a-z-])"
    in_a_row = rf"gongbao {' '.join(group)} [a-z]+`(?:,? (?:and )?`[a-z]+`)*,? (?:and )?`{name}`"
    assert re.search(together, pages) or (group and re.search(in_a_row, pages))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_examples_in_help_are_calls_that_parse(path):
    examples = WRITER.examples_of(WRITER.find_command(path))
    assert examples
    for example in examples:
        for line in example.split(" | "):
            if "gongbao " in line:
                parse(line[line.index("gongbao ") :])


@pytest.mark.parametrize(("page", "line"), list(shell_lines()))
def test_shell_blocks_are_calls_that_parse(page, line):
    parse(line)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if ">>> " in page.read_text("utf-8")], ids=lambda p: p.name
)
def test_python_in_a_page_does_what_the_page_says(page):
    text = "\n".join(
        block for found, block in blocks("python") if found == page and block.startswith(">>>")
    )
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert test.examples
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_other_python_in_a_page_is_from_a_file_that_is_tested():
    files = [*(DOCS / "examples").glob("*.py"), *(HOUSE / "tests/plugins").rglob("*.py")]
    sources = [path.read_text("utf-8") for path in files]
    for page, block in blocks("python"):
        if not block.startswith(">>>"):
            assert any(block in source for source in sources), f"{page.name}: {block[:60]}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_files_that_a_page_names_exist(page):
    text = page.read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (page.parent / link).exists(), link
    for name in re.findall(r"`((?:corpora|glossary|align|gongbao|docs|tests)/[\w./]+)`", text):
        assert (HOUSE / name).exists(), name


def test_the_questions_of_a_maintainer_have_a_file_each():
    rows = re.findall(
        r"^\| \.\.\. .*\| `([^`]+)` \|$", (DOCS / "where.md").read_text("utf-8"), re.M
    )
    assert len(rows) == 15
    assert all((HOUSE / row).is_file() for row in rows)


def test_the_readme_is_short():
    assert len((HOUSE / "README.md").read_text("utf-8").splitlines()) <= 150

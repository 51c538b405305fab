"""The examples in `--help` run: each in a copy of an office that has the files they name."""

import importlib.util
import io
import shlex
import shutil
import sys
from pathlib import Path

import docx
import pytest

from corpora.workspace import Workspace
from gongbao.commands import cli, main

DOCS = Path(__file__).parents[2] / "docs"
CHINESE = (
    "链主企业投资30亿元。",
    "项目明年开工，预计两年建成。",
    "全区规上工业产值达到4000亿元。",
    "会议强调，要加强合作。",
)
ENGLISH = (
    "The chain master invests 3 billion yuan.",
    "The project will start next year and is expected to be completed in two years.",
    "The industrial output value of the district reaches 400 billion yuan.",
    "The meeting stressed that cooperation should be strengthened.",
)
CHANGE = 17
"""The change that examples name."""
ELSEWHERE: tuple[str, ...] = (
    "gongbao glossary review",  # goes through what waits key by key
    "gongbao workbench",  # serves until it is interrupted
    "gongbao model add",  # fetches from a hub, or reads a stick
    "gongbao model remove",
    "gongbao extract bulletin.doc",  # LibreOffice
    "gongbao engines --config",  # asks servers
    "gongbao translate bulletin.docx --engine llm:",
)
"""Examples that need a person, a network or a server; the tests of these commands bring one."""
if importlib.util.find_spec("datasketch") is None:  # of the extra `cluster`
    ELSEWHERE = (*ELSEWHERE, "gongbao corpus build")


def load_writer():
    spec = importlib.util.spec_from_file_location("write_commands", DOCS / "write_commands.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples():
    writer = load_writer()
    for path in writer.leaves(cli):
        for line in writer.examples_of(writer.find_command(path)):
            if not line.startswith(ELSEWHERE):
                yield line


def call(*arguments):
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


def write_page(path, lines, *, furniture):
    """Write a page with one paragraph, as an article is at least a few sentences."""
    body = f"<p>发布时间：2023-03-06 来源：市政府</p>\n<p>{''.join(lines)}</p>\n"
    path.write_text(
        f"<html><head><title>{lines[0]}</title></head><body><div>{furniture}</div>"
        f"<h1>{lines[0]}</h1>\n{body}</body></html>\n",
        encoding="utf-8",
    )


def write_word(path, lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def write_texts():
    pages = ("bulletin.zh", "2023.zh", "page1", "page2", "page3", "bulletin")
    for number, name in enumerate(pages, start=1):
        lines = (*CHINESE, f"本公报为第{number}号。")
        write_page(Path(f"{name}.html"), lines, furniture="网站地图")
    for name in ("bulletin.en", "2023.en"):
        write_page(Path(f"{name}.html"), ENGLISH, furniture="Sitemap")
    write_page(Path("page.zh.html"), CHINESE, furniture="网站地图")
    write_page(Path("page.en.html"), ENGLISH, furniture="Sitemap")
    for name in ("zh", "bulletin", "bulletin.zh"):
        write_word(Path(f"{name}.docx"), CHINESE)
    for name in ("en", "bulletin.en", "agency"):
        write_word(Path(f"{name}.docx"), ENGLISH)
    for name in ("zh", "notice"):
        Path(f"{name}.txt").write_text("\n".join(CHINESE) + "\n", encoding="utf-8")
    for name in ("en.txt", "ours.txt", "theirs.txt", "a.en", "b.en", "systems/online.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("\n".join(ENGLISH) + "\n", encoding="utf-8")
    Path("systems/ours.txt").write_text("\n".join(reversed(ENGLISH)) + "\n", encoding="utf-8")
    Path("bulletins").mkdir()
    Path("bulletins/one.txt").write_text(CHINESE[0] + "\n", encoding="utf-8")


def write_tables():
    rows = [f"{zh}\t{en}\n" for zh, en in zip(CHINESE, ENGLISH, strict=True)]
    Path("pairs.tsv").write_text("source\ttarget\n" + "".join(rows), encoding="utf-8")
    for name in ("pairs", "2022", "2023"):
        records = (
            f'{{"source": "{zh}", "target": "{en}"}}\n'
            for zh, en in zip(CHINESE, ENGLISH, strict=True)
        )
        Path(f"{name}.jsonl").write_text("".join(records), encoding="utf-8")
    Path("list.tsv").write_text("source\ttarget\nzh.txt\ten.txt\n", encoding="utf-8")
    Path("office.tsv").write_text("zh\ten\n链主\tchain master\n", encoding="utf-8")
    Path("mined").mkdir()
    Path("mined/pairs.tsv").write_text(Path("pairs.tsv").read_text("utf-8"), encoding="utf-8")
    Path("filters.toml").write_text('[[filter]]\nkind = "empty"\n', encoding="utf-8")
    for side, lines in (("zh", CHINESE), ("en", ENGLISH)):
        Path(side).mkdir()
        Path(side, "page.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    Path("waivers.toml").write_text(
        '[[waiver]]\nrule = "form.dash"\nauthor = "Li Ming"\nreason = "house"\n', encoding="utf-8"
    )


def write_workspace():
    call("glossary", "add", "链主", "chain master")
    call("glossary", "edit", "链主", "--en", "lead firm")
    call("glossary", "edit", "链主", "--en", "chain master")
    call("glossary", "add", "人大", "people's congress")
    call("glossary", "add", "卫生部", "Ministry of Health")
    call("glossary", "propose", "龙头", "dragon head")
    for rule in ("form.dash", "form.doublet", "form.double-space"):
        call("waiver", "add", rule, "--reason", "house")
    for name in ("bulletin.zh.html", "page1.html", "page2.html"):
        call("corpus", "add", name, "bulletin.en.html", "--force")
    with Workspace(Path("gongbao.db")) as workspace:
        (last,) = workspace.connection.execute("SELECT max(number) FROM changes").fetchone()
    assert last < CHANGE
    for number in range(last + 1, CHANGE + 1):
        call("glossary", "add", f"试点{'一二三四五六七八九十'[number % 10]}", f"pilot {number}")


def write_exchanged():
    call("glossary", "export", "office.tbx")
    call("glossary", "export", "office.xlsx")
    call("glossary", "extract", "pairs.tsv", "-o", "candidates.tsv", "--min-count", "1")
    call("memory", "export", "office.tmx")
    for name in ("review.xlsx", "review.xlf"):
        call("translate", "bulletin.docx", "--bilingual", name, "--beam", "1")
    write_page(Path("page.html"), ENGLISH, furniture="Sitemap")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("GONGBAO_AUTHOR", "Li Ming")
        write_texts()
        write_tables()
        write_workspace()
        write_exchanged()
    return folder


@pytest.fixture
def office(template, tmp_path, monkeypatch):
    folder = tmp_path / "office"
    shutil.copytree(template, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GONGBAO_AUTHOR", "Li Ming")
    return folder


def make_room(arguments):
    """Take away what an example writes for the first time."""
    if arguments[:2] in (["glossary", "add"], ["glossary", "propose"]):
        Path("gongbao.db").unlink()
    written = [arguments[k + 1] for k, a in enumerate(arguments) if a in ("-o", "--bilingual")]
    if arguments[1:2] == ["export"]:
        written.append(arguments[2])
    for name in written:
        Path(name).unlink(missing_ok=True)
    if arguments[:2] in (["extract", "page.html"], ["translate", "page.html"]):
        write_page(Path("page.html"), CHINESE, furniture="网站地图")


@pytest.mark.parametrize("line", list(examples()))
def test_an_example_runs(office, line, capfdbinary, monkeypatch):
    data = b""
    for part in line.split(" | "):
        words = shlex.split(part, comments=True)
        if words[0] == "cat":
            data = Path(words[1]).read_bytes()
            continue
        make_room(words[1:])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfdbinary.readouterr()
        code = call(*words[1:])
        captured = capfdbinary.readouterr()
        assert code in (0, 1), captured.err.decode()
        data = captured.out

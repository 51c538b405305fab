"""The same table of pairs is the same to every command that reads one."""

import codecs
import json

import openpyxl
import pytest

from gongbao.commands import main

PAIRS = [
    ("全市生产总值增长6%。", "The city's GDP grew by 6%."),
    ("今年我们将建设十座桥梁。", "This year we will build ten bridges."),
]
HEADERS = [("source", "target"), ("zh", "en"), ("原文", "译文"), ("中文", "英文")]
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "gb18030": lambda text: text.encode("gb18030"),
}


def _tsv(header):
    return "".join("\t".join(row) + "\n" for row in ([header] if header else []) + PAIRS)


def _csv(header):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [header, *PAIRS])


def _jsonl(header):
    rows = (dict(zip(header, pair, strict=True)) for pair in PAIRS)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _workbook(path, header):
    workbook = openpyxl.Workbook()
    for row in (header, *PAIRS):
        workbook.active.append(row)
    workbook.save(path)


def _tables():
    for encoding in ENCODINGS:
        yield pytest.param("a.tsv", _tsv(None), encoding, id=f"no header {encoding}")
        for header in HEADERS:
            name = f"{header[0]} {encoding}"
            yield pytest.param("a.tsv", _tsv(header), encoding, id=f"tsv {name}")
            yield pytest.param("a.csv", _csv(header), encoding, id=f"csv {name}")
            yield pytest.param("a.jsonl", _jsonl(header), encoding, id=f"jsonl {name}")
    for header in HEADERS:
        yield pytest.param("a.xlsx", header, None, id=f"xlsx {header[0]}")


def gongbao(*arguments):
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


@pytest.fixture
def aside(monkeypatch, tmp_path):
    """Work in a folder without a workspace."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "content", "encoding"), list(_tables()))
def test_memory_and_check_read_the_same_pairs(aside, tmp_path, capfd, name, content, encoding):
    path = tmp_path / name
    if encoding is None:
        _workbook(path, content)
    else:
        path.write_bytes(ENCODINGS[encoding](content))
    assert gongbao("memory", "import", path) == 0
    assert gongbao("memory", "export", tmp_path / "out.jsonl") == 0
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(r["source"], r["target"]) for r in map(json.loads, lines)] == PAIRS
    capfd.readouterr()
    assert gongbao("check", path, "--fail-on", "never") == 0
    assert f"{path}: 0 findings" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tsv", _tsv(("原文", "译文")).encode("gb18030")),
        ("a.csv", _csv(("zh", "en")).encode("utf-16")),
    ],
    ids=["GB18030 in Chinese", "CSV in UTF-16"],
)
def test_score_and_extract_read_them_too(aside, tmp_path, capfd, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert gongbao("score", path, "--format", "jsonl") == 0
    scored = map(json.loads, capfd.readouterr().out.splitlines())
    assert [(row["source"], row["target"]) for row in scored] == PAIRS
    assert gongbao("glossary", "extract", path) == 0
    assert "gongbao: 2 pairs" in capfd.readouterr().err


@pytest.mark.parametrize(
    "command",
    [("memory", "import"), ("check",), ("score",), ("glossary", "extract")],
    ids=" ".join,
)
def test_every_command_names_file_and_line_of_a_bad_row(aside, tmp_path, capfd, command):
    path = tmp_path / "a.tsv"
    path.write_bytes(_tsv(HEADERS[0]).encode("gb18030") + b"one cell\n")
    assert gongbao(*command, path) == 3
    assert f"{path}:4: 1 column, expected 2" in capfd.readouterr().err

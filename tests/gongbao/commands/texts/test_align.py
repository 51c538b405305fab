import json

import pytest

_CHINESE = "全市经济运行总体平稳。\n会议强调，要抓好秋粮生产。\n"
_ENGLISH = "The city's economy was stable on the whole.\nThe meeting stressed autumn grain.\n"


@pytest.fixture
def pair(tmp_path):
    paths = tmp_path / "zh.txt", tmp_path / "en.txt"
    paths[0].write_text(_CHINESE, encoding="utf-8")
    paths[1].write_text(_ENGLISH, encoding="utf-8")
    return tuple(map(str, paths))


def test_the_table_goes_to_standard_output(run, pair):
    done = run("align", *pair)
    assert done.code == 0
    assert done.errors == ""
    lines = [line.split("\t") for line in done.output.splitlines()]
    assert lines[0][:3] == ["source", "target", "score"]
    assert lines[1][0] == "全市经济运行总体平稳。"
    assert [line[3:5] for line in lines[1:]] == [["0", "0"], ["1", "1"]]


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.html", "<!DOCTYPE html>"), ("a.tmx", "<?xml"), ("a.jsonl", '{"source": [0]')],
)
def test_the_extension_decides_the_format(run, pair, tmp_path, name, beginning):
    done = run("align", *pair, "-o", tmp_path / "new" / name)
    assert (done.code, done.output) == (0, "")
    assert (tmp_path / "new" / name).read_text(encoding="utf-8").startswith(beginning)


def test_standard_input_is_one_side(run, pair):
    done = run("align", "-", pair[1], "--format", "jsonl", stdin=_CHINESE.encode())
    assert done.code == 0
    assert [json.loads(line)["target"] for line in done.output.splitlines()] == [[0], [1]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("zh.txt",), "SOURCE and TARGET"),
        (("-", "-"), "standard input"),
        (("a", "b", "-o", "x.docx"), "no format has the extension .docx"),
        (("a", "b", "--pairs", "list.tsv"), "not both"),
        (("--pairs", "list.tsv"), "-o FOLDER"),
    ],
)
def test_wrong_usage_is_told_of(run, arguments, message):
    done = run("align", *arguments)
    assert done.code == 2
    assert message in done.errors


def test_an_existing_file_is_not_overwritten_unasked(run, pair, tmp_path):
    output = tmp_path / "a.tsv"
    output.write_text("mine", encoding="utf-8")
    assert run("align", *pair, "-o", output).code == 2
    assert output.read_text(encoding="utf-8") == "mine"
    assert run("align", *pair, "-o", output, "--force").code == 0


def test_swapped_sides_end_with_3_and_leave_nothing(run, pair, tmp_path):
    done = run("align", pair[1], pair[0], "-o", tmp_path / "a.tsv")
    assert done.code == 3
    assert "swapped" in done.errors
    assert not (tmp_path / "a.tsv").exists()


def test_a_list_of_pairs_reports_each(run, pair, tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text("source\ttarget\nzh.txt\ten.txt\nnone.txt\ten.txt\n", encoding="utf-8")
    done = run("align", "--pairs", path, "-o", tmp_path / "out")
    assert done.code == 3
    rows = [line.split("\t") for line in done.output.splitlines()]
    assert [row[2] for row in rows] == ["status", "aligned", "failed"]
    assert "none.txt" in rows[2][7]
    assert (tmp_path / "out" / "zh.tsv").exists()

"""`gongbao glossary match`: what matches, and why, in three formats."""

import json

import pytest

TEXT = "重庆市链主企业投资30亿元。\n见国办发〔2022〕5号。\n"


@pytest.fixture
def match(run, office_glossary, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")

    def run_match(*arguments, stdin=b"", file=path):
        return run(
            "glossary",
            "match",
            file,
            "--no-packaged-glossary",
            "--glossary",
            office_glossary,
            *arguments,
            stdin=stdin,
        )

    return run_match


def test_text_says_where_what_and_why(match):
    done = match()
    assert done.code == 0
    rows = [line.split("\t") for line in done.output.splitlines()]
    assert ["1:0", "term", "重庆市", "Chongqing Municipality | Chongqing"] in [r[:4] for r in rows]
    reasons = {row[2]: row[4] for row in rows if row[1] == "term"}
    assert reasons["链主"].startswith("approved term (")
    assert "office.tsv:2, seed 004" in reasons["链主"]
    assert any(row[:3] == ["2:1", "copy", "国办发〔2022〕5号"] for row in rows)
    assert all(len(row) == 5 for row in rows)


def test_json_and_jsonl_hold_the_same_entries(match):
    entries = json.loads(match("--format", "json").output)
    lines = [json.loads(line) for line in match("--format", "jsonl").output.splitlines()]
    assert entries == lines
    assert {entry["kind"] for entry in entries} == {"term", "forbidden", "quantity", "copy"}
    for entry in entries:
        text = TEXT.splitlines()[entry["segment"] - 1]
        assert text[slice(*entry["source_span"])] == entry["source"]


def test_standard_input_is_read_for_a_dash(match):
    assert match(file="-", stdin=TEXT.encode()).output == match().output


def test_nothing_to_match_is_an_empty_list(match):
    assert json.loads(match("--format", "json", file="-", stdin=b"").output) == []
    assert match(file="-", stdin=b"").output == ""


def test_a_conflict_is_shown_with_both_places(run, tmp_path):
    for name, words in (("one", "chain master"), ("two", "lead firm")):
        (tmp_path / f"{name}.tsv").write_text(f"zh\ten\n链主\t{words}\n", encoding="utf-8")
    done = run(
        "glossary",
        "match",
        "-",
        "--no-packaged-glossary",
        "--glossary",
        tmp_path / "one.tsv",
        "--glossary",
        tmp_path / "two.tsv",
        stdin="链主企业".encode(),
    )
    assert "conflict" in done.output
    assert "one.tsv:2" in done.output
    assert "two.tsv:2" in done.output


def test_a_priority_behind_the_file_settles_the_conflict(run, tmp_path):
    for name, words in (("one", "chain master"), ("two", "lead firm")):
        (tmp_path / f"{name}.tsv").write_text(f"zh\ten\n链主\t{words}\n", encoding="utf-8")
    done = run(
        "glossary",
        "match",
        "-",
        "--no-packaged-glossary",
        "--glossary",
        tmp_path / "one.tsv",
        "--glossary",
        f"{tmp_path / 'two.tsv'}=5",
        stdin="链主企业".encode(),
    )
    assert "lead firm" in done.output
    assert "conflict" not in done.output


def test_the_packaged_glossary_is_used_unless_it_is_refused(run):
    text = "链主".encode()
    assert "chain master" in run("glossary", "match", "-", stdin=text).output
    assert run("glossary", "match", "-", "--no-packaged-glossary", stdin=text).output == ""


@pytest.mark.parametrize("file", ["missing.txt"])
def test_a_missing_file_is_named(match, file):
    done = match(file=file)
    assert done.code == 3
    assert file in done.errors

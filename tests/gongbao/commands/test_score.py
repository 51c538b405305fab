import json

import pytest

TABLE = (
    "zh\ten\n农村道路建设加快。\tConstruction of rural roads picked up speed.\n"
    "医院新增床位。\tExports grew by 35 percent.\n"
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_every_pair_has_a_row_in_its_order(run, table):
    done = run("score", table)
    header, good, bad = (line.split("\t") for line in done.output.splitlines())
    assert header == [
        "score",
        "meaning",
        "length",
        "lexicon",
        "numbers",
        "terms",
        "source",
        "target",
    ]
    assert float(good[0]) > float(bad[0])
    assert good[6] == "农村道路建设加快。"


def test_a_score_below_the_limit_is_a_finding(run, table):
    done = run("score", table, "--fail-below", "0.4")
    assert done.code == 1
    assert "1 below 0.4" in done.errors


@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_machines_read_the_same(run, table, output_format):
    text = run("score", table, "--format", output_format).output
    records = json.loads(text) if output_format == "json" else [*map(json.loads, text.splitlines())]
    assert [record["line"] for record in records] == [2, 3]


def test_nothing_is_half_written_where_a_row_is_wrong(run, tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(TABLE + "one cell\n", encoding="utf-8")
    output = tmp_path / "scored.tsv"
    output.write_text("as it was", encoding="utf-8")
    done = run("score", path, "-o", output, "--force")
    assert done.code == 3
    assert "pairs.tsv:4: 1 columns" in done.errors
    assert output.read_text(encoding="utf-8") == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pairs.tsv", "scored.tsv"]


def test_standard_input_is_read(run):
    assert len(run("score", "-", stdin=TABLE.encode()).output.splitlines()) == 3

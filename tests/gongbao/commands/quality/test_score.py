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
    assert "pairs.tsv:4: 1 column" in done.errors
    assert output.read_text(encoding="utf-8") == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pairs.tsv", "scored.tsv"]


def test_standard_input_is_read(run):
    assert len(run("score", "-", stdin=TABLE.encode()).output.splitlines()) == 3


@pytest.mark.parametrize("output_format", ["tsv", "jsonl"])
def test_processes_score_to_the_byte_as_one_does(run, tmp_path, output_format):
    rows = [
        f"农村道路建设加快{n}倍。\tConstruction picked up speed {n} times.\n" for n in range(600)
    ]
    path = tmp_path / "many.tsv"
    path.write_text("zh\ten\n" + "".join(rows), encoding="utf-8")
    alone = run("score", path, "--format", output_format)
    output = tmp_path / "scored"
    done = run("score", path, "--format", output_format, "--jobs", "2", "-o", output)
    assert done.code == 0
    assert output.read_text(encoding="utf-8") == alone.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["many.tsv", "scored"]


def test_a_run_that_was_interrupted_goes_on(run, table, tmp_path, monkeypatch):
    output = tmp_path / "scored.tsv"
    with monkeypatch.context() as patched:
        patched.setattr(
            "gongbao.commands.quality.score_command._Tally.watch", lambda *_: _interrupted(_[1])
        )
        assert run("score", table, "-o", output).code == 130
    assert (tmp_path / ".scored.tsv.journal").exists()
    assert run("score", table, "-o", output).code == 0
    assert output.read_text(encoding="utf-8") == run("score", table).output
    assert not (tmp_path / ".scored.tsv.journal").exists()


def _interrupted(outcomes):
    yield from ()
    next(iter(outcomes))
    raise KeyboardInterrupt

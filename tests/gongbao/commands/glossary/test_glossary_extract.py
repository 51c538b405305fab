import csv

TABLE = """zh\ten
新能源汽车产量增长三成。\tThe output of new energy vehicles grew by 30 percent.
新能源汽车出口提高。\tExports of new energy vehicles rose.
我们购买新能源汽车。\tWe buy electric cars.
医院新增床位。\tThe hospital added beds.
学校开学。\tSchools opened.
"""


def test_candidates_and_their_renderings_are_written(run, tmp_path):
    pairs, output, several = (tmp_path / name for name in ("pairs.tsv", "out.tsv", "several.tsv"))
    pairs.write_text(TABLE, encoding="utf-8")
    files = (pairs, "-o", output, "--inconsistent", several)
    done = run("glossary", "extract", *files, "--least-score", "0")
    assert done.code == 0
    rows = list(csv.DictReader(output.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    assert rows[0]["zh"] == "新能源汽车"
    assert rows[0]["en"] == "new energy vehicles"
    assert rows[0]["count"] == "3"
    assert several.read_text(encoding="utf-8").startswith("zh\ten\tcount\tplaces\n")


def test_candidates_below_the_least_score_are_left_out(run, tmp_path):
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(TABLE, encoding="utf-8")
    done = run("glossary", "extract", pairs, "--least-score", "0.9")
    assert done.output.splitlines() == ["zh\ten\tcount\tscore\truling\trenderings\tcontexts"]
    assert "0 candidates with a score of 0.9 or more" in done.errors


def test_a_missing_file_is_named(run, tmp_path):
    missing = tmp_path / "missing.tsv"
    done = run("glossary", "extract", missing)
    assert done.code == 3
    assert "missing.tsv: cannot be read" in done.errors

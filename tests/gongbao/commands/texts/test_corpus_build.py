"""`gongbao corpus build`: what is kept, why the rest is not, and going on after a kill."""

import json
import subprocess
import sys

import pytest

from gongbao.archives.building import corpus_building

pytest.importorskip("datasketch")

PAIRS = (
    ("农村道路建设加快。", "Construction of rural roads picked up speed.", ""),
    ("农村道路建设加快！", "Construction of rural roads picked up speed", "near-duplicate"),
    ("全市生产总值达到4078亿元。", "The city's GDP reached 407.8 billion yuan.", ""),
    ("全市生产总值达到4078亿元。", "The city's GDP reached 4078 billion yuan.", "findings"),
    ("The city", "全市生产总值", "swapped"),
    ("医院新增床位。", "Exports grew by 35 percent.", "meaning"),
    ("首页 > 新闻中心 > 正文", "Home > News Center > Text", "furniture"),
    ("今年新增就业。", "", "empty"),
)
FILES = ["dropped.tsv", "pairs-00001.tsv", "statistics.html", "statistics.json"]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "mined.tsv"
    rows = "".join(f"{source}\t{target}\n" for source, target, _ in PAIRS)
    path.write_text("source\ttarget\n" + rows, encoding="utf-8")
    return path


def rows_of(path):
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows]


def test_right_pairs_are_kept_and_every_other_has_its_reason(run, table, tmp_path):
    corpus = tmp_path / "corpus"
    done = run("corpus", "build", table, "-o", corpus)
    assert done.code == 0
    kept, dropped = rows_of(corpus / "pairs-00001.tsv"), rows_of(corpus / "dropped.tsv")
    assert [row["source"] for row in kept] == [source for source, _, why in PAIRS if not why]
    assert [row["reason"] for row in dropped] == [why for *_, why in PAIRS if why]
    assert "4078亿元" in dropped[1]["detail"]
    assert dropped[1]["origin"] == f"{table}:5"
    statistics = json.loads((corpus / "statistics.json").read_text(encoding="utf-8"))
    assert (statistics["pairs"], statistics["kept"]) == (len(PAIRS), len(kept))
    assert statistics["origins"] == {str(table): {"kept": 2, "pairs": len(PAIRS)}}
    assert sorted(path.name for path in corpus.iterdir()) == FILES
    assert done.output.splitlines()[0] == f"{len(PAIRS)} pairs\t2 kept\t1 file"


def test_processes_build_to_the_byte_what_one_does(run, tmp_path):
    path = tmp_path / "many.tsv"
    rows = [f"{source}第{n}条\t{target} ({n})\n" for n in range(75) for source, target, _ in PAIRS]
    path.write_text("source\ttarget\n" + "".join(rows), encoding="utf-8")
    run("corpus", "build", path, "-o", tmp_path / "one", "--shard", "60")
    run("corpus", "build", path, "-o", tmp_path / "two", "--shard", "60", "--jobs", "2")
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert len([name for name in files if name.startswith("pairs-")]) > 1
    for name in files:
        data = [(tmp_path / side / name).read_bytes() for side in ("one", "two")]
        assert data[0].replace(b">one", b">two") == data[1], name


def test_ray_builds_to_the_byte_what_one_process_does(run, table, tmp_path):
    pytest.importorskip("ray")
    run("corpus", "build", table, "-o", tmp_path / "here" / "corpus", "--no-workspace")
    there = tmp_path / "there" / "corpus"
    call = "from gongbao.command_line import main; main()"
    arguments = ["corpus", "build", table, "-o", there, "--on", "ray", "--jobs", "2"]
    # In a process of its own: tests may open no sockets, and Ray does.
    done = subprocess.run(
        [sys.executable, "-c", call, *map(str, arguments), "--no-workspace"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == f"{len(PAIRS)} pairs\t2 kept\t1 file"
    for name in FILES:
        assert (there / name).read_bytes() == (tmp_path / "here" / "corpus" / name).read_bytes()


@pytest.mark.parametrize("output_format", ["jsonl", "tmx", "parquet"])
def test_every_format_has_the_pairs(run, table, tmp_path, output_format):
    if output_format == "parquet":
        pytest.importorskip("pyarrow")
    corpus = tmp_path / "corpus"
    done = run("corpus", "build", table, "-o", corpus, "--format", output_format)
    assert done.code == 0
    path = corpus / f"pairs-00001.{output_format}"
    if output_format == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        assert parquet.read_table(path).column("target").to_pylist()[0] == PAIRS[0][1]
        again = run("corpus", "build", path, "-o", tmp_path / "again")
        assert again.output.startswith("2 pairs\t2 kept")
    else:
        text = path.read_text(encoding="utf-8")
        assert PAIRS[0][1] in text and PAIRS[3][1] not in text


def test_kept_pairs_go_into_a_memory(run, table, tmp_path):
    memory = tmp_path / "office.db"
    done = run("corpus", "build", table, "-o", tmp_path / "corpus", "--memory", memory)
    assert "2 units added, 0 known" in done.errors
    found = run("memory", "search", "农村道路", "--workspace", memory)
    assert "rural roads" in found.output


def test_pages_are_extracted_and_aligned(run, tmp_path):
    chinese = "".join(
        f"<p>{source}</p>" for source in ("农村道路建设加快。", "医院新增床位200张。")
    )
    english = (
        "<p>Construction of rural roads picked up speed.</p><p>Hospitals added 200 new beds.</p>"
    )
    menu = "<div><a href='/'>首页</a> <a href='/n'>新闻</a></div>"
    for name, body in (("a.zh.html", chinese), ("a.en.html", english)):
        (tmp_path / name).write_text(f"<html><body>{menu}{body}</body></html>", encoding="utf-8")
    (tmp_path / "b.zh.html").write_bytes(b"")
    (tmp_path / "b.en.html").write_text("<p>x</p>", encoding="utf-8")
    corpus = tmp_path / "corpus"
    done = run("corpus", "build", tmp_path, "-o", corpus)
    assert done.code == 1
    assert "failed: " in done.errors and "b.zh.html" in done.errors
    assert {row["target"] for row in rows_of(corpus / "pairs-00001.tsv")} == {
        "Construction of rural roads picked up speed.",
        "Hospitals added 200 new beds.",
    }


def test_a_run_that_was_interrupted_goes_on(run, tmp_path, table, monkeypatch):
    corpus = tmp_path / "corpus"
    with monkeypatch.context() as patched:
        patched.setattr(corpus_building, "_near_duplicates", interrupted)
        assert run("corpus", "build", table, "-o", corpus).code == 130
    assert sorted(path.name for path in corpus.iterdir()) == [".gongbao-corpus"]
    with monkeypatch.context() as patched:
        patched.setattr(corpus_building, "prepare_judge", interrupted)
        assert run("corpus", "build", table, "-o", corpus).code == 0
    assert sorted(path.name for path in corpus.iterdir()) == FILES


def interrupted(*_):
    raise KeyboardInterrupt


def test_other_rules_begin_anew(run, tmp_path, table, monkeypatch):
    corpus, rules = tmp_path / "corpus", tmp_path / "filters.toml"
    with monkeypatch.context() as patched:
        patched.setattr(corpus_building, "_near_duplicates", interrupted)
        run("corpus", "build", table, "-o", corpus)
    rules.write_text('[[filter]]\nkind = "empty"\n', encoding="utf-8")
    done = run("corpus", "build", table, "-o", corpus, "--rules", rules)
    assert done.output.splitlines() == ["8 pairs\t7 kept\t1 file", "1\tempty"]


def test_a_corpus_is_not_written_over_unless_forced(run, tmp_path, table):
    corpus = tmp_path / "corpus"
    run("corpus", "build", table, "-o", corpus, "--shard", "1")
    refused = run("corpus", "build", table, "-o", corpus)
    assert (refused.code, "--force" in refused.errors) == (2, True)
    assert run("corpus", "build", table, "-o", corpus, "--force").code == 0
    assert sorted(path.name for path in corpus.iterdir()) == FILES


def test_a_corpus_is_never_written_over_what_it_is_built_from(run, tmp_path, table):
    corpus = tmp_path / "corpus"
    run("corpus", "build", table, "-o", corpus)
    shard = corpus / "pairs-00001.tsv"
    before = shard.read_bytes()
    for output_format in ("tsv", "jsonl"):
        options = ("--force", "--format", output_format)
        done = run("corpus", "build", shard, "-o", corpus, *options)
        assert (done.code, "is what the command reads" in done.errors) == (2, True)
    assert shard.read_bytes() == before


def test_a_table_that_breaks_off_is_told_and_the_rest_is_built(run, tmp_path, table):
    torn = tmp_path / "torn.tsv"
    torn.write_bytes("source\ttarget\n道路\troad\n".encode() + b"\x00\n")
    corpus = tmp_path / "corpus"
    done = run("corpus", "build", torn, table, "-o", corpus)
    assert done.code == 1
    assert f"failed: {torn}" in done.errors
    assert len(rows_of(corpus / "pairs-00001.tsv")) == 2


def test_the_packaged_rules_are_shown(run):
    assert 'kind = "near-duplicate"' in run("corpus", "build", "--show-rules").output


def test_what_is_missing_is_told(run, table):
    assert run("corpus", "build", table).code == 2

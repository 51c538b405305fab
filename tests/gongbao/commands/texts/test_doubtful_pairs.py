"""What `align` and `corpus add` say of documents that do not translate each other."""

import json

import pytest

CHINESE = (
    "春耕备耕工作有序推进。水稻播种面积扩大。农机检修已完成。"
    "种子供应充足。化肥价格平稳。气象部门发布预报。"
)
ENGLISH = (
    "The museum opens at nine. Tickets cost ten yuan. Dogs are not allowed inside. "
    "The film won a prize in Venice. Her brother plays the violin. They moved to Paris."
)
RULE = "alignment.not-a-translation"


@pytest.fixture
def pair(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zh.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return "zh.txt", "en.txt"


def test_the_rule_is_named_in_both_languages_and_the_exit_code_is_1(run, pair):
    done = run("align", *pair)
    assert done.code == 1
    assert done.errors.startswith(f"gongbao: {RULE}: zh.txt and en.txt do not look like")
    assert "zh.txt 与 en.txt 似乎不是互为译文" in done.errors


def test_an_empty_document_has_a_rule_of_its_own(run, pair):
    done = run("align", "-", pair[1], "-o", "a.tsv", "--report-format", "json")
    (record,) = json.loads(done.output)
    assert (done.code, done.errors, record["status"]) == (1, "", "doubtful")
    assert [finding["rule"] for finding in record["findings"]] == ["alignment.no-text"]


def test_a_list_tells_findings_of_each_pair_as_text_and_as_json(run, pair, tmp_path):
    (tmp_path / "list.tsv").write_text("source\ttarget\nzh.txt\ten.txt\nno.txt\ten.txt\n", "utf-8")
    arguments = "align", "--pairs", "list.tsv", "-o", "out", "--force"
    table = [line.split("\t") for line in run(*arguments).output.splitlines()]
    assert [row[2] for row in table[1:]] == ["doubtful", "failed"]
    assert table[1][7].startswith(f"{RULE}: ")
    done = run(*arguments, "--report-format", "json")
    doubtful, failed = json.loads(done.output)
    assert done.code == 3
    assert [finding["rule"] for finding in doubtful["findings"]] == [RULE]
    assert doubtful["output"] == "out/zh.tsv"
    assert "no.txt" in failed["message"]
    assert failed["findings"] == []


def test_a_list_of_pages_has_the_findings_on_the_page(run, pair, tmp_path):
    (tmp_path / "2.txt").write_text(CHINESE, "utf-8")
    (tmp_path / "list.tsv").write_text("source\ttarget\nzh.txt\ten.txt\n2.txt\ten.txt\n", "utf-8")
    arguments = "--pairs", "list.tsv", "-o", "out", "--format", "html", "--jobs", "2"
    assert run("align", *arguments).code == 1
    for name in ("zh.html", "2.html"):
        assert f"<code>{RULE}</code>" in (tmp_path / "out" / name).read_text("utf-8")


def test_json_on_standard_output_needs_a_file_for_the_alignment(run, pair):
    done = run("align", *pair, "--report-format", "json")
    assert (done.code, done.output) == (2, "")
    assert "-o FILE" in done.errors


def test_a_doubtful_pair_is_stored_only_by_force_and_its_finding_told(office, pair):
    refused = office("corpus", "add", *pair, "--format", "json")
    assert refused.code == 3
    record = json.loads(refused.output)
    assert (record["number"], record["pairs"], record["remembered"]) == (None, 0, None)
    assert [finding["rule"] for finding in record["findings"]] == [RULE]
    assert "nothing was stored" in refused.errors
    forced = office("corpus", "add", *pair, "--force", "--no-memory", "--format", "json")
    assert forced.code == 0
    record = json.loads(forced.output)
    assert (record["number"], record["name"], record["remembered"]) == (1, "zh.txt", None)
    assert [finding["rule"] for finding in record["findings"]] == [RULE]
    told = office("corpus", "add", *pair, "--force", "--replace")
    assert told.code == 0
    assert told.errors.startswith(f"gongbao: {RULE}: ")

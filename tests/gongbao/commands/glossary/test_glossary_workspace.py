"""The termbase on the command line, as a terminologist uses it."""

import json
import re
import shlex
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest


@pytest.fixture
def pages(tmp_path):
    """A published pair that says "chain owners"."""
    chinese = [
        "新区召开新闻发布会",
        "会议指出，要发挥链主作用。",
        "全区规上工业产值达到4000亿元。",
        "下一步，新区将加快建设开放平台，支持中小企业发展。",
    ]
    english = [
        "New Area Holds a Press Conference",
        "The meeting pointed out that the role of chain owners should be given full play.",
        "The output value of industrial enterprises above designated size was 400 billion yuan.",
        "Next, the new area will speed up the building of open platforms and support the"
        " development of small and medium-sized enterprises.",
    ]
    source, target = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
    source.write_text("\n".join(chinese), encoding="utf-8")
    target.write_text("\n".join(english), encoding="utf-8")
    return source, target


def test_a_ruling_lives_from_proposal_to_retirement(office) -> None:
    assert office("glossary", "propose", "链主", "chain leader").code == 0
    assert "proposed" in office("glossary", "list", "--proposed").output
    office("glossary", "approve", "链主", "--source", "press conference", "--reason", "decided")
    office("glossary", "edit", "链主", "--en", "chain master", "--reason", "letter of 3 May")
    shown = office("glossary", "show", "链主").output
    assert "chain master  [preferred]" in shown
    assert "chain leader  [superseded]" in shown
    assert "Li Ming: letter of 3 May" in shown
    office("glossary", "retire", "链主", "--reason", "no longer said")
    history = office("glossary", "history", "链主", "--format", "jsonl").output.splitlines()
    reasons = [json.loads(line)["reason"] for line in history]
    assert reasons[1:] == ["decided", "letter of 3 May", "no longer said"]
    assert json.loads(history[-1])["is_retired"]
    assert office("glossary", "list").output == ""


def test_what_is_there_is_not_added_twice(office) -> None:
    assert office("glossary", "add", "链主", "chain master").code == 0
    done = office("glossary", "add", "链主", "lead firm")
    assert done.code == 3
    assert "链主 is there" in done.errors
    done = office("glossary", "add", "链主", "lord", "--id", "c2", "--subject", "chess")
    assert done.code == 0


def test_undo_takes_back_the_last_change_and_diff_shows_it(office) -> None:
    office("glossary", "add", "链主", "chain master")
    office("glossary", "edit", "链主", "--en", "lead firm")
    difference = office("glossary", "diff", "链主")
    assert difference.code == 1
    assert "+ en 'lead firm' (preferred)" in difference.output
    assert office("glossary", "undo").code == 0
    shown = json.loads(office("glossary", "show", "链主", "--format", "json").output)
    assert [t["text"] for t in shown[0]["terms"]] == ["链主", "chain master"]
    assert office("glossary", "diff", "--change", "2").output.splitlines()[0] == "链主"


@pytest.mark.parametrize(
    ("query", "code", "word"),
    [
        ("链主", 0, "exact"),
        ("lianzhu", 0, "pinyin"),
        ("chain mastr", 0, "similar"),
        ("nothing like it", 1, ""),
    ],
)
def test_search_finds_by_chinese_pinyin_and_english(office, query, code, word) -> None:
    office("glossary", "add", "链主", "chain master")
    done = office("glossary", "search", query)
    assert done.code == code
    assert done.output.startswith(word)


def test_a_new_ruling_lists_the_pages_that_use_the_old_one(office, pages) -> None:
    office("glossary", "add", "链主", "chain owner")
    added = office("corpus", "add", *pages, "--date", "2023-03-06", "--place", "Chongqing")
    assert (added.code, added.output) == (0, "1\t2023-03-06\ta.zh.txt\t4 pairs\t4 in the memory\n")
    edited = office("glossary", "edit", "链主", "--en", "chain master")
    assert "1 stored page uses the old wording" in edited.output
    assert "2023-03-06\ta.zh.txt\t'chain owner' 1 time" in edited.output


def test_evidence_counts_what_was_published(office, pages) -> None:
    office("glossary", "add", "链主", "chain master", "--deprecated", "chain owner")
    office("corpus", "add", *pages, "--date", "2023-03-06")
    (found,) = json.loads(office("glossary", "evidence", "链主", "--format", "json").output)
    assert found["rendering"] == "chain owner"
    assert (found["count"], found["ruling"], found["years"]) == (1, "deprecated", {"2023": 1})
    assert found["contexts"][0]["position"] == 2
    assert office("glossary", "evidence", "乡村振兴").code == 1


def test_the_same_pair_is_stored_once(office, pages) -> None:
    office("corpus", "add", *pages)
    again = office("corpus", "add", *pages)
    assert again.code == 3
    assert "document 1" in again.errors
    assert office("corpus", "add", *pages, "--replace").code == 0
    assert [line.split("\t")[0] for line in office("corpus", "list").output.splitlines()] == ["2"]
    assert office("corpus", "retire", "2").code == 0
    assert office("corpus", "list").output == ""
    shown = office("corpus", "show", "2").output.splitlines()
    assert (shown[0], len(shown)) == ("source\ttarget\tscore", 5)


def test_pages_that_do_not_belong_together_are_not_stored(office, tmp_path, pages) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "\n".join(
            [
                "Women have equal rights in politics.",
                "The cat sat on the mat and slept.",
                "Rain fell for forty days.",
                "He bought a loaf of bread.",
                "Nobody had seen the ship since August.",
                "The violin needs new strings.",
            ]
        )
    )
    more = pages[0].read_text(encoding="utf-8") + "\n会议强调，要抓好安全生产。\n大会闭幕。"
    pages[0].write_text(more, encoding="utf-8")
    done = office("corpus", "add", pages[0], other)
    assert done.code == 3
    assert "nothing was stored" in done.errors


def test_candidates_are_proposed_and_reviewed_with_a_key_each(office, tmp_path) -> None:
    table = tmp_path / "candidates.tsv"
    table.write_text(
        "zh\ten\tcount\tscore\truling\trenderings\tcontexts\n"
        "链主\tchain owner\t5\t9.1\t\t\tc | d\n"
        "两江新区\tLiangjiang New Area\t4\t8.0\t\t\t\n"
        "重庆\tChongqing\t9\t7.0\tapproved: Chongqing\t\t\n"
        "的\tof\t9\t0.5\t\t\t\n",
        encoding="utf-8",
    )
    proposed = office("glossary", "propose", "--from", table, "--least-score", "1")
    assert [line.split("\t")[0] for line in proposed.output.splitlines()] == ["链主", "两江新区"]
    keys = b"se\nchain master\n"  # 两江新区 comes first, in code points
    first, second = sorted(["链主", "两江新区"])
    done = office("glossary", "review", "--source", "meeting", stdin=keys)
    assert "1 approved, 0 rejected, 1 skipped" in done.errors
    shown = json.loads(office("glossary", "show", first, second, "--format", "json").output)
    assert [record["version"] for record in shown] == [1, 2]
    assert shown[1]["terms"][1]["text"] == "chain master"
    assert shown[1]["source"] == "meeting"
    done = office("glossary", "review", stdin=b"r\n")
    assert "a rejection needs a reason" in done.errors
    office("glossary", "review", stdin=b"r said by nobody\n")
    history = json.loads(office("glossary", "history", first, "--format", "json").output)
    assert history[-1]["reason"] == "said by nobody"
    assert [line.split("\t")[0] for line in office("glossary", "list").output.splitlines()] == [
        second
    ]


def test_a_table_goes_out_and_in_again_unchanged(office, tmp_path) -> None:
    office(
        "glossary",
        "add",
        "链主",
        "chain master",
        "--deprecated",
        "chain owner",
        "--source",
        "=1+1",
        "--exception",
        "链主任",
    )
    for name in ("o.csv", "o.tsv", "o.tbx", "o.jsonl", "o.xlsx"):
        assert office("glossary", "export", name).code == 0
        done = office("glossary", "import", name)
        assert (done.code, done.output) == (
            0,
            "new 0, changed 0, conflicting 0, identical 1, skipped 0\n",
        )
    assert office("glossary", "export", "o.csv").code == 2
    assert office("glossary", "export", "o.csv", "--force").code == 0


def test_a_conflict_imports_nothing_and_a_dry_run_says_so(office, tmp_path) -> None:
    office("glossary", "add", "链主", "chain master")
    Path("new.tsv").write_text("zh\ten\n链主\tlead firm\n人大\tcongress\n", encoding="utf-8")
    preview = office("glossary", "import", "new.tsv", "--dry-run", "--report-format", "json")
    assert preview.code == 1
    assert json.loads(preview.output)["counts"] == {"conflicting": 1, "new": 1}
    done = office("glossary", "import", "new.tsv")
    assert done.code == 3
    assert "nothing was imported" in done.errors
    assert len(office("glossary", "list").output.splitlines()) == 1
    done = office("glossary", "import", "new.tsv", "--policy", "replace")
    assert done.output.startswith("new 1, changed 0, conflicting 1, identical 0")
    assert "lead firm" in office("glossary", "list").output


def test_lint_names_faults_and_fails_on_errors(office) -> None:
    office("glossary", "add", "百亿级企业", "100-billion-yuan enterprise", "--source", "S")
    done = office("glossary", "lint", "--format", "json")
    assert done.code == 1
    (fault,) = json.loads(done.output)
    assert fault["rule"] == "entry.figure"
    assert office("glossary", "lint", "--ignore", "entry.figure").code == 0
    assert office("glossary", "lint", "--ignore", "nonsense").code == 2
    assert office("glossary", "lint", "--fail-on", "never").code == 0


def test_a_workspace_that_is_none_is_refused(office, tmp_path) -> None:
    done = office("glossary", "list")
    assert (done.code, "no such workspace" in done.errors) == (3, True)
    Path("gongbao.db").write_bytes(b"PK" * 3000)
    done = office("glossary", "add", "链主", "chain master")
    assert (done.code, "is no workspace" in done.errors) == (3, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "链主", "--valid-from", "2013-02-30"),
        ("edit", "链主", "--old-status", "gone"),
        ("propose", "链主"),
        ("diff",),
        ("diff", "链主", "--change", "1"),
    ],
    ids=["no day", "no status", "no English", "nothing to compare", "both"],
)
def test_wrong_usage_of_the_termbase_ends_with_2(office, arguments) -> None:
    office("glossary", "add", "链主", "chain master")
    assert office("glossary", *arguments).code == 2


def test_translate_guarantees_what_the_workspace_approves(office, random_model_folder) -> None:
    office("glossary", "add", "链主", "chain master", "--source", "press conference")
    office("glossary", "propose", "人大", "people's congress")
    Path("in.txt").write_text("链主和人大。", encoding="utf-8")
    arguments = (
        "translate",
        "in.txt",
        "--engine",
        f"ctranslate2:{random_model_folder}",
        "--beam",
        "1",
        "--no-packaged-glossary",
        "--format",
        "jsonl",
    )
    record = json.loads(office(*arguments).output.splitlines()[0])
    assert "chain master" in record["target"].lower()
    (requirement,) = record["requirements"]
    assert "gongbao.db:链主 v1, Li Ming" in requirement["reason"]
    left_out = json.loads(office(*arguments, "--no-workspace").output.splitlines()[0])
    assert left_out["requirements"] == []


def test_two_programs_write_one_workspace(office, tmp_path) -> None:
    office("glossary", "add", "链主", "chain master")
    code = (
        "import sys; from gongbao.commands import main\n"
        "for k in range(8):\n"
        "    try: main(['glossary', 'add', f'词{sys.argv[1]}{k}', f'word {k}', '--author', 'A'])\n"
        "    except SystemExit as end: assert end.code == 0, end.code\n"
    )
    root = str(Path(__file__).resolve().parents[4])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, name],
            stdout=subprocess.DEVNULL,
            env={"PYTHONPATH": root, "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        )
        for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(office("glossary", "list").output.splitlines()) == 17


def test_a_proposal_stays_one_when_its_wording_changes(office) -> None:
    office("glossary", "propose", "链主", "chain leader")
    office("glossary", "edit", "链主", "--en", "chain master", "--deprecated", "chain owner")
    assert "chain master\t\tproposed" in office("glossary", "list", "--proposed").output


def test_what_is_retired_comes_back_only_when_asked(office) -> None:
    office("glossary", "add", "链主", "chain master")
    office("glossary", "retire", "链主")
    for arguments in (("approve", "链主"), ("edit", "链主", "--note", "x")):
        done = office("glossary", *arguments)
        assert (done.code, done.output) == (3, "")
        assert "is retired" in done.errors
    assert office("glossary", "diff", "链主").output == "retired\n"
    assert office("glossary", "edit", "链主", "--restore").code == 0
    assert "chain master" in office("glossary", "list").output


def test_a_renamed_office_keeps_the_name_of_its_days(office, random_model_folder) -> None:
    office("glossary", "add", "卫生部", "Ministry of Health")
    office(
        "glossary",
        "edit",
        "卫生部",
        "--en",
        "National Health Commission",
        "--valid-from",
        "2018-03",
    )
    Path("w.txt").write_text("卫生部发布公告。", encoding="utf-8")
    for day, name in (("2010-01-01", "Ministry of Health"), ("2020", "National Health")):
        done = office(
            "translate",
            "w.txt",
            "--engine",
            f"ctranslate2:{random_model_folder}",
            "--beam",
            "1",
            "--no-packaged-glossary",
            "--date",
            day,
        )
        assert name in done.output


def test_the_workspace_is_never_overwritten(office) -> None:
    office("glossary", "add", "链主", "chain master")
    done = office("glossary", "export", "gongbao.db", "--format", "tbx", "--force")
    assert done.code == 2
    assert "链主" in office("glossary", "list").output
    Path("zh.txt").write_text("链主开会。", encoding="utf-8")
    Path("en.txt").write_text("The chain master met.", encoding="utf-8")
    assert office("check", "zh.txt", "en.txt", "-o", "zh.txt").code == 2
    assert Path("zh.txt").read_text(encoding="utf-8") == "链主开会。"


@pytest.mark.parametrize(
    "arguments",
    [
        ("glossary", "undo", "99999999999999999999"),
        ("glossary", "show", "\udcff"),
        ("glossary", "add", "甲", "a", "--priority", "99999999999999999999"),
        ("glossary", "add", "甲", "a", "--note", "\udcff"),
        ("glossary", "add", "甲", "a", "--valid-from", "2020", "--valid-until", "2010"),
        ("corpus", "show", "99999999999999999999"),
    ],
    ids=["huge change", "no Unicode", "huge priority", "note", "days", "huge document"],
)
def test_what_no_database_holds_is_an_error_in_words(office, arguments) -> None:
    office("glossary", "add", "链主", "chain master")
    done = office(*arguments)
    assert done.code == 3
    assert done.errors.startswith("gongbao: ")
    assert "Traceback" not in done.errors


def test_a_dry_run_makes_no_workspace(office) -> None:
    Path("new.tsv").write_text("zh\ten\n链主\tlead firm\n", encoding="utf-8")
    assert office("glossary", "import", "new.tsv", "--dry-run").code == 0
    assert not Path("gongbao.db").exists()
    Path("gongbao.db").touch()
    assert office("glossary", "list").code == 3
    assert Path("gongbao.db").stat().st_size == 0


def test_a_refused_import_still_tells_programs_why(office) -> None:
    office("glossary", "add", "链主", "chain master")
    Path("new.tsv").write_text("zh\ten\n链主\tlead firm\n", encoding="utf-8")
    done = office("glossary", "import", "new.tsv", "--report-format", "json")
    assert done.code == 3
    assert json.loads(done.output)["counts"] == {"conflicting": 1}


def test_an_import_that_changes_a_ruling_lists_the_pages(office, pages) -> None:
    office("glossary", "add", "链主", "chain owner")
    office("corpus", "add", *pages)
    Path("new.tsv").write_text("zh\ten\n链主\tchain master\n", encoding="utf-8")
    done = office("glossary", "import", "new.tsv", "--policy", "replace")
    assert "1 stored page uses the old wording" in done.output
    assert "stored page" not in office("glossary", "undo").output.splitlines()[0]


def test_nothing_is_told_as_done_that_was_rolled_back(office) -> None:
    office("glossary", "propose", "链主", "chain master")
    done = office("glossary", "approve", "链主", "nothing")
    assert (done.code, done.output) == (3, "")
    assert "proposed" in office("glossary", "list").output


def test_every_command_that_changes_something_says_so_in_json(office, pages) -> None:
    office("corpus", "add", *pages, "--date", "2023-03-06")

    def told(*arguments):
        return json.loads(office("glossary", *arguments, "--format", "json").output)

    added = told("add", "链主", "chain master", "--deprecated", "chain owner")
    assert [(c["id"], c["version"], c["is_changed"]) for c in added["concepts"]] == [
        ("链主", 1, True)
    ]
    assert [(page["name"], page["term"], page["count"]) for page in added["old_wording"]] == [
        ("a.zh.txt", "chain owner", 1)
    ]
    edited = told("edit", "链主", "--en", "lead firm")
    assert edited["change"] > added["change"]
    assert edited["concepts"][0]["author"] == "Li Ming"
    same = told("edit", "链主", "--en", "lead firm")
    assert (same["change"], same["concepts"][0]["is_changed"]) == (None, False)
    assert told("propose", "卡脖子", "choke point")["concepts"][0]["id"] == "卡脖子"
    assert told("approve", "卡脖子", "链主")["concepts"][1]["is_changed"] is False
    assert told("retire", "链主")["concepts"][0]["is_retired"] is True
    assert told("undo")["concepts"][0]["is_retired"] is False
    line = office("glossary", "retire", "链主", "卡脖子", "--format", "jsonl").output.splitlines()
    assert [json.loads(text)["id"] for text in line] == ["链主", "卡脖子"]


def test_an_approval_lists_the_pages_that_it_makes_old(office, pages) -> None:
    office("corpus", "add", *pages)
    proposed = office(
        "glossary", "add", "链主", "chain master", "--deprecated", "chain owner", "--proposed"
    )
    assert "old wording" not in proposed.output
    assert "1 stored page uses the old wording" in office("glossary", "approve", "链主").output


def test_lint_names_the_pages_with_a_name_after_its_last_day(office, pages) -> None:
    office("corpus", "add", *pages, "--date", "2023-03-06")
    office("glossary", "add", "链主", "chain owner", "--valid-until", "2022", "--source", "s")
    faults = json.loads(office("glossary", "lint", "--format", "json").output)
    assert "page.expired-term" in {fault["rule"] for fault in faults}


def test_an_import_names_the_pages_it_makes_old_in_json_too(office, pages) -> None:
    office("glossary", "add", "链主", "chain owner")
    office("corpus", "add", *pages)
    Path("new.tsv").write_text("zh\ten\n链主\tchain master\n", encoding="utf-8")
    command = ("glossary", "import", "new.tsv", "--policy", "replace", "--report-format", "json")
    record = json.loads(office(*command).output)
    assert [page["name"] for page in record["old_wording"]] == ["a.zh.txt"]


def test_a_review_names_the_pages_that_an_approval_makes_old(office, pages) -> None:
    office("corpus", "add", *pages)
    office("glossary", "add", "链主", "chain master", "--deprecated", "chain owner", "--proposed")
    assert "1 stored page uses the old wording" in office("glossary", "review", stdin=b"a").output


def test_a_proposal_against_a_ruling_is_noted_and_reviewed(office) -> None:
    office("glossary", "add", "链主", "chain master")
    for text in ("lead firm", "chain lord"):
        assert office("glossary", "propose", "链主", text).code == 0
    assert "proposed: lead firm | chain lord" in office("glossary", "list", "--proposed").output
    assert office("glossary", "review", stdin=b"a").errors.endswith("0 skipped\n")
    shown = office("glossary", "show", "链主").output
    assert "lead firm  [preferred]" in shown
    assert "chain master  [superseded]" in shown
    assert office("glossary", "list", "--proposed").output == ""


def test_a_rejection_has_a_reason_and_leaves_the_ruling(office) -> None:
    office("glossary", "add", "链主", "chain master")
    office("glossary", "propose", "链主", "lead firm")
    office("glossary", "propose", "人大", "congress")
    assert office("glossary", "reject", "链主").code == 2
    done = office("glossary", "reject", "链主", "人大", "--reason", "not ours")
    assert (done.code, done.output) == (0, "链主\trejected: lead firm\n人大\trejected: congress\n")
    assert [line.split("\t")[0] for line in office("glossary", "list").output.splitlines()] == [
        "链主"
    ]
    assert office("glossary", "reject", "链主", "--reason", "x").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "龙头", "lead 龙头"),
        ("edit", "链主", "--en", "chain 主"),
        ("edit", "链主", "--admitted", "链主"),
        ("propose", "龙头", "龙头"),
        ("review", "e", "chain 主"),
        ("import", "new.tsv"),
    ],
    ids=lambda given: " ".join(given[:3:2]),
)
def test_chinese_is_no_english_whatever_way_it_comes(office, arguments) -> None:
    office("glossary", "propose", "链主", "chain master")
    Path("new.tsv").write_text("zh\ten\n人大\tthe 人大\n", encoding="utf-8")
    typed = " ".join(arguments[1:]).encode() if arguments[0] == "review" else b""
    done = office("glossary", *(arguments[:1] if typed else arguments), stdin=typed)
    assert "English" in done.errors
    assert done.code == (0 if typed else 3)
    assert office("glossary", "list").output == "链主\t链主\tchain master\t\tproposed\n"


def test_bars_mean_on_the_command_line_what_they_mean_in_a_file(office) -> None:
    office("glossary", "add", "链主|链主企业", "chain master | lead firm")
    office("glossary", "edit", "链主", "--deprecated", "chain owner|chain boss")
    (shown,) = json.loads(office("glossary", "show", "链主", "--format", "json").output)
    assert [(t["text"], t.get("status", "preferred")) for t in shown["terms"][2:]] == [
        ("chain master", "preferred"),
        ("lead firm", "admitted"),
        ("chain owner", "deprecated"),
        ("chain boss", "deprecated"),
    ]


def test_what_has_no_english_yet_waits_for_it(office) -> None:
    Path("new.csv").write_text("zh,en,forbidden\n链主,,chain owner\n", encoding="utf-8")
    assert office("glossary", "import", "new.csv").code == 0
    done = office("glossary", "approve", "链主")
    assert (done.code, "no English term that may be used" in done.errors) == (3, True)
    office("glossary", "review", stdin=b"e chain master\n")
    assert "[preferred]" in office("glossary", "show", "链主").output


def test_replace_does_what_was_asked_and_keep_is_told(office) -> None:
    office("glossary", "add", "链主", "chain master")
    Path("new.tsv").write_text("zh\ten\n链主\tlead firm\n", encoding="utf-8")
    before = office("glossary", "show", "链主").output
    assert office("glossary", "import", "new.tsv", "--policy", "keep").code == 1
    assert office("glossary", "show", "链主").output == before
    assert office("glossary", "import", "new.tsv", "--policy", "replace").code == 0


def test_what_was_left_out_is_told_by_kind(office) -> None:
    rows = "".join(f"词{k},the 词{k}\n" for k in range(40))
    Path("new.csv").write_text(f"zh,en\n链主,chain master\n{rows}", encoding="utf-8")
    done = office("glossary", "import", "new.csv", "--skip-bad")
    assert done.code == 1
    assert done.output == "new 1, changed 0, conflicting 0, identical 0, skipped 40\n"
    assert "... 37 more: ... in column en is Chinese, expected English" in done.errors


def test_pages_with_a_wording_of_long_ago_are_listed_too(office, pages) -> None:
    office("glossary", "add", "链主", "chain owner")
    office("glossary", "edit", "链主", "--en", "chain leader")
    office("corpus", "add", *pages)
    edited = office("glossary", "edit", "链主", "--en", "chain master")
    assert "'chain owner' 1 time" in edited.output
    assert "stored page" not in office("glossary", "edit", "链主", "--note", "x").output


def test_times_are_those_of_the_clock_with_their_zone(office, monkeypatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    office("glossary", "add", "链主", "chain master")
    (record,) = json.loads(office("glossary", "history", "链主", "--format", "json").output)
    hour = f"{(datetime.fromisoformat(record['time']).hour + 8) % 24:02}"
    assert re.search(
        rf"\d{{4}}-\d\d-\d\d {hour}:\d\d \+0800", office("glossary", "history", "链主").output
    )
    monkeypatch.undo()
    time.tzset()


def test_traditional_names_in_a_column_of_simplified_ones_are_told(office) -> None:
    Path("new.csv").write_text("zh,en\n鏈主,chain master\n", encoding="utf-8")
    done = office("glossary", "import", "new.csv")
    assert "new.csv:2: '鏈主' is in Traditional characters; taken as 链主" in done.errors
    assert done.code == 0


def test_a_term_may_begin_with_a_minus(office) -> None:
    assert office("glossary", "add", "-1度电", "minus one kWh").code == 0
    assert "minus one kWh" in office("glossary", "show", "-1度电").output
    assert office("glossary", "edit", "-1度电", "--note", "x").code == 0
    assert office("glossary", "show", "--fromat", "json").code == 2
    fault = json.loads(office("glossary", "lint", "--format", "json").output)[0]
    assert fault["suggestion"] == "gongbao glossary edit --source '...' -- '-1度电'"
    remedy = shlex.split(fault["suggestion"])[1:]
    assert office(*remedy).code == 0


def test_more_than_a_hundred_concepts_are_not_touched_unasked(office) -> None:
    rows = "".join(f"词{k},word {k}\n" for k in range(101))
    Path("a.csv").write_text(f"zh,en\n{rows}", encoding="utf-8")
    assert office("glossary", "import", "a.csv").code == 0
    Path("b.csv").write_text(f"zh,en\n{rows.replace('word', 'term')}", encoding="utf-8")
    terms = [f"词{k}" for k in range(101)]
    for arguments in (
        ("import", "b.csv", "--policy", "replace"),
        ("retire", *terms),
        ("undo",),
    ):
        done = office("glossary", *arguments)
        assert (done.code, "101 concepts, more than 100" in done.errors) == (2, True)
    assert office("undo").code == 2
    assert "term" not in office("glossary", "list").output
    assert office("glossary", "import", "b.csv", "--policy", "replace", "--yes").code == 0
    assert office("undo", "--yes").code == 0
    assert "term" not in office("glossary", "list").output


def test_the_packaged_glossary_comes_in_by_its_name(office) -> None:
    done = office("glossary", "import", "packaged")
    assert done.code == 0
    assert "chain master" in office("glossary", "show", "链主").output
    assert len(office("glossary", "list", "--limit", "5").output.splitlines()) == 5


def test_an_export_says_what_other_tools_do_not_obey(office) -> None:
    office("glossary", "propose", "链主", "chain master")
    done = office("glossary", "export", "o.tbx")
    assert "for Gongbao alone: proposed terms: other tools take them for approved" in done.errors
    office("glossary", "approve", "链主")
    assert office("glossary", "export", "o.tbx", "--force").errors == ""


def test_a_remedy_for_homonyms_ends_the_conflict(office) -> None:
    office("glossary", "add", "建议", "suggestion", "--subject", "general", "--source", "s")
    office(
        "glossary", "add", "建议", "proposal", "--id", "建议2", "--subject", "NPC", "--source", "s"
    )
    (fault,) = json.loads(office("glossary", "lint", "--format", "json").output)
    assert fault["rule"] == "conflict.homonyms"
    _, _, remedy = fault["suggestion"].partition(": gongbao ")
    assert office(*shlex.split(remedy)).code == 0
    assert office("glossary", "lint").code == 0


def test_a_published_page_that_was_added_is_taken_back(office, pages) -> None:
    office("corpus", "add", *pages)
    changes = json.loads(office("log", "--format", "json").output)
    assert [set(change["touched"]) for change in changes] == [{"memory"}, {"corpus"}]
    for change in changes:
        assert office("undo", str(change["change"])).code == 0
    assert office("corpus", "list").output == ""
    assert office("memory", "search", "链主").code == 1
    assert office("undo").code == 0
    assert len(office("corpus", "list").output.splitlines()) == 1

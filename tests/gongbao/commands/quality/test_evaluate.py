import json

import pytest

FILES = {
    "zh.txt": "2022年，全区产值2295亿元。\n全区道路建设加快。\n学校和医院开工。\n",
    "en.txt": "In 2022 output reached 229.5 billion yuan.\nRoads were built faster.\nWork began.\n",
    "ours.txt": "In 2022 output was 229.5 billion yuan.\nRoad works sped up.\nThe work began.\n",
    "theirs.txt": "In 2022 output was 2,295 billion yuan.\nRoads.\nSchools and hospitals began.\n",
    "documents.txt": "a\na\nb\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def evaluate(run, folder):
    def run_evaluate(*arguments):
        return run(
            "evaluate",
            "--source",
            folder / "zh.txt",
            "--reference",
            folder / "en.txt",
            "--trials",
            "50",
            "--workers",
            "1",
            "--no-packaged-glossary",
            *arguments,
        )

    return run_evaluate


def test_json_and_report_are_written_together(evaluate, folder):
    page = folder / "report.html"
    done = evaluate(
        folder / "ours.txt",
        folder / "theirs.txt",
        "--format",
        "json",
        "--report",
        page,
        "--baseline",
        folder / "theirs.txt",
    )
    assert done.code == 0
    ours, theirs = json.loads(done.output)["systems"]
    assert (ours["name"], theirs["amounts"]["met"]) == ("ours", 0)
    assert {c["other"] for c in ours["comparisons"]} == {"theirs"}
    assert theirs["comparisons"] == []
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_text_has_documents_where_they_are_named(evaluate, folder):
    done = evaluate(
        folder / "ours.txt", "--documents", folder / "documents.txt", "--metrics", "bleu,chrf"
    )
    assert "ours · b (1): BLEU" in done.output
    assert "chrF++: nrefs:1" in done.output
    assert "TER" not in done.output


def test_the_verdict_is_the_first_line_and_the_best_system_the_first_row(evaluate, folder):
    done = evaluate(folder / "theirs.txt", folder / "ours.txt", "--metrics", "chrf")
    first, ranked, _, header, best, *_ = done.output.splitlines()
    assert first.endswith("(chrF++).") or "better than" in first
    assert ranked == "Ranked by chrF++, against the references."
    assert header.split()[:3] == ["rank", "system", "chrF++"]
    assert best.split()[:2] == ["1", "ours"]


def test_without_a_reference_three_systems_are_ranked_by_consensus(run, folder):
    (folder / "other.txt").write_text(FILES["ours.txt"], encoding="utf-8")
    systems = [folder / name for name in ("ours.txt", "theirs.txt", "other.txt")]
    options = ("--trials", "50", "--workers", "1", "--no-packaged-glossary")
    done = run("evaluate", "--source", folder / "zh.txt", *systems, *options, "--format", "json")
    ranking = json.loads(done.output)["ranking"]
    assert ranking["metric"] == "consensus"
    assert ranking["method"].endswith("no reference")
    assert ranking["clusters"][-1][-1] == "theirs"
    refused = run("evaluate", "--source", folder / "zh.txt", *systems, "--metrics", "bleu")
    assert refused.code == 2
    assert "nothing to measure without a reference" in refused.errors


def test_bad_input_ends_with_3_and_names_the_place(evaluate, folder):
    (folder / "short.txt").write_text("One line.\n", encoding="utf-8")
    done = evaluate(folder / "short.txt")
    assert done.code == 3
    assert "short has 1 line, zh.txt has 3" in done.errors


def test_wrong_usage_ends_with_2(evaluate, folder):
    done = evaluate(folder / "ours.txt", "--metrics", "comet")
    assert done.code == 2
    assert "comet: no such metric; known: bleu, chrf" in done.errors


def test_a_translation_that_is_the_reference_is_warned_about(evaluate, folder):
    done = evaluate(folder / "en.txt", "--metrics", "chrf")
    assert "warning: en: 100% of its lines are those of the reference" in done.errors

"""Stored translations answered again: lines paired, terms counted, chapters put together."""

import json
import lzma
from typing import Any

import pytest

from scripts.benchmarks.engines.replay import main, paired_units, replay, term_success

LINES = "# Report\n\nThe authority invested 30 billion yuan.\n- SMEs increased."
CHAPTER: dict[str, Any] = {
    "id": "2020_00",
    "zh": "# 報告\n\n金管局投資30億元。\n- 中小企增加。",
    "en": "# Report\n\nThe HKMA invested 3 billion yuan.\n- SMEs increased.",
    "terms": {"金管局": ["HKMA"], "中小企": ["SMEs"]},
    "outputs": {
        "CommandA_MT.noterm": LINES,
        "broken": "Report. All in one line.",
    },
}


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("一\n\n二\n三", "1\n\n2\n3", [("一", "1"), ("", ""), ("二", "2"), ("三", "3")]),
        ("一\n\n二\n三", "1\n\n2 3\n", [("一", "1"), ("二\n三", "2 3")]),
        ("一\n\n二", "1 2", None),
    ],
    ids=["lines", "paragraphs", "neither"],
)
def test_a_chapter_is_paired_by_lines_or_paragraphs(source, target, expected):
    assert paired_units(source, target) == expected


def test_success_is_the_mean_over_terms_that_the_human_english_has():
    assert term_success([CHAPTER], ["The HKMA and others."]) == 50
    assert term_success([CHAPTER | {"en": "The HKMA."}], ["The HKMA and others."]) == 100


def test_renderings_that_differ_in_capitals_count_each_as_in_the_published_script():
    chapter = CHAPTER | {"zh": "金管局和金管局。", "terms": {"金管局": ["HKMA", "Hkma"]}}
    assert term_success([chapter], ["The HKMA."]) == 100
    assert term_success([chapter], ["The HKMA."], alone=True) == 50


def test_a_system_is_put_under_the_guarantee_and_keeps_its_marks():
    done = replay("CommandA_MT.noterm", [CHAPTER])
    assert done.before == [LINES]
    assert done.after == [
        "# Report\n\nThe HKMA invested 3 billion yuan.\n- SMEs increased.",
    ]


def test_a_chapter_that_cannot_be_paired_is_left_out():
    assert replay("broken", [CHAPTER]).chapters == []


def test_the_figures_are_printed_with_their_targets(tmp_path, capsys):
    folder = tmp_path / "official_reports"
    folder.mkdir()
    with lzma.open(folder / "a.jsonl.xz", "wt", encoding="utf-8") as written:
        written.write(json.dumps(CHAPTER) + "\n")
    assert main([str(tmp_path), "--format", "json", "--only", "CommandA_MT.noterm"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["figures"]["CommandA_MT.noterm: amounts right, before, %"] == 0
    assert record["figures"]["CommandA_MT.noterm: amounts right, after, %"] == 100
    assert record["figures"]["CommandA_MT.noterm: term success, after, %"] == 100

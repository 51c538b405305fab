"""Every benchmark stands on the page of figures, with its targets, and is run in one way."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gongbao.checking import list_rules
from scripts.benchmarks.all import main
from scripts.benchmarks.benchmark_list import BENCHMARKS
from scripts.benchmarks.measured_page import bar_chart, draw_plots, measured_page
from scripts.benchmarks.rules_page import rules_page
from scripts.benchmarks.targets import Measured, at_least, at_most, written

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scripts" / "benchmarks"
NO_BENCHMARKS = {"all"}
ENTRY = {
    "command": "python -m scripts.benchmarks.translation.speed DATA",
    "date": "2026-11-28",
    "commit": "0a1b2c3d4",
    "version": "0.1.0",
    "machine": "a machine, 2 cores, Python 3.11.7",
    "seconds": 200.0,
    "figures": {"times faster, greedy": 4.3, "peak memory, MB": 812, "tokens/s": 4264.0},
    "targets": {"times faster, greedy": "at least 4", "peak memory, MB": "at most 700"},
    "missed": ["peak memory, MB"],
    "facts": {"threads": 2, "engines": {"a": 1, "b": 2}, "report": {"x": "y" * 500}},
}


def test_every_module_that_measures_is_on_the_list():
    modules = {
        ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        for path in FOLDER.rglob("*.py")
        if "def main(arguments: list[str] | None" in path.read_text("utf-8")
    }
    assert {one.module for one in BENCHMARKS} == modules - NO_BENCHMARKS


@pytest.mark.parametrize("module", [one.module for one in BENCHMARKS])
def test_a_benchmark_has_a_main_and_its_help_names_its_command(module):
    text = (FOLDER / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    assert f"python -m scripts.benchmarks.{module}" in text.split('"""')[1]
    assert "def main(arguments: list[str] | None = None) -> int:" in text


@pytest.mark.parametrize(
    ("target", "value", "is_met"),
    [
        (at_least(100), 100, True),
        (at_least(100), 99.99, False),
        (at_most(0), 0, True),
        (at_most(1.3), 1.31, False),
    ],
    ids=["the floor itself", "below it", "the ceiling itself", "above it"],
)
def test_a_target_is_a_bound_that_may_be_reached(target, value, is_met):
    assert target.is_met_by(value) is is_met


@pytest.mark.parametrize(
    ("value", "expected"),
    [(100, "100"), (99.996, "100.00"), (99.98, "99.98"), (0.0375, "0.0375"), (1830.4, "1,830")],
)
def test_figures_are_written_for_people(value, expected):
    assert written(value) == expected


def test_a_missed_target_is_an_exit_code_and_only_measured_targets_are_reported(capsys):
    targets = {"recall, %": at_least(98), "precision, %": at_least(95), "not run": at_most(1)}
    measured = Measured(targets, {"recall, %": 97.5, "precision, %": 99.0}, {"cases": 7})
    assert measured.report("json") == 1
    record = json.loads(capsys.readouterr().out)
    assert record["missed"] == ["recall, %"]
    assert record["targets"] == {"recall, %": "at least 98", "precision, %": "at least 95"}
    measured.figures["recall, %"] = 98.0
    assert measured.report("text") == 0


def test_the_page_gives_each_figure_with_its_target_command_date_and_commit():
    page = measured_page({"speed": ENTRY})
    assert "| times faster, greedy | 4.30 | at least 4 | met |" in page
    assert "| peak memory, MB | 812 | at most 700 | **missed** |" in page
    assert "| tokens/s | 4,264 |  |  |" in page
    assert "scripts.benchmarks.translation.speed DATA`, 2026-11-28, version 0.1.0, commit" in page
    assert "1 of 2 | 2026-11-28 | 0a1b2c3d4 |" in page
    assert "threads: 2; engines: a 1, b 2." in page
    assert "yyy" not in page
    assert "Not measured yet: `guarantee`" in page


def test_bars_are_drawn_to_scale_and_their_labels_cannot_break_the_picture():
    root = ElementTree.fromstring(
        bar_chart("A & B", [("<ours>", 2.0, True), ("theirs", 1.0, False)])
    )
    widths = [float(bar.attrib["width"]) for bar in root.findall("{*}rect")][1:]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.1)
    assert "<ours>" in [text.text for text in root.findall("{*}text")]


def test_a_plot_is_drawn_for_what_was_measured_alone(tmp_path):
    figures = {"CTranslate2 int8, greedy, tokens/s": 4264, "start, s": 1.8}
    draw_plots({"speed": {**ENTRY, "figures": figures}}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["speed.svg"]


def test_what_is_not_run_keeps_its_rows(tmp_path):
    raw = tmp_path / "measured.json"
    raw.write_text(json.dumps({"speed": ENTRY}), encoding="utf-8")
    assert main(["--only", "term_matching", "--quick", "-o", str(tmp_path)]) in (0, 1)
    results = json.loads(raw.read_text(encoding="utf-8"))
    assert results["speed"] == ENTRY
    assert set(results["term_matching"]["figures"]) == {"index, s", "a sentence, ms"}
    assert set(results["term_matching"]) == set(ENTRY)
    page = (tmp_path / "measured.md").read_text(encoding="utf-8")
    assert page == measured_page(results)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "speed,spede", "DATA"], "no benchmark is called spede"),
        (["--only", "speed"], "DATA is missing"),
        (["--quick", "DATA"], "give --output"),
    ],
    ids=["unknown", "no data", "slices for the docs"],
)
def test_wrong_options_are_told(arguments, message, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_a_benchmark_that_fails_leaves_its_rows_and_the_exit_code_says_so(tmp_path, capfd):
    raw = tmp_path / "measured.json"
    raw.write_text(json.dumps({"quantities": ENTRY}), encoding="utf-8")
    assert main([str(tmp_path), "--only", "quantities", "--quick", "-o", str(tmp_path)]) == 2
    assert json.loads(raw.read_text(encoding="utf-8")) == {"quantities": ENTRY}
    assert "quantities: failed" in capfd.readouterr().err


def test_the_page_of_the_docs_is_what_its_results_say():
    raw = ROOT / "docs" / "measured.json"
    if not raw.is_file():
        pytest.skip("nothing was measured for the docs yet")
    results = json.loads(raw.read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "measured.md").read_text(encoding="utf-8") == measured_page(results)


def test_the_page_of_rules_has_every_rule_and_what_was_measured_of_it():
    results = {
        "checks": {
            "facts": {
                "words of references": 339891,
                "false alarms by rule": {"terms.missing": 3},
                "confirmed faults by rule": {"terms.missing": 2},
            }
        },
        "planted": {
            "facts": {
                "faults of a kind": 100,
                "found, by kind and rule": {"places": {"terms.missing": 71}},
            }
        },
    }
    page = rules_page(results)
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert [row[0].strip("| `") for row in rows] == [rule.name for rule in list_rules()]
    (row,) = (row for row in rows if row[0] == "| `terms.missing`")
    assert row[3:] == ["5 (2)", "71 (places) |"]
    assert "339,891 words" in page
    assert all(row[2] for row in rows)


def test_the_page_in_the_docs_names_the_rules_there_are():
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    named = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert named == [rule.name for rule in list_rules()], "python -m scripts.benchmarks.all"

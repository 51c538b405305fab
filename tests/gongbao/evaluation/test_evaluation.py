import json
from typing import Any

import pytest
from sacrebleu.metrics import CHRF

from corpora import UsageError
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.evaluation_formats import evaluation_record, evaluation_text
from gongbao.evaluation.parallel_lines import LineFile, make_evaluation_set
from gongbao.evaluation.scores.significance import ResamplingOptions
from gongbao.reports import render_evaluation
from gongbao.reports.plots import ScoreBar, difference_histogram, interval_plot, scatter_plot


def test_the_record_has_the_systems_unrounded_with_signatures_and_no_nan(evaluation):
    record = json.loads(json.dumps(evaluation_record(evaluation), allow_nan=False))
    assert list(record) == ["ranking", "systems"]
    good, wrong = record["systems"]
    assert list(good)[:3] == ["name", "bleu", "chrf"]
    references = [list(evaluation.texts.references[0].lines)]
    wanted = CHRF(word_order=2).corpus_score(list(evaluation.systems[0].lines), references)
    assert good["chrf"] == pytest.approx(wanted.score, abs=1e-9)
    assert set(good["signatures"]) == {"bleu", "chrf", "gongbao"}
    assert good["amounts"] == {"met": 1, "total": 1, "share": 1.0}
    assert wrong["amounts"]["share"] == 0.0
    assert [c["other"] for c in good["comparisons"]] == ["wrong"] * 2
    assert [s["mark"] for s in wrong["segments"]][0::3] == ["poor", "poor"]


def test_documents_have_scores_of_their_own(evaluation):
    record: dict[str, Any] = evaluation_record(evaluation)
    good = record["systems"][0]
    assert [(d["name"], d["segments"]) for d in good["documents"]] == [("one", 3), ("two", 1)]
    lines, references = evaluation.systems[0].lines[3:], evaluation.texts.references[0].lines[3:]
    wanted = CHRF(word_order=2).corpus_score(list(lines), [list(references)])
    assert good["documents"][1]["chrf"] == pytest.approx(wanted.score, abs=1e-9)


def test_the_text_names_every_system_and_comparison(evaluation):
    text = evaluation_text(evaluation, by_document=True)
    assert "chrF++: good - wrong: +" in text
    assert "wrong · two (1): BLEU 0.00" in text


def test_the_page_stands_alone_and_escapes_what_it_shows(evaluation):
    page = render_evaluation(evaluation)
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert "&lt;" in page
    assert "<chain>" not in page
    for title in ("Scores", "Errors for 1,000 words", "One source, all translations", "Details"):
        assert f"<h2>{title}" in page
    for title in ("Significance", "Segment by segment", "Findings", "Terms", "Documents"):
        assert f"<summary>{title}" in page
    assert page.count("<svg") == page.count("</svg>") == 6
    assert "nan" not in page.lower().replace("finance", "")


def test_processes_give_the_same_as_one(evaluation, office_finder, monkeypatch):
    monkeypatch.setattr("gongbao.evaluation.forked_work._FEWEST_IN_PARALLEL", 1)
    options = EvaluationOptions(workers=2, resampling=ResamplingOptions(100))
    again = evaluate(evaluation.texts, office_finder, options)
    assert evaluation_record(again) == evaluation_record(evaluation)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (EvaluationOptions(metrics=("comet",)), "comet: no such metric"),
        (EvaluationOptions(baseline="other"), "other: the baseline is not among good, wrong"),
    ],
    ids=["metric", "baseline"],
)
def test_wrong_options_are_named(evaluation, office_finder, options, message):
    with pytest.raises(UsageError, match=message):
        evaluate(evaluation.texts, office_finder, options)


def test_an_empty_system_scores_zero_everywhere_and_is_warned_about(office_finder):
    texts = make_evaluation_set(
        LineFile("s", ("全区加快发展。", "产值2亿元。")),
        [LineFile("r", ("The district sped up.", "Output was 200 million yuan."))],
        [LineFile("none", ("", "")), LineFile("one", ("The district sped up.", ""))],
    )
    found = evaluate(texts, office_finder, EvaluationOptions(resampling=ResamplingOptions(20)))
    assert found.systems[0].statistics("bleu").score == 0.0
    assert any("2 lines (1, 2) are empty" in told.english for told in found.systems[0].warnings)
    json.dumps(evaluation_record(found), allow_nan=False)
    assert "nan" not in render_evaluation(found)


def test_plots_of_equal_values_are_drawn():
    assert "nan" not in interval_plot([ScoreBar("a", 5, 5, 5)], "BLEU")
    assert "nan" not in difference_histogram([0.0, 0.0], "difference")
    assert "nan" not in scatter_plot([(1.0, 1.0)], "a", "b")

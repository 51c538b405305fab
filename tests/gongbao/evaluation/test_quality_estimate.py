import json

import numpy as np
import pytest
from hypothesis import given, strategies as st

from corpora import ModelError
from glossary import RequirementFinder, load_packaged_glossary
from glossary.reading import read_pair
from gongbao.evaluation.fluency import load_fluency
from gongbao.evaluation.quality_estimate import (
    PACKAGED_QUALITY,
    WORST_PENALTY,
    Mark,
    load_quality_model,
)
from gongbao.evaluation.quality_features import WEIGHT_SIGNS, quality_features

FINDER = RequirementFinder([load_packaged_glossary()])


def estimated(source, translation):
    readings = [read_pair(source, translation, FINDER)]
    table = quality_features(readings, load_fluency())
    return load_quality_model().estimate(table, readings)[0]


def test_the_card_says_that_the_estimate_ranks_better_than_chrf_with_a_reference():
    facts = json.loads(PACKAGED_QUALITY.read_text(encoding="utf-8"))["held_out"]
    assert facts["kendall"]["estimate"] > 0.30 > facts["kendall"]["chrf with a reference"]
    assert 0.75 < facts["share_inside_the_80_percent_interval"] < 0.95


@given(st.integers(2, 99_999), st.sampled_from([0.1, 10, 100]))
def test_a_wrong_amount_never_has_a_good_mark(amount, factor):
    right = f"Output was {amount / 10:,.1f} billion yuan."
    wrong = f"Output was {amount * factor / 10:,.2f} billion yuan."
    source = f"产值{amount}亿元。"
    assert estimated(source, wrong).mark is Mark.POOR
    assert estimated(source, right).penalty <= estimated(source, wrong).penalty


@pytest.mark.parametrize(
    "translation", ["", "全区道路建设加快。", "道路 and 建设 and 加快了 and 全部"]
)
def test_what_is_no_translation_gets_the_worst_penalty(translation):
    assert estimated("全区道路建设加快。", translation).penalty == WORST_PENALTY


@given(st.text(max_size=40), st.text(max_size=60))
def test_every_pair_of_texts_has_a_finite_estimate_inside_its_range(source, translation):
    found = estimated(source, translation)
    assert 0 <= found.low <= found.high <= WORST_PENALTY
    assert np.isfinite(found.penalty)


def test_faults_never_lower_the_penalty():
    facts = json.loads(PACKAGED_QUALITY.read_text(encoding="utf-8"))["weights"]
    assert all(facts[name] * sign >= 0 for name, sign in WEIGHT_SIGNS.items())


def test_ordinary_english_is_more_likely_than_noise():
    texts = ["The economy grew in the first half of the year.", "Year the half grew stuckneck of."]
    good, bad = load_fluency().features(texts)
    assert good[0] > bad[0]


def test_damaged_weights_are_named(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json: the weights of the estimate"):
        load_quality_model(path)
    with pytest.raises(ModelError, match=r"weights\.json: the n-grams"):
        load_fluency(path)

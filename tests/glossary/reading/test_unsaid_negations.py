"""Negations that a translation does not say, and those that it says in another way."""

import pytest

from corpora import ModelError
from glossary.reading import read_pair
from glossary.reading.unsaid_negations import (
    find_negations,
    load_negation_model,
    smoothed_rates,
    unsaid_negation,
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("卖家不得取消已付款订单。", "Sellers may cancel paid orders."),
        ("村民不需要再跑县城。", "Villagers need run to the county seat again."),
    ],
)
def test_a_lost_negation_is_found(source, target):
    assert unsaid_negation(source, target) is not None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("卖家不得取消已付款订单。", "Sellers may not cancel paid orders."),
        ("人才不断涌现。", "Talents keep emerging."),
        ("无人机投入使用。", "Drones were put to use."),
        ("请核查有没有取消？", "Please check whether it was cancelled."),
        ("没想到他来了。", "To our surprise, he came."),
        ("项目已开工。", "Work on the project has started."),
        ("不得", ""),
    ],
)
def test_what_is_said_otherwise_or_is_no_negation_passes(source, target):
    assert unsaid_negation(source, target) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("不得转让，也没有收费", 2), ("不断完善", 0), ("见没见过", 0), ("无不振奋", 0), ("是非", 0)],
)
def test_negations_are_counted_without_idioms(text, count):
    assert len(find_negations(text)) == count


def test_it_is_only_to_be_looked_at_and_silent_where_a_negation_is_surely_lost():
    found = read_pair("该条款不适用于企业。", "The clause applies to companies.").findings
    assert [finding.rule for finding in found] == ["polarity.negation-lost"]


def test_rare_kinds_have_the_rate_of_their_first_character():
    rates = smoothed_rates({"不": (95.0, 47.0), "不得": (16.0, 16.0), "不可": (1.0, 1.0)}, fewest=4)
    assert rates == {"不": 0.5, "不得": 0.9}


def test_damaged_weights_are_told(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        load_negation_model(path)

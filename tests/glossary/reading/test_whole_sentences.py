"""Months, days, currencies, units, movements, negations, places: one right and one wrong each."""

import csv
from pathlib import Path

import pytest

from glossary.opening import open_glossaries
from glossary.reading import list_pair_rules, read_pair
from glossary.reading.linked_movements import surely_linked_movement
from glossary.reading.named.packaged_names import is_unheard_place, is_written_place
from glossary.relations.turned.movements import turned_movement
from glossary.relations.turned.negations import (
    added_negation,
    lost_negation,
    outnumbered_prohibition,
)

CASES = [
    tuple(row)
    for row in csv.reader(
        (Path(__file__).parent / "whole_sentences.tsv")
        .read_text(encoding="utf-8")
        .splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
IDS = [f"{name}-{source}" for name, source, _, _ in CASES]


def rules_of(source, target):
    return {finding.rule for finding in read_pair(source, target, open_glossaries()).findings}


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_right_english_passes(name, source, right, wrong):
    assert not rules_of(source, right) & set(name.split(" or "))


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_wrong_english_is_found(name, source, right, wrong):
    assert rules_of(source, wrong) & set(name.split(" or "))


def test_the_cases_name_rules_of_the_house():
    named = {one for name, *_ in CASES for one in name.split(" or ")}
    assert named <= {rule.name for rule in list_pair_rules()}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("上半年投资增长。", "Investment grew from January to June."),
        ("国庆期间免费开放。", "It is free around October 1."),
        ("昨天启程。", "They set out on Tuesday."),
        ("工作日开放。", "It is open from Monday to Friday."),
        ("7.85港元兑1美元的汇率", "the rate of HK$7.85 to one US dollar"),
        ("香港政府拨款500元。", "The Hong Kong government granted HK$500."),
        ("除夕夜城区灯火通明。", "On New Year's Eve the city is brightly lit."),
    ],
)
def test_what_is_named_for_another_reason_passes(source, target):
    found = rules_of(source, target)
    assert not found & {"quantities.month", "quantities.weekday", "quantities.currency"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("暴雨致河流涨水。", "The rainstorm caused the rivers to fall, flooding fields."),
        ("中下游有强降雨。", "Heavy rain is expected in the middle and higher reaches."),
        ("最高补助150万元。", "A subsidy down to 1.5 million yuan."),
        ("投资的增长速度亦放缓。", "Investment shrank at a slower pace."),
        ("工作量不断增加。", "They meet the decreasing workload."),
    ],
)
def test_set_phrases_and_plain_words_that_are_turned_are_found(source, target):
    assert turned_movement(source, target) is not None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("今日最高气温降至29℃。", "Today's highest temperature drops to 29°C."),
        ("中下游有强降雨。", "Heavy rain is expected in the middle and lower reaches."),
        ("成本下降，产量提高。", "Costs fell and output rose."),
        ("直升机投下桶装炸弹。", "Helicopters dropped barrel bombs."),
        ("村民承包荒山，收入增加。", "Villagers contracted barren hills and incomes increased."),
        ("强降雨过程结束，水位上涨。", "The heavy rain ended and the water level rose."),
    ],
)
def test_movements_said_otherwise_pass(source, target):
    assert turned_movement(source, target) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("减少价格上涨的影响。", "They reduce the impact of rising prices."),
        ("减免房租。", "Under increasing rents, part of them was remitted."),
        ("利率较低者为准。", "The higher rate does not apply."),
        ("收益率先跌至1.4%，后飙升至2.6%。", "The yield surged to 2.6% after a low of 1.4%."),
        ("募得资金下降。", "Funds raised were fewer."),
        ("进口额同比增长-3.7%。", "Imports fell by 3.7 percent year on year."),
        ("税收增幅为-1.9%。", "Tax revenue decreased by 1.9 percent."),
        (
            "投资增速回落2.6个百分点。",
            "The growth rate of investment fell by 2.6 percentage points.",
        ),
    ],
)
def test_movements_of_other_words_are_not_sure(source, target):
    assert surely_linked_movement(source, target) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("每户最多2头。", "not more than two head per household"),
        ("避免损失。", "so that losses do not occur"),
        ("不但漂亮，而且结实。", "It is not only beautiful but sturdy."),
        ("安理会不同意该请求。", "The Council did not agree to the request."),
        (
            "可以参加培训(管理培训除外)。",
            "They may take part; management training is not included.",
        ),
        ("飓风要到8月中旬才会形成。", "The first hurricanes don't form until mid-August."),
    ],
)
def test_negations_of_another_wording_pass(source, target):
    assert added_negation(source, target) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("严禁烟火。", "Smoking is prohibited."),
        ("无需审批。", "Approval is unnecessary."),
        ("会不会搞“一刀切”？", 'Does a "one size fits all" approach threaten?'),
        ("他们确实没有忘记，做到了承诺。", "They did keep their word."),
    ],
)
def test_negations_that_other_words_say_are_not_lost(source, target):
    assert lost_negation(source, target) is None


def test_a_place_is_known_by_its_characters_and_by_its_sound():
    assert is_written_place("Guangdong", "粤港两地")
    assert not is_written_place("Austria", "澳大利亚")
    assert not is_unheard_place("Huizhou", "徽州商人")
    assert not is_unheard_place("Somewhere", "湖南")


@pytest.mark.parametrize(
    ("source", "target", "is_lost"),
    [
        (
            "活动不得影响上课，不得向家长收费。",
            "Activities must not affect lessons, and parents may be charged.",
            True,
        ),
        (
            "活动不得影响上课，不得向家长收费。",
            "Activities must not affect lessons, and parents may not be charged.",
            False,
        ),
        ("不得转让、不得出租。", "They may not be transferred or leased.", False),
        ("严禁舞弊，严禁透题。", "Cheating is prohibited, as are leaks; all must obey.", False),
        ("不得转让，不得出租，可以继承。", "They can be inherited, not transferred.", False),
        ("不得收费，应当公开。", "It shall be public, and fees may be charged.", False),
    ],
)
def test_one_of_two_prohibitions_is_lost(source, target, is_lost):
    assert (outnumbered_prohibition(source, target) is not None) is is_lost

"""Filters that look at the texts of one pair."""

import pytest

from gongbao.archives.building.building_rules import FILTER_KINDS, FilterRule
from gongbao.archives.building.pair_filters import text_fault

ENGLISH = "Construction of rural roads picked up speed."
CHINESE = "农村道路建设加快。"


def fault(kind, source, target):
    return text_fault(FilterRule(kind, tuple(FILTER_KINDS[kind].defaults.items())), source, target)


@pytest.mark.parametrize("kind", [k for k, v in FILTER_KINDS.items() if v.stage == "text"])
def test_a_right_pair_passes(kind):
    assert fault(kind, CHINESE, ENGLISH) == ""
    assert fault(kind, "第十条", "Article 10") == ""


@pytest.mark.parametrize(
    ("kind", "source", "target", "expected"),
    [
        ("empty", CHINESE, "—", "no words in the English"),
        ("empty", "", "", "no words in the Chinese and the English"),
        ("swapped", ENGLISH, CHINESE, "the sides are exchanged"),
        ("language", CHINESE, CHINESE, "the English is Chinese"),
        ("language", "Rural roads", ENGLISH, "the Chinese is not Chinese"),
        ("language", CHINESE, "Строительство дорог", "another script in the English"),
        ("language", "農村の道路をつくる", ENGLISH, "another script in the Chinese"),
        (
            "language",
            CHINESE,
            "Les travaux de la route ont commencé dans le district.",
            "4 function words of other languages, 0 English ones",
        ),
        ("furniture", "首页 > 新闻中心 > 正文", "Home > News > Text", "the Chinese is furniture"),
        ("length", CHINESE, "Yes", "3 letters for 8 characters"),
        ("length", "路" * 1501, "road " * 1501, "1,501 characters"),
    ],
)
def test_a_wrong_pair_is_told_why(kind, source, target, expected):
    assert fault(kind, source, target).startswith(expected)


def test_english_with_french_names_is_english():
    target = "The minister of France met the mayor of La Rochelle in Le Mans and Les Ulis."
    assert fault("language", "法国部长会见市长。", target) == ""

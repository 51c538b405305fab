"""Figures that changed places, known by the words beside them, and good English that did not."""

import pytest

from gongbao import check_pair

STRAIGHT = [
    (
        "全年收入86亿元，支出214亿元。",
        "Spending was 21.4 billion yuan against revenue of 8.6 billion yuan.",
    ),
    ("出口增长8.3%，进口增长4.6%。", "Imports rose 4.6 percent while exports rose 8.3 percent."),
    ("火灾造成4人死亡、9人受伤。", "Nine people were injured and four killed in the fire."),
    ("失联的6名矿工中已有4人获救。", "Of the six missing miners, four have been rescued."),
    (
        "余震已记录到400余次，其中4.0级及以上3次。",
        "Upwards of 400 aftershocks have been recorded, three of them of magnitude 4.0 or above.",
    ),
    ("120名专家评审了18个项目。", "The 18 projects were reviewed by 120 experts."),
    ("组织讲座12场，惠及3400人。", "Some 3,400 people came to its 12 lectures."),
    ("搬迁1200户、3500人。", "A total of 3,500 people from 1,200 households were relocated."),
    ("惠及5个乡镇3.8万人。", "This benefits 38,000 people in five townships."),
    (
        "大豆、花生单产分别提高2.3%、4.1%。",
        "Yields of soybeans and peanuts rose by 2.3 and 4.1 percent.",
    ),
    (
        "2019年、2020年分别投入12亿元、15亿元。",
        "It spent 1.2 billion yuan in 2019 and 1.5 billion in 2020.",
    ),
    (
        "销毁1.23万吨普通弹药和1.39万吨轻武器弹药。",
        "12,300 tons of general ammunition and 13,900 tons of small arms ammo were destroyed.",
    ),
    (
        "同比增长2.6%，环比下降1.4%。",
        "It fell 1.4 percent month on month but rose 2.6 percent year on year.",
    ),
]
EXCHANGED = [
    (
        "全年收入86亿元，支出214亿元。",
        "Revenue was 21.4 billion yuan and expenditure 8.6 billion yuan.",
    ),
    ("出口增长8.3%，进口增长4.6%。", "Imports rose 8.3 percent while exports rose 4.6 percent."),
    ("火灾造成4人死亡、9人受伤。", "Four people were injured and nine killed in the fire."),
    ("失联的6名矿工中已有4人获救。", "Of the four missing miners, six have been rescued."),
    ("抽查200批次，其中3批次不合格。", "Of the three batches tested, 200 failed."),
    ("120名专家评审了18个项目。", "18 experts reviewed 120 projects."),
    ("组织讲座12场，惠及3400人。", "It held 3,400 lectures for 12 people."),
    ("搬迁1200户、3500人。", "A total of 1,200 people from 3,500 households were relocated."),
    ("代表团获得6金9银14铜。", "The delegation won 6 gold, 14 silver and 9 bronze medals."),
    (
        "大豆、花生单产分别提高2.3%、4.1%。",
        "Yields of peanuts and soybeans rose by 2.3 and 4.1 percent respectively.",
    ),
    (
        "2019年、2020年分别投入12亿元、15亿元。",
        "It spent 1.5 billion yuan in 2019 and 1.2 billion yuan in 2020.",
    ),
    (
        "对泰国出口增长6.2%，对越南出口下降3.5%。",
        "Exports to Vietnam grew by 6.2 percent, while exports to Thailand fell by 3.5 percent.",
    ),
    (
        "同比增长2.6%，环比下降1.4%。",
        "It rose 2.6 percent month on month but fell 1.4 percent year on year.",
    ),
]


@pytest.mark.parametrize(("source", "target"), STRAIGHT, ids=[pair[0] for pair in STRAIGHT])
def test_figures_beside_their_own_labels_are_right_in_any_order(source: str, target: str) -> None:
    assert not [f for f in check_pair(source, target) if f.rule.startswith("quantities.")]


@pytest.mark.parametrize(("source", "target"), EXCHANGED, ids=[pair[0] for pair in EXCHANGED])
def test_figures_beside_each_others_labels_are_exchanged(source: str, target: str) -> None:
    assert "quantities.assignment" in [finding.rule for finding in check_pair(source, target)]

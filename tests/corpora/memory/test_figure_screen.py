"""What may be passed over in a memory, and what must be read in full."""

import pytest

from corpora.memory import figures_agree

PLAIN = [
    ("产值4000亿元，增长3.5%。", "Output rose by 3.5% to 400 billion yuan."),
    ("2023年3月6日", "March 6, 2023"),
    ("依本法第四十六条", "in accordance with Article 46"),
    ("第三次会议", "the third meeting"),
    ("约二十一家企业", "about twenty-one enterprises"),
    ("民国九十六年一月一日", "January 1, 2007"),
    ("百分之五", "five percent"),
    ("1.1 亿人", "110 million people"),
    ("5日报道", "it was reported"),
    ("1.过去五年来", "Over the past five years"),
    ("十分重视一带一路", "great importance to the Belt and Road"),
    ("数十人被困", "dozens were trapped"),
    ("3 250 000人", "3,250,000 people"),
    ("发布会", "a press conference"),
]
DOUBTFUL = [
    ("产值4000亿元。", "Output of 40 billion yuan."),
    ("运力20万吨。", "A capacity of 20 tons."),
    ("增长3.5%", "up 5.3%"),
    ("第四十六条", "Article 64"),
    ("下降3%", "up 3%"),
    ("增长3%", "down 3%"),
    ("共有企业。", "There are 300 enterprises."),
    ("2023年3月6日", "April 6, 2023"),
    ("二千五百户", "25,000 households"),
]


@pytest.mark.parametrize(("source", "target"), PLAIN, ids=[row[0] for row in PLAIN])
def test_what_is_plain_is_passed_over(source, target):
    assert figures_agree(source, target)


@pytest.mark.parametrize(("source", "target"), DOUBTFUL, ids=[row[0] for row in DOUBTFUL])
def test_what_is_doubtful_is_read_in_full(source, target):
    assert not figures_agree(source, target)

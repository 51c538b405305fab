import pytest

from corpora.quantities import (
    find_english_quantities,
    find_quantities,
    keeps_approximation,
    same_value,
)

PAIRS = [
    ("2295亿元", "RMB 229.5 billion", True),
    ("2295亿元", "229,500 million yuan", True),
    ("2295亿元", "229.5 billion", False),
    ("2295亿元", "229.5 billion US dollars", False),
    ("4078亿人次", "407.8 billion", True),
    ("4078亿人次", "408 billion", False),
    ("20万吨", "20 tons", False),
    ("15万亩", "15 million mu", False),
    ("15万亩", "10,000 hectares", True),
    ("15万亩", "11,000 hectares", False),
    ("82万千瓦", "820 MW", True),
    ("150亿度", "15 billion kWh", True),
    ("10斤", "5 kg", True),
    ("10斤", "10 kg", False),
    ("2000斤", "1 ton", True),
    ("3公里", "3,000 meters", True),
    ("24小时", "24 hours", True),
    ("3.5个百分点", "3.5 percentage points", True),
    ("3.5个百分点", "3.5 percent", False),
    ("三成", "30 percent", True),
    ("三成", "three tenths", True),
    ("一半", "50%", True),
    ("增长3倍", "fourfold", True),
    ("增长3倍", "300 percent", True),
    ("增长3倍", "threefold", False),
    ("是3倍", "three times", True),
    ("翻两番", "quadrupled", True),
    ("数百人", "hundreds of", True),
    ("数百人", "100", False),
    ("100人", "hundreds of", False),
    ("突破100亿", "RMB 10 billion", True),
    ("300人", "300 yuan", False),
    ("64岁", "64-year-old", True),
    ("2000人", "2000", True),
    ("26日", "the 26th", True),
    ("26日", "July 26", True),
    ("上半年", "first half", True),
    ("上半年", "January to June", True),
    ("下半年", "first half", False),
    ("前三季度", "first three quarters", True),
    ("前三季度", "first two quarters", False),
    ("前三季度", "nine months", True),
    ("下半年", "six months", False),
    ("三四家", "three or four", True),
    ("三四家", "three", False),
    ("7月26日", "26 July 2020", True),
    ("2020年7月26日", "July 26", False),
    ("12月8日至10日", "December 8 to 10", True),
    ("12月8日至10日", "December 8 to 12", False),
    ("2020年", "2021", False),
    ("下午4点", "16:00", True),
    ("千亿级", "100-billion-yuan-level", True),
    ("千亿级", "100-billion-level", False),
    ("第十四届", "fourteenth", True),
    ("10至20亿元", "1 to 2 billion yuan", True),
    ("10至20亿元", "2 billion yuan", False),
]


@pytest.mark.parametrize(
    ("source", "target", "expected"), PAIRS, ids=[f"{case[0]} / {case[1]}" for case in PAIRS]
)
def test_values_decide_not_digits(source, target, expected):
    (wanted,) = find_quantities(source)
    (given,) = find_english_quantities(target)
    assert same_value(wanted, given) is expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("6000多亩", "over 6,000 mu", True),
        ("6000多亩", "6,000 mu", False),
        ("近200个", "nearly 200", True),
        ("近200个", "over 200", False),
        ("约20吨", "approximately 20 tons", True),
        ("上百家", "hundreds of", True),
        ("500人", "exceeding 500", True),
        ("500人", "hundreds of", False),
    ],
)
def test_lost_approximation_is_noticed(source, target, expected):
    (wanted,) = find_quantities(source)
    (given,) = find_english_quantities(target)
    assert keeps_approximation(wanted, given) is expected

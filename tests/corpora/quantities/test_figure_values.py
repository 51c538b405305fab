import pytest

from corpora.quantities.figure_values import figure_values


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("4000亿元", "0.4万亿元", True),
        ("1,234家", "1234家", True),
        ("十二家", "12家", True),
        ("三百二十万", "320万", True),
        ("二〇二三年", "2023年", True),
        ("两家", "2家", True),
        ("3.5%", "3.5", False),
        ("增长3.5%、降5%", "增长5%、降3.5%", True),
        ("三是", "四是", False),
        ("一亿二千万", "1.2亿", True),
        ("一万五千", "1.5万", True),
        ("无", "没有", True),
    ],
)
def test_figures_are_compared_by_value(first, second, is_same):
    assert (figure_values(first) == figure_values(second)) == is_same

"""How reports of governments say figures: burdens cut, ranks, terms of office, codes in quotes."""

import pytest

from corpora.quantities import find_quantities, render_quantity

CASES = [
    ("为企业减负12.5亿元", [("12.5亿元", "1.25 billion yuan")]),
    ("企业税负12%", [("12%", "12 percent")]),
    ("增速为负3.2%", [("负3.2%", "-3.2 percent")]),
    ("利润负3亿元", [("负3亿元", "-300 million yuan")]),
    ("收入过20亿元的企业", [("过20亿元", "over 2 billion yuan")]),
    ("会议通过20亿元预算", [("20亿元", "2 billion yuan")]),
    ("电价下降5分/千瓦时", [("5分", "0.05 yuan")]),
    ("水价降低2.5分/立方米", [("2.5分", "0.025 yuan")]),
    ("出口总量全国第九。", [("第九", "ninth")]),
    ("增速列全省第十二位，", [("第十二", "12th")]),
    ("全国第二大港口", []),
    ("市五届人大五次会议", [("五", "fifth"), ("五", "fifth")]),
    ("州一届一次会议", [("一", "first"), ("一", "first")]),
    ("连续三届人大代表", []),
    ("实现“10080”目标", []),
    ("推进“5428”行动", []),
    ("出台“32”条", [("32", "32")]),
    ("承办2024国际公开赛", [("2024", "2024")]),
    ("千头以上牧场", [("千头以上", "over 1,000")]),
    ("单位：万人以上", []),
    ("29万65岁以上老人", [("29万", "290,000"), ("65岁以上", "65 or above")]),
    ("161.1万70周岁以上老人", [("161.1万", "1.611 million"), ("70周岁以上", "70 or above")]),
    ("千吨级航道", [("千吨级", "1,000-ton-level")]),
    ("3万5000人", [("3万5000", "35,000")]),
    ("百万常住人口的城市", [("百万", "1 million")]),
    ("一年期贷款", [("一年", "one year")]),
    ("一年期间", []),
    ("1000 多个村", [("1000 多", "over 1,000")]),
    ("控制在 3% 以内", [("3% 以内", "under 3 percent")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_figures_of_reports_are_read_and_written(text, expected):
    found = [(quantity.text, render_quantity(quantity)[0]) for quantity in find_quantities(text)]
    assert found == expected

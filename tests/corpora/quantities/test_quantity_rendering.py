import pytest

from corpora.quantities import find_quantities, is_large_amount, render_quantity

RENDERINGS = [
    ("4078亿", "407.8 billion"),
    ("44.83万", "448,300"),
    ("229.5亿元", "22.95 billion yuan"),
    ("250余万千瓦", "over 2.5 million kW"),
    ("近1.8亿", "nearly 180 million"),
    ("千亿级", "100-billion-yuan-level"),
    ("百亿级", "10-billion-yuan-level"),
    ("万亿级", "1-trillion-yuan-level"),
    ("6000多亩", "over 6,000 mu"),
    ("10斤", "5 kg"),
    ("1000多斤", "over 500 kg"),
    ("翻两番", "quadruple"),
    ("今（11）日", "the 11th"),
    ("12月8日至10日", "December 8 to 10"),
    ("2020年5月22日", "May 22, 2020"),
    ("2020年", "2020"),
    ("3.5个百分点", "3.5 percentage points"),
    ("三成", "30 percent"),
    ("三分之二", "two thirds"),
    ("第十四届", "14th"),
    ("第二批", "second"),
    ("10至20亿元", "1 to 2 billion yuan"),
    ("800至1200亿元", "80 to 120 billion yuan"),
    ("3—5%", "3 to 5 percent"),
    ("数亿美元", "hundreds of millions of US dollars"),
    ("数十款", "dozens of"),
    ("几千名", "several thousand"),
    ("几十年", "several decades"),
    ("上百家", "over 100"),
    ("8倍", "eight times"),
    ("数百倍", "hundreds of times"),
    ("1亿度", "100 million kWh"),
    ("3公里", "3 km"),
    ("1小时", "one hour"),
    ("5个部门", "five"),
    ("178种", "178"),
    ("39644亿美元", "3.9644 trillion US dollars"),
    ("12时", "noon"),
    ("20世纪80年代", "1980s"),
    ("三四家", "three to four"),
    ("两三个月", "two to three months"),
    ("上半年", "first half"),
    ("下半年", "second half"),
    ("前三季度", "first three quarters"),
    ("前两个季度", "first two quarters"),
    ("不到100家", "less than 100"),
    ("不足5%", "less than 5 percent"),
    ("不超过20亿元", "no more than 2 billion yuan"),
    ("至少20亿元", "at least 2 billion yuan"),
    ("20亿元以上", "over 2 billion yuan"),
    ("增速-3.5%", "-3.5 percent"),
    ("利润－3.5亿元", "-350 million yuan"),
    ("同比-0.8%", "-0.8 percent"),
    ("负2.1%", "-2.1 percent"),
    ("正负2%", "2 percent"),
    ("-5℃至10℃", "-5 to 10 degrees Celsius"),
    ("零下5至10摄氏度", "-10 to -5 degrees Celsius"),
    ("1，234万元", "12.34 million yuan"),
    ("20亿人民币", "2 billion yuan"),
]


def test_what_is_read_in_part_only_is_not_read():
    assert find_quantities("占比六成五千") == ()


def test_a_change_from_below_zero_keeps_its_minus():
    found = find_quantities("从-5%到3%")
    assert [(quantity.text, int(quantity.low)) for quantity in found] == [("-5%", -5), ("3%", 3)]


def test_more_than_another_figure_is_a_comparison_and_no_approximation():
    found = find_quantities("比2021年的210亿元多19.5亿元，比100多20")
    assert [render_quantity(quantity)[0] for quantity in found] == [
        "2021",
        "21 billion yuan",
        "1.95 billion yuan",
        "100",
        "20",
    ]


@pytest.mark.parametrize(("text", "wording"), RENDERINGS, ids=[case[0] for case in RENDERINGS])
def test_preferred_wording_is_the_idiomatic_one(text, wording):
    (found,) = find_quantities(text)
    assert render_quantity(found)[0] == wording


def test_growth_reads_well_after_a_verb_of_increase():
    (found,) = find_quantities("增长3倍")
    assert render_quantity(found)[0] == "300 percent"


def test_amount_in_yuan_may_also_lead_with_rmb():
    (found,) = find_quantities("229.5亿元")
    assert render_quantity(found)[1] == "RMB 22.95 billion"


def test_only_ten_thousands_and_more_are_large_amounts():
    found = find_quantities("0.5万元，30000亩，300人，42%，2020年")
    assert [is_large_amount(one) for one in found] == [True, True, False, False, False]

"""Figures that follow from those of the source are right where the sum is, and told where not."""

import pytest

from corpora.findings import Severity
from gongbao import check_pair

PAIRS = [
    # The year before or after, the years of a plan, the end of a term.
    (
        "2024年，全县接待游客312万人次，同比增长11.5%。",
        "In 2024 the county received 3.12 million visitors, 11.5% more than in {}.",
        ("2023", "2021"),
    ),
    (
        "学校始建于1956年，次年开始招生，首批学生64人。",
        "The school was founded in 1956 and took its first 64 pupils in {}.",
        ("1957", "1959"),
    ),
    (
        "1985年县志办成立，三年后完成初稿120万字。",
        "The office was set up in 1985 and in {} finished a first draft of 1.2 million words.",
        ("1988", "1987"),
    ),
    (
        "“十三五”时期，全县脱贫12.6万人。",
        "Between {} (the 13th Five-Year Plan), the county lifted 126,000 people out of poverty.",
        ("2016 and 2020", "2015 and 2019"),
    ),
    (
        "本办法自2023年7月1日起施行，有效期三年。",
        "These Measures take effect on July 1, 2023 and are valid until June 30, {}.",
        ("2026", "2028"),
    ),
    (
        "前10个月，全市新登记企业1.36万户。",
        "Between January and {}, 13,600 new companies registered in the city.",
        ("October", "November"),
    ),
    # A level before or after a change.
    (
        "目前全市公交线路78条，比三年前增加9条。",
        "The city now has 78 bus routes, against {} three years ago.",
        ("69", "87"),
    ),
    (
        "城镇登记失业率3.1%，比上年末下降0.2个百分点。",
        "Registered urban unemployment was 3.1%, down from {}% at the end of the previous year.",
        ("3.3", "3.5"),
    ),
    (
        "火车站日均发送旅客2.6万人次，比节前多0.5万人次。",
        "The station handles 26,000 passengers a day, up from {} before the holiday.",
        ("21,000", "20,000"),
    ),
    (
        "个人自付15%；三级医院个人自付比例提高10个百分点。",
        "Patients pay 15%, and at tertiary hospitals {}%.",
        ("25", "35"),
    ),
    (
        "月人均养老金由203元提高到223元。",
        "Pensions average RMB 223 a month, RMB {} more than before.",
        ("20", "30"),
    ),
    (
        "咨询类占54%，投诉类占31%，其余为建议。",
        "Enquiries made up 54% and complaints 31%; the other {}% were suggestions.",
        ("15", "25"),
    ),
    (
        "回购资金不低于1亿元且不超过2亿元。",
        "Between RMB 100 million and RMB {} million will be spent on buying back shares.",
        ("200", "300"),
    ),
    # What is left of a whole, and how far a share is from it.
    (
        "全村186户中，172户已通天然气，其余14户年内接通。",
        "All but {} of the village's 186 households have gas; those will have it this year.",
        ("14", "24"),
    ),
    (
        "抽检食品320批次，合格317批次。",
        "Of 320 batches of food sampled, all but {} passed.",
        ("three", "five"),
    ),
    (
        "贷款额度最高不超过房价的70%，其余由购房人自筹。",
        "Loans may cover at most 70% of the price; the buyer finds the remaining {}%.",
        ("30", "40"),
    ),
    (
        "治理后，入河污染物削减四分之三。",
        "Pollutants entering the river are down to {} of their former level.",
        ("a quarter", "three quarters"),
    ),
    (
        "亩均用水量下降三分之一。",
        "Water use per mu is {} of what it was.",
        ("two thirds", "a third"),
    ),
    (
        "全年完成投资412亿元，为年度计划的103%。",
        "Investment came to RMB 41.2 billion, {}% above plan.",
        ("3", "13"),
    ),
    # The same value in other words.
    (
        "水库蓄水5.6亿立方米，比上年同期多1.2亿立方米。",
        "The reservoir holds 560 million cubic meters, {} million more than a year earlier.",
        ("120", "12"),
    ),
    (
        "判处有期徒刑一年三个月。",
        "He was sentenced to {} months in prison.",
        ("15", "13"),
    ),
    (
        "募集资金总额不超过8亿元（含8亿元）。",
        "{} RMB 800 million will be raised.",
        ("Up to", "At least"),
    ),
    ("全年发电量128亿千瓦时。", "Output for the year came to {} TWh.", ("12.8", "1.28")),
    ("碑高三丈五尺。", "The stele is {} zhang high.", ("3.5", "5.3")),
    (
        "每吨水价上调0.3元，调整后为3.1元。",
        "Water is up by RMB {} a ton.",
        ("0.30 to RMB 3.10", "3.10 to RMB 0.30"),
    ),
    ("联系电话：0411-82563377", "Tel.: 0411 8256 {}", ("3377", "3737")),
    (
        "居民用水每立方米2.8元，商业用水每立方米4.5元。",
        "Water costs RMB 2.80 a {} for households and RMB 4.50 for businesses.",
        ("cubic meter", "ton"),
    ),
    (
        "一、二季度用电量分别增长8.2%和6.7%。",
        "Power use rose by 8.2% in the first quarter and 6.7% in the {}.",
        ("second", "fourth"),
    ),
    # Conditions said as needs.
    (
        "报名人数不足5人的，取消该岗位招聘。",
        "{} at least five applicants{} its recruitment is cancelled.",
        ("A post needs|; otherwise", "If there are|,"),
    ),
    (
        "年龄未满18周岁的，不得报名。",
        "{} aged 18 or over may {}apply.",
        ("Only those|", "Those|not "),
    ),
    (
        "经营面积须达到200平方米以上。",
        "Premises {} than 200 square meters {}.",
        ("smaller|do not qualify", "no larger|qualify"),
    ),
    (
        "受疫情影响，游客量下降五成。",
        "Because of the epidemic there were {} visitors{}.",
        ("only half as many| as usual", "50 percent of all|"),
    ),
]


def _told(source: str, target: str) -> list[str]:
    return [f.rule for f in check_pair(source, target) if f.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(("source", "frame", "words"), PAIRS, ids=[case[0] for case in PAIRS])
def test_only_the_wrong_sum_is_told(source: str, frame: str, words: tuple[str, str]) -> None:
    right, wrong = (frame.format(*word.split("|")) for word in words)
    assert not _told(source, right)
    assert _told(source, wrong)

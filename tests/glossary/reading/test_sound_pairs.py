"""Pairs of the written corpus that once were false alarms, and their like with a true fault."""

import pytest

from corpora.findings import Severity
from gongbao import check_pair

SOUND = [
    (
        "今天，我站在这里，心情久久不能平静。",
        "As I stand here today, it is hard for me to calm my feelings.",
    ),
    (
        "实干，就要守住底线，绝不搞圆滑世故那一套。",
        "To do solid work, we must hold the bottom line and have nothing to do with slick ways.",
    ),
    (
        "对群众的急事难事，办就要办得不含糊，答应了就要兑现。",
        "In handling the urgent matters of the people, do them in earnest, and keep every promise.",
    ),
    (
        "该品牌手机为2022年推出的新款，保修期一年。",
        "The phone of this brand is a new model released in 2022, under warranty for one year.",
    ),
    ("全年排查存量账户3100万户。", "During the year, 31 million existing accounts were checked."),
    ("现场扣押作案手机150余部。", "More than 150 mobile phones used in the crimes were seized."),
    ("咨询电话：12320（24小时）", "Inquiries: 12320 (24 hours)"),
    (
        "中试平台等36个亿元以上项目开工。",
        "Construction began on 36 projects of more than 100 million yuan each.",
    ),
    (
        "部分数据因四舍五入原因，分项与合计略有出入。",
        "Owing to rounding, some items do not add up exactly to the totals.",
    ),
    (
        "肄业证书与毕业证书效力不同。",
        "A certificate of incomplete study does not have the same force as a diploma.",
    ),
    (
        "确保牛羊肉储备不少于15天消费量。",
        "We will ensure that reserves of beef and mutton are not less than 15 days' consumption.",
    ),
    (
        "全市新增减税降费十八亿六千万元。",
        "New tax and fee cuts in the city came to 1.86 billion yuan.",
    ),
    (
        "碳减排支持工具带动清洁能源贷款新增116.7亿元。",
        "The carbon reduction facility brought 11.67 billion yuan in new clean-energy loans.",
    ),
    (
        "使生菜生长期由四十五天缩短到三十一天。",
        "This cut the growing period of lettuce from 45 days to 31 days.",
    ),
    (
        "范某某等17人被依法批准逮捕。",
        "Fan and 16 others have been arrested in accordance with the law.",
    ),
    ("粮食十九连丰，令人振奋。", "Nineteen bumper harvests in a row are inspiring."),
    ("汽油折合每升便宜约四角五分。", "Gasoline becomes about 0.45 yuan a liter cheaper."),
    ("果贩子压到六毛一斤。", "Dealers beat us down to 1.2 yuan a kilogram."),
    (
        "玉米收购价降至每公斤二点三元。",
        "The purchase price of corn has fallen to 2.3 yuan per kilogram.",
    ),
    ("以总分四百三十一点六夺冠。", "She won with 431.6 points."),
    ("经复查减产约一成五。", "A recheck shows output down about 15 percent."),
    ("进出口额同比增长一成八。", "Imports and exports rose 18 percent year on year."),
    (
        "锂矿、稀土资源量分别增长2.4倍和1.1倍。",
        "Resources of lithium and rare earths rose 240 and 110 percent respectively.",
    ),
    ("新增蔬菜播种1.8万亩。", "They sowed 18,000 more mu of vegetables."),
    ("油画反映了甲午海战。", "The painting is of the Sino-Japanese naval battle of 1894."),
    (
        "在香港一经定罪，最高可处罚款50万元。",
        "In Hong Kong, the maximum penalty is a fine of 500,000 Hong Kong dollars.",
    ),
    ("一般一至两天自愈。", "It generally clears up by itself in one or two days."),
    ("五年级学生刘佳宁获一等奖。", "Liu Jianing, a fifth-grader, won first prize."),
    (
        "该党在众议院选举中失去单独过半数席位。",
        "The party lost its outright majority in the House of Representatives election.",
    ),
    (
        "家里人至今不曾有过半句埋怨。",
        "To this day the family has never had half a word of complaint.",
    ),
    (
        "温泉点248处，其中水温高于80℃的31处。",
        "There are 248 hot springs, 31 of them hotter than 80°C.",
    ),
    (
        "坡度大于45度的边坡采用三种办法。",
        "On slopes steeper than 45 degrees, three methods are used.",
    ),
    ("全城270余家店铺无一幸免。", "Not one of the more than 270 stores in the town was spared."),
    ("四面倾斜均未超过3厘米。", "None of its four faces leans more than 3 centimeters."),
    (
        "导弹飞行约400公里后落入海中。",
        "The missile flew about 400 kilometers before falling into the sea.",
    ),
    ("首日签约四千余万元。", "Deals worth over 40 million yuan were signed on the first day."),
    ("本周日出前可见金星。", "This week Venus can be seen before sunrise."),
    ("他想了半天，说不怕。", "He thought for a long while and said he was not afraid."),
    (
        "产品出厂价格下降2.9%，降幅比上月收窄0.4个百分点。",
        "Producer prices fell 2.9 percent, 0.4 percentage points less than in the previous month.",
    ),
    ("柬方代表团参观了海口罗牛山园区。", "The Cambodian delegation visited the Luoniushan park."),
    (
        "与上游龙滩、长洲联合错峰，削减梧州洪峰。",
        "Together with Longtan and Changzhou, it cut the flood peak at Wuzhou.",
    ),
    (
        "安史之乱时，此地百姓举族南迁。",
        "At the time of the An Lushan Rebellion, whole clans moved south.",
    ),
    ("再诱骗被害人大额充值。", "They then lure victims into topping up large amounts."),
    ("榆林市民热线办复〔2023〕1187号", "Yulin Residents' Hotline Reply No. 1187 [2023]"),
]
FAULTY = [
    ("经复查减产约一成五。", "A recheck shows output down about 25 percent."),
    (
        "玉米收购价降至每公斤二点三元。",
        "The purchase price of corn has fallen to 3.2 yuan per kilogram.",
    ),
    ("全年排查存量账户3100万户。", "During the year, 3.1 million existing accounts were checked."),
    (
        "中试平台等36个亿元以上项目开工。",
        "Construction began on 63 projects of more than 100 million yuan each.",
    ),
    (
        "范某某等17人被依法批准逮捕。",
        "Fan and 61 others have been arrested in accordance with the law.",
    ),
    ("汽油折合每升便宜约四角五分。", "Gasoline becomes about 0.54 yuan a liter cheaper."),
    ("全城270余家店铺被毁。", "Fewer than 270 stores in the town were destroyed."),
    ("首日签约四千余万元。", "Deals worth under 40 million yuan were signed on the first day."),
    (
        "锂矿、稀土资源量分别增长2.4倍和1.1倍。",
        "Resources of lithium and rare earths rose 240 and 210 percent respectively.",
    ),
    (
        "导弹飞行约400公里后落入海中。",
        "The missile flew about 4,000 kilometers before falling into the sea.",
    ),
    ("生菜生长期缩短了14天。", "The growing period of lettuce was extended by 14 days."),
    (
        "在香港最高可处罚款50万元。",
        "In Hong Kong, the maximum penalty is a fine of 5 million Hong Kong dollars.",
    ),
]


def _told(source: str, target: str) -> list[str]:
    return [
        finding.rule
        for finding in check_pair(source, target)
        if finding.severity in (Severity.MAJOR, Severity.CRITICAL)
    ]


@pytest.mark.parametrize(("source", "target"), SOUND, ids=[source for source, _ in SOUND])
def test_a_sound_pair_has_no_finding(source: str, target: str) -> None:
    assert _told(source, target) == []


@pytest.mark.parametrize(("source", "target"), FAULTY, ids=[source for source, _ in FAULTY])
def test_its_like_with_a_fault_has_one(source: str, target: str) -> None:
    assert _told(source, target) != []

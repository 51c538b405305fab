"""Small numbers of things, days and working days, parts of a year: right and wrong English."""

import pytest

from glossary.reading import read_pair

CASES = [
    ("count", "会议通过了四项议题。", "Four items were adopted.", "Five items were adopted."),
    (
        "count",
        "五个镇的十八个村入选。",
        "Eighteen villages in five towns",
        "Six villages in five towns",
    ),
    ("count", "主任1人、副主任2人。", "one director, two deputies", "one director, three deputies"),
    (
        "count",
        "女职工年满五十周岁。",
        "reaching the age of fifty",
        "reaching the age of fifty-five",
    ),
    (
        "count",
        "抽查50家，发现问题9家。",
        "Of 50 firms, nine had faults.",
        "Of 50 firms, ninety had faults.",
    ),
    ("count", "免费接种一剂疫苗。", "They get one free dose.", "They get two free doses."),
    ("count", "项目分为两个标段。", "There are two lots.", "There are three lots."),
    (
        "working-days",
        "应当自收到通知之日起十五日内提出。",
        "within fifteen days of receiving the notice",
        "within fifteen working days of receiving the notice",
    ),
    ("working-days", "在20个工作日内决定。", "within 20 business days", "within 20 days"),
    (
        "length-of-time",
        "处十日以上十五日以下拘留。",
        "held for between ten and fifteen days",
        "held for not less than ten days and not more than fifteen months",
    ),
    (
        "first-months",
        "前八个月进口下降2.1%。",
        "In January-August, imports fell 2.1 percent.",
        "In January-July, imports fell 2.1 percent.",
    ),
    (
        "first-months",
        "前三季度零售额增长6.2%。",
        "In the first nine months, sales rose 6.2 percent.",
        "In the third quarter, sales rose 6.2 percent.",
    ),
    (
        "parties-exchanged",
        "判令被告向原告返还押金。",
        "The court ordered the defendant to return the deposit to the plaintiff.",
        "The court ordered the plaintiff to return the deposit to the defendant.",
    ),
    (
        "numbering",
        "地铁二期工程年底开通。",
        "Phase II of the metro",
        "the first phase of the metro",
    ),
    ("numbering", "二审维持原判。", "upheld at second instance", "upheld at first instance"),
    ("numbering", "符合第五十三条第一项。", "item (1) of Article 53", "item (2) of Article 53"),
    (
        "numbering",
        "火灾发生在该楼三层。",
        "a fire on the third floor",
        "a fire on the fourth floor",
    ),
    (
        "numbering",
        "这是连续第四年举办。",
        "for the fourth year in a row",
        "for the fifth year in a row",
    ),
    (
        "magnitude",
        "转移群众数百人。",
        "Several hundred were moved.",
        "Several thousand were moved.",
    ),
    ("value", "十余名专家参加。", "A dozen or so experts came.", "Several dozen experts came."),
    ("value", "阵风8至9级。", "gusts of force 8 to 9", "gusts of force 9 to 10"),
    ("value", "经三分之二以上同意。", "at least two thirds", "at least three quarters"),
    ("value", "制造业|-2.4%", "Manufacturing | -2.4%", "Manufacturing | 2.4%"),
    ("unit", "费用下降6.5元。", "The cost fell by 6.5 yuan.", "The cost fell by 6.5%."),
    ("missing", "全程1小时50分钟。", "It takes an hour and 50 minutes.", "It takes 50 minutes."),
    (
        "assignment",
        "事故致2人重伤、5人轻伤。",
        "Two were seriously injured and five slightly injured.",
        "Five were seriously injured and two slightly injured.",
    ),
]
IDS = [f"{name}-{source}" for name, source, _, _ in CASES]


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_right_english_passes(name, source, right, wrong):
    assert not rules_of(source, right)


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_wrong_english_is_found(name, source, right, wrong):
    assert f"quantities.{name}" in rules_of(source, wrong)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("提案人：王某等5名委员。", "Proposed by Wang and four other members."),
        ("两项措施并举。", "Both measures are taken at once."),
        ("二套住房首付不低于30%。", "A second home needs at least 30 percent down."),
        ("按1：3的比例确定面试人选。", "Interviews are held with three for each post."),
        ("全长二十三点五公里。", "It is 23.5 km long."),
        ("会议十点五分开始。", "The meeting began at 10:05."),
        ("间隔压缩至2分30秒。", "It is cut to two and a half minutes."),
        ("超过24小时后重新计费。", "Charges start anew after 24 hours."),
        ("录取比例约为1∶4。", "One in four was admitted."),
        ("周一至周五开放。", "It is open on weekdays."),
        (
            "出口增速高于进口3.2个百分点。",
            "Exports grew 3.2 percentage points faster than imports.",
        ),
        ("甲县4级，其他地方1到2级。", "Level 4 in one county, between 1 and 2 elsewhere."),
        ("术后每半年复查一次。", "a check-up every half year after surgery"),
        ("鱼全是当天出水的。", "All the fish came out of the water today."),
        ("适合三四五六年级。", "It is for Grades 3, 4, 5 and 6."),
        ("今年一季度，3日起施行。", "It holds for the three months of this quarter."),
    ],
)
def test_what_is_worded_otherwise_passes(source, target):
    assert not rules_of(source, target)


def rules_of(source, target):
    return {finding.rule for finding in read_pair(source, target).findings}

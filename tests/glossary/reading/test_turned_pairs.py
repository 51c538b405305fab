"""What is turned round or put for something else, and what is only said freely."""

import pytest

from gongbao import check_pair

SOUND = [
    (
        "今年补贴比去年多发1200万元。",
        "This year's subsidies exceed last year's by 12 million yuan.",
    ),
    ("工资比全国平均高12%。", "Wages are 12 percent above the national average."),
    (
        "随访的风险比对照组低四成。",
        "Follow-up shows a 40 percent lower risk than in the control group.",
    ),
    ("存栏突破900万头。", "The number has passed 9 million."),
    ("客流为历史同期最高。", "Ridership was the highest on record for the period."),
    ("男褂、女袄共47件。", "There are 47 men's jackets and women's coats."),
    ("每两周更新一次。", "It is updated fortnightly."),
    ("每年举办两次。", "It is held twice a year."),
    (
        "县级以上医院设老年科。",
        "Hospitals at or above the county level have set up such departments.",
    ),
    ("孕产妇死亡率为7.8/10万。", "Maternal mortality was 7.8 per 100,000."),
    ("收入比由2.31缩小到2.26。", "The income ratio narrowed from 2.31 to 2.26."),
    ("产品不合格。", "The products are substandard."),
    (
        "未经市政府批准，不得改变用途。",
        "The use may be changed only with the approval of the city.",
    ),
    ("本馆周一不开放。", "The museum is closed on Mondays."),
    ("禁止货车通行。", "The road is closed to trucks."),
    ("未经许可不得入内。", "Entry without permission is prohibited."),
    (
        "该县东部多山，西部为平原。",
        "The county is mountainous in the eastern part and flat in the west.",
    ),
    ("列车从不来梅港返程。", "The train returned from the port of Bremen."),
    ("西汉设眴卷县。", "In the Western Han Xuanjuan County was set up."),
    ("市长李明华出席。", "Mayor Li Minghua attended."),
    ("全县12个镇，其中5个靠海。", "Of the 12 towns in the county, five are on the coast."),
    ("第三季度增长6.1%。", "Growth in the third quarter was 6.1 percent."),
]
TURNED = [
    (
        "余额较年初增加1103亿元。",
        "It is 110.3 billion yuan less than at the beginning of the year.",
        "direction",
    ),
    ("比去年每亩多收15公斤。", "The yield was 15 kg per mu less than last year.", "direction"),
    ("今年比去年少用煤30万吨。", "300,000 tonnes more coal was used than last year.", "direction"),
    ("工资比全国平均高12%。", "Wages are 12 percent lower than the national average.", "direction"),
    ("存栏突破900万头。", "The number is approaching 9 million.", "bound"),
    (
        "客流为历史同期最高。",
        "Ridership was the lowest on record for the period.",
        "highest-or-lowest",
    ),
    ("职工中女性230名。", "The staff includes 230 men.", "women-or-men"),
    ("每两年评选一次。", "The selection takes place twice a year.", "how-often"),
    ("每年召开两次例会。", "A meeting is held every two years.", "how-often"),
    (
        "县级以上医院设老年科。",
        "Hospitals below the county level have set up such departments.",
        "or-later",
    ),
    ("孕产妇死亡率为7.8/10万。", "Maternal mortality was 7.8 per 10,000.", "per-number"),
    ("收入比由2.31缩小到2.26。", "The income ratio widened from 2.31 to 2.26.", "pace"),
    ("受访者表示不满意。", "The respondents said they were satisfied.", "polarity.negation-lost"),
    ("工地没有发生事故。", "The site had an accident.", "polarity.negation-lost"),
    (
        "未经批准，任何单位不得占用耕地。",
        "With approval, no unit may occupy farmland.",
        "polarity.negation-lost",
    ),
    ("允许跨省流动。", "Moving between provinces is prohibited.", "polarity.negation-added"),
    ("我市中东部有雨。", "There will be rain in the western parts of the city.", "names.compass"),
    ("印度尼西亚代表团来访。", "A delegation from India visited.", "names.exchanged"),
    ("尼日利亚代表团来访。", "A delegation from Niger visited.", "names.exchanged"),
    ("市长李明华出席。", "Mayor Li Minghui attended.", "names.person"),
    (
        "市委书记张志远调研。",
        "Municipal Party Secretary Zhang Zhiyong inspected it.",
        "names.person",
    ),
    (
        "全县12个镇，其中5个靠海。",
        "Of the 12 towns in the county, seven are on the coast.",
        "value",
    ),
    ("第二季度增长6.1%。", "Growth in the third quarter was 6.1 percent.", "value"),
]


@pytest.mark.parametrize(("source", "target"), SOUND, ids=[pair[0] for pair in SOUND])
def test_what_is_said_freely_is_no_fault(source: str, target: str) -> None:
    grave = [f.rule for f in check_pair(source, target) if f.severity != "minor"]
    assert grave == []


@pytest.mark.parametrize(("source", "target", "rule"), TURNED, ids=[case[0] for case in TURNED])
def test_what_is_turned_round_is_told(source: str, target: str, rule: str) -> None:
    name = rule if "." in rule else f"quantities.{rule}"
    assert name in [finding.rule for finding in check_pair(source, target)]

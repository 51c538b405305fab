"""Words around figures: what the model is told, what it carries, what it knows."""

from itertools import pairwise

import pytest

from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.wording import Way, find_wordings

FINDER = RequirementFinder([load_packaged_glossary()])
CARRIED = [
    ("以42票赞成通过。", "42票赞成", "42 votes in favor"),
    (
        "7月18日22:00至7月19日10:00停水。",
        "7月18日22:00至7月19日10:00",
        "from 22:00 on July 18 to 10:00 on July 19",
    ),
    ("请于7月6日9:30前报名。", "7月6日9:30前", "before 9:30 on July 6"),
    ("自5月1日9:00起调整。", "自5月1日9:00起", "from 9:00 on May 1"),
    ("请于7月6日9:30前报名。", "7月6日9:30前", "before 9:30 on July 6"),
    ("自5月1日9:00起调整。", "自5月1日9:00起", "from 9:00 on May 1"),
    ("5月6日8:00-18:00停电。", "5月6日8:00-18:00", "from 8:00 to 18:00 on May 6"),
    ("以5票反对、2票弃权通过。", "5票反对", "five votes against"),
    ("须在30日内答复。", "30日内", "within 30 days"),
    ("须在5个工作日内答复。", "5个工作日内", "within five working days"),
    ("须在1个工作日内答复。", "1个工作日内", "within one working day"),
    ("以1票反对、11票弃权通过。", "1票反对", "one vote against"),
    ("以1票反对、11票弃权通过。", "11票弃权", "11 abstentions"),
    (
        "市十六届人大四次会议召开。",
        "市十六届人大四次会议",
        "fourth session of the 16th Municipal People's Congress",
    ),
    (
        "县八届人大三次会议第087号建议收悉。",
        "县八届人大三次会议第087号建议",
        "Suggestion No. 087 of the third session of the eighth County People's Congress",
    ),
    (
        "临江市十六届人大四次会议召开。",
        "十六届人大四次会议",
        "fourth session of the 16th People's Congress",
    ),
    (
        "收入、支出，分别是2017年的1.3倍、1.6倍。",
        "分别是2017年的1.3倍、1.6倍",
        "1.3 times and 1.6 times the 2017 levels",
    ),
    ("全市倒排第15位。", "倒排第15", "15th from the bottom"),
    ("我市排名倒数第三。", "倒数第三", "third from the bottom"),
    ("排名上升3位。", "3位", "three places"),
    ("流量为每秒500立方米。", "每秒500立方米", "500 cubic meters per second"),
    (
        "水池长20米、宽8米、深3米。",
        "长20米、宽8米、深3米",
        "20 meters long, 8 meters wide and 3 meters deep",
    ),
    ("展位3米×50厘米。", "3米×50厘米", "3 meters × 50 centimeters"),
    (
        "按第五条第（一）、（三）项办理。",
        "第五条第（一）、（三）项",
        "items (1) and (3) of Article 5",
    ),
    ("恢复到2019年的七成左右。", "2019年的七成左右", "about 70 percent of the 2019 level"),
    (
        "市委十三届五次全会召开。",
        "市委十三届五次全会",
        "fifth plenary session of the 13th municipal Party committee",
    ),
    ("总裁陈德霖（左七）祝酒。", "（左七）", "(seventh from left)"),
    ("增速居全省第1，创新高。", "全省第1", "first in the province"),
    ("总量列全国第九位。", "全国第九位", "ninth in the country"),
    ("指数居副省级城市第2。", "副省级城市第2", "second among sub-provincial cities"),
    ("总量保持全国第一。", "全国第一", "first in the country"),
    ("水质达到Ⅱ类以上。", "Ⅱ类以上", "Class II or above"),
    ("出台民营经济“32条”。", "32条", "32 measures"),
    ("完成“十四五”规划任务。", "“十四五”规划", "the 14th Five-Year Plan"),
    ("“十四五”时期，产值翻番。", "“十四五”时期", "during the 14th Five-Year Plan period"),
    ("这是“十四五”时期的成就。", "“十四五”时期", "the 14th Five-Year Plan period"),
    (
        "开工亿元以上工业项目30个。",
        "亿元以上工业项目30个",
        "30 industrial projects of over 100 million yuan each",
    ),
    ("增长9%、创近13年新高。", "创近13年新高", "the highest in 13 years"),
    ("连续进入全国前10。", "前10", "top ten"),
    ("引进60个超亿元项目。", "60个超亿元项目", "60 projects of over 100 million yuan each"),
    (
        "落实中央八项规定精神。",
        "中央八项规定精神",
        "the central Party leadership's eight-point decision",
    ),
    ("K102+350至K108+000路段", "K102+350至K108+000", "K102+350 to K108+000"),
]
TOLD = [
    ("总量突破6000万人。", "突破", "exceeded"),
    ("为企业减负12亿元。", "减负", "cut burdens by"),
    ("增速和总量均居全省第一。", "均", "both"),
    ("出口增幅比上月扩大2.7个百分点。", "扩大", "widened by"),
    ("利润降幅收窄3.4个百分点。", "收窄", "narrowed by"),
    ("净增市场主体1.2万户。", "净增", "a net increase of"),
    ("增速由负转正。", "由负转正", "turned from negative to positive"),
    ("价格与上月持平。", "持平", "remained unchanged"),
]


@pytest.mark.parametrize(("text", "words", "english"), CARRIED)
def test_words_are_carried_with_their_figure(text, words, english):
    found = find_wordings(text, FINDER.find(text).required)
    assert (words, english) in [
        (text[slice(*wording.span)], wording.english)
        for wording in found
        if wording.way is Way.CARRIED
    ]


@pytest.mark.parametrize(("text", "words", "english"), TOLD)
def test_words_are_told(text, words, english):
    found = find_wordings(text, FINDER.find(text).required)
    assert (words, english) in [
        (text[slice(*wording.span)], wording.english)
        for wording in found
        if wording.way is Way.TOLD
    ]


@pytest.mark.parametrize(
    "text",
    ["实现重大突破。", "在城内3公里处。", "扩大开放。", "近3年内完成。"],
    ids=["no figure follows", "a place", "no change", "the last three years"],
)
def test_other_words_are_the_models_own(text):
    assert find_wordings(text, FINDER.find(text).required) == ()


def test_a_comparison_stays_in_the_models_own_words():
    text = "产值同比增长3%。"
    (found,) = find_wordings(text, FINDER.find(text).required)
    assert found.way is Way.PLAIN


def test_wordings_never_overlap_and_hold_requirements_whole():
    for text, *_ in (*CARRIED, *TOLD):
        required = FINDER.find(text).required
        found = find_wordings(text, required)
        for one, other in pairwise(found):
            assert one.span.end <= other.span.start
        for wording in found:
            for requirement in required:
                is_apart = not wording.span.overlaps(requirement.span)
                assert is_apart or wording.span.contains(requirement.span)


def test_what_was_told_in_vain_is_carried_the_second_time():
    text = "总量突破6000万人。"
    (found,) = find_wordings(text, FINDER.find(text).required, is_second=True)
    assert (found.english, found.way) == ("over 60 million", Way.OTHERWISE)

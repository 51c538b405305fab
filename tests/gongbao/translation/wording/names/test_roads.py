"""Roads, streets and bus routes: what is one, and how a list of them is written."""

import pytest

from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.wording import find_wordings
from gongbao.translation.wording.names.roads import find_roads

FINDER = RequirementFinder([load_packaged_glossary()])


def roads(text):
    return [wording.english for wording in find_roads(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扬子江中路快速化改造", ["Yangzijiang Middle Road"]),
        ("文昌西路至江阳中路段", ["Wenchang West Road", "Jiangyang Middle Road"]),
        (
            "经润扬路、邗江中路、江都路通行",
            ["Runyang Road, Hanjiang Middle Road and Jiangdu Road"],
        ),
        ("文昌西路、泰州路、盐阜路等赛道", ["Wenchang West Road, Taizhou Road, Yanfu Road"]),
        (
            "国展路（文昌西路至文汇西路段）",
            ["Guozhan Road (Wenchang West Road to Wenhui West Road)"],
        ),
        ("改造人民路、建设大道和解放街", ["Renmin Road, Jianshe Avenue and Jiefang Street"]),
        ("直行至大学南路路口调头", ["Daxue South Road"]),
        ("紧邻滨湖大道和世纪大道", ["Binhu Avenue and Shiji Avenue"]),
    ],
)
def test_roads_are_names_in_pinyin(text, expected):
    assert roads(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "走中国特色社会主义道路，新建农村公路30公里。",
        "丝绸之路经济带",
        "一带一路",
        "新建产业路12公里，开辟致富路。",
        "打通断头路6条。",
        "他一路走来。",
        "文化街区和步行街",
        "实施背街小巷改造。",
        "探索产业发展新路子。",
        "位于街道办事处。",
        "修建连村路、联网路。",
        "走群众路、创新路。",
    ],
)
def test_words_that_end_like_roads_are_none(text):
    assert roads(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1路、4路和26路临时绕行。", ["Routes 1, 4 and 26"]),
        ("1路、4路等42条公交线路", ["42 bus routes, including Routes 1 and 4"]),
        ("乘坐6路公交车", ["Route 6"]),
        ("兵分三路，第5路纵队，打通6路。", []),
    ],
)
def test_bus_routes_are_numbers(text, expected):
    assert roads(text) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("地址：人民路28号，", "No. 28 Renmin Road"),
        (
            "地址：扬州市邗江区文昌西路8号3楼302室",
            "Room 302, 3rd Floor, No. 8 Wenchang West Road, Hanjiang District, Yangzhou",
        ),
        ("沿人民路8号线施工。", ""),
    ],
)
def test_an_address_begins_with_the_least(text, address):
    found = [w.english for w in find_roads(text, FINDER.find(text).required)]
    assert (found or [""])[0] == address


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("3月30日20时至31日13时封闭。", "from 8 p.m. on March 30 to 1 p.m. on the 31st"),
        ("7月6日8时至18时停电。", "from 8 a.m. to 6 p.m. on July 6"),
        ("每日7时至9时禁行。", "from 7 a.m. to 9 a.m."),
        ("请于3月30日19时前驶离。", "before 7 p.m. on March 30"),
    ],
)
def test_hours_stand_with_their_days(text, english):
    assert [w.english for w in find_wordings(text, FINDER.find(text).required)] == [english]

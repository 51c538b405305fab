"""Offices that the grammar of posts knows whole are carried by their names."""

import pytest

from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.wording.names.offices import find_offices

FINDER = RequirementFinder([load_packaged_glossary()])


def offices(text):
    return [w.english for w in find_offices(text, FINDER.find(text).required)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者从市教育局获悉", ["Municipal Education Bureau"]),
        (
            "市水利局、商务局和气象局参加。",
            ["Municipal Water Resources Bureau, Commerce Bureau and Meteorological Bureau"],
        ),
        (
            "市水利局、市商务局等部门参加。",
            ["Municipal Water Resources Bureau, Municipal Commerce Bureau"],
        ),
        (
            "报安庆市人力资源和社会保障局核准。",
            ["Anqing Municipal Human Resources and Social Security Bureau"],
        ),
        (
            "由县交通运输局会同县公安局制定。",
            ["County Transportation Bureau", "County Public Security Bureau"],
        ),
        ("长沙市雨花区民政局发布", ["Yuhua District Civil Affairs Bureau, Changsha"]),
        (
            "扬州市公安局交警支队发布",
            ["Traffic Police Detachment of the Yangzhou Municipal Public Security Bureau"],
        ),
    ],
)
def test_offices_have_their_level_or_place(text, expected):
    assert offices(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市教育局长说。",
        "某某集团市场部",
        "人民法院应当受理。",
        "城市水利局限",
        "县区政府负责。",
        "报市、县财政局备案。",
        "市图书馆学会",
    ],
)
def test_what_is_no_whole_name_is_left(text):
    assert offices(text) == []

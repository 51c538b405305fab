"""Places that stand in each other are carried in one stretch, the narrowest first."""

import pytest

from gongbao.translation import Translator
from gongbao.translation.wording import Way, find_wordings
from gongbao.translation.wording.names.nested_places import find_nested_places


def carried(finder, text):
    required = finder.find(text).required
    return [w.english for w in find_nested_places(text, required)]


@pytest.fixture
def packaged():
    from glossary.opening import open_glossaries

    return open_glossaries()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重庆市涪陵区举行发布会。", ["Fuling District, Chongqing"]),
        ("四川省成都市的工厂", ["Chengdu, Sichuan Province"]),
        ("江西省九江市湖口县抗洪", ["Hukou County, Jiujiang, Jiangxi Province"]),
        ("德国慕尼黑的展会", ["Munich, Germany"]),
        ("在美国加利福尼亚州举行", ["California, the United States"]),
        ("重庆市、涪陵区", []),
        ("涪陵区的重庆市民", []),
        ("重庆市涪陵区政府", []),
        ("重庆市涪陵区企业", []),
        ("只有涪陵区", []),
        ("香港上海汇丰银行", []),
        ("四川重庆两地", []),
    ],
)
def test_places_are_turned_round(packaged, text, expected):
    assert carried(packaged, text) == expected


def test_a_stretch_holds_all_its_requirements(packaged):
    text = "江西省九江市湖口县抗洪"
    required = packaged.find(text).required
    (wording,) = [w for w in find_wordings(text, required) if w.way is Way.CARRIED]
    assert [required[k].source for k in wording.requirements] == ["江西省", "九江市", "湖口县"]
    assert text[slice(*wording.span)] == "江西省九江市湖口县"


def test_the_translation_keeps_them_together(packaged_engine, packaged):
    text = "3月6日上午，重庆市涪陵区举行主题新闻发布会。"
    (made,) = Translator(packaged_engine, packaged).translate([text])
    assert "Fuling District, Chongqing" in made.target
    assert not made.findings

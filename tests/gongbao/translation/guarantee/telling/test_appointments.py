"""Items of a list of appointments are half sentences that begin with who it is."""

import pytest

from gongbao.translation import Translator, open_translator
from gongbao.translation.guarantee.telling.appointments import find_appointed

ITEMS = [
    ("陈立新为江州市教育局局长（试用期一年）；", (0, "as")),
    ("赵卫东的江州市发展和改革委员会主任职务，到龄退休；", (0, "from the post of")),
    ("陈立新任江州市教育局局长；", (None, "")),
    ("党委的主要领导职务；", (None, "")),
    ("温州为全国文明城市；", (None, "")),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS, ids=[text for text, _ in ITEMS])
def test_an_item_names_who_is_appointed_or_removed(finder, text, expected):
    assert find_appointed(text, finder.find(text).required) == expected


def test_an_item_is_no_whole_sentence(packaged_engine):
    translator = Translator(packaged_engine, open_translator().finder)
    lines = ["郑爱华的江州市审计局总审计师职务；", "欧阳文静为江州市人民政府副秘书长；"]
    removed, appointed = (segment.target for segment in translator.translate(lines))
    assert removed.startswith("Zheng Aihua from the post of ")
    assert appointed.startswith("Ouyang Wenjing as ")

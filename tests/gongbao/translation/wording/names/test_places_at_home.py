"""Names of small places that no glossary has: where they begin, how they are read, what is none."""

import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation import Translator
from gongbao.translation.engines import SourceFeatures, encode_source
from gongbao.translation.wording import Way, find_wordings
from gongbao.translation.wording.names.places_at_home import find_places_at_home


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("他来到迤那镇调研。", {"迤那": "Yina"}),
        ("灾情发生在屯堡乡马者村。", {"屯堡": "Tunbao", "马者": "Mazhe"}),
        ("化隆县启动应急响应", {"化隆": "Hualong"}),
        ("安置在穿芳峪镇新建的小区", {"穿芳峪": "Chuanfangyu"}),
        ("河水引入潴龙河，补给水库。", {"潴龙": "Zhulong"}),
        ("灌渠、涑水河沿岸的村校", {"涑水": "Sushui"}),
        ("走进黄龙溪古镇，小桥流水", {"黄龙溪": "Huanglongxi"}),
        ("部分路段封闭，沪太路除外", {"沪太": "Hutai"}),
        ("在长白山温泉", {"长白": "Changbai"}),
        ("降雨最大的枫林镇", {}),
        ("渝江区枫林街道的居民", {"枫林": "Fenglin"}),
    ],
)
def test_names_are_found_and_read(text, names):
    found = {text[slice(*w.span)]: w.english for w in find_places_at_home(text, ())}
    assert found == names
    assert all(w.way is Way.WRITTEN for w in find_places_at_home(text, ()))


@pytest.mark.parametrize(
    "text",
    [
        "全村三百户人家",
        "该村的老人说",
        "我们村口有棵树",
        "两镇各建一个",
        "他是镇上的老师",
        "江南水乡、徽派村落",
        "修桥补路，军容严整",
        "作为富民强县的支柱产业",
        "坚持工业强县、旅游兴县",
        "由属地镇政府负责",
        "与明清古镇串联",
        "深入社区、学校",
        "依山而建，临河而居",
        "雨天路滑，沿山路慢行",
        "清末由淮军屯田引种",
        "航母“尚普兰湖”号",
        "补选县人大代表",
        "",
    ],
)
def test_other_words_before_a_class_are_no_names(text):
    assert list(find_places_at_home(text, ())) == []


def test_what_a_requirement_holds_is_left_to_it():
    office = Glossary("office", (Concept("1", (Term("迤那镇", "zh"), Term("Yina Town", "en"))),))
    text = "他来到迤那镇和屯堡镇调研。"
    required = RequirementFinder([office]).find(text).required
    assert [w.english for w in find_places_at_home(text, required)] == ["Tunbao"]


def test_only_a_model_that_reads_names_in_latin_letters_gets_them(packaged_engine):
    text = "他来到迤那镇调研。"
    wordings = find_wordings(text, ())
    pieces = packaged_engine.pieces
    for names, expected in (("written", "他来到 Yina 镇调研。"), ("placeholder", text)):
        features = SourceFeatures(placeholders=True, names=names)
        source = encode_source(text, (), pieces, features, (), wordings)
        read = pieces.decode(source.pieces, {}).text
        assert read.replace(" ", "") == expected.replace(" ", "")
        assert source.told == (("Yina",) if names == "written" else ())
        ends = [span.end for span in source.spans]
        assert ends == sorted(ends)
        assert ends[-1] == len(text)


def test_the_model_writes_the_name_with_its_class(packaged_engine, finder):
    (made,) = Translator(packaged_engine, finder).translate(["调研组来到迤那镇，走访农户。"])
    assert "Yina Town" in made.target

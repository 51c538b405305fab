import csv
import json
from importlib import resources
from pathlib import Path

import pytest

from corpora import normalise
from glossary import (
    RequirementFinder,
    RequirementKind,
    load_packaged_glossary,
    packaged_statistics,
    parse_glossary,
    verify,
)
from glossary.concepts import Glossary
from glossary.packaged_glossary import PACKAGED_TABLES

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def finder():
    return RequirementFinder([load_packaged_glossary()])


@pytest.fixture(scope="module")
def by_name():
    return {t.text: c for c in load_packaged_glossary().concepts for t in c.chinese}


def test_at_least_500_approved_concepts_beside_the_places():
    statistics = packaged_statistics()
    assert statistics.approved >= 500
    assert statistics.proposed > 0
    assert statistics.places >= 1_000


def test_every_table_of_the_folder_is_loaded():
    folder = resources.files("glossary") / "packaged"
    assert sorted(f.name for f in folder.iterdir() if f.name.endswith(".tsv")) == sorted(
        PACKAGED_TABLES
    )


def test_packaged_tables_are_read_as_any_table():
    folder = resources.files("glossary") / "packaged"
    read = [
        concept
        for table in PACKAGED_TABLES
        for concept in parse_glossary(
            (folder / table).read_text(encoding="utf-8"), name=f"packaged/{table}"
        ).concepts
    ]
    assert load_packaged_glossary().concepts == tuple(read)


@pytest.mark.parametrize("is_approved", [None, True, False])
def test_rows_that_are_no_concepts_yet_say_what_the_concepts_say(is_approved):
    packaged = load_packaged_glossary()
    built = Glossary("packaged", packaged.concepts, packaged.priority)
    assert packaged.signature == built.signature
    names = list(packaged.chinese_names(is_approved=is_approved))
    assert names == list(built.chinese_names(is_approved=is_approved))


def test_texts_are_searched_for_what_is_forbidden_and_for_abbreviations_alone():
    packaged = load_packaged_glossary()
    searched = [
        concept
        for concept in packaged.concepts
        if concept.forbidden or any(t.text.isupper() or t.first_use for t in concept.accepted)
    ]
    assert list(packaged.searched_concepts()) == searched
    assert 0 < len(searched) < len(packaged.concepts) / 2


def test_a_text_builds_only_the_concepts_it_names():
    packaged = load_packaged_glossary.__wrapped__()
    RequirementFinder([packaged]).find(normalise("全区规上工业产值2295亿元。").text)
    assert 0 < packaged.built < 50


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        pytest.param("大韩民国总统来访", ["Republic of Korea"], id="full-name"),
        pytest.param("德国企业", ["Germany"], id="country"),
        pytest.param("三名德国人", ["German"], id="nationality"),
        pytest.param("美国人民", ["United States"], id="no-nationality-in-people"),
        pytest.param("会说哈萨克语和德语", ["Kazakh", "German"], id="languages"),
        pytest.param("满族自治县", ["Manchu Autonomous County"], id="autonomous-county"),
        pytest.param("汉族和回族", ["Han", "Hui"], id="ethnic-groups"),
        pytest.param(
            "刚果（金）首都金沙萨", ["Democratic Republic of the Congo", "Kinshasa"], id="brackets"
        ),
        pytest.param("智利圣地亚哥", ["Santiago, Chile"], id="city-in-its-country"),
        pytest.param("美国圣地亚哥", ["San Diego, United States"], id="its-namesake"),
        pytest.param("曼海姆市场", ["Mannheim"], id="market-of-a-city"),
        pytest.param("日本福山市", ["Fukuyama, Japan"], id="city-known-by-its-country"),
        pytest.param(
            "福山区、中非合作、沿海地区、增加纳税", ["Fushan District"], id="no-foreign-names"
        ),
        pytest.param("5日本市举行", [], id="no-japan-in-a-date"),
        pytest.param("里程12公里马里奥", [], id="no-mali-in-kilometres"),
        pytest.param(
            "亚洲相互协作与信任措施会议",
            ["Conference on Interaction and Confidence Building Measures in Asia"],
            id="body",
        ),
    ],
)
def test_names_of_the_world_are_found_where_they_are_meant(finder, chinese, english):
    required = finder.find(normalise(chinese).text).required
    found = [r.accepted[0] for r in required if r.kind is RequirementKind.TERM]
    assert found == english


def test_every_approved_entry_says_where_it_stands():
    for concept in load_packaged_glossary().concepts:
        assert concept.source, concept.origin
        if concept.is_approved:
            assert concept.source != "unattested", concept.origin


def test_no_name_has_two_rulings():
    names = [term.text for concept in load_packaged_glossary().concepts for term in concept.chinese]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("链主", "chain master"),
        ("十百千", "ten-hundred-thousand"),
        ("卡脖子", "bottleneck"),
        ("双百", "double hundred"),
        ("规上工业", "industrial enterprises above designated size"),
        ("民革", "Revolutionary Committee of the Chinese Kuomintang"),
        ("政协", "CPPCC"),
        ("人大", "People's Congress"),
        ("重点提案", "key proposal"),
        ("集体提案", "collective proposal"),
        ("成渝地区双城经济圈", "Chengdu-Chongqing economic circle"),
        ("西部陆海新通道", "New International Land-Sea Trade Corridor"),
        ("综合保税区", "comprehensive bonded zone"),
        ("自由贸易试验区", "pilot free trade zone"),
        ("石油科技城", "petroleum technology city"),
        ("气大庆", "Gas Daqing"),
        ("铁公水联运", "rail-road-water intermodal transport"),
        ("云阳县", "Yunyang County"),
        ("郧阳区", "Yunyang District"),
        ("重庆市", "Chongqing"),
        ("涪陵区", "Fuling District"),
        ("湖南省", "Hunan Province"),
        ("巍山彝族回族自治县", "Weishan Yi and Hui Autonomous County"),
        ("西安", "Xi'an"),
    ],
)
def test_ruling_is_approved(by_name, chinese, english):
    concept = by_name[chinese]
    assert concept.is_approved
    assert concept.accepted[0].text == english


@pytest.mark.parametrize("name", ["泡(榨)菜", "泡（榨）菜"])
def test_pickles_with_an_alternative_in_brackets_are_ruled(finder, name):
    kinds = [r.kind for r in finder.find(normalise(f"全球{name}出口基地").text).required]
    assert RequirementKind.TERM in kinds


@pytest.mark.parametrize("chinese", ["十八朵金花", "五个倍增", "六个突破", "三个高地"])
def test_reconstructed_name_is_proposed(by_name, chinese):
    assert not by_name[chinese].is_approved


def test_old_renderings_of_the_seed_are_deprecated(by_name):
    assert [t.text for t in by_name["链主"].forbidden] == ["chain owner", "chain leader"]
    assert "stuck neck" in [t.text for t in by_name["卡脖子"].forbidden]


def test_no_place_is_called_chongqing_city_or_translated_by_meaning(by_name):
    forms = [t.text for c in by_name.values() if c.subject == "place" for t in c.accepted]
    assert "Chongqing City" not in forms
    assert not {"Longevity County", "Grand Port District", "County", "Municipal Districts"} & set(
        forms
    )


@pytest.mark.parametrize(
    "word",
    [
        "建议",
        "发展",
        "经济",
        "企业",
        "亿元",
        "斤",
        "亩",
        "工作",
        "县",
        "市辖区",
        "长寿县",
        "来源",
        "责任编辑",
    ],
)
def test_everyday_words_units_and_boilerplate_are_no_entries(by_name, word):
    assert word not in by_name


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("北京市场需求旺盛", "北京市"),
        ("处于合理均衡水平", "衡水"),
        ("中国人民大学教授", "人大"),
        ("沿海城市", "海城市"),
        ("行政协调机制", "政协"),
        ("人民革命斗争", "民革"),
        ("独特使命", "特使"),
        ("我省长沙、株洲", "省长"),
        ("平时期货市场", "时期"),
    ],
)
def test_names_are_not_found_inside_other_words(finder, text, absent):
    assert absent not in [requirement.source for requirement in finder.find(text).required]


def test_city_and_office_are_both_found(finder):
    found = finder.find("重庆市委书记和荆州市政府").required
    assert [r.source for r in found] == ["重庆", "市委书记", "荆州", "市政府"]


def test_user_glossary_overrules_the_packaged_one():
    own = parse_glossary("zh\ten\n链主\tchain leader enterprise\n", name="own.tsv")
    (requirement,) = RequirementFinder([load_packaged_glossary(), own]).find("链主").required
    assert requirement.accepted == ("chain leader enterprise",)
    assert not requirement.conflict


def test_glossary_is_loaded_once():
    assert load_packaged_glossary() is load_packaged_glossary()


def test_tables_are_plain_tables_of_ten_columns():
    folder = resources.files("glossary") / "packaged"
    for table in PACKAGED_TABLES:
        text = (folder / table).read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
        assert len(rows[0]) == 10
        assert all(2 <= len(row) <= 10 for row in rows), table


@pytest.mark.skipif(not DATA.is_dir(), reason="shared/data with the bulletins is not here")
def test_human_references_agree_with_most_rulings_and_none_conflict(finder):
    terms = agreed = conflicts = 0
    for line in (DATA / "bulletins.jsonl").read_text(encoding="utf-8").splitlines():
        bulletin = json.loads(line)
        if bulletin["ref_quality"] == "BAD":
            continue
        required = finder.find(normalise(bulletin["zh"]).text).required
        for verdict in verify(required, bulletin["en_ref"]):
            conflicts += bool(verdict.requirement.conflict)
            if verdict.requirement.kind is RequirementKind.TERM:
                terms += 1
                agreed += verdict.is_met
    assert agreed > 0.8 * terms
    assert conflicts == 0


@pytest.mark.parametrize(
    "text",
    [
        "实现城市长治久安。",
        "建设社区长者食堂。",
        "建立全市长效机制。",
        "该县长期坚持。",
        "财政厅长远规划。",
    ],
)
def test_a_post_ends_no_word_that_goes_on(text: str) -> None:
    found = RequirementFinder([load_packaged_glossary()]).find(text).required
    assert not any(r.source.endswith("长") for r in found)

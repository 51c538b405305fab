"""What has one certain mend is mended; what has none is reported and stays as it is."""

import pytest

from glossary.glossary_table import parse_glossary
from glossary.opening import open_glossaries
from glossary.requirements import RequirementFinder
from gongbao.checking import HouseStyle, Waiver, checked_lines
from gongbao.correction import Corrector

OFFICE = """zh\ten\tdeprecated\tsource
链主\tchain master\tchain owner|chain leader\tseed 004
卡脖子\tbottleneck\tstuck neck\tseed 004
高质量发展\thigh-quality development\t\tdocument 1
综合保税区\tcomprehensive bonded zone\t\tdocument 3
网格员\tgrid worker\tgrid member\tdocument 4
"""


@pytest.fixture(scope="module")
def corrector():
    return Corrector(RequirementFinder([parse_glossary(OFFICE, name="office.tsv")]))


@pytest.fixture(scope="module")
def packaged():
    return Corrector(open_glossaries())


def corrected(corrector, source, target):
    return corrector.correct(checked_lines([(source, target)], "pairs.tsv"))


CERTAIN = {
    "magnitude": ("运力20万吨。", "A capacity of 20 tons.", "A capacity of 200,000 tons."),
    "magnitude with a scale word": (
        "产值2295亿元。",
        "An output value of 229.5 million yuan.",
        "An output value of 229.5 billion yuan.",
    ),
    "digits exchanged": (
        "产值2295亿元，增长3.5%。",
        "Output was 292.5 billion yuan, up 3.5%.",
        "Output was 229.5 billion yuan, up 3.5%.",
    ),
    "percent as the sentence writes it": (
        "增长3.5%。",
        "It grew by 5.3 percent.",
        "It grew by 3.5 percent.",
    ),
    "kept zero": ("增长6.0%。", "It grew by 60%.", "It grew by 6.0%."),
    "label without commas": (
        "安理会第7440次会议",
        "The 74,400th meeting of the Security Council",
        "The 7440th meeting of the Security Council",
    ),
    "day of a month": (
        "25日晚间，此人又被传讯。",
        "On the evening of the 250th, the man was heard again.",
        "On the evening of the 25th, the man was heard again.",
    ),
    "date": (
        "会议于3月18日召开。",
        "The meeting was held on March 13.",
        "The meeting was held on March 18.",
    ),
    "time": ("下午3时开会。", "The meeting began at 5 p.m.", "The meeting began at 3 p.m."),
    "unit": ("占地500亩。", "It covers 500 hectares.", "It covers 500 mu."),
    "unit within a limit": (
        "48小时内有效。",
        "It is valid within 48 days.",
        "It is valid within 48 hours.",
    ),
    "unit in the singular": (
        "修了30公里的路。",
        "They built a 30-meter road.",
        "They built a 30-km road.",
    ),
    "age": (
        "年满12岁的旅客。",
        "Passengers above 12 months old.",
        "Passengers above 12 years old.",
    ),
    "age in a range": (
        "18至29岁青年的比例",
        "The share of young people aged 18–29 days",
        "The share of young people aged 18–29 years",
    ),
    "sign of a currency": (
        "市值约2.5万亿美元。",
        "It is valued at around HK$2.5 trillion.",
        "It is valued at around US$2.5 trillion.",
    ),
    "name of a currency": (
        "捐款超过4.17亿元。",
        "Donations exceed 417 million yen.",
        "Donations exceed 417 million yuan.",
    ),
    "percentage points": (
        "提高2个百分点。",
        "It rose by 2 percent.",
        "It rose by 2 percentage points.",
    ),
    "currency": (
        "投资100亿元。",
        "An investment of 10 billion euros.",
        "An investment of 10 billion yuan.",
    ),
    "approximation": (
        "装机250余万千瓦。",
        "The capacity is 2.5 million kW.",
        "The capacity is over 2.5 million kW.",
    ),
    "approximation at the beginning": (
        "约300家企业参加。",
        "300 companies took part.",
        "About 300 companies took part.",
    ),
    "approximation of a sum": (
        "投资近6亿元。",
        "An investment of RMB 600 million.",
        "An investment of nearly RMB 600 million.",
    ),
    "figures of a list": (
        "分别为8%、5%。",
        "They were 5 and 8 percent respectively.",
        "They were 8 and 5 percent respectively.",
    ),
    "retired term": (
        "链主带动发展。",
        "The chain owner drives growth.",
        "The chain master drives growth.",
    ),
    "retired term in the plural": (
        "链主带动发展。",
        "Chain owners drive growth.",
        "Chain masters drive growth.",
    ),
    "article of a term": (
        "一名网格员上门。",
        "A grid member came.",
        "A grid worker came.",
    ),
    "term left in Chinese": (
        "推动高质量发展。",
        "We promote 高质量发展.",
        "We promote high-quality development.",
    ),
    "Chinese run together with English": (
        "推动高质量发展。",
        "We promote高质量发展and jobs.",
        "We promote high-quality development and jobs.",
    ),
    "term in linked words": (
        "口岸推进综合保税区二期建设。",
        "The port is building phase two of its comprehensive bonded area.",
        "The port is building phase two of its comprehensive bonded zone.",
    ),
    "words run together": ("全区将力争。", "It willStrive to do so.", "It will strive to do so."),
    "name behind the space": (
        "在重庆。",
        "It is inChongqing now.",
        "It is in Chongqing now.",
    ),
    "space behind a full stop": (
        "发展好。城市新。",
        "Growth is good.The city is new.",
        "Growth is good. The city is new.",
    ),
    "doubled word": ("城市很新。", "It is the the new city.", "It is the new city."),
    "doublet": ("泡菜。", "a pickled (pickled) vegetable", "a pickled vegetable"),
    "space before a mark": ("发展、就业稳定。", "Growth ,and jobs.", "Growth, and jobs."),
    "full-width marks": (
        "发展、就业稳定（见表）。",
        "Growth，and jobs（see table）are stable。",
        "Growth, and jobs (see table) are stable.",
    ),
    "plural in full-width brackets": (
        "负责人。",
        "the person（s） in charge",
        "the person(s) in charge",
    ),
    "apostrophe": ("中国的城市。", "China‘s city is new.", "China’s city is new."),
    "figure and unit": ("10亿元。", "It is 1billion yuan.", "It is 1 billion yuan."),
    "person": (
        "市委书记王志杰说，发展很好。",
        "Li Xiaohong, secretary of the city committee, said growth is good.",
        "Wang Zhijie, secretary of the city committee, said growth is good.",
    ),
    "person who is named twice": (
        "作者：王志杰 责任编辑：王志杰",
        "Author: Li Xiaohong Editor: Wang Zhijie",
        "Author: Wang Zhijie Editor: Wang Zhijie",
    ),
}


@pytest.mark.parametrize(("source", "target", "expected"), CERTAIN.values(), ids=CERTAIN)
def test_what_is_certain_is_mended(corrector, source, target, expected):
    result = corrected(corrector, source, target)
    assert result.text == expected
    assert not result.left
    assert result.edits and all(edit.findings for edit in result.edits)


ONLY_REPORTED = {
    "two figures of a sort are wrong": (
        "图书3000册、报纸500份。",
        "3,100 books and 5,100 newspapers.",
    ),
    "a figure is missing": ("占地3000亩，有18个村。", "It covers 3,000 mu."),
    "a figure without its number": ("每年用起事万吨塑料。", "2.7 million tons of plastic a year."),
    "a figure that goes on in words": ("15年内建成。", "Built within a decade and a half."),
    "a figure torn apart": ("交了六亿元。", "He paid 6 00 million yuan."),
    "a price that was converted": (
        "粳稻每斤1.36元收购，数量很多。",
        "Japonica rice is bought at 2.72 yuan a kilogram, in large amounts.",
    ),
    "approximation behind an article": ("修了约30公里的路。", "They built a 30-kilometer road."),
    "a sign says it": ("盐分：≤3.5%", "Salt: ≤ 3.5%"),
    "tonnes are a figure too": ("首艘10万吨级散货轮。", "The first bulk carrier of 100,000 dwt."),
    "name of a firm": ("新西兰纽仕兰等。", "Shiseido, TheLand and Siemens came."),
    "capital of a name": (
        "外勤支助业绩管理框架。",
        "Further, the Department of Field Support performance was discussed at length there.",
    ),
    "title marks": ("《条约》生效。", "The 《Treaty》 is in force."),
    "Chinese that no glossary has": ("看黄桷坪。", "We saw 黄桷坪 there."),
    "hyphen with a space": ("跨境贸易。", "We promote cross -border trade."),
    "a bracket without its half": ("发展（见表。", "Growth (see table is good."),
    "a person for whom the source has a pronoun": (
        "市委书记王志杰说，王志杰和他同去。",
        "Wang Zhijie, secretary of the city committee, said he and Li Xiaohong went together.",
    ),
    "a person by the given name": (
        "志杰与市委书记李晓红同去，李晓红说很好。",
        "Wang Zhijie went with Li Xiaohong, secretary of the city committee, who said it was good.",
    ),
    "a sentence without a source": (
        "发展好。",
        "Growth is good. And the sky over us is very blue.",
    ),
}


@pytest.mark.parametrize(("source", "target"), ONLY_REPORTED.values(), ids=ONLY_REPORTED)
def test_what_is_not_certain_stays_as_it_is(corrector, source, target):
    result = corrected(corrector, source, target)
    assert result.text == target
    assert not result.edits


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            "黄委员在政协会议上说，有人拉关系。",
            "Some even bribe judges, said Huang.",
            id="a word that is linked by chance",
        ),
        pytest.param("传统大同、小康社会。", "The traditional Great Harmony.", id="attested alone"),
    ],
)
def test_a_term_that_nobody_ruled_on_is_not_written_over_words(packaged, source, target):
    assert corrected(packaged, source, target).text == target


def test_a_misspelt_name_is_mended(packaged):
    result = corrected(packaged, "中国驻休斯敦总领馆", "The Chinese Consulate General in Huston")
    assert result.text == "The Chinese Consulate General in Houston"


def test_sums_without_their_currency_are_mended_together(packaged):
    source = "地区生产总值2100亿元，工业增加值1000亿元，工业产值4000亿元。"
    target = "It had 210 billion GDP, 100 billion added value and 400 billion output value."
    assert corrected(packaged, source, target).text == (
        "It had 210 billion yuan in GDP, 100 billion yuan in added value and 400 billion yuan in"
        " output value."
    )


def test_a_class_of_size_before_a_noun_is_one(packaged):
    result = corrected(packaged, "新增百亿级企业1家。", "One new 10 billion enterprise.")
    assert result.text == "One new 10-billion-yuan enterprise."


def test_what_somebody_has_answered_for_is_neither_mended_nor_left():
    waiver = Waiver("form.run-together", "Li", "a name", text="willStrive")
    corrector = Corrector(RequirementFinder(()), waivers=[waiver])
    result = corrected(corrector, "全区将力争。", "It willStrive.")
    assert (result.text, result.left) == ("It willStrive.", ())


def test_the_house_style_is_written_where_it_is_asked_for():
    corrector = Corrector(RequirementFinder(()), style=HouseStyle(spelling="uk", percent="%"))
    result = corrected(corrector, "劳动力增长5%。", "Labor grew by 5 percent.")
    assert result.text == "Labour grew by 5%."


def test_findings_name_their_places_in_the_text_as_it_is_now(corrector):
    result = corrected(corrector, "全区将力争增长。", "It willStrive for 《growth》.")
    left = result.left[0]
    assert result.text[slice(*left.target_span)] == "《"


def test_english_without_a_source_is_mended_in_form_alone(corrector):
    rows = [("", "It willStrive to have 20 tons."), ("运力20万吨。", "")]
    assert corrector.correct(checked_lines(rows, "x")).text == "It will strive to have 20 tons.\n"

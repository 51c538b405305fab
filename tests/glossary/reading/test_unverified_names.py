import pytest

from glossary import RequirementFinder, load_packaged_glossary
from glossary.reading import read_pair


@pytest.fixture(scope="module")
def finder():
    return RequirementFinder([load_packaged_glossary()])


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        pytest.param(
            "日本首相岸田文雄访华。",
            "Japanese Prime Minister Kishida Fumio visited China.",
            [("names.unverified", "minor")],
            id="by-table",
        ),
        pytest.param(
            "日本首相岸田文雄访华。",
            "Japanese Prime Minister Tian Wenxiong visited China.",
            [("names.abroad", "major")],
            id="in-pinyin",
        ),
        pytest.param(
            "与德国赫尔曼市签署协议。",
            "An agreement was signed with Hermann, Germany.",
            [],
            id="by-somebody-who-knows",
        ),
        pytest.param(
            "与德国赫尔曼市签署协议。",
            "An agreement was signed with Dong Kong in Germany.",
            [("names.abroad", "major")],
            id="invented",
        ),
        pytest.param(
            "与德国曼海姆市签署协议。",
            "An agreement was signed with Mannheim, Germany.",
            [],
            id="ruled-by-the-glossary",
        ),
        pytest.param(
            "与日本有田町建立友好关系。",
            "Friendly relations were established with Arita, Japan.",
            [],
            id="town-in-japan-as-it-is-called-there",
        ),
        pytest.param(
            "与日本有田町建立友好关系。",
            "Friendly relations were established with Youtian Town, Japan.",
            [("names.unverified", "minor")],
            id="town-in-japan-in-pinyin",
        ),
        pytest.param(
            "与日本有田町建立友好关系。",
            "The city established friendly relations with Japan.",
            [("names.abroad", "major")],
            id="town-in-japan-lost",
        ),
        pytest.param(
            "德国赛夫拉公司来访。",
            "A German company came on a visit.",
            [("names.abroad", "major")],
            id="company-lost",
        ),
        pytest.param(
            "韩国全罗南道木浦市来访。",
            "Mokpo, South Jeolla Province, Republic of Korea paid a visit.",
            [],
            id="town-behind-its-province",
        ),
    ],
)
def test_names_that_nobody_ruled_on_are_marked_or_missed(finder, chinese, english, expected):
    findings = read_pair(chinese, english, finder).findings
    rules = "names.unverified", "names.abroad"
    assert [(f.rule, f.severity) for f in findings if f.rule in rules] == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Winning supplier: Huajian Engineering Co., Ltd.", False),
        ("Winning supplier: Huacheng Engineering Co., Ltd.", True),
        ("Winning supplier: HJ Engineering Co., Ltd.", False),
    ],
)
def test_a_company_in_pinyin_is_the_one_of_the_source(finder, english, expected):
    findings = read_pair("中标供应商：华建工程有限公司。", english, finder).findings
    assert ("names.company" in [f.rule for f in findings]) is expected

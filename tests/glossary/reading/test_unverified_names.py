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
    ],
)
def test_names_that_nobody_ruled_on_are_marked_or_missed(finder, chinese, english, expected):
    findings = read_pair(chinese, english, finder).findings
    rules = "names.unverified", "names.abroad"
    assert [(f.rule, f.severity) for f in findings if f.rule in rules] == expected

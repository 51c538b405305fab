import pytest

from glossary.reading import read_pair
from glossary.requirements import RequirementFinder


@pytest.fixture(scope="module")
def check():
    finder = RequirementFinder(())
    return lambda source, translation: read_pair(source, translation, finder)


SOURCE = "2022年，全区规上工业产值2295亿元，增长5.2%。"


@pytest.mark.parametrize(
    ("translation", "wrong"),
    [
        ("In 2022 output was 229.5 billion yuan, up 5.2%.", []),
        ("In 2022 output was RMB 229,500 million, up 5.2 percent.", []),
        ("In 2022 output was 2,295 billion yuan, up 5.2%.", ["2295亿元"]),
        ("In 2021 output was 229.5 billion yuan, up 5.2%.", ["2022年"]),
        ("In 2022 output was 229.5 billion yuan, up 2.5%.", ["5.2%"]),
        ("In 2022 output grew.", ["2295亿元", "5.2%"]),
    ],
    ids=["right", "by value", "ten times", "another year", "digits swapped", "left out"],
)
def test_figures_are_compared_by_value(check, translation, wrong):
    found = check(SOURCE, translation)
    assert [requirement.source for requirement in found.wrong_figures] == wrong
    assert found.has_wrong_figure is bool(wrong)


def test_a_figure_without_a_source_is_added(check):
    assert check("产值增长。", "Output grew by 7 percent.").stray_figures
    assert not check("产值增长百分之七。", "Output grew by 7 percent.").stray_figures


def test_a_lost_clause_is_found_and_a_whole_translation_has_none(check):
    source = "全区道路建设加快，孩子喜欢足球和音乐，农民收入稳步提高。"
    whole = "Road construction sped up, children love football and music, farmers' income rose."
    assert check(source, whole).coverage.lost_clauses == ()
    part = "Road construction in the whole district sped up, farmers' income rose steadily."
    assert check(source, part).coverage.lost_clauses == ("孩子喜欢足球和音乐",)


@pytest.mark.parametrize(
    ("translation", "rule"),
    [
        ("全区道路建设加快。", "completeness.copied-source"),
        ("Road 建设 sped up.", "completeness.untranslated"),
        (
            "the road was built and the road was built and the road was built",
            "completeness.repeated",
        ),
    ],
    ids=["copied", "untranslated", "repeated"],
)
def test_what_is_no_translation_is_seen(check, translation, rule):
    assert rule in [f.rule for f in check("全区道路建设加快。", translation).findings]
    assert check("全区道路建设加快。", "Road construction sped up.").findings == ()


def test_what_is_empty_is_seen(check):
    assert check("全区道路建设加快。", "").is_empty
    assert not check("全区道路建设加快。", "Road construction sped up.").is_empty


@pytest.mark.parametrize(
    ("source", "translation", "rules"),
    [
        ("发病率为10万分之3.2。", "The incidence was 3.2 per 100,000.", []),
        ("发病率为10万分之3.2。", "The incidence was 0.032 percent.", ["quantities.magnitude"]),
        ("占比为百万分之五。", "The share was 5 percent.", ["quantities.magnitude"]),
        ("占比为三分之二。", "The share was two thirds.", []),
        ("占比为三分之二。", "The share was two fifths.", ["quantities.value"]),
        ("占比为三分之二。", "The share was 20 percent.", ["quantities.value"]),
        ("占比近三分之一。", "The share was about 30 percent.", []),
        ("占比为四分之三。", "The share was 75 percent.", []),
        ("坡度不超过25°。", "Slopes are no steeper than 25 degrees.", []),
    ],
)
def test_parts_of_a_whole_are_compared_however_they_are_said(check, source, translation, rules):
    assert [finding.rule for finding in check(source, translation).findings] == rules

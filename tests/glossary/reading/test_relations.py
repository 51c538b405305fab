"""What is said of figures beside their value: one right and one wrong English for each kind."""

import csv
from pathlib import Path

import pytest

from glossary.reading import read_pair
from glossary.relations import RELATIONS

CASES = [
    tuple(row)
    for row in csv.reader(
        (Path(__file__).parent / "relations.tsv").read_text(encoding="utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
IDS = [f"{name}-{source}" for name, source, _, _ in CASES]


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_right_english_passes(name, source, right, wrong):
    assert f"quantities.{name}" not in rules_of(source, right)


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_wrong_english_is_found(name, source, right, wrong):
    assert f"quantities.{name}" in rules_of(source, wrong)


def test_every_relation_has_a_case():
    assert {relation.name for relation in RELATIONS} <= {name for name, *_ in CASES}


def test_every_relation_says_what_it_finds():
    assert all(relation.explanation for relation in RELATIONS)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "处500元以上2000元以下罚款。",
            "a fine of not less than 500 yuan and not more than 2,000 yuan",
        ),
        ("增长3-5%。", "up by 3-5 percent"),
        (
            "贷款增长8.5%，增速比上月末低0.2个百分点。",
            "Loans grew 8.5 percent, 0.2 points slower than at the end of last month.",
        ),
        ("三次产业分别增长5%、7%和6%。", "The three sectors grew 5, 7 and 6 percent."),
        ("新建学校招生下降3%。", "Enrollment of the new schools fell 3 percent."),
        ("党的二十大以来。", "Since the 20th National Congress of the CPC."),
        ("加热不宜超过60℃。", "It should not be heated above 60℃."),
        ("比例逐步增加至约50%。", "The share is gradually built up to around 50 percent."),
        ("税率减半，即降至8.25%。", "It cuts the rate by half (i.e. to 8.25%)."),
        ("已经快3点了。", "It is almost 3 o'clock."),
        ("只做到1也行。", "It will do to have at least 1."),
        ("条约合作伙伴交换信息。", "Treaty partners exchange information."),
        ("题型基本不变。", "The types of questions are unchanging."),
        ("出版著作每万字认定12学时。", "Each 10 thousand characters count as 12 credit hours."),
        ("在近十多年时间里投资很多。", "Much was invested over the past decade."),
        ("因为1永远大于0。", "For 1 is always bigger than 0."),
    ],
)
def test_what_is_worded_otherwise_passes(source, target):
    assert not rules_of(source, target)


def test_the_place_is_that_of_the_words():
    (finding,) = read_pair("产值下降1.9%。", "Output was up 1.9 percent.").findings
    assert finding.text == "up"
    assert finding.source_span == (2, 4)


def rules_of(source, target):
    return {finding.rule for finding in read_pair(source, target).findings}


@pytest.mark.parametrize(
    ("english", "is_exchanged"),
    [
        ("The finance bureau takes the lead, with help from the education bureau.", True),
        ("Led by the municipal finance bureau, with support from the education bureau.", True),
        ("The education bureau takes the lead, with help from the finance bureau.", False),
        ("Led by the municipal education bureau, with support from the finance bureau.", False),
        ("With support from the finance bureau, the education bureau takes the lead.", False),
    ],
)
def test_who_leads_is_not_who_helps(english, is_exchanged):
    found = rules_of("由市教育局牵头，市财政局配合。", english)
    assert ("names.lead-exchanged" in found) is is_exchanged

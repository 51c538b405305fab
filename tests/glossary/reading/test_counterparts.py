"""Words with a counterpart: for each family one right and one wrong English."""

import csv
from pathlib import Path

import pytest

from glossary.reading import read_pair
from glossary.relations.meanings import counterparts

CASES = [
    tuple(row)
    for row in csv.reader(
        (Path(__file__).parent / "counterparts.tsv").read_text(encoding="utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
IDS = [f"{family}-{source}" for family, source, _, _ in CASES]


@pytest.mark.parametrize(("family", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_right_word_passes(family, source, right, wrong):
    assert not findings_of(source, right)


@pytest.mark.parametrize(("family", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_counterpart_is_found(family, source, right, wrong):
    (finding,) = findings_of(source, wrong)
    assert finding.english.startswith(f"{family}: ")


def test_every_family_has_a_case():
    families = {row["of"] for row in counterparts.read_rows()}
    assert families == {family for family, *_ in CASES}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("收入下降，支出增加。", "Revenue fell and expenditure rose."),
        ("早餐窗口价格不超8元。", "Nothing at breakfast costs more than 8 yuan."),
        ("协商不成的，可以通过诉讼解决。", "Failing that, the case may be brought to court."),
        ("他年纪最轻，却最早入党。", "He was the youngest and the first to join the Party."),
        ("工程采用“先隧后井”方案。", "The project dug the tunnel before the shaft."),
        ("白天送去，晚上接回家。", "They go in the morning and come home at night."),
        ("暴雨红色预警。", "A red alert for heavy rain."),
    ],
)
def test_what_may_be_worded_so_passes(source, target):
    assert not findings_of(source, target)


def findings_of(source, target):
    found = read_pair(source, target).findings
    return [finding for finding in found if finding.rule == "quantities.counterpart"]

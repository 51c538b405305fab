import pytest

from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee import Translator


@pytest.mark.parametrize(
    ("cell", "english"),
    [
        ("单位：亿元", "Unit: 100 million yuan"),
        ("合　计", "Total"),
        ("（二）农业", "(2) Agriculture"),
        ("呼吸机", "Ventilator"),
        ("购进日期", "Date of purchase"),
        ("1.呼吸机。", "1. Ventilator."),
        ("（三）呼吸机", "(3) Ventilator"),
        ("一、呼吸机", "I. Ventilator"),
    ],
)
def test_a_whole_cell_is_written_by_the_table(packaged_engine, finder, cell, english):
    (segment,) = Translator(packaged_engine, finder).translate([cell])
    assert segment.target == english


def test_an_office_rules_above_the_table(packaged_engine):
    office = RequirementFinder([parse_glossary("zh\ten\n合计\tgrand total\n", name="office.tsv")])
    (segment,) = Translator(packaged_engine, office).translate(["合计"])
    assert "grand total" in segment.target.lower()


def test_what_depends_on_context_is_said(packaged_engine, finder):
    (segment,) = Translator(packaged_engine, finder).translate(["分"])
    assert [finding.rule for finding in segment.findings] == ["translation.cell"]


@pytest.mark.parametrize(
    ("cells", "english"),
    [
        (["指标", "单位", "产量", "万吨"], "Unit"),
        (["指标", "单 位", "公顷"], "Unit"),
        (["姓名", "单位", "市财政局"], "Organization"),
        (["单位"], "Organization"),
    ],
    ids=["over units", "spaced", "over offices", "alone"],
)
def test_the_head_of_units_is_no_organization(packaged_engine, finder, cells, english):
    segments = Translator(packaged_engine, finder).translate(cells)
    (head,) = (s for s in segments if s.normalised.text.replace(" ", "") == "单位")
    assert head.target == english

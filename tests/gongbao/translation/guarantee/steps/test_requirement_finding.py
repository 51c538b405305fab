"""Find: what a document has said decides what its next segments require."""

import pytest

from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation import SourceSegment
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements


def found(finder, *texts):
    document = DocumentState()
    sources = [SourceSegment(text) for text in texts]
    return find_requirements(sources, finder, document), document


def test_a_person_is_known_after_the_post_has_named_him(finder):
    segments, document = found(finder, "梁志远来到企业。", "区委书记梁志远说。", "梁志远来到企业。")
    named = [any(r.source == "梁志远" for r in s.requirements) for s in segments]
    assert named == [False, True, True]
    assert list(document.names) == ["梁志远"]


@pytest.mark.parametrize("text", ["", "APEC 2022", "———"])
def test_what_is_not_chinese_requires_nothing(finder, text):
    (segment,), _ = found(finder, text)
    assert not segment.is_chinese
    assert segment.requirements == ()
    assert segment.passages == ()


def test_requirements_are_placed_in_the_normalised_text(finder):
    (segment,), _ = found(finder, "　鏈主投資３０億元。")
    for requirement in segment.requirements:
        assert segment.normalised.text[slice(*requirement.span)] == requirement.source
    assert {"链主", "30亿元"} <= {r.source for r in segment.requirements}


def test_the_marks_of_the_source_are_counted(finder):
    _, document = found(finder, '"链主"制度。', "“链主”。", '"企业"。')
    assert document.marks.are_straight


@pytest.mark.parametrize(
    ("term", "renderings", "expected"),
    [
        (
            "国际货币组织（货币组织）",
            "International Monetary Body|IMB",
            {"国际货币组织": ("International Monetary Body",), "货币组织": ("IMB",)},
        ),
        (
            "基金办公室（FFO）",
            "FFO|Financing Office",
            {"基金办公室": ("Financing Office",), "FFO": ("FFO",)},
        ),
        (
            "《支付条例》（第584章）",
            "Payment Ordinance|Cap. 584",
            {"《支付条例》": ("Payment Ordinance",), "第584章": ("Cap. 584",)},
        ),
        (
            "统计委员会（统委会）",
            "Committee for Figures|Figures Committee",
            {
                "统计委员会": ("Committee for Figures",),
                "统委会": ("Figures Committee",),
            },
        ),
        (
            "大额支付（批发）",
            "wholesale payment|large payment",
            {"大额支付（批发）": ("wholesale payment", "large payment")},
        ),
        ("研究局（二）", "Second Bureau", {"研究局（二）": ("Second Bureau",)}),
    ],
    ids=["initials", "letters", "number", "ruled", "two renderings of one", "one rendering"],
)
def test_a_term_listed_with_its_short_name_asks_for_both(term, renderings, expected):
    table = f"zh\ten\n{term}\t{renderings}\n统委会\tFigures Committee\n"
    finder = RequirementFinder([parse_glossary(table, name="a")])
    (segment,), _ = found(finder, f"他任职于{term}。")
    assert {r.source: r.accepted for r in segment.requirements} == expected
    for requirement in segment.requirements:
        assert segment.normalised.text[slice(*requirement.span)] == requirement.source


def test_a_first_use_form_says_both_names_already():
    table = "zh\ten\tfirst_use\n发展署（发展署）\tDevelopment Office|DO\tDevelopment Office (DO)\n"
    finder = RequirementFinder([parse_glossary(table, name="a")])
    (segment,), _ = found(finder, "他任职于发展署（发展署）。")
    assert [r.accepted for r in segment.requirements] == [("Development Office (DO)",)]


def test_a_term_that_stands_in_brackets_behind_itself_is_said_once():
    finder = RequirementFinder([parse_glossary("zh\ten\n发行委员会\tCurrency Board\n", name="a")])
    (segment,), _ = found(finder, "中心的发行委员会（发行委员会）讨论发行委员会报告。")
    assert [r.start for r in segment.requirements] == [3, 17]

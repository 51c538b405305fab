"""Find: what a document has said decides what its next segments require."""

import pytest

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

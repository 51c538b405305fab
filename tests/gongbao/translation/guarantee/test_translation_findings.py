import pytest

from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.segments import SourceSegment
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements
from gongbao.translation.guarantee.translation_findings import pair_findings, read_segment_pair


@pytest.mark.parametrize(
    ("chinese", "english", "rules"),
    [
        ("链主投资30亿元。", "Chain masters invest 3 billion yuan.", []),
        ("链主投资30亿元。", "Chain masters: 3 billion yuan, 7 percent.", ["quantities.added"]),
        ("产值下降30%。", "Output was up 30 percent.", ["quantities.direction"]),
        ("全区道路建设加快。", "Road 建设 sped up.", ["completeness.untranslated"]),
        ("企业投资30亿元。", "Firms invest nothing.", []),
    ],
    ids=["all is well", "a stray figure", "turned round", "left in Chinese", "unmet is an outcome"],
)
def test_what_the_reading_finds_is_told_unless_an_outcome_tells_it(finder, chinese, english, rules):
    (segment,) = find_requirements([SourceSegment(chinese)], finder, DocumentState())
    found = pair_findings(read_segment_pair(segment, english))
    assert [finding.rule for finding in found] == rules

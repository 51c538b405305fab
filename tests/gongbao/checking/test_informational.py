"""Severity follows precision: what is mostly right in good translations is only to be looked at."""

import pytest

from corpora.findings import Severity
from glossary.reading import list_pair_rules, read_pair
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, checked_lines, list_rules
from gongbao.checking.waivers import Waiver

SOURCE = "消费者信心持续增强，外贸扩张。"
TURNED = "Consumer confidence continued to grow, and sales abroad shrank."
WRONG = "运力20万吨。", "A capacity of 20 tons."


@pytest.fixture(scope="module")
def proofreader():
    return Proofreader(RequirementFinder(()))


def test_what_is_only_to_be_looked_at_is_no_finding(proofreader):
    result = proofreader.check(checked_lines([(SOURCE, TURNED)], "pairs"))
    assert result.findings == ()
    assert [f.rule for f in result.informational] == ["polarity.direction"]
    assert not result.fails_at(Severity.MINOR)


def test_all_findings_stand_in_the_order_of_the_text(proofreader):
    result = proofreader.check(checked_lines([WRONG, (SOURCE, TURNED), WRONG], "pairs"))
    assert [f.line for f in result.all_findings] == [1, 2, 3]
    assert len(result.findings) == 2


def test_the_reading_keeps_how_grave_it_would_be():
    (finding,) = read_pair(SOURCE, TURNED).findings
    assert finding.severity is Severity.MAJOR


def test_a_waiver_covers_what_is_only_to_be_looked_at():
    waiver = Waiver("polarity.direction", "Li Ming", "agreed")
    checked = Proofreader(RequirementFinder(()), waivers=[waiver]).check(
        checked_lines([(SOURCE, TURNED)], "pairs")
    )
    assert (checked.informational, len(checked.waived)) == ((), 1)


def test_rules_of_pairs_are_neutral_where_they_are_informational():
    known = {rule.name: rule.severity for rule in list_rules()}
    for rule in list_pair_rules():
        is_neutral = known[rule.name] is Severity.NEUTRAL
        assert is_neutral == rule.is_informational


def test_neutral_is_the_least_severity():
    assert min(Severity, key=lambda severity: severity.rank) is Severity.NEUTRAL

"""What the packaged model finds by contrast, and what it is silent about."""

from __future__ import annotations

import pytest

from corpora.findings import Severity
from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_lines
from gongbao.checking.contrast.scoring import MOST_PIECES, packaged_scorer
from gongbao.checking.rules.contrast_rules import RULES


@pytest.fixture(scope="module")
def scorer():
    return packaged_scorer(threads=1)


@pytest.fixture(scope="module")
def check(scorer):
    alone = Proofreader(open_glossaries(), rules=RULES, scorer=scorer)

    def checked(source, target):
        return alone.check(checked_lines([(source, target)], "pair"))

    return checked


def _by_contrast(result):
    return [f.rule for f in result.findings if f.rule.startswith("contrast.")]


RIGHT_AND_WRONG = [
    (
        "地铁站西出口临时关闭。",
        "The west exit of the subway station is temporarily closed.",
        "The west entrance of the subway station is temporarily closed.",
        "contrast.word",
    ),
    (
        "退租后，房东须把押金退给租客。",
        "When the lease ends, the landlord shall refund the deposit to the tenant.",
        "When the lease ends, the tenant shall refund the deposit to the landlord.",
        "contrast.exchanged",
    ),
    (
        "景区全年免费开放，国家法定节假日除外。",
        "The scenic area is open free of charge all year round, except on statutory holidays.",
        "The scenic area is open free of charge all year round.",
        "contrast.omitted",
    ),
    (
        "区法院驳回了该公司的申请。",
        "The district court rejected the company's application.",
        "The district court approved the company's application.",
        "contrast.word",
    ),
]


@pytest.mark.parametrize(("source", "right", "wrong", "rule"), RIGHT_AND_WRONG)
def test_a_fault_is_told_and_the_right_translation_passes(check, source, right, wrong, rule):
    assert _by_contrast(check(source, right)) == []
    told = check(source, wrong)
    assert rule in _by_contrast(told)


def test_the_likelier_word_is_suggested_with_its_place(check):
    target = "The west entrance of the subway station is temporarily closed."
    (found,) = [f for f in check("地铁站西出口临时关闭。", target).findings if "contrast" in f.rule]
    assert (found.text, found.suggestion) == ("entrance", "exit")
    assert found.severity is Severity.MAJOR
    assert target[slice(*found.target_span)] == "entrance"


def test_what_a_rule_tells_is_not_told_again(scorer):
    pair = "拟于明年5月在上游建设水库。", "The reservoir will be built downstream next May."
    told = Proofreader(open_glossaries(), scorer=scorer).check(checked_lines([pair], "pair"))
    rules = [finding.rule for finding in told.findings]
    assert "quantities.counterpart" in rules
    assert "contrast.word" not in rules


def test_nothing_is_asked_without_a_scorer():
    result = Proofreader(open_glossaries()).check(
        checked_lines(
            [("地铁站西出口临时关闭。", "The west entrance is temporarily closed.")], "pair"
        )
    )
    assert _by_contrast(result) == []


def test_a_pair_that_is_longer_than_the_model_reads_is_told(check):
    result = check("出口关闭。", "The entrance is closed. " * MOST_PIECES)
    assert [finding.rule for finding in result.informational] == ["contrast.unasked"]


def test_a_side_that_is_empty_or_too_long_is_not_asked_about(scorer):
    assert scorer.can_score("出口关闭。", "The exit is closed.")
    assert not scorer.can_score("", "The exit is closed.")
    assert not scorer.can_score("出口关闭。", "The exit is closed. " * MOST_PIECES)


def test_pairs_are_told_of_in_their_order_however_many_there_are(scorer):
    right, wrong = RIGHT_AND_WRONG[0][1], RIGHT_AND_WRONG[0][2]
    rows = [(RIGHT_AND_WRONG[0][0], wrong if k in (3, 17) else right) for k in range(20)]
    asked: list[int] = []
    proofreader = Proofreader(open_glossaries(), rules=RULES, scorer=scorer)
    found = proofreader.check(checked_lines(rows, "pairs"), asked.append).findings
    assert [f.line for f in found if f.rule == "contrast.word"] == [4, 18]
    assert asked == list(range(20))

"""Clauses of a source are paired with the clauses of its translation that say the same."""

import pytest

from glossary.reading import read_pair
from glossary.reading.clause_pairs import clause_pairs, sentence_pairs
from glossary.reading.content_words import read_content

SOURCE = "车站须于五月完工，桥梁可以延后，码头不得动工。"
TARGET = (
    "The bridge may be put off. The wharf may not be begun, but the station must be done in May."
)


def kept(text):
    return text.strip("| ,.，。")


def paired(source, target, pairs_of=clause_pairs):
    pairs = pairs_of(read_content(source), source, target)
    return {kept(pair.source): kept(pair.target) for pair in pairs}


def test_clauses_are_paired_by_their_words_and_not_by_their_order():
    pairs = paired(SOURCE, TARGET)
    assert pairs["桥梁可以延后"] == "The bridge may be put off"
    assert pairs["码头不得动工"].startswith("The wharf")
    assert "station" in pairs["车站须于五月完工"]


def test_what_is_kept_stands_where_it_stood():
    for pair in clause_pairs(read_content(SOURCE), SOURCE, TARGET):
        assert len(pair.source) == len(SOURCE)
        assert len(pair.target) == len(TARGET)
        assert all(kept in (own, "|") for kept, own in zip(pair.target, TARGET, strict=True))


def test_a_single_clause_is_paired_with_all():
    assert paired("车站完工。", "The station, at last, is done.") == {
        "车站完工": "The station, at last, is done"
    }


def test_sentences_are_paired_whole():
    source = "车站完工，桥梁开工。码头已经拆除，另建新港。"
    target = "The wharf is gone, and a new port is built. The station is done; a bridge is begun."
    pairs = paired(source, target, sentence_pairs)
    assert pairs["码头已经拆除，另建新港"].startswith("The wharf is gone, and a new port")


def test_an_empty_translation_has_no_clauses():
    assert paired("车站完工，桥梁开工。", "")["车站完工，桥梁开工"] == ""


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "申请人可以书面申请，逾期的应当说明理由。",
            "They can apply in writing, late ones giving reasons.",
        ),
        ("道路分期施工，部分路段已经通车。", "Built in stages, parts of the road are open."),
        ("门票含茶水，餐费另计。", "Tea comes with the ticket; meals are extra."),
        ("验收合格后方可使用。", "It must pass inspection before it is used."),
        ("取得许可前不得开工。", "Work may start only after the permit is granted."),
        ("开工前应取得许可。", "A permit must be obtained before work begins."),
        ("任何人不得无故拒绝作证。", "Everyone must testify unless there is good reason not to."),
        ("业主须向租客退还按金。", "The tenant shall get the deposit back from the landlord."),
        ("甲方向乙方收取管理费。", "Party B pays a management fee to Party A."),
        ("少数企业尚未复工，多数已经恢复生产。", "Most firms are back at work; a few are not."),
    ],
)
def test_other_words_for_the_same_pass(source, target):
    rules = {finding.rule for finding in read_pair(source, target).findings}
    assert not {rule for rule in rules if rule.startswith(("meaning.", "quantities.part"))}

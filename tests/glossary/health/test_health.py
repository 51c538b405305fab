import pytest

from corpora.findings import Severity
from corpora.languages import has_chinese
from corpora.published_documents import PublishedDocument, PublishedDocuments, PublishedPair
from corpora.workspace import Workspace
from glossary.concepts import Concept, Status, Term
from glossary.health import RULES, find_faults

TODAY = "2024-05-01"


def concept(zh: str, en: str, *more: Term, identifier: str = "", **fields) -> Concept:
    fields = {"source": "Xinhua, 2023", **fields}
    return Concept(identifier or zh, (Term(zh, "zh"), Term(en, "en"), *more), **fields)


def deprecated(text: str) -> Term:
    return Term(text, "en", Status.DEPRECATED)


CASES = {
    "conflict.two-preferred": (
        [concept("链主", "chain master", Term("lead firm", "en"))],
        [
            Concept(
                "health",
                (
                    Term("卫生部", "zh"),
                    Term("Ministry of Health", "en", valid_until="2013-03-16"),
                    Term("National Health Commission", "en", valid_from="2018"),
                ),
                source="State Council",
            )
        ],
    ),
    "conflict.duplicate": (
        [concept("链主", "chain master"), concept("鏈主", "lead firm")],
        [
            concept("建议", "suggestion", identifier="a", subject="general"),
            concept("建议", "proposal", identifier="b", subject="congress"),
        ],
    ),
    "conflict.homonyms": (
        [
            concept("建议", "suggestion", identifier="a", subject="general"),
            concept("建议", "proposal", identifier="b", subject="congress"),
        ],
        [
            concept("建议", "suggestion", identifier="a", subject="general"),
            concept("建议", "proposal", identifier="b", subject="congress", priority=10),
            concept("人大", "people's congress", identifier="c", scope="congress"),
            concept("人大", "Renmin University", identifier="d", subject="school"),
        ],
    ),
    "conflict.one-term-two-concepts": (
        [concept("链主", "Lead firm"), concept("龙头企业", "lead firm")],
        [concept("东莞", "Dongguan"), concept("东莞市", "Dongguan")],
    ),
    "conflict.nested": (
        [
            concept("链主", "chain master", deprecated("chain owner")),
            concept("链主企业", "chain owner enterprise"),
        ],
        [
            concept("人大", "people's congress", exceptions=("中国人大",)),
            concept("人大常委会", "standing committee of the people's congress"),
        ],
    ),
    "conflict.deprecated-preferred": (
        [concept("链主", "chain master", deprecated("lead firm")), concept("龙头", "lead firm")],
        [concept("链主", "chain master", deprecated("chain owner")), concept("龙头", "lead firm")],
    ),
    "entry.expired": (
        [
            concept("卫生部", "x", Term("y", "en", Status.DEPRECATED)),
            Concept(
                "h",
                (Term("卫计委", "zh"), Term("NHFPC", "en", valid_until="2018-03-18")),
                source="S",
            ),
        ],
        [concept("卫健委", "National Health Commission")],
    ),
    "entry.figure": (
        [concept("百亿级企业", "100-billion-yuan-level enterprises")],
        [concept("百亿级企业", "10-billion-yuan-level enterprises")],
    ),
    "entry.no-preferred": (
        [
            Concept(
                "c", (Term("链主", "zh"), Term("chain master", "en", Status.ADMITTED)), source="S"
            )
        ],
        [concept("链主", "chain master")],
    ),
    "entry.pinyin": (
        [concept("重庆市", "Chonqing", subject="place")],
        [concept("重庆市", "Chongqing", subject="place")],
    ),
    "entry.no-source": (
        [concept("链主", "chain master", source="")],
        [concept("链主", "chain master")],
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_the_fault_and_leaves_what_is_right(rule: str) -> None:
    wrong, right = CASES[rule]
    found = [fault for fault in find_faults(wrong, today=TODAY) if fault.rule == rule]
    assert found
    assert all(fault.suggestion and fault.subjects and fault.category for fault in found)
    assert all(has_chinese(fault.chinese) for fault in found)
    assert [fault for fault in find_faults(right, today=TODAY) if fault.rule == rule] == []


@pytest.mark.parametrize(
    ("english", "is_wrong"),
    [("13th Five-Year Plan", True), ("14th Five-Year Plan", False), ("the plan", False)],
)
def test_the_number_of_a_five_year_plan_is_read(english: str, is_wrong: bool) -> None:
    found = find_faults([concept("十四五规划", english)], today=TODAY)
    assert ["entry.figure" for _ in found] == ["entry.figure"] * is_wrong


def test_grave_faults_stand_before_others() -> None:
    wrong = [concept for wrong, _ in CASES.values() for concept in wrong]
    ranks = [fault.severity.rank for fault in find_faults(wrong, today=TODAY)]
    assert ranks == sorted(ranks, reverse=True)
    assert set(ranks) == {Severity.MAJOR.rank, Severity.MINOR.rank}


def test_a_glossary_that_is_sound_has_no_fault() -> None:
    right = [concept("链主", "chain master"), concept("专精特新", "specialized")]
    assert find_faults(right, today=TODAY) == ()


def test_every_rule_is_tested() -> None:
    assert set(RULES) == {*CASES, "page.expired-term"}


@pytest.mark.parametrize(
    ("day", "is_wrong"), [("2018-03-18", False), ("2018-03-19", True), ("", False)]
)
def test_a_page_after_the_last_day_of_a_name_is_named(tmp_path, day: str, is_wrong: bool) -> None:
    renamed = Concept(
        "health",
        (
            Term("卫计委", "zh"),
            Term("NHFPC", "en", valid_until="2018-03-18"),
            Term("National Health Commission", "en", valid_from="2018-03-19"),
        ),
        source="S",
    )
    with Workspace(tmp_path / "w.db") as workspace:
        published = PublishedDocuments(workspace)
        pairs = [PublishedPair("卫计委表示……", "The NHFPC said ...")]
        published.add(PublishedDocument("notice", date=day), pairs, author="a", reason="b")
        found = find_faults([renamed], today=TODAY, published=published)
    messages = [fault.english for fault in found if fault.rule == "page.expired-term"]
    assert len(messages) == is_wrong
    assert all("notice (2018-03-19)" in message for message in messages)

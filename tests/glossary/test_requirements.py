from itertools import pairwise

import pytest

from glossary import RequirementFinder, RequirementKind, parse_glossary

TERM, FORBIDDEN = RequirementKind.TERM, RequirementKind.FORBIDDEN


def find(text, *rows, header="zh\ten\tdeprecated"):
    return RequirementFinder([parse_glossary("\n".join([header, *rows]), name="g.tsv")]).find(text)


def of_kind(found, kind):
    return [requirement for requirement in found.required if requirement.kind is kind]


def test_approved_term_is_required_with_all_its_forms():
    (requirement,) = find("培育链主", "链主\tchain master|lead enterprise").required
    assert requirement.kind is TERM
    assert requirement.accepted == ("chain master", "lead enterprise")
    assert (requirement.start, requirement.end) == (2, 4)


def test_proposed_term_is_shown_and_not_required():
    found = find("三个高地", "三个高地\tthree highlands\tproposed", header="zh\ten\tapproval")
    assert [match.text for match in found.proposed] == ["三个高地"]
    assert all(requirement.kind is not TERM for requirement in found.required)


def test_longer_term_wins_over_a_figure_inside_it():
    found = find("“十百千”行动", "十百千\tten-hundred-thousand")
    assert [r.source for r in found.required] == ["十百千"]


def test_longer_figure_wins_over_a_term_inside_it():
    found = find("投资20亿元人民币", "亿元\thundred million yuan")
    assert [r.kind for r in found.required] == [RequirementKind.QUANTITY]


def test_figures_dates_and_copies_are_required():
    found = find("2022年，“2+6+X”集群产值达2295亿元")
    assert {r.kind for r in found.required} == {
        RequirementKind.DATE,
        RequirementKind.COPY,
        RequirementKind.QUANTITY,
    }


def test_requirements_come_in_the_order_of_the_source_without_overlap():
    found = find("链主企业投资20亿元，链主", "链主\tchain master").required
    assert [r.start for r in found] == sorted(r.start for r in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_deprecated_term_is_forbidden_once_where_the_concept_stands():
    found = find("链主和链主", "链主\tchain master\tchain owner|chain leader")
    assert [r.accepted for r in of_kind(found, FORBIDDEN)] == [("chain owner",), ("chain leader",)]
    assert not of_kind(find("没有", "链主\tchain master\tchain owner"), FORBIDDEN)


def test_deprecated_term_does_not_count_where_another_requirement_demands_the_words():
    found = find("链主与业主", "链主\tchain master\tchain owner", "业主\tchain owner")
    assert not of_kind(found, FORBIDDEN)
    assert not any(requirement.conflict for requirement in found.required)


def test_homonym_with_disjoint_rulings_is_a_conflict_that_names_both():
    rows = ("建议\tsuggestion\tNPC", "建议\tproposal\tCPPCC")
    (requirement,) = find("提出建议", *rows, header="zh\ten\tsubject").required
    assert "g.tsv:2" in requirement.conflict and "g.tsv:3" in requirement.conflict


def test_homonym_accepts_what_its_rulings_share():
    rows = ("建议\tsuggestion|proposal\tNPC", "建议\tproposal\tCPPCC")
    (requirement,) = find("提出建议", *rows, header="zh\ten\tsubject").required
    assert requirement.accepted == ("proposal",)
    assert not requirement.conflict


def test_form_that_contains_a_deprecated_term_is_not_offered():
    rows = ("链主\tchain master\tchain owner", "业主群\tchain owner group|owners' group")
    found = find("链主与业主群", *rows)
    assert [r.accepted for r in of_kind(found, TERM)] == [("chain master",), ("owners' group",)]


def test_term_whose_every_form_contains_a_deprecated_one_is_a_conflict():
    rows = ("链主\tchain master\tchain owner", "业主群\tchain owner group")
    found = find("链主与业主群", *rows)
    assert "deprecated" in of_kind(found, TERM)[1].conflict


def test_glossaries_of_equal_priority_that_disagree_are_a_conflict():
    first = parse_glossary("zh\ten\n链主\tchain master\n", name="a.tsv")
    second = parse_glossary("zh\ten\n链主\tchain leader\n", name="b.tsv")
    (requirement,) = RequirementFinder([first, second]).find("链主").required
    assert "a.tsv:2" in requirement.conflict and "b.tsv:2" in requirement.conflict


def test_glossaries_of_different_priority_do_not_conflict():
    first = parse_glossary("zh\ten\n链主\tchain master\n", name="a.tsv")
    second = parse_glossary("zh\ten\n链主\tchain leader\n", name="b.tsv", priority=-1)
    (requirement,) = RequirementFinder([second, first]).find("链主").required
    assert requirement.accepted == ("chain master",)
    assert not requirement.conflict


@pytest.mark.parametrize("text", ["", "，。", "没有术语"])
def test_text_without_terms_or_figures_requires_nothing(text):
    assert find(text, "链主\tchain master").required == ()


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [("lead firm", ["lead firm"]), ("chain master", ["chain master enterprise"])],
    ids=["a contradicted longer term gives way", "a longer term that agrees stands"],
)
def test_a_longer_term_of_a_lower_glossary_never_overrules_a_ruling(ruling, expected):
    office = parse_glossary(f"zh\ten\n链主\t{ruling}\n", name="office.tsv")
    packaged = parse_glossary(
        "zh\ten\n链主企业\tchain master enterprise\n", name="packaged.tsv", priority=-1
    )
    found = RequirementFinder([office, packaged]).find("培育链主企业")
    assert [r.accepted[0] for r in found.required] == expected

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.errors import GlossaryError
from corpora.workspace import Workspace
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import Entry
from glossary.termbase import (
    ImportOptions,
    ImportPolicy,
    Termbase,
    import_entries,
    preview_import,
    rivals,
)


def concept(zh: str, en: str, *more: Term, identifier: str = "", **fields) -> Concept:
    return Concept(identifier or zh, (Term(zh, "zh"), Term(en, "en"), *more), **fields)


def entries(*concepts: Concept | str) -> list[Entry]:
    """Return entries; a string is a problem."""
    return [
        Entry(f"office.csv:{line}", None, f"office.csv:{line}: {c}")
        if isinstance(c, str)
        else Entry(f"office.csv:{line}", c)
        for line, c in enumerate(concepts, start=2)
    ]


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with Workspace(tmp_path / "office.db") as workspace:
        termbase = Termbase(workspace)
        with termbase.edit("Li Ming", "before") as edit:
            edit.put(concept("链主", "chain master", source="press conference", note="ours"))
            edit.put(concept("人大", "people's congress", identifier="c7"))
        yield termbase


def run(termbase: Termbase, *given: Concept | str, **options):
    return import_entries(
        termbase, entries(*given), ImportOptions(**options), author="Wang Fang", reason="list"
    )


def english(termbase: Termbase, identifier: str) -> list[tuple[str, str]]:
    return [
        (term.text, term.status)
        for term in termbase.find(identifier).concept.terms
        if term.language == "en"
    ]


def test_new_changed_and_identical_are_told_apart(termbase: Termbase) -> None:
    report = run(
        termbase,
        concept("专精特新", "specialized and sophisticated"),
        concept("链主", "chain master", definition="the firm that leads a chain"),
        concept("人大", "people's congress", identifier="c7"),
    )
    assert dict(report.counts) == {"new": 1, "changed": 1, "identical": 1}
    (changed,) = report.entries
    assert changed.details == ("definition: - -> the firm that leads a chain",)


def test_what_the_file_does_not_say_stays(termbase: Termbase) -> None:
    run(termbase, concept("链主", "chain master"))
    found = termbase.find("链主").concept
    assert (found.source, found.note) == ("press conference", "ours")


def test_a_contradiction_imports_nothing_by_default_and_is_named(termbase: Termbase) -> None:
    with pytest.raises(GlossaryError) as caught:
        run(termbase, concept("专精特新", "specialized"), concept("链主", "lead firm"))
    message = str(caught.value)
    assert "office.csv" not in message.split("\n")[0]
    assert "'chain master' in the termbase, 'lead firm' in the file" in message
    assert "nothing was imported" in message
    assert termbase.find("专精特新") is None


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("keep", [("chain master", "preferred")]),
        ("replace", [("chain master", "superseded"), ("lead firm", "preferred")]),
    ],
)
def test_the_policy_decides_between_two_rulings(termbase: Termbase, policy, expected) -> None:
    report = run(termbase, concept("链主", "lead firm"), policy=ImportPolicy(policy))
    assert report.counts["conflicting"] == 1
    assert english(termbase, "链主") == expected
    assert len(termbase.history("链主")) == (1 if policy == "keep" else 2)


def test_offices_renamed_on_a_day_do_not_contradict_each_other(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "renamed") as edit:
        old = Term("Ministry of Health", "en", valid_until="2013-03-16")
        edit.put(Concept("health", (Term("卫生部", "zh"), old)))
    new = Term("National Health Commission", "en", valid_from="2018-03-19")
    report = run(termbase, Concept("health", (Term("卫生部", "zh"), new)))
    assert dict(report.counts) == {"changed": 1}


def test_a_bad_entry_imports_nothing_unless_it_is_skipped(termbase: Termbase) -> None:
    given = (concept("专精特新", "specialized"), "3 columns, expected 2")
    with pytest.raises(GlossaryError, match=r"office\.csv:3: 3 columns"):
        run(termbase, *given)
    assert termbase.find("专精特新") is None
    report = run(termbase, *given, skip_bad=True)
    assert report.problems == ["office.csv:3: 3 columns, expected 2"]
    assert termbase.find("专精特新") is not None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "no English term yet; nothing is guaranteed for it"),
        (
            (Term("chain boss", "en", Status.DEPRECATED),),
            "only English that must not be used (chain boss); nothing is guaranteed",
        ),
    ],
    ids=["none yet", "only forbidden"],
)
def test_an_entry_without_usable_english_comes_in_and_is_told(termbase, more, told) -> None:
    report = run(termbase, Concept("x", (Term("龙头", "zh"), *more), origin="office.csv:2"))
    assert dict(report.counts) == {"new": 1}
    assert [remark.english for remark in report.remarks] == [told]
    assert not termbase.find("x").concept.is_approved


def test_an_entry_without_chinese_is_left_out_and_told(termbase: Termbase) -> None:
    report = run(termbase, Concept("x", (Term("lead firm", "en"),), origin="office.csv:2"))
    assert dict(report.counts) == {"left_out": 1}
    assert dict(report.remark_kinds) == {"no Chinese term; the entry is left out": 1}
    assert termbase.find("x") is None


def test_an_entry_without_identifier_finds_the_concept_of_its_chinese(termbase: Termbase) -> None:
    report = run(termbase, concept("人大", "people's congress", note="Constitution"))
    assert dict(report.counts) == {"changed": 1}
    assert termbase.find("c7").concept.note == "Constitution"
    assert termbase.find("人大") is None


def test_another_subject_is_another_concept(termbase: Termbase) -> None:
    report = run(termbase, concept("人大", "Renmin University", identifier="u", subject="school"))
    assert dict(report.counts) == {"new": 1}


def test_a_file_approves_nothing_that_waits(termbase: Termbase) -> None:
    waiting = Term("lead firm", "en", approval=Approval.PROPOSED)
    with termbase.edit("Li Ming", "to decide") as edit:
        edit.put(Concept("龙头", (Term("龙头", "zh"), waiting)))
    run(termbase, concept("龙头", "lead firm", note="from a plain list"))
    assert not termbase.find("龙头").concept.is_approved


def test_imported_as_proposals_nothing_is_guaranteed(termbase: Termbase) -> None:
    run(termbase, concept("专精特新", "specialized"), approve=False)
    assert not termbase.find("专精特新").concept.is_approved


def test_a_preview_changes_nothing(termbase: Termbase) -> None:
    given = entries(concept("专精特新", "specialized"), concept("链主", "lead firm"), "bad")
    report = preview_import(termbase, given, ImportOptions())
    assert dict(report.counts) == {"new": 1, "conflicting": 1, "skipped": 1}
    assert len(termbase) == 2
    assert termbase.last_change() == 1


def test_a_retired_concept_that_is_imported_is_told(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "no longer said") as edit:
        edit.retire("链主")
    report = run(termbase, concept("链主", "chain master"), policy=ImportPolicy.KEEP)
    assert report.counts["conflicting"] == 1
    assert termbase.find("链主").is_retired
    run(termbase, concept("链主", "chain master"), policy=ImportPolicy.REPLACE)
    assert not termbase.find("链主").is_retired


def test_the_second_import_of_a_file_finds_everything_identical(termbase: Termbase) -> None:
    deprecated = Term("chain owner", "en", Status.DEPRECATED)
    given = (concept("专精特新", "specialized"), concept("链主", "chain master", deprecated))
    run(termbase, *given)
    assert dict(run(termbase, *given).counts) == {"identical": 2}


def test_two_senses_of_one_name_in_a_file_wait_for_review(termbase: Termbase) -> None:
    given = (
        concept("甲方", "party one", identifier="y1"),
        concept("甲方", "party two", identifier="y2"),
    )
    report = run(termbase, *given)
    assert dict(report.counts) == {"new": 2}
    assert report.remarks[0].english.startswith(
        "two preferred terms: 甲方 is 'party two' here and 'party one' in y1"
    )
    assert not termbase.find("y1").concept.is_approved
    assert not termbase.find("y2").concept.is_approved
    assert dict(run(termbase, *given).counts) == {"identical": 2}


def test_two_preferred_terms_of_an_entry_wait_for_review(termbase: Termbase) -> None:
    report = run(termbase, concept("甲方", "party one", Term("party two", "en")))
    assert dict(report.counts) == {"new": 1}
    assert report.remarks[0].english.startswith("two preferred terms for 甲方: 'party one' and")
    assert english(termbase, "甲方") == [("party one", "preferred"), ("party two", "admitted")]
    assert not termbase.find("甲方").concept.is_approved


def test_identifiers_of_two_files_that_collide_are_told_apart(termbase: Termbase) -> None:
    report = run(termbase, concept("专精特新", "specialized", identifier="c7"))
    assert dict(report.counts) == {"new": 1}
    assert english(termbase, "c7") == [("people's congress", "preferred")]
    assert english(termbase, "c7 (2)") == [("specialized", "preferred")]
    again = run(termbase, concept("专精特新", "specialized", identifier="c7"))
    assert dict(again.counts) == {"identical": 1}


def test_another_ruling_with_a_subject_of_its_own_is_named(termbase: Termbase) -> None:
    given = concept("人大", "Renmin University", identifier="u", subject="school")
    report = preview_import(termbase, entries(given), ImportOptions())
    (named,) = report.entries
    assert named.details[0].startswith(
        "'Renmin University' in school is another ruling on 人大 beside c7 (\"people's congress\")"
    )


def test_a_proposal_against_a_ruling_is_recorded_and_rules_nothing(termbase: Termbase) -> None:
    report = run(termbase, concept("链主", "lead firm"), approve=False)
    assert dict(report.counts) == {"changed": 1}
    assert english(termbase, "链主") == [("chain master", "preferred")]
    assert rivals(termbase.find("链主").concept) == ("lead firm",)
    assert dict(run(termbase, concept("链主", "lead firm"), approve=False).counts) == {
        "identical": 1
    }


def test_replace_leaves_one_preferred_term_where_the_file_prefers_an_admitted_one(
    termbase: Termbase,
) -> None:
    with termbase.edit("Li Ming", "two names") as edit:
        edit.put(concept("龙头", "lead firm", Term("leading firm", "en", Status.ADMITTED)))
    run(termbase, concept("龙头", "leading firm"), policy=ImportPolicy.REPLACE)
    assert english(termbase, "龙头") == [("lead firm", "superseded"), ("leading firm", "preferred")]


def test_a_name_of_several_concepts_needs_an_identifier(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "homonyms") as edit:
        edit.put(concept("建议", "suggestion", identifier="c1", subject="general"))
        edit.put(concept("建议", "proposal", identifier="c2", subject="congress"))
    with pytest.raises(GlossaryError, match="a term of several concepts, c1, c2"):
        run(termbase, concept("建议", "advice"))
    assert dict(run(termbase, concept("建议", "proposal")).counts) == {"identical": 1}


def test_a_ruling_retired_under_another_identifier_is_a_conflict(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "dissolved") as edit:
        edit.retire("c7")
    with pytest.raises(GlossaryError, match="retired in the termbase"):
        run(termbase, concept("人大", "people's congress"))


def test_an_import_that_wrote_a_concept_twice_is_undone(termbase: Termbase) -> None:
    run(
        termbase,
        concept("人大", "people's congress", note="a"),
        concept("人大", "people's congress", identifier="c7", definition="b"),
    )
    assert termbase.find("c7").number == 3
    with termbase.edit("Li Ming", "undo") as edit:
        edit.undo(termbase.last_change())
    assert termbase.find("c7").concept.note == ""
    assert termbase.find("c7").concept.definition == ""


def test_another_subject_without_identifiers_is_another_concept(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "general") as edit:
        edit.put(concept("建议", "suggestion", subject="general"))
    given = concept("建议", "proposal", subject="congress")
    assert dict(run(termbase, given).counts) == {"new": 1}
    assert english(termbase, "建议 (congress)") == [("proposal", "preferred")]
    assert dict(run(termbase, given).counts) == {"identical": 1}


def test_what_a_file_says_twice_comes_in_once(termbase: Termbase) -> None:
    given = [concept("龙头", "lead firm", identifier=f"t{k}") for k in range(3)]
    assert dict(run(termbase, *given).counts) == {"new": 1, "identical": 2}


def test_a_preview_says_what_a_long_import_does(termbase: Termbase) -> None:
    given = [concept("甲方", "party one", identifier="y1")]
    given += [concept(f"词{k}", f"word {k}") for k in range(2500)]
    given += [concept("甲方", "party two", identifier="y1")]
    preview = preview_import(termbase, entries(*given), ImportOptions())
    assert preview.counts == run(termbase, *given).counts
    assert {termbase.find(name).concept.is_approved for name in ("y1", "y1 (2)")} == {False}


def test_an_import_remembers_little_of_what_it_has_read(termbase: Termbase) -> None:
    def read(count: int) -> Iterator[Entry]:
        for k in range(count):
            terms = (Term(f"old word number {k}", "en", Status.DEPRECATED),)
            given = concept(f"词语{k}", f"word number {k}", *terms, source=f"ruling {k}")
            yield Entry(f"office.csv:{k}", given)

    preview_import(termbase, read(1), ImportOptions())  # tables that are read once
    tracemalloc.start()
    try:
        preview_import(termbase, read(2000), ImportOptions())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2000 * 1200

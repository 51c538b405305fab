from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from corpora.errors import GlossaryError
from corpora.workspace import Workspace
from glossary.concepts import Approval, Concept, Status, Term
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from glossary.termbase import Termbase, TermbaseGlossary, new_concept, pinyin_of


def concept(zh: str, en: str, *deprecated: str, identifier: str = "", **fields: object) -> Concept:
    terms = (
        Term(zh, "zh"),
        Term(en, "en"),
        *(Term(text, "en", Status.DEPRECATED) for text in deprecated),
    )
    return Concept(identifier or zh, terms, **fields)  # type: ignore[arg-type]


LINK = concept("链主", "chain master", "chain owner")
CONGRESS = concept("人大", "people's congress", exceptions=("人大代表",))


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with Workspace(tmp_path / "office.db") as workspace:
        yield Termbase(workspace)


def _content(version) -> object:
    from glossary.concept_records import concept_record

    return concept_record(version.concept)


def test_what_was_put_comes_back(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first rulings") as edit:
        assert edit.put(LINK)
        assert edit.put(CONGRESS)
    found = termbase.find("人大")
    assert found is not None
    assert found.concept.exceptions == ("人大代表",)
    assert (found.number, found.change.author, found.is_retired) == (1, "Li Ming", False)
    assert found.concept.origin.startswith("office.db:人大 v1, Li Ming 20")
    assert len(termbase) == 2


def test_every_version_stays_with_who_and_why(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
    with termbase.edit("Wang Fang", "the city council's letter") as edit:
        edit.put(concept("链主", "lead firm", "chain master"))
    history = termbase.history("链主")
    assert [v.concept.accepted[0].text for v in history] == ["chain master", "lead firm"]
    assert [v.change.reason for v in history] == ["first", "the city council's letter"]


def test_the_same_again_is_no_change(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
        assert not edit.put(LINK)
    assert len(termbase.history("链主")) == 1


def test_a_retired_concept_is_found_but_not_used(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
        edit.put(CONGRESS)
    with termbase.edit("Li Ming", "no longer said") as edit:
        assert edit.retire("链主")
    assert len(termbase) == 1
    assert [v.concept.identifier for v in termbase.versions()] == ["人大"]
    assert termbase.find_named("chain master") == ()
    found = termbase.find("链主")
    assert found is not None
    assert found.is_retired
    finder = RequirementFinder([TermbaseGlossary(termbase)])
    assert [r.source for r in finder.find("链主与人大").required] == ["人大"]


def test_undo_writes_what_was_before_and_keeps_both_versions(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
    with termbase.edit("Wang Fang", "mistaken") as edit:
        edit.put(concept("链主", "chain lord"))
        edit.put(CONGRESS)
        mistaken = edit.change.number
    with termbase.edit("Li Ming", "undo") as edit:
        assert edit.undo(mistaken) == ("人大", "链主")
    versions = termbase.history("链主")
    assert [v.concept.accepted[0].text for v in versions] == [
        "chain master",
        "chain lord",
        "chain master",
    ]
    assert termbase.find("人大").is_retired


def test_undo_of_an_undo_brings_the_change_back(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
        first = edit.change.number
    with termbase.edit("Li Ming", "undo") as edit:
        edit.undo(first)
        second = edit.change.number
    with termbase.edit("Li Ming", "undo the undo") as edit:
        edit.undo(second)
    assert not termbase.find("链主").is_retired


def test_undo_loses_nobodys_later_work(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
        first = edit.change.number
    with termbase.edit("Wang Fang", "second") as edit:
        edit.put(concept("链主", "lead firm"))
    with (
        pytest.raises(GlossaryError, match="changed again after change 1"),
        termbase.edit("Li Ming", "undo") as edit,
    ):
        edit.undo(first)
    assert len(termbase.history("链主")) == 2


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (Concept("x", (Term("chain master", "en"),)), "no Chinese term"),
        (concept("链主", "chain 主"), "'chain 主' is Chinese, expected English"),
        (concept("链主", "chain master", "Chain Master"), "both to be used and deprecated"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_written(
    termbase: Termbase, broken: Concept, message: str
) -> None:
    with (
        pytest.raises(GlossaryError, match=message),
        termbase.edit("Li Ming", "a batch") as edit,
    ):
        edit.put(CONGRESS)
        edit.put(broken)
    assert len(termbase) == 0


def test_a_name_of_two_concepts_must_be_told_apart(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "homonyms") as edit:
        edit.put(concept("建议", "suggestion", identifier="c1", subject="general"))
        edit.put(concept("建议", "proposal", identifier="c2", subject="congress"))
    with pytest.raises(GlossaryError, match=r"c1 \(general\), c2 \(congress\)"):
        termbase.require("建议")
    assert termbase.require("c2").concept.subject == "congress"
    assert termbase.require("Proposal").concept.identifier == "c2"
    with pytest.raises(GlossaryError, match="no concept '链主'"):
        termbase.require("链主")


def test_a_scope_is_for_those_who_ask_for_it(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "port office") as edit:
        edit.put(CONGRESS)
        edit.put(concept("泊位", "berth", scope="port office"))
    everyone = RequirementFinder([TermbaseGlossary(termbase)])
    office = RequirementFinder([TermbaseGlossary(termbase, scope="port office")])
    assert [r.source for r in everyone.find("人大泊位").required] == ["人大"]
    assert [r.source for r in office.find("人大泊位").required] == ["人大", "泊位"]


def test_a_proposed_term_is_seen_but_not_required(termbase: Termbase) -> None:
    proposed = Concept(
        "链主", (Term("链主", "zh"), Term("chain master", "en", approval=Approval.PROPOSED))
    )
    with termbase.edit("Li Ming", "to be decided") as edit:
        edit.put(proposed)
    found = RequirementFinder([TermbaseGlossary(termbase)]).find("链主企业")
    assert found.required == ()
    assert [match.text for match in found.proposed] == ["链主"]


def test_a_traditional_name_is_matched_in_normalised_text(termbase: Termbase) -> None:
    terms = (Term("鏈主", "zh", script="Hant"), Term("chain master", "en"))
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(Concept("c", terms))
    finder = RequirementFinder([TermbaseGlossary(termbase)])
    assert [r.source for r in finder.find("链主").required] == ["链主"]
    assert termbase.find("c").concept.terms[0].text == "鏈主"


@pytest.mark.parametrize(
    ("text", "pinyin", "initials"),
    [
        ("重庆市", "chongqingshi", "cqs"),
        ("银行", "yinhang", "yh"),
        ("绿色", "lvse", "ls"),
        ("5g基站", "5gjizhan", "5gjz"),
    ],
)
def test_pinyin_reads_characters_in_their_phrases(text: str, pinyin: str, initials: str) -> None:
    assert pinyin_of(text) == (pinyin, initials)


_NAMES = st.text(alphabet="市县区长", min_size=1, max_size=3)
_EDITS = st.lists(st.tuples(_NAMES, st.sampled_from(["a", "b", "c", ""])), max_size=12)


@given(_EDITS)
@settings(max_examples=30, deadline=None)
def test_the_index_always_says_what_the_records_say(tmp_path_factory, edits) -> None:
    path = tmp_path_factory.mktemp("law") / "w.db"
    with Workspace(path) as workspace:
        termbase = Termbase(workspace)
        wanted: dict[str, str] = {}
        for name, english in edits:
            with termbase.edit("Li Ming", "law") as edit:
                if english:
                    edit.put(concept(name, english), restore=True)
                    wanted[name] = english
                elif name in wanted:
                    edit.retire(name)
                    del wanted[name]
        assert {v.concept.identifier: v.concept.accepted[0].text for v in termbase.versions()} == (
            wanted
        )
        for name in wanted:
            assert [v.concept.identifier for v in termbase.find_named(name)] == [name]
        rows = workspace.connection.execute("SELECT count(*) FROM term_index").fetchone()[0]
        assert rows == 2 * len(wanted)
        workspace.connection.execute(
            "INSERT INTO english_trigrams (english_trigrams) VALUES ('integrity-check')"
        )


def test_a_decision_on_what_somebody_changed_meanwhile_is_refused(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
    seen = termbase.find("链主")
    with termbase.edit("Wang Fang", "second") as edit:
        edit.put(concept("链主", "lead firm"))
    for decide in (
        lambda edit: edit.put(LINK, after=seen),
        lambda edit: edit.retire("链主", after=seen),
    ):
        with (
            pytest.raises(GlossaryError, match="changed by somebody else"),
            termbase.edit("Li Ming", "late") as edit,
        ):
            decide(edit)
    assert termbase.find("链主").concept.accepted[0].text == "lead firm"


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (Term("a\nb", "en"), "control character"),
        (Term("a", "en", valid_from="soon"), "expected 2018"),
        (Term("a", "en", valid_from="2020", valid_until="2010-05"), "from 2020 until 2010-05"),
    ],
)
def test_a_term_that_cannot_be_is_refused(termbase: Termbase, term: Term, message: str) -> None:
    with pytest.raises(GlossaryError, match=message), termbase.edit("Li Ming", "x") as edit:
        edit.put(Concept("c", (Term("链主", "zh"), term)))


def test_a_concept_is_made_as_a_person_states_it(termbase: Termbase) -> None:
    made = new_concept(["鏈主 ", "链长"], " chain  master", deprecated=["chain owner"])
    assert (made.identifier, [term.text for term in made.chinese]) == ("链主", ["链主", "链长"])
    assert [term.text for term in made.accepted] == ["chain master"]
    for chinese, english in ((["  "], "chain master"), (["链主"], " "), (["链主"], "链长")):
        with pytest.raises(GlossaryError):
            new_concept(chinese, english)


def test_a_termbase_rules_on_a_name_in_its_subject(termbase: Termbase) -> None:
    with termbase.edit("Li Ming", "first") as edit:
        edit.put(LINK)
    assert termbase.rules_on(LINK)
    assert termbase.rules_on(new_concept(["链主"], "lead firm", identifier="other"))
    assert not termbase.rules_on(new_concept(["龙头"], "lead firm"))


@pytest.mark.parametrize(
    ("terms", "priority", "accepted", "is_conflict"),
    [
        (("chain master",), -1, ("chain master",), True),
        (("chain master",), 1, ("chain master",), False),
        (("chain master|lead firm",), -1, ("lead firm",), False),
    ],
    ids=["a glossary below", "a glossary above", "another form is left"],
)
def test_what_an_office_only_forbids_no_glossary_below_guarantees(
    termbase: Termbase, terms, priority, accepted, is_conflict
) -> None:
    forbidden = Term("Chain master", "en", Status.DEPRECATED)
    with termbase.edit("Li Ming", "not so") as edit:
        edit.put(Concept("x", (Term("链主", "zh"), forbidden)))
    table = parse_glossary(f"zh\ten\n链主\t{terms[0]}", name="g.tsv", priority=priority)
    finder = RequirementFinder([TermbaseGlossary(termbase), table])
    (requirement,) = finder.find("链主").required
    assert requirement.accepted == accepted
    assert bool(requirement.conflict) is is_conflict
    if is_conflict:
        assert requirement.conflict.startswith("'chain master' must not be used for 链主 (")


def test_a_proposed_ban_bans_nothing(termbase: Termbase) -> None:
    waiting = Term("chain master", "en", Status.DEPRECATED, Approval.PROPOSED)
    with termbase.edit("Li Ming", "perhaps") as edit:
        edit.put(Concept("x", (Term("链主", "zh"), waiting)))
    table = parse_glossary("zh\ten\n链主\tchain master", name="g.tsv", priority=-1)
    (requirement,) = RequirementFinder([TermbaseGlossary(termbase), table]).find("链主").required
    assert not requirement.conflict

"""What an office only forbids is found where the source has the name."""

import pytest

from corpora.workspace import Workspace
from glossary.concepts import Approval, Concept, Status, Term
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from glossary.termbase import Termbase, TermbaseGlossary
from gongbao.checking import Proofreader, checked_lines


@pytest.fixture
def found(tmp_path):
    def check(source, target, *, approval=Approval.APPROVED, priority=-1):
        banned = Term("chain boss", "en", Status.DEPRECATED, approval)
        with Workspace(tmp_path / "w.db") as workspace:
            termbase = Termbase(workspace)
            with termbase.edit("Li Ming", "not so") as edit:
                edit.put(Concept("x", (Term("链主", "zh"), banned)))
            table = parse_glossary(
                "zh\ten\n链主单位\tchain boss unit\n", name="g.tsv", priority=priority
            )
            finder = RequirementFinder([TermbaseGlossary(termbase), table])
            result = Proofreader(finder).check(checked_lines([(source, target)], "pairs.tsv"))
        return [f for f in result.findings if f.rule == "terms.deprecated"]

    return check


def test_english_that_is_only_forbidden_is_found(found):
    (finding,) = found("链主开会。", "The chain bosses met.")
    assert finding.english == "deprecated for 链主"
    assert finding.suggestion == ""


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("企业开会。", "The chain bosses met."),
        ("链主开会。", "The lead firms met."),
        ("链主单位开会。", "The chain boss unit met."),
    ],
    ids=["another source", "another word", "part of a longer term as ruled"],
)
def test_what_only_looks_like_it_is_left_alone(found, source, target):
    assert found(source, target) == []


def test_a_proposed_ban_is_not_searched_for(found):
    assert found("链主开会。", "The chain bosses met.", approval=Approval.PROPOSED) == []

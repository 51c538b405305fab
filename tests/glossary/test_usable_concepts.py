"""A table that is read, a file that is imported and a concept that is edited: one rule for all."""

from dataclasses import replace

import pytest

from corpora import GlossaryError
from corpora.workspace import Workspace
from glossary.concept_records import record_line
from glossary.concepts import Concept, Status, Term
from glossary.exchange import read_entries
from glossary.glossary_table import read_glossary
from glossary.requirements import RequirementFinder
from glossary.termbase import ImportOptions, Termbase, TermbaseGlossary, import_entries
from glossary.usable_concepts import reasons_against

NAME = Term("卫生部", "zh")
HEALTH = Term("Ministry of Health", "en")
OLD = replace(HEALTH, status=Status.DEPRECATED)
COMMISSION = Term("National Health Commission", "en")

UNUSABLE = [
    ("Chinese", (NAME, replace(HEALTH, text="卫生 Ministry")), "is Chinese, expected English"),
    ("both", (NAME, HEALTH, OLD), "'Ministry of Health' is both to be used and deprecated"),
    (
        "both in other letters",
        (NAME, HEALTH, replace(OLD, text="ministry of health")),
        "'ministry of health' is both to be used and deprecated",
    ),
    (
        "superseded by itself",
        (NAME, HEALTH, replace(HEALTH, status=Status.SUPERSEDED)),
        "is both to be used and superseded",
    ),
    ("no day", (NAME, replace(HEALTH, valid_from="2018-02-30")), "expected 2018, 2018-03"),
    (
        "ends before it begins",
        (NAME, replace(HEALTH, valid_from="2018", valid_until="2013-03")),
        "is valid from 2018 until 2013-03",
    ),
    ("control character", (NAME, replace(HEALTH, text="a\x07b")), "holds a control character"),
]
USABLE = [
    ("one ruling", (NAME, HEALTH)),
    ("another admitted", (NAME, HEALTH, replace(COMMISSION, status=Status.ADMITTED))),
    (
        "renamed on a day",
        (
            NAME,
            replace(HEALTH, valid_until="2013-03-16"),
            replace(COMMISSION, valid_from="2018-03-19"),
        ),
    ),
    (
        "deprecated until it was taken up",
        (NAME, replace(HEALTH, valid_from="2018"), replace(OLD, valid_until="2013")),
    ),
]


@pytest.fixture
def termbase(tmp_path):
    with Workspace(tmp_path / "w.db", create=True) as workspace:
        yield Termbase(workspace)


def _read(path, termbase):
    return read_glossary(path).concepts


def _imported(path, termbase):
    import_entries(termbase, read_entries(path), ImportOptions(), author="Li Ming", reason="test")
    return [version.concept for version in termbase.versions()]


def _edited(path, termbase):
    with termbase.edit("Li Ming", "test") as edit:
        for entry in read_entries(path):
            edit.put(entry.concept)
    return [version.concept for version in termbase.versions()]


@pytest.mark.parametrize("way", [_read, _imported, _edited], ids=["read", "imported", "edited"])
@pytest.mark.parametrize(
    ("terms", "message"), [row[1:] for row in UNUSABLE], ids=[row[0] for row in UNUSABLE]
)
def test_what_cannot_be_used_is_refused_on_every_way_in(tmp_path, termbase, way, terms, message):
    path = tmp_path / "g.jsonl"
    path.write_text(record_line(Concept("health", terms)) + "\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=message) as raised:
        way(path, termbase)
    assert f"{path}:1: " in str(raised.value)
    assert len(termbase) == 0


@pytest.mark.parametrize("way", [_read, _imported, _edited], ids=["read", "imported", "edited"])
@pytest.mark.parametrize("terms", [row[1] for row in USABLE], ids=[row[0] for row in USABLE])
def test_what_can_be_used_comes_in_on_every_way(tmp_path, termbase, way, terms):
    path = tmp_path / "g.jsonl"
    path.write_text(record_line(Concept("health", terms)) + "\n", encoding="utf-8")
    (concept,) = way(path, termbase)
    assert concept.terms == terms


@pytest.mark.parametrize("way", [_imported, _edited], ids=["imported", "edited"])
@pytest.mark.parametrize("terms", [(NAME,), (NAME, OLD)], ids=["no English", "only forbidden"])
def test_a_termbase_keeps_what_waits_for_its_english(tmp_path, termbase, way, terms):
    path = tmp_path / "g.jsonl"
    path.write_text(record_line(Concept("health", terms)) + "\n", encoding="utf-8")
    (concept,) = way(path, termbase)
    assert concept.terms == terms
    assert not concept.is_approved
    assert RequirementFinder([TermbaseGlossary(termbase)]).find("卫生部").required == ()


@pytest.mark.parametrize("way", [_read, _edited], ids=["read", "edited"])
def test_two_rulings_are_refused_where_nobody_reviews_them(tmp_path, termbase, way):
    path = tmp_path / "g.jsonl"
    path.write_text(record_line(Concept("health", (NAME, HEALTH, COMMISSION))) + "\n", "utf-8")
    with pytest.raises(GlossaryError, match="two preferred terms for 卫生部"):
        way(path, termbase)


def test_a_table_that_guarantees_terms_needs_their_english(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text(record_line(Concept("health", (NAME, OLD))) + "\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="卫生部 has no English term that may be used"):
        read_glossary(path)


def test_all_reasons_are_given():
    terms = (NAME, HEALTH, COMMISSION, OLD)
    assert len(list(reasons_against(Concept("c", terms, priority=5000)))) == 3

"""What may be chosen for a document: names that the office offers, nothing else."""

from __future__ import annotations

import time

import pytest

from corpora import InputError
from gongbao.editing import DocumentStage, EditingOffice, OfficeChoices, OfficeOptions
from gongbao.translation.engines import EngineSettings
from gongbao.translation.engines.llm import LlmConfiguration

SOURCE = "文旅局推介荆街夜市。"
NIGHT_MARKET = {"荆街夜市": "Jing Street Night Market"}
BUREAU = {"文旅局": "Bureau of Culture and Tourism"}


def wait(office, number):
    limit = time.monotonic() + 60
    while office.documents.find(number).stage is DocumentStage.TRANSLATING:
        assert time.monotonic() < limit, "the translation does not end"
        time.sleep(0.01)
    return office.documents.find(number)


@pytest.fixture
def office(tmp_path):
    glossary = tmp_path / "tourism.tsv"
    glossary.write_text("".join(f"{zh}\t{en}\n" for zh, en in NIGHT_MARKET.items()), "utf-8")
    options = OfficeOptions(
        (BUREAU,), packaged_glossary=False, offered_glossaries=(f"{glossary}=3",)
    )
    with EditingOffice(tmp_path / "office.db", options) as opened:
        yield opened


def test_glossaries_go_by_names_and_say_whether_they_count_anyway(office):
    offered = [(one.name, one.is_default) for one in office.choices.glossaries]
    assert offered == [("terms", True), ("tourism", False), ("packaged", False)]


def test_two_glossaries_of_one_name_are_told_apart():
    options = OfficeOptions(("a/terms.tsv", "b/terms.tsv=5"))
    names = [one.name for one in OfficeChoices(options).glossaries]
    assert names == ["terms", "terms (2)", "packaged"]


@pytest.mark.parametrize(
    ("chosen", "kept", "market", "bureau"),
    [
        pytest.param(None, None, False, True, id="as-the-office"),
        pytest.param(["terms"], None, False, True, id="the-office-said-out-loud"),
        pytest.param(["tourism", "terms"], ("terms", "tourism"), True, True, id="both"),
        pytest.param(["tourism"], ("tourism",), True, False, id="the-other-alone"),
        pytest.param([], (), False, False, id="the-termbase-alone"),
    ],
)
def test_a_document_is_translated_and_examined_by_the_glossaries_that_were_chosen(
    office, chosen, kept, market, bureau
):
    number = office.add("a.md", SOURCE.encode(), author="Li Ming", glossaries=chosen)
    record = wait(office, number)
    assert record.rulings.glossaries == kept
    segment = office.segments.find(number, 1)
    assert ("Jing Street Night Market" in segment.target) == market
    assert ("Bureau of Culture and Tourism" in segment.target) == bureau
    found = office.examine(number, 1, "It promotes a market.")
    required = {form for one in found.requirements for form in one["accepted"]}
    assert ("Jing Street Night Market" in required) == market
    assert ("Bureau of Culture and Tourism" in required) == bureau


@pytest.mark.parametrize("name", ["/etc/passwd", "../tourism.tsv", "tourism.tsv", ""])
def test_a_glossary_that_is_not_offered_is_refused(office, name):
    with pytest.raises(InputError, match="is not offered"):
        office.add("a.md", SOURCE.encode(), author="Li Ming", glossaries=[name])


@pytest.mark.parametrize("name", ["transformers:/etc", "ctranslate2:.", "argos:/etc/passwd", "x"])
def test_an_engine_that_is_not_offered_is_refused(office, name):
    with pytest.raises(InputError, match="is not offered"):
        office.add("a.md", SOURCE.encode(), author="Li Ming", engine=name)
    assert office.documents.all() == []


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "20240501"])
def test_a_day_that_is_none_is_refused(office, day):
    with pytest.raises(InputError, match="date"):
        office.add("a.md", SOURCE.encode(), author="Li Ming", day=day)


def test_a_glossary_that_the_office_has_no_more_stops_the_translation_not_the_editing(tmp_path):
    path = tmp_path / "office.db"
    offered = OfficeOptions((), packaged_glossary=False, offered_glossaries=(NIGHT_MARKET,))
    with EditingOffice(path, offered) as office:
        number = office.add("a.md", SOURCE.encode(), author="Li Ming", glossaries=["terms"])
        wait(office, number)
    with EditingOffice(path, OfficeOptions((), packaged_glossary=False)) as office:
        saved = office.save(number, 1, "Mine.", version=1, author="Li Ming")
        assert saved.target == "Mine."
        office.queue.put(number)
        record = wait(office, number)
        assert record.stage is DocumentStage.FAILED
        assert "terms" in record.progress.error


def test_a_document_with_a_secrecy_mark_is_not_sent_to_another_machine(tmp_path):
    elsewhere = LlmConfiguration("far", "http://192.0.2.7:8000/v1", "some-model")
    options = OfficeOptions(
        packaged_glossary=False,
        engine="llm:far",
        engine_settings=EngineSettings(elsewhere, workspace=tmp_path / "office.db"),
    )
    with EditingOffice(tmp_path / "office.db", options) as office:
        number = office.add("a.md", f"机密★10年\n\n{SOURCE}".encode(), author="Li Ming")
        record = wait(office, number)
    assert record.stage is DocumentStage.FAILED
    assert "机密★10年" in record.progress.error
    assert "192.0.2.7" in record.progress.error

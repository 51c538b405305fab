"""The law of every format: what was written comes back, up to the losses that were reported."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import EXCHANGE_FORMATS, read_entries, write_concepts
from tests.glossary.exchange.concept_strategies import concept_lists

WHOLE = ("tbx", "tbx-dca", "tbx-v2", "csv", "tsv", "xlsx", "jsonl")
SUFFIXES = {"omegat": "txt", "utx": "utx", "deepl": "csv", "google": "csv", "amazon": "csv"}
_SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def there_and_back(concepts, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"glossary.{SUFFIXES.get(name, 'file')}"
        losses = write_concepts(concepts, path, format=name)
        if not path.read_bytes().strip(b"\xef\xbb\xbf"):
            return [], losses
        entries = list(read_entries(path, format=name))
    assert not [entry.problem for entry in entries if entry.problem]
    losses = tuple(loss for loss in losses if not loss.is_private)
    return [replace(e.concept, origin="") for e in entries if e.concept], losses


@pytest.mark.parametrize("name", WHOLE)
@given(concepts=concept_lists)
@_SETTINGS
def test_formats_that_hold_everything_give_it_back(name, concepts):
    back, losses = there_and_back(concepts, name)
    assert back == list(concepts)
    assert losses == ()


@pytest.mark.parametrize("name", ["omegat", "utx", "deepl", "google", "amazon"])
@given(concepts=concept_lists)
@_SETTINGS
def test_simple_formats_give_back_no_pair_that_was_not_there(name, concepts):
    written = {
        (chinese.text, english.text)
        for concept in concepts
        for chinese in concept.chinese
        for english in concept.terms
        if english.language == "en"
    }
    back, losses = there_and_back(concepts, name)
    pairs = {(c.chinese[0].text, term.text) for c in back for term in c.accepted}
    assert pairs <= written
    assert losses or pairs == written


SIMPLE = Concept(
    "链主",
    (Term("链主", "zh"), Term("chain master", "en"), Term("lead firm", "en", Status.ADMITTED)),
    note="ruled in 2023",
)


@pytest.mark.parametrize("name", [*WHOLE, "omegat"])
def test_a_simple_concept_survives_unchanged(name):
    assert there_and_back([SIMPLE], name) == ([SIMPLE], ())


def test_utx_keeps_status_and_approval():
    concept = replace(
        SIMPLE,
        subject="industry",
        terms=(
            *SIMPLE.terms[:2],
            Term("lead firm", "en", Status.ADMITTED, Approval.PROPOSED),
            Term("chain owner", "en", Status.DEPRECATED),
            Term("chain boss", "en", Status.SUPERSEDED),
        ),
    )
    assert there_and_back([concept], "utx") == ([concept], ())


def test_utx_reports_terms_and_notes_that_are_its_sign_for_an_empty_field():
    concept = replace(SIMPLE, note="-", terms=(*SIMPLE.terms[:2], Term("-", "en")))
    back, losses = there_and_back([concept], "utx")
    assert back == [replace(SIMPLE, note="", terms=SIMPLE.terms[:2])]
    assert [loss.what for loss in losses if "empty field" in loss.what] == [
        "terms that are - alone, as an empty field is",
        "texts that are - alone, as an empty field is",
    ]


def test_every_format_is_under_a_law():
    assert set(EXCHANGE_FORMATS.written_names) == {*WHOLE, *SUFFIXES}

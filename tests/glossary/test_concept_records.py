import json

import pytest
from hypothesis import given, strategies as st

from corpora.errors import GlossaryError
from glossary.concept_records import concept_of_record, concept_record, record_line
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term

_TEXT = st.text(min_size=1, max_size=8)
_PAIRS = st.lists(st.tuples(_TEXT, _TEXT), max_size=2).map(tuple)
TERMS = st.builds(
    Term,
    text=_TEXT,
    language=st.sampled_from(["zh", "en"]),
    status=st.sampled_from(Status),
    approval=st.sampled_from(Approval),
    case=st.sampled_from(CaseRule),
    number=st.sampled_from(NumberRule),
    first_use=st.text(max_size=8),
    contexts=st.lists(_TEXT, max_size=2).map(tuple),
    extras=_PAIRS,
)
CONCEPTS = st.builds(
    Concept,
    identifier=_TEXT,
    terms=st.lists(TERMS, max_size=4).map(tuple),
    subject=st.text(max_size=5),
    exceptions=st.lists(_TEXT, max_size=2).map(tuple),
    priority=st.integers(-3, 3),
    extras=_PAIRS,
)


@given(CONCEPTS)
def test_a_concept_comes_back_from_its_record(concept: Concept) -> None:
    assert concept_of_record(json.loads(record_line(concept))) == concept


def test_a_record_holds_what_differs_from_the_default_alone() -> None:
    concept = Concept("c1", (Term("链主", "zh"),), origin="office.tsv:2")
    assert concept_record(concept) == {"id": "c1", "terms": [{"text": "链主", "language": "zh"}]}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"terms": []}, "needs an id"),
        ({"id": "c", "terms": ["链主"]}, "no object"),
        ({"id": "c", "terms": [{"text": "x", "language": "fr"}]}, "a language, zh or en"),
        ({"id": "c", "terms": [], "colour": "red"}, "unknown field 'colour'"),
        ({"id": "c", "terms": [], "priority": "1"}, "expected a whole number"),
        ({"id": "c", "terms": [], "exceptions": "人大"}, "expected a list of strings"),
        (
            {"id": "c", "terms": [{"text": "x", "language": "en", "status": "nice"}]},
            "expected one of preferred, admitted, deprecated, superseded",
        ),
    ],
)
def test_a_record_that_is_wrong_is_named(record: dict[str, object], message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        concept_of_record(record, "mirror.jsonl:7")
    assert str(caught.value).startswith("mirror.jsonl:7")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2012-12-31", "Ministry of Health"),
        ("2013-03-20", "National Health and Family Planning Commission"),
        ("2024-01-01", "National Health Commission"),
    ],
)
def test_of_a_renamed_office_the_name_of_the_day_is_left(day: str, name: str) -> None:
    concept = Concept(
        "health",
        (
            Term("卫生主管部门", "zh"),
            Term("National Health Commission", "en", valid_from="2018-03"),
            Term("Ministry of Health", "en", Status.ADMITTED, valid_until="2013-03-16"),
            Term(
                "National Health and Family Planning Commission",
                "en",
                Status.ADMITTED,
                valid_from="2013-03-17",
                valid_until="2018-03-18",
            ),
        ),
    )
    accepted = concept.on(day).accepted
    assert [(term.text, term.status) for term in accepted] == [(name, Status.PREFERRED)]

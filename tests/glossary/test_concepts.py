from glossary import Approval, Concept, Status, Term
from glossary.glossary_table import parse_glossary


def test_preferred_english_comes_first_whatever_the_order_of_rows():
    concept = Concept(
        "链主",
        (
            Term("链主", "zh"),
            Term("lead chain enterprise", "en", Status.ADMITTED),
            Term("chain master", "en"),
        ),
    )
    assert [term.text for term in concept.accepted] == ["chain master", "lead chain enterprise"]


def test_deprecated_and_superseded_terms_are_forbidden_not_accepted():
    concept = Concept(
        "链主",
        (
            Term("链主", "zh"),
            Term("chain master", "en"),
            Term("chain owner", "en", Status.DEPRECATED),
            Term("chain boss", "en", Status.SUPERSEDED),
        ),
    )
    assert [term.text for term in concept.accepted] == ["chain master"]
    assert [term.text for term in concept.forbidden] == ["chain owner", "chain boss"]


def test_concept_is_approved_when_its_preferred_english_is():
    proposed = Term("three highlands", "en", approval=Approval.PROPOSED)
    assert not Concept("三个高地", (Term("三个高地", "zh"), proposed)).is_approved
    assert Concept("链主", (Term("链主", "zh"), Term("chain master", "en"))).is_approved


def test_concept_without_usable_english_is_not_approved():
    deprecated = Term("stuck neck", "en", Status.DEPRECATED)
    assert not Concept("卡脖子", (Term("卡脖子", "zh"), deprecated)).is_approved


def test_the_signature_of_a_glossary_changes_with_its_rulings_not_with_its_folder():
    one = parse_glossary("zh\ten\n链主\tchain master\n", name="a/office.tsv")
    same = parse_glossary("zh\ten\n链主\tchain master\n", name="b/office.tsv")
    other = parse_glossary("zh\ten\n链主\tlead firm\n", name="a/office.tsv")
    assert one.signature == same.signature
    assert one.signature.startswith("office.tsv@")
    assert other.signature != one.signature

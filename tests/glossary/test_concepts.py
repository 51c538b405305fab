from glossary import Approval, Concept, Status, Term


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

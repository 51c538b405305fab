from itertools import combinations, product

import pytest
from hypothesis import given, strategies as st

from glossary import (
    Concept,
    Requirement,
    RequirementFinder,
    RequirementKind,
    Term,
    parse_glossary,
    spans_of,
    verify,
)


def term(*forms, start=0):
    concept = Concept("词", (Term("词", "zh"), *(Term(form, "en") for form in forms)))
    return Requirement(RequirementKind.TERM, start, start + 1, "词", forms, concept)


def met(requirements, translation):
    return [verdict.is_met for verdict in verify(requirements, translation)]


def required(text, *rows):
    table = "\n".join(["zh\ten\tdeprecated", *rows])
    return RequirementFinder([parse_glossary(table, name="g.tsv")]).find(text).required


def test_two_mentions_need_two_spans():
    two = [term("chain master", start=0), term("chain master", start=5)]
    assert met(two, "the chain master and the chain masters") == [True, True]
    assert sorted(met(two, "the chain master")) == [False, True]


def test_longer_term_keeps_its_own_words_where_a_shorter_one_has_others():
    whole = term("chain master enterprise", "chain master", start=0)
    short = term("chain master", start=5)
    text = "Foster chain master enterprises and let the chain master act."
    for pair in ([whole, short], [short, whole]):
        spans = {v.requirement.start: text[slice(*v.span or (0, 0))] for v in verify(pair, text)}
        assert spans == {0: "chain master enterprises", 5: "chain master"}
    first, second = verify([whole, short], "Chain masters and chain master enterprises")
    assert (first.span, second.span) == ((18, 42), (0, 13))


def test_met_requirement_says_where():
    (verdict,) = verify([term("key proposal")], "Two key proposals")
    assert verdict.span == (4, 17)


def test_placing_greedily_from_the_left_would_be_wrong():
    # "State Council" first would take it from the long name that has no other place.
    requirements = [term("Council"), term("State Council")]
    assert met(requirements, "the State Council met the Council") == [True, True]


def test_matching_each_to_a_span_of_its_own_would_be_wrong_under_overlap():
    # Two different spans exist, but they overlap: one of the two must be unmet.
    requirements = [term("city government office"), term("municipal city government")]
    assert sum(met(requirements, "municipal city government office")) == 1


def test_choice_of_a_shorter_form_leaves_room_for_another_requirement():
    requirements = [term("Party committee secretary", "secretary"), term("Party committee")]
    assert met(requirements, "the Party committee secretary") == [True, True]


@pytest.mark.parametrize(
    ("form", "translation"),
    [
        ("chain master", "chain masters"),
        ("the State Council", "State Council"),
        ("chain master", "Chain Master"),
        ("chain master", "chain-master"),
    ],
    ids=["plural", "article", "capitals", "hyphen"],
)
def test_variants_are_met(form, translation):
    assert met([term(form)], translation) == [True]


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("RMB 229.5 billion", True),
        ("229,500 million yuan", True),
        ("229.5 million yuan", False),
        ("2,295 billion yuan", False),
    ],
)
def test_amounts_are_compared_by_value(translation, expected):
    assert met(required("2295亿元"), f"It reached {translation}.") == [expected]


def test_deprecated_term_is_found_where_it_stands():
    requirements = required("链主", "链主\tchain master\tchain owner")
    verdicts = verify(requirements, "The chain master, or chain owners")
    assert [verdict.is_met for verdict in verdicts] == [True, False]
    assert verdicts[1].span == (21, 33)


def test_deprecated_words_inside_a_met_term_do_not_count():
    forbidden = Requirement(RequirementKind.FORBIDDEN, 0, 1, "词", ("owner",))
    requirements = [term("home owner association"), forbidden]
    assert met(requirements, "the home owner association") == [True, True]
    assert met(requirements, "the home owner association, an owner") == [True, False]


def test_empty_translation_meets_nothing_and_forbids_nothing():
    assert met(required("链主", "链主\tchain master\tchain owner"), "") == [False, True]


def test_a_dozen_mentions_over_eleven_spans_end_soon_and_leave_one_unmet():
    requirements = [term("chain master", start=k) for k in range(12)]
    assert sum(met(requirements, "chain master, " * 11)) == 11


def test_worst_overlaps_end_within_the_budget_of_nodes():
    requirements = [term(*(" ".join("a" * n) for n in range(1, 5)), start=k) for k in range(14)]
    spans = [v.span for v in verify(requirements, " ".join("a" * 13)) if v.span is not None]
    assert all(one[1] <= other[0] or other[1] <= one[0] for one, other in combinations(spans, 2))


_FORMS = st.lists(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=2,
    unique=True,
)
_REQUIREMENTS = st.lists(_FORMS, max_size=4).map(
    lambda found: [term(*forms, start=k) for k, forms in enumerate(found)]
)
_TRANSLATIONS = st.lists(st.sampled_from("abcd"), max_size=7).map(" ".join)


@given(_REQUIREMENTS, _TRANSLATIONS)
def test_spans_are_disjoint_inside_the_text_and_allowed(requirements, translation):
    verdicts = verify(requirements, translation)
    spans = [(v.requirement, v.span) for v in verdicts if v.span is not None]
    for requirement, span in spans:
        assert span in spans_of(requirement, translation)
        assert 0 <= span.start < span.end <= len(translation)
    for (_, one), (_, other) in combinations(spans, 2):
        assert not one.overlaps(other)


@given(_REQUIREMENTS, _TRANSLATIONS)
def test_as_many_are_met_as_trying_everything_finds(requirements, translation):
    choices = [[None, *spans_of(r, translation)] for r in requirements]
    best = 0
    for assignment in product(*choices):
        spans = [span for span in assignment if span is not None]
        if all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(spans, 2)):
            best = max(best, len(spans))
    assert sum(met(requirements, translation)) == best

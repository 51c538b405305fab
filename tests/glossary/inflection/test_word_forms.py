import pytest
from hypothesis import given, strategies as st

from glossary.inflection import (
    VerbForm,
    is_plural,
    plurals_of,
    singulars_of,
    spellings_of,
    verb_forms,
)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("criterion", "criteria"),
        ("phenomenon", "phenomena"),
        ("analysis", "analyses"),
        ("base", "bases"),
        ("basis", "bases"),
        ("medium", "media"),
        ("woman", "women"),
        ("spokesman", "spokesmen"),
        ("bookshelf", "bookshelves"),
        ("grandchild", "grandchildren"),
        ("city", "cities"),
        ("survey", "surveys"),
        ("bus", "buses"),
        ("warehouse", "warehouses"),
        ("church", "churches"),
        ("epoch", "epochs"),
        ("specimen", "specimens"),
        ("roof", "roofs"),
        ("photo", "photos"),
        ("hero", "heroes"),
    ],
)
def test_a_noun_has_its_plural(singular, plural):
    assert plurals_of(singular)[0] == plural
    assert is_plural(plural)
    if singular != "basis":
        assert singular in singulars_of(plural) or singular == "base"


@pytest.mark.parametrize(
    "word",
    [
        "equipment",
        "information",
        "personnel",
        "research",
        "headquarters",
        "series",
        "logistics",
        "tourism",
        "happiness",
        "urbanization",
        "upgrading",
        "goods",
    ],
)
def test_what_is_not_counted_has_no_other_number(word):
    assert plurals_of(word) == () == singulars_of(word)


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "gerund"),
    [
        ("build", "builds", "built", "built", "building"),
        ("undertake", "undertakes", "undertook", "undertaken", "undertaking"),
        ("consolidate", "consolidates", "consolidated", "consolidated", "consolidating"),
        ("carry", "carries", "carried", "carried", "carrying"),
        ("plan", "plans", "planned", "planned", "planning"),
        ("submit", "submits", "submitted", "submitted", "submitting"),
        ("develop", "develops", "developed", "developed", "developing"),
        ("oversee", "oversees", "oversaw", "overseen", "overseeing"),
        ("tie", "ties", "tied", "tied", "tying"),
        ("deepen", "deepens", "deepened", "deepened", "deepening"),
        ("pass", "passes", "passed", "passed", "passing"),
        ("have", "has", "had", "had", "having"),
    ],
)
def test_a_verb_has_its_forms(verb, third, past, participle, gerund):
    forms = VerbForm.THIRD_PERSON, VerbForm.PAST, VerbForm.PARTICIPLE, VerbForm.GERUND
    assert [verb_forms(verb, form)[0] for form in forms] == [third, past, participle, gerund]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("center", "centre"),
        ("labor", "labour"),
        ("neighborhoods", "neighbourhoods"),
        ("organization", "organisation"),
        ("program", "programme"),
        ("defense", "defence"),
        ("modeling", "modelling"),
        ("livable", "liveable"),
        ("kilometers", "kilometres"),
    ],
)
def test_both_spellings_are_one_word(american, british):
    assert british in spellings_of(american)
    assert american in spellings_of(british)


@pytest.mark.parametrize(
    "word", ["enterprise", "supervise", "parameter", "diameter", "four", "hour"]
)
def test_some_words_have_one_spelling(word):
    assert spellings_of(word) == (word,)


@given(st.text("abcdefghiklmnoprstuvy", min_size=3, max_size=9))
def test_a_spelling_is_symmetrical_and_a_plural_is_none_of_a_plural(word):
    assert all(word in spellings_of(other) for other in spellings_of(word)[1:])
    assert word not in plurals_of(word)

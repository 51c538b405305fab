import pytest

from glossary.dictionary.english_words import content_lemmas, find_english_words, lemmatise


@pytest.mark.parametrize(
    "shapes",
    [
        ["company", "companies", "Companies"],
        ["develop", "developed", "developing", "develops", "development"],
        ["plan", "planned", "planning", "plans"],
        ["organize", "organise", "organization", "organisations"],
        ["enterprise", "enterprises"],
        ["use", "uses", "using", "used"],
        ["grow", "grew", "grown"],
        ["centre", "center", "centers"],
    ],
    ids=lambda shapes: shapes[0],
)
def test_shapes_of_a_word_meet_in_one_key(shapes):
    assert len({lemmatise(shape) for shape in shapes}) == 1


@pytest.mark.parametrize(("one", "other"), [("new", "news"), ("stable", "station"), ("bus", "buy")])
def test_different_words_have_different_keys(one, other):
    assert lemmatise(one) != lemmatise(other)


def test_words_without_meaning_are_left_out():
    assert content_lemmas("It is of the utmost importance to them") == [
        lemmatise("utmost"),
        lemmatise("importance"),
    ]


def test_words_are_found_with_their_places():
    text = "output of 407.8 billion yuan"
    assert [text[word.start : word.end] for word in find_english_words(text)] == [
        "output",
        "of",
        "407.8",
        "billion",
        "yuan",
    ]

import pytest
from hypothesis import given, strategies as st

from glossary import CaseRule, NumberRule, Term, find_term, find_words
from glossary.english_forms import indefinite_article
from glossary.inflection import in_plural


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("chain master", "three chain masters met"),
        ("chain master", "a chain-master enterprise"),
        ("chain master", "Chain Master"),
        ("chain master", "chain\nmaster"),
        ("the State Council", "State Council rules"),
        ("State Council", "the State Council"),
        ("county", "two counties"),
        ("counties", "one county"),
        ("business", "businesses"),
        ("deputy to the National People's Congress", "deputies to the National People’s Congress"),
        ("member of the Standing Committee", "members of Standing Committee"),
        ("Chengdu-Chongqing economic circle", "Chengdu–Chongqing economic circle"),
        ("C919", "the C919."),
    ],
)
def test_allowed_shapes_count(term, text):
    assert find_term(Term(term, "en"), text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("chain master", "chain mastery"),
        ("chain master", "chains master"),
        ("chain master", "blockchain master"),
        ("NPC", "NPCA"),
        ("C919", "C9191"),
        ("10", "10.5"),
        ("Two Sessions", "two session hall meetings"[:3]),
    ],
)
def test_parts_of_other_words_do_not_count(term, text):
    assert not find_term(Term(term, "en"), text)


def test_exact_case_and_fixed_number_are_kept():
    exact = Term("Internet Plus", "en", case=CaseRule.EXACT, number=NumberRule.FIXED)
    assert find_term(exact, "the Internet Plus plan")
    assert not find_term(exact, "internet plus")
    assert not find_term(exact, "Internet Pluses")


def test_spans_are_those_of_the_words():
    assert find_term(Term("key proposal", "en"), "Key proposals; a key proposal") == [
        (0, 13),
        (17, 29),
    ]


def test_words_are_found_as_they_stand():
    assert find_words("2+6+X", "the “2+6+X” clusters") == [(5, 10)]
    assert find_words("5 billion", "5 billions, 5.5 billion") == []


_WORD = st.text("abcdeghy", min_size=3, max_size=8)


@given(st.lists(_WORD, min_size=1, max_size=4))
def test_every_term_is_found_in_itself_plain_capital_and_hyphened(words):
    term = Term(" ".join(words), "en")
    for text in (" ".join(words), " ".join(words).upper(), "-".join(words)):
        assert find_term(term, text)[:1] == [(0, len(text))]


BEGIN_WITH_A_CONSONANT = [
    "regional GDP",
    "UN office",
    "university",
    "unit",
    "union",
    "one-stop service",
    "European city",
    "useful tool",
    "utility",
    "Hong Kong firm",
    "CPPCC session",
    "5G base",
    "100-yi enterprise",
    "110 kV line",
    "1,100 firms",
    "house",
    "once-only rule",
    "usual case",
    "year",
    "ubiquitous sign",
    '"chain master"',
    "USB",
    "uranium mine",
]
BEGIN_WITH_A_VOWEL = [
    "SME",
    "SMEs",
    "SOE",
    "NPC deputy",
    "11.5 percent rise",
    "18 km line",
    "8 million",
    "80,000",
    "800-year city",
    "hour",
    "honest man",
    "honorary title",
    "uninvited guest",
    "urban area",
    "F1 race",
    "R&D centre",
    "IT park",
    "idea",
    "Urumqi plan",
    "umbrella",
    "AI model",
    "MOU",
    "(old) town",
    "8K film",
    "11,000 firms",
]


@pytest.mark.parametrize("words", BEGIN_WITH_A_CONSONANT)
def test_a_stands_before_a_consonant_sound(words):
    assert indefinite_article(words) == "a"


@pytest.mark.parametrize("words", BEGIN_WITH_A_VOWEL)
def test_an_stands_before_a_vowel_sound(words):
    assert indefinite_article(words) == "an"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("key industrial chain", "key industrial chains"),
        ("city", "cities"),
        ("centre of excellence", "centres of excellence"),
        ("bus", "buses"),
        ("chain masters", "chain masters"),
        ("infrastructure", "infrastructure"),
        ("regional GDP", "regional GDP"),
        ("Xiong'an New Area", "Xiong'an New Area"),
        ("day", "days"),
        ("approach", "approaches"),
    ],
)
def test_a_plural_is_a_shape_of_the_term(words, expected):
    assert in_plural(words) == expected
    assert find_term(Term(words, "en"), expected)

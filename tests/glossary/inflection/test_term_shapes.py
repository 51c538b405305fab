import pytest

from glossary import Term, find_term
from glossary.inflection import (
    TermClass,
    VerbForm,
    in_plural,
    in_singular,
    in_verb_form,
    is_countable,
    term_shape,
)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("chain master", "chain masters"),
        ("person in charge", "persons in charge"),
        ("legal person", "legal persons"),
        ("secretary-general", "secretaries-general"),
        ("director general of the bureau", "directors general of the bureau"),
        ("commander-in-chief", "commanders-in-chief"),
        ("bill of lading", "bills of lading"),
        ("woman and child", "women and children"),
        ("specialized and innovative enterprise", "specialized and innovative enterprises"),
        ("special-purpose bond", "special-purpose bonds"),
        ("state-of-the-art laboratory", "state-of-the-art laboratories"),
        ("lead firm", "lead firms"),
        ("patent right", "patent rights"),
        ("SME", "SMEs"),
        (
            "industrial enterprise above designated size",
            "industrial enterprises above designated size",
        ),
    ],
)
def test_only_the_head_takes_the_plural(singular, plural):
    assert in_plural(singular) == plural
    assert in_singular(plural) == singular or singular == "SME"
    assert find_term(Term(singular, "en"), plural) == [(0, len(plural))]
    assert find_term(Term(plural, "en"), singular) == [(0, len(singular))]


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("smart, green and safe", TermClass.ADJECTIVE),
        ("specialized, refined, distinctive and innovative", TermClass.ADJECTIVE),
        ("high-caliber", TermClass.ADJECTIVE),
        ("clean and low-carbon", TermClass.ADJECTIVE),
        ("confident and self-reliant", TermClass.ADJECTIVE),
        ("revitalize", TermClass.VERB),
        ("investigate and handle", TermClass.VERB),
        ("effectively curb", TermClass.VERB),
        ("chain master", TermClass.NOUN),
        ("lead firm", TermClass.NOUN),
        ("change", TermClass.NOUN),
        ("pass completion acceptance", TermClass.NOUN),
        ("market entity", TermClass.NOUN),
    ],
)
def test_a_term_is_a_noun_an_adjective_or_a_verb(term, kind):
    assert term_shape(term).kind is kind


@pytest.mark.parametrize(
    ("term", "part_of_speech", "text"),
    [
        ("smart, green and safe", "", "smart, greens and safe"),
        ("distinctive and innovative", "", "distinctives and innovatives"),
        ("criterion", "", "criterions"),
        ("certificate of origin", "", "certificate of origins"),
        ("chain master", "", "chains master"),
        ("medical equipment", "", "medical equipments"),
        ("smuggled goods", "", "smuggled good"),
        ("fair, just and open", "", "fair, just and opened"),
        ("high-standard farmland", "", "high-Standard farmland"),
        ("lead firm", "", "leading firm"),
        ("market", "", "marketing"),
        ("pilot", "noun", "piloted"),
    ],
)
def test_corrupt_forms_do_not_count(term, part_of_speech, text):
    assert not find_term(Term(term, "en", part_of_speech=part_of_speech), text)


@pytest.mark.parametrize(
    ("term", "part_of_speech", "text"),
    [
        ("criterion", "", "criteria"),
        ("revitalize", "", "revitalising"),
        ("investigate and handle", "", "investigated and handled"),
        ("pilot", "verb", "piloting"),
        ("build", "verb", "built"),
        ("pass completion acceptance", "verb", "passed completion acceptance"),
        ("service center", "", "service centres"),
        ("safe, convenient and efficient", "", "safe, convenient, and efficient"),
        ("memorandum of cooperation", "", "memorandums of cooperation"),
        ("integration of industry and education", "", "integration of industry and education"),
        ("reform of enterprise", "", "reform of enterprises"),
        ("Two Sessions", "", "two-session"),
        ("COVID-19 vaccine", "", "COVID-19 vaccines"),
    ],
)
def test_right_forms_count(term, part_of_speech, text):
    assert find_term(Term(term, "en", part_of_speech=part_of_speech), text)


@pytest.mark.parametrize(
    ("term", "form", "expected"),
    [
        ("set up and operate", VerbForm.PAST, "set up and operated"),
        ("carry out inspection", VerbForm.GERUND, "carrying out inspection"),
        (
            "inspect, supervise and manage",
            VerbForm.THIRD_PERSON,
            "inspects, supervises and manages",
        ),
        (
            "eliminate poverty and promote growth",
            VerbForm.PAST,
            "eliminated poverty and promoted growth",
        ),
        ("effectively curb", VerbForm.PAST, "effectively curbed"),
        ("Revitalize", VerbForm.GERUND, "Revitalizing"),
    ],
)
def test_verbs_side_by_side_take_one_form(term, form, expected):
    assert in_verb_form(term, form) == expected


def test_a_bare_noun_is_counted_or_not():
    assert is_countable("port city")
    assert not is_countable("basic research")
    assert not is_countable("urban development")
    assert not is_countable("State Council")
    assert not is_countable("committee secretary")


@pytest.mark.parametrize("phrase", ["at present and for some time to come", "in the long term"])
def test_a_phrase_behind_a_preposition_has_no_plural(phrase):
    assert term_shape(phrase).heads == ()
    assert in_plural(phrase) == phrase


@pytest.mark.parametrize("words", ["sneak into", "made solid push forward", "lockdown of"])
def test_what_ends_in_a_preposition_has_no_plural(words):
    assert in_plural(words) == words
    assert term_shape(words).kind is not TermClass.NOUN


def test_a_preposition_between_words_leaves_the_plural():
    assert in_plural("point of sale") == "points of sale"

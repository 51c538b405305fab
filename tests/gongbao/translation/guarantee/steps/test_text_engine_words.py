"""Words written into the sentences of text engines: their form, their spelling, their units."""

import pytest

from corpora.spans import Span
from glossary import Concept, Glossary, RequirementFinder, Term
from glossary.glossary_table import parse_glossary
from gongbao.translation import Outcome, Translator
from gongbao.translation.guarantee.steps.requirement_finding import without_glosses
from gongbao.translation.guarantee.steps.text_engines.fitted_words import (
    fitted_forms,
    many_instead_of_one,
    named_in_place,
    without_own_article,
)
from gongbao.translation.guarantee.steps.text_engines.linked_runs import whole_words
from gongbao.translation.guarantee.steps.text_engines.spelled_terms import spelled_as
from tests.gongbao.translation.guarantee.scripted_engine import ScriptedEngine


def place_of(words, text):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "old", "words", "expected"),
    [
        ("Three lead firms grew.", "lead firms", "chain master", "chain masters"),
        ("Lead firms grew.", "Lead firms", "chain master", "Chain masters"),
        ("It signed an MOU.", "MOU", "Memorandums of Understanding", "Memorandum of Understanding"),
        ("New Lead Firms of the City", "Lead Firms", "chain master", "Chain Masters"),
        (
            "the US Treasury bonds rose",
            "US Treasury bonds",
            "uS treasury yield",
            "US Treasury yields",
        ),
        ("by fostering it", "fostering", "promote growth", "promoting growth"),
        ("It uses SVF a lot.", "SVF", "stored value facility", "stored value facility"),
    ],
    ids=["number", "beginning", "one of many", "title", "known capitals", "verb", "letters"],
)
def test_words_take_the_form_of_what_they_replace(text, old, words, expected):
    assert next(fitted_forms(text, place_of(old, text), words)) == expected


@pytest.mark.parametrize(
    ("text", "pronoun", "words", "expected"),
    [
        ("The HKMA said it grew.", "it", "HKMA", "the HKMA"),
        ("Its policy", "Its", "HKMA", "The HKMA’s"),
        ("Hong Kong and its port", "its", "Hong Kong", "Hong Kong’s"),
        ("in the city", "the city", "Hong Kong", "Hong Kong"),
    ],
)
def test_a_name_takes_the_place_of_a_pronoun(text, pronoun, words, expected):
    assert named_in_place(text, pronoun, words) == expected


def test_an_article_is_not_written_twice():
    text = "see the plan"
    assert without_own_article(text, place_of("plan", text), "the Outline") == "Outline"


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ("Average Loan-to-Value Ratio", "Value Ratio", "Loan-to-Value Ratio"),
        ("Invest Hong Kong co-organised it", "Invest Hong Kong co", "Invest Hong Kong"),
        ("a cross-sectoral body", "sectoral", "cross-sectoral"),
    ],
)
def test_a_run_cuts_no_hyphenated_word(text, run, expected):
    assert text[slice(*whole_words(text, place_of(run, text)))] == expected


@pytest.mark.parametrize(
    ("term", "words", "expected"),
    [
        ("authorized institution", "Authorised institutions", "Authorized institutions"),
        ("high-quality development", "High-Quality Development", "High-Quality Development"),
        ("stress-test", "stress tests", "stress-tests"),
        ("interbank liquidity", "Inter-bank liquidity", "Interbank liquidity"),
        (
            "Guideline on Authorization",
            "Guideline on the Authorisation",
            "Guideline on Authorization",
        ),
    ],
)
def test_terms_are_spelled_as_listed_in_the_capitals_they_have(term, words, expected):
    assert spelled_as(Term(term, "en"), words) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The liquidity ratio of banks rose.", "The liquidity ratios of banks rose."),
        ("The liquidity ratio was high.", "The liquidity ratios were high."),
        ("A liquidity ratio of banks rose.", None),
        ("The liquidity ratio requirement rose.", None),
        ("The liquidity ratio (monthly average) is published.", None),
    ],
)
def test_a_term_listed_in_the_plural_stands_so_where_its_sentence_allows(english, expected):
    finder = RequirementFinder([parse_glossary("zh\ten\n流动性比率\tliquidity ratios\n", name="a")])
    engine = ScriptedEngine({"流动性比率上升。": english})
    (segment,) = Translator(engine, finder).translate(["流动性比率上升。"])
    assert segment.target == (expected or english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("汇率在7.75到7.85的范围内。", "The rate is within the range of HK$7.75 to HK$7.85."),
        ("首3季工资上升。", "Wages rose in the first three quarters."),
    ],
    ids=["a currency that the source leaves out", "quarters"],
)
def test_a_bare_number_may_come_with_its_unit(finder, chinese, english):
    (segment,) = Translator(ScriptedEngine({chinese: english}), finder).translate([chinese])
    assert segment.target == english
    assert {r.outcome for r in segment.results} == {Outcome.MET}


def test_a_gloss_in_brackets_is_said_once():
    concept = Concept("1", (Term("网络防卫计划", "zh"), Term("Cybersecurity Initiative", "en")))
    finder = RequirementFinder([Glossary("office", (concept,))])
    text = "推出网络防卫计划（Cybersecurity Initiative）和IFFO（Global Hub）。"
    needed = without_glosses(finder.find(text).required, text)
    assert [r.source for r in needed] == ["网络防卫计划", "IFFO", "Global Hub"]


def test_the_words_of_a_longer_term_are_its_own():
    table = "zh\ten\n存款保障计划条例\tDeposit Scheme Ordinance\n存款保障计划\tDeposit Scheme\n"
    finder = RequirementFinder([parse_glossary(table, name="a")])
    chinese = "《存款保障计划条例》规定存款保障计划的运作。"
    english = "The Deposit Scheme Ordinance governs the operation of the scheme."
    (segment,) = Translator(ScriptedEngine({chinese: english}), finder).translate([chinese])
    assert segment.target == (
        "The Deposit Scheme Ordinance governs the operation of the Deposit Scheme."
    )


def test_letters_and_what_they_stand_for_take_each_others_place():
    finder = RequirementFinder([parse_glossary("zh\ten\n金管局\tHKMA\n", name="a")])
    english = "An introduction to the Hong Kong Monetary Authority follows."
    (segment,) = Translator(ScriptedEngine({"金管局简介。": english}), finder).translate(
        ["金管局简介。"]
    )
    assert segment.target == "An introduction to the HKMA follows."


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The Monetary Body grew.", "The Monetary Body (MB) grew."),
        ("The Monetary Body (the Organ) grew.", "The Monetary Body (the MB) grew."),
        ("The Monetary Body (the “Big Organ”) grew.", "The Monetary Body (the “MB”) grew."),
        (
            "The Monetary Body (founded long ago) grew.",
            "The Monetary Body (MB) (founded long ago) grew.",
        ),
        ("The Monetary Body (MB) grew.", "The Monetary Body (MB) grew."),
    ],
)
def test_a_short_name_is_written_behind_its_full_name(english, expected):
    table = "zh\ten\n货币组织（组织）\tMonetary Body|MB\n"
    finder = RequirementFinder([parse_glossary(table, name="a")])
    engine = ScriptedEngine({"货币组织（组织）壮大。": english})
    (segment,) = Translator(engine, finder).translate(["货币组织（组织）壮大。"])
    assert segment.target == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("It hired an outside manager.", "It hired fund managers."),
        ("It hired an outside manager of a bank.", None),
        ("An outside manager was hired.", None),
        ("This is an outside manager.", None),
    ],
)
def test_words_listed_in_the_plural_take_the_article_with_them(english, expected):
    place = english.lower().index("outside manager")
    span = many_instead_of_one(english, Span(place, place + 15), "fund managers")
    if expected is None:
        assert span is None
    else:
        assert english[: span.start] + "fund managers" + english[span.end :] == expected


@pytest.mark.parametrize(
    ("term", "english", "expected"),
    [
        ("liquidity", "The funds grew.", "The liquidity grew."),
        ("HIBORs", "Rates fell, HIBOR remained low.", "Rates fell, HIBORs remained low."),
        (
            "Guideline on Safe Banking Services",
            "It issued Guidelines on Safe Banking Services.",
            "It issued Guideline on Safe Banking Services.",
        ),
        (
            "Guideline on Safe Banking Services",
            "The Guidelines on Safe Banking Services are new.",
            "The Guidelines on Safe Banking Services are new.",
        ),
        (
            "white paper on the ledger technology",
            "A white paper on ledger technology came out.",
            "A white paper on the ledger technology came out.",
        ),
    ],
)
def test_a_listed_term_is_spelled_as_it_was_approved(term, english, expected):
    finder = RequirementFinder([parse_glossary(f"zh\ten\n资金\t{term}\n", name="a")])
    (segment,) = Translator(ScriptedEngine({"资金情况。": english}), finder).translate(
        ["资金情况。"]
    )
    assert segment.target == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "The centre offers guided tour services to all.",
            "The centre offers guided tours to all.",
        ),
        ("The centre offers guided tour tickets to all.", None),
        ("The centre’s guided tour is open.", "The centre’s guided tours are open."),
        ("The Guided Tour and shows opened.", "The Guided Tours and shows opened."),
        ("Guests chose Hong Kong Guided Tour as well.", None),
    ],
    ids=["said twice", "another noun", "one", "behind an article", "beside a name"],
)
def test_a_noun_that_says_a_part_of_a_listed_term_again_goes(english, expected):
    finder = RequirementFinder([parse_glossary("zh\ten\n导览服务\tguided tours\n", name="a")])
    engine = ScriptedEngine({"中心提供导览服务。": english})
    (segment,) = Translator(engine, finder).translate(["中心提供导览服务。"])
    assert segment.target == (expected or english)

"""Rules that need no source, each with a fault and with what only looks like one."""

import pytest

from gongbao.checking import HouseStyle

FAULTS = [
    ("form.run-together", "Fuling District willStrive to form", "willStrive"),
    ("form.run-together", "stable growth,and employment", "growth,and"),
    ("form.misspelling", "said the district goverment on Monday", "goverment"),
    ("form.misspelling", "Report on the Enviroment of the city", "Enviroment"),
    ("form.misspelling", "the quality developmentof the city", "developmentof"),
    ("form.misspelling", "at the begining of the year", "begining"),
    ("form.misspelling", "it will recieve subsidies", "recieve"),
    ("form.capital-in-sentence", "of the platform, The “six breakthroughs” of it", "The"),
    ("quantities.clock", "It is to be held at 30 p.m. today.", "30 p.m"),
    ("form.capital-in-sentence", "and accelerate Build a “2+4+X” cluster", "Build"),
    ("form.capital-in-sentence", "output value by 2027 ,Promote the construction of", "Promote"),
    ("form.space-before-mark", "output value by 2027 ,Promote the construction of", " ,"),
    ("form.double-space", "the  city", "  "),
    ("form.chinese-mark", "growth，development", "，"),
    ("form.apostrophe", "building China‘s “Gas Daqing”", "China‘s"),
    ("form.quote-direction", "a “heated topic“ for long", "“"),
    ("form.unbalanced", "in the city (see below for more.", "("),
    ("form.unbalanced", "a “heated topic for long", "“"),
    ("form.dash", "the plan——a new one", "——"),
    ("form.figure-spacing", "worth 10billion yuan", "0billion"),
    ("form.repeated-word", "core of the the view", "the the"),
    ("form.doublet", "global pickled (pickled) vegetable base", "pickled (pickled)"),
    (
        "form.repeated-sentence",
        "We will do all of it well. We will do all of it well.",
        "We will do all of it well.",
    ),
    ("form.misspelling", "The parcels wich arrived", "wich"),
    ("form.misspelling", "They are publically known.", "publically"),
    ("form.article", "This is a important step.", "a important"),
    ("form.article", "She teaches at an university.", "an university"),
    ("form.agreement", "The policy have been welcomed.", "The policy have"),
    ("form.agreement", "The roads in the village has been paved.", "The roads in the village has"),
    ("form.agreement", "There is many trees in the park.", "There is many "),
    ("form.agreement", "the author of this books", "of this books"),
    ("form.verb-form", "Departments must to cooperate.", "must to"),
    ("form.verb-form", "Visitors can tasted it.", "can tasted"),
    ("form.verb-form", "We should saving water.", "should saving"),
    ("form.idiom", "It depends of the money.", "depends of"),
    ("form.idiom", "We need more informations.", "informations"),
    ("form.capital-lost", "It is closed every wednesday.", "wednesday"),
    ("form.capital-lost", "The fair was held in shanghai.", "shanghai"),
    ("form.double-mark", "They were very happy,.", ",."),
    ("form.double-mark", "It is open until Sunday..", ".."),
    ("style.mixed-spelling", "The center serves labourers.", "labourers"),
    ("form.cut-sentence", "and new energy storage. emerging industries and", "storage. emerging"),
    ("form.page-furniture", "Home > News > News", "Home > News > News"),
    (
        "form.page-furniture",
        "Welcome to Jingzhou Municipal People's Government website !",
        "Welcome to Jingzhou Municipal People's Government website !",
    ),
    ("completeness.untranslated", "the project 建设 of the city", "建设"),
    (
        "quantities.implausible",
        "magnitude with over 10 billion enterprises, 10 listed",
        "over 10 billion enterprises",
    ),
    ("quantities.bare-sum", "a total of 210 billion GDP by then", "210 billion GDP"),
    ("terms.deprecated", "leading enterprises and chain owners", "chain owners"),
    ("terms.deprecated", "a number of “stuck neck” technologies", "stuck neck"),
    ("terms.inconsistent", "A “chain master” here and chain owners there", "chain owners"),
    (
        "terms.first-use",
        "the CPPCC met; the Chinese People's Political Consultative Conference",
        "CPPCC",
    ),
]
RIGHT = [
    "WeChat, iPhone and McDonald users met on www.Example.com on 5 May.",
    "Plan to Promote the High-quality Development of Jingzhou",
    "He said, “The total number reached 6.” Everyone (all 6) agreed.",
    "There are three tasks: 1) to build; 2) to grow, e.g. by trade.",
    "It had had that that others want; the year-on-year rise was 5%.",
    "short- and long-term goals, 2019-2025, from 10 to 20 km",
    "It is a GDP of 210 billion yuan, or $30 billion, with 10 enterprises.",
    "the city of Yuzui (鱼嘴) and its chain masters",
    "the Chinese People's Political Consultative Conference (CPPCC) met",
    "subdistricts with homestays, livestreaming, microloans and non-tariff, resettled, deworming",
    "They labour in the theatre, and organise a programme.",
    "An hour ago a European and a one-year-old met an MP, a unicorn and an heir at a U.S. college.",
    "The police have come. The elderly are well. The news is good. The United States has left.",
    "They will to this end do all they can to help; it must be said that the need must come first.",
    "He came in May, as march music rose; the Organization organizes; labour and programmes.",
    "the chiwen, doupeng and huashan of the roof, played on the suona in Provence and Sofala",
    "write to goverment@example.cn or see www.enviroment.example.cn/recieve.html",
]


@pytest.mark.parametrize(("rule", "text", "words"), FAULTS)
def test_a_fault_is_found_at_its_place(check_page, rule, text, words):
    assert (rule, words) in [(f.rule, f.text) for f in check_page(text)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_a_fault_is_left_alone(check_page, text):
    assert check_page(text) == []


def test_a_quotation_over_paragraphs_is_whole(check_page):
    assert check_page("“We will build it.", "It will last.”") == []


STYLES = [
    (HouseStyle(spelling="us"), "the labour and the Centre", ["labor", "Center"]),
    (HouseStyle(spelling="uk"), "the labor and programs", ["labour", "programmes"]),
    (HouseStyle(percent="%"), "up 5 percent", ["%"]),
    (HouseStyle(percent="percent"), "up 5%, or 6 percent", [" percent"]),
    (HouseStyle(serial_comma=True), "steel, coal and oil.", [", and"]),
    (HouseStyle(serial_comma=False), "steel, coal, and oil.", [" and"]),
    (HouseStyle(unit_space=True), "over 10km and 5 kg", [" km"]),
    (HouseStyle(date="month-day"), "on 6 March and May 7", [""]),
]


@pytest.mark.parametrize(("style", "text", "suggestions"), STYLES)
def test_the_house_style_is_asked_for_by_a_file(check_page, style, text, suggestions):
    assert [f.suggestion for f in check_page(text, style=style)] == suggestions
    assert check_page(text) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("The Import Expo opened.",), ["Import Expo"]),
        (("The China International Import Expo (CIIE) opened.", "CIIE closed."), []),
        (("Import Expo opens", "The China International Import Expo (CIIE) opened."), []),
        (("CIIE opened. The China International Import Expo (CIIE) closed.",), ["CIIE"]),
        (("Nothing was said of it.",), []),
    ],
    ids=["never", "introduced", "a heading does not count", "too late", "not mentioned"],
)
def test_a_term_with_a_first_use_form_is_introduced_in_running_text(check_page, lines, found):
    hits = [f for f in check_page(*lines) if f.rule == "terms.first-use"]
    assert [hit.text for hit in hits] == found
    assert all(hit.suggestion == "China International Import Expo (CIIE)" for hit in hits)

"""Set phrases and the guiding principles of speeches are carried whole."""

import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation import Translator
from gongbao.translation.wording import Way, find_wordings


def _carried(text, required=()):
    return [w.english for w in find_wordings(text, required) if w.way is Way.CARRIED]


def test_nouns_of_few_words_are_told_and_other_set_phrases_carried():
    text = "认真执行贷款市场报价利率政策，优化营商环境条例。"
    (told,) = (w for w in find_wordings(text, ()) if w.english == "loan prime rate")
    assert told.way is Way.TOLD
    assert _carried("促进民营经济高质量发展。") == [
        "promote the high-quality development of the private economy"
    ]


def test_a_name_is_carried_in_its_one_spelling():
    assert _carried("台风“杜苏芮”将于明天登陆。") == ["Typhoon Doksuri"]


def test_a_phrase_with_marks_inside_is_carried_whole():
    (english,) = _carried("坚决打好蓝天、碧水、净土保卫战。")
    assert "battles to keep our skies blue, waters clear and lands clean" in english


def test_a_phrase_holds_the_requirements_that_its_english_meets():
    text = "抓好高校毕业生、农民工等重点群体就业。"
    for english, is_held in (("college graduate", True), ("university leaver", False)):
        concept = Concept("1", (Term("高校毕业生", "zh"), Term(english, "en")))
        required = RequirementFinder([Glossary("office", (concept,))]).find(text).required
        phrases = [w for w in find_wordings(text, required) if "college" in w.english]
        assert [w.requirements for w in phrases] == ([(0,)] if is_held else [])


SPEECHES = [
    (
        "领导人考察江州的重要讲话精神",
        "the guiding principles of our leader’s important speech"
        " during his inspection of Jiangzhou",
    ),
    (
        "领导人对江州工作的重要指示精神",
        "the guiding principles of our leader’s important instructions on Jiangzhou",
    ),
    (
        "领导人重要讲话和重要指示批示精神",
        "the guiding principles of our leader’s important speeches and instructions",
    ),
]


@pytest.mark.parametrize(("chinese", "english"), SPEECHES, ids=[row[0] for row in SPEECHES])
def test_what_a_leader_said_has_its_principles(packaged_engine, chinese, english):
    terms = (("领导人", "our leader"), ("江州", "Jiangzhou"))
    concepts = tuple(Concept(zh, (Term(zh, "zh"), Term(en, "en"))) for zh, en in terms)
    finder = RequirementFinder([Glossary("office", concepts)])
    text = f"我们学习{chinese}。"
    required = finder.find(text).required
    assert english in _carried(text, required)
    (made,) = Translator(packaged_engine, finder).translate([text])
    assert english in made.target
    assert all(result.outcome == "met" for result in made.results)

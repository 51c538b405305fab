"""Stock phrases: a slogan in quotation marks is carried whole, a phrase of running text is told."""

import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation import Translator
from gongbao.translation.wording import Way, find_wordings
from gongbao.translation.wording.stock_phrases import _table, find_stock_phrases

SLOGAN = "Forge ahead on a new journey, make contributions in the new era"


@pytest.mark.parametrize(
    "text",
    ["“奋进新征程、建功新时代”", "「奋进新征程，建功新时代」", "“奋进新征程 建功新时代”主题活动"],
)
def test_a_slogan_is_carried_whole(text):
    (wording,) = find_stock_phrases(text, ())
    assert (wording.english, wording.way) == (SLOGAN, Way.CARRIED)
    assert text[slice(*wording.span)].startswith("奋进")


def test_a_slogan_with_a_part_nobody_knows_is_left():
    assert list(find_stock_phrases("“奋进新征程、同吃长街宴”", ())) == []


def test_a_phrase_of_running_text_is_told():
    (wording,) = find_stock_phrases("会议要求多措并举。", ())
    assert (wording.english, wording.way) == ("take several measures at once", Way.TOLD)


def test_a_phrase_for_quotation_marks_alone_is_left_in_running_text():
    assert list(find_stock_phrases("全市上下奋进新征程。", ())) == []


@pytest.mark.parametrize(("english", "count"), [("new era", 1), ("new epoch", 0)])
def test_a_slogan_holds_requirements_that_its_english_meets(english, count):
    term = Concept("1", (Term("新时代", "zh"), Term(english, "en")))
    text = "“奋进新征程、建功新时代”活动"
    required = RequirementFinder([Glossary("office", (term,))]).find(text).required
    found = list(find_stock_phrases(text, required))
    assert len(found) == count
    assert [w.requirements for w in found] == [(0,)] * count


def test_a_requirement_inside_a_phrase_goes_first():
    term = Concept("1", (Term("多措", "zh"), Term("many steps", "en")))
    text = "会议要求多措并举。"
    required = RequirementFinder([Glossary("office", (term,))]).find(text).required
    assert list(find_stock_phrases(text, required)) == []


def test_the_table_is_in_order():
    for phrase, (english, how) in _table().items():
        assert phrase
        assert english == english.strip() != ""
        assert how in ("told", "carried", "quoted")


def test_the_translation_has_the_slogan(packaged_engine, finder):
    text = "全区举行“奋进新征程、建功新时代”新闻发布会。"
    assert any(w.english == SLOGAN for w in find_wordings(text, finder.find(text).required))
    (made,) = Translator(packaged_engine, finder).translate([text])
    assert SLOGAN in made.target

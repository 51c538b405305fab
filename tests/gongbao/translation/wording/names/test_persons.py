"""Likely names stand in the source in pinyin, and are carried where they do not come."""

from dataclasses import replace

from gongbao.translation import Translator
from gongbao.translation.engines import DecodingOptions, DecodingRequest
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.piece_engines.carried_words import carry_missing
from gongbao.translation.wording import Way, find_wordings
from gongbao.translation.wording.names.persons import find_persons

TEXT = "检车员郝俊峰在站场听得出来。"


def test_a_likely_name_is_written_in_pinyin():
    (wording,) = find_wordings(TEXT, ())
    assert (wording.english, wording.way) == ("Hao Junfeng", Way.WRITTEN)
    assert TEXT[slice(*wording.span)] == "郝俊峰"


def test_a_required_name_is_left_to_its_requirement(finder):
    text = "区委书记梁志远说，郝俊峰来了。"
    required = finder.find(text).required
    assert [w.english for w in find_persons(text, required)] == ["Hao Junfeng"]


def test_a_name_from_abroad_is_none():
    assert list(find_persons("约翰·林德说", ())) == []


def test_the_second_time_a_name_is_carried():
    (wording,) = find_wordings(TEXT, (), is_second=True)
    assert wording.way is Way.CARRIED


def test_a_name_that_did_not_come_is_searched_again(packaged_engine):
    (passage,) = split_passages(TEXT, (), packaged_engine.pieces, packaged_engine.features, 200)
    assert passage.source.told == ("Hao Junfeng",)
    options = DecodingOptions(beam_size=1)
    (made,) = packaged_engine.translate([DecodingRequest(passage.source.pieces)], options)
    lost = replace(made, pieces=("▁He", "▁said", "."), attention=made.attention[:3])
    draft = write_draft(passage, lost, packaged_engine)
    assert draft.lost_words == 1
    (carried,) = carry_missing([draft], packaged_engine, DecodingOptions(beam_size=4))
    assert "Hao Junfeng" in carried.text


def test_the_model_writes_the_name(packaged_engine, finder):
    (made,) = Translator(packaged_engine, finder).translate(["演员张若昀获得了这个奖项。"])
    assert "Zhang Ruoyun" in made.target

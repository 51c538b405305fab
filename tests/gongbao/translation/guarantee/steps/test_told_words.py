"""Told words: what a draft does not render is decoded again, and taken where that costs nothing."""

from dataclasses import replace

import pytest

from gongbao.translation.engines import DecodingOptions, DecodingRequest
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.piece_engines.told_words import tell_rare_words

BEAM = DecodingOptions(beam_size=4)


class Watched:
    """An engine that counts what is searched with it."""

    def __init__(self, engine, **features):
        self._engine = engine
        self.features = replace(engine.features, **features)
        self.searched = 0

    def __getattr__(self, name):
        return getattr(self._engine, name)

    def candidates(self, requests, options):
        self.searched += len(requests)
        return self._engine.candidates(requests, options)


@pytest.fixture
def draft_of(packaged_engine, finder):
    def make(text, words=None):
        engine = packaged_engine
        required = finder.find(text).required
        (passage,) = split_passages(text, required, engine.pieces, engine.features, 200)
        (made,) = engine.translate([DecodingRequest(passage.source.pieces)], BEAM)
        if words is not None:
            pieces = engine.pieces.encode_words(words)
            made = replace(made, pieces=pieces, attention=made.attention[: len(pieces)])
        return write_draft(passage, made, engine)

    return make


def test_a_word_that_is_missing_comes_when_told(packaged_engine, draft_of):
    draft = draft_of("这里有金雕。", "There is gold.")
    (told,) = tell_rare_words([draft], packaged_engine, BEAM)
    assert "golden eagle" in told.text.lower()
    assert told.passage.text == draft.passage.text
    assert told.passage.source.told == ("golden eagle",)


def test_a_thing_that_does_not_come_when_told_is_carried(packaged_engine, draft_of):
    draft = draft_of("一杯桃花拿铁卖到28元还得排队。")
    (told,) = tell_rare_words([draft], packaged_engine, BEAM)
    assert "latte" in told.text
    assert "latte" in told.passage.source.fillers.values() or "latte" in told.passage.source.told


def test_a_draft_that_renders_its_words_is_not_searched_again(packaged_engine, draft_of):
    engine = Watched(packaged_engine)
    draft = draft_of("这里有金雕。", "Golden eagles.")
    assert tell_rare_words([draft], engine, BEAM) == [draft]
    assert engine.searched == 0


def test_a_requirement_is_never_given_up_for_a_word(packaged_engine, draft_of):
    text = "这里生活着178只金雕和勺鸡，较2019年增长25%。"
    draft = draft_of(text)
    (told,) = tell_rare_words([draft], packaged_engine, BEAM)
    assert len(told.unmet) <= len(draft.unmet)
    assert len(told.stray_figures) <= len(draft.stray_figures)


@pytest.mark.parametrize(
    ("features", "beam"),
    [({}, 1), ({"annotation": False}, 4)],
    ids=["greedy", "an engine that cannot be told"],
)
def test_some_searches_are_left_as_they_are(packaged_engine, draft_of, features, beam):
    engine = Watched(packaged_engine, **features)
    draft = draft_of("这里有金雕。", "There is gold.")
    assert tell_rare_words([draft], engine, DecodingOptions(beam_size=beam)) == [draft]
    assert engine.searched == 0


def test_what_a_rule_wrote_stays(packaged_engine, draft_of):
    draft = replace(draft_of("这里有金雕。", "There is gold."), is_remembered=True)
    assert tell_rare_words([draft], packaged_engine, BEAM) == [draft]


def test_a_technical_word_that_does_not_come_is_carried(packaged_engine, draft_of):
    draft = draft_of("老宅的斗拱、雀替和藻井保存完好。")
    (told,) = tell_rare_words([draft], packaged_engine, BEAM)
    for words in ("dougong", "sparrow brace", "caisson ceiling"):
        assert words in told.text.lower()

"""Technical words that were carried take the form of their place."""

from dataclasses import replace

import numpy as np
import pytest

from corpora.spans import Span
from gongbao.translation.engines import Hypothesis, encode_source
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.grammar.inflected_words import inflect_carried_words
from gongbao.translation.wording import Way, Wording


@pytest.fixture
def inflected(packaged_engine, finder):
    """Return a function that carries a Chinese word and inflects what was written for it."""

    def make(chinese, word, carried, english, way=Way.CARRIED):
        engine = packaged_engine
        required = finder.find(chinese).required
        (passage,) = split_passages(chinese, required, engine.pieces, engine.features, 200)
        start = chinese.index(word)
        wording = Wording(Span(start, start + len(word)), carried, (), way)
        features = engine.features
        source = encode_source(chinese, required, engine.pieces, features, (), (wording,))
        pieces = engine.pieces.encode_words(english)
        attention = np.full((len(pieces), len(source.pieces) + 1), 0.01, np.float32)
        passage = replace(passage, source=source)
        draft = write_draft(passage, Hypothesis(pieces, attention, -1.0), engine)
        return inflect_carried_words(draft).text

    return make


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The three accounting firm had resigned.", "The three accounting firms had resigned."),
        ("One accounting firm had resigned.", "One accounting firm had resigned."),
        ("They asked the accounting firm managers.", "They asked the accounting firm managers."),
        ("Two accounting firms had resigned.", "Two accounting firms had resigned."),
    ],
    ids=["counted", "one", "before a noun", "plural already"],
)
def test_a_carried_noun_agrees_with_its_count(inflected, english, expected):
    chinese = "会计师事务所先后辞任。"
    assert inflected(chinese, "会计师事务所", "accounting firm", english) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("They asked three accounting firm.", "They asked three accounting firms."),
        ("They work for accounting firm.", "They work for accounting firms."),
        ("They asked an accounting firm.", "They asked an accounting firm."),
    ],
    ids=["counted", "bare", "one"],
)
def test_a_told_noun_agrees_too(inflected, english, expected):
    chinese, word = "走访了会计师事务所。", "会计师事务所"
    assert inflected(chinese, word, "accounting firm", english, Way.TOLD) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Tighten belts has become common.", "Tightening belts has become common."),
        ("The tighten belts has become common.", "Tightening belts has become common."),
        ("Tighten belts and save.", "Tighten belts and save."),
    ],
)
def test_what_a_sentence_begins_with_is_its_subject(inflected, english, expected):
    assert inflected("过紧日子成为常态。", "过紧日子", "tighten belts", english) == expected


def test_words_of_no_lexicon_stay_as_they_are(inflected):
    english = "The three accounting house had resigned."
    assert (
        inflected("会计师事务所先后辞任。", "会计师事务所", "accounting house", english) == english
    )

"""How a person's name stands in the source, and what happens where it does not come."""

from dataclasses import replace

import pytest

from gongbao.translation.engines import (
    DecodingOptions,
    DecodingRequest,
    SourceFeatures,
    encode_source,
)
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.faults.degeneration import count_repeated_runs
from gongbao.translation.guarantee.steps.piece_engines.carried_words import carry_missing

WRITTEN = SourceFeatures(placeholders=True, names="written")
TEXT = "区委书记梁志远说。"


@pytest.fixture
def required(finder):
    return finder.find(TEXT).required


def test_a_name_is_written_in_latin_letters_where_the_model_reads_them(packaged_engine, required):
    source = encode_source(TEXT, required, packaged_engine.pieces, WRITTEN)
    assert "Liang Zhiyuan" in packaged_engine.pieces.decode(source.pieces, {}).text
    assert "▁<t1>" not in source.pieces


def test_other_copies_stay_placeholders(packaged_engine, finder):
    text = "参加APEC会议。"
    source = encode_source(text, finder.find(text).required, packaged_engine.pieces, WRITTEN)
    assert source.fillers == {"▁<t1>": "APEC"}


def test_a_name_that_is_carried_is_a_placeholder(packaged_engine, required):
    index = next(k for k, r in enumerate(required) if r.accepted[0] == "Liang Zhiyuan")
    source = encode_source(TEXT, required, packaged_engine.pieces, WRITTEN, {index})
    assert source.fillers[source.placeholders[index]] == "Liang Zhiyuan"


def test_a_name_that_did_not_come_is_carried(packaged_engine, required):
    features = packaged_engine.features
    (passage,) = split_passages(TEXT, required, packaged_engine.pieces, features, 200)
    (hypothesis,) = packaged_engine.translate([request_of(passage)], DecodingOptions(beam_size=1))
    lost = replace(hypothesis, pieces=("▁He", "▁said", "."), attention=hypothesis.attention[:3])
    draft = write_draft(passage, lost, packaged_engine)
    assert draft.unmet
    (carried,) = carry_missing([draft], packaged_engine, DecodingOptions(beam_size=4))
    assert not carried.unmet
    assert "Liang Zhiyuan" in carried.text
    assert carried.passage.text == passage.text
    assert carried.passage.source != passage.source


@pytest.mark.parametrize(
    ("text", "copies", "phrases"),
    [
        ("Liang Zhiyuan said so.", 0, 0),
        ("Liang Zhiyuan, secretary Liang Zhiyuan, said so.", 1, 0),
        ("Liang Zhiyuan said the city will grow fast, the city will grow fast.", 0, 1),
    ],
)
def test_what_is_said_twice_is_counted(packaged_engine, required, text, copies, phrases):
    (passage,) = split_passages(TEXT, required, packaged_engine.pieces, WRITTEN, 200)
    (hypothesis,) = packaged_engine.translate([request_of(passage)], DecodingOptions(beam_size=1))
    pieces = packaged_engine.pieces.encode_words(text)
    rows = hypothesis.attention[:1].repeat(len(pieces), axis=0)
    draft = write_draft(
        passage, replace(hypothesis, pieces=pieces, attention=rows), packaged_engine
    )
    assert (draft.extra_copies, count_repeated_runs(draft.text)) == (copies, phrases)
    assert draft.rank()[2] >= copies + phrases


def request_of(passage):
    return DecodingRequest(passage.source.pieces)

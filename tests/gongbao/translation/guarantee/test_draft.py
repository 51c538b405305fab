import numpy as np
import pytest

from gongbao.translation.engines import DecodingOptions, Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages
from gongbao.translation.guarantee.draft import (
    attention_mass,
    source_columns,
    with_text,
    word_groups,
    write_draft,
)
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.steps.piece_engines.span_replacement import replace_spans
from gongbao.translation.guarantee.steps.piece_engines.wider_search import search_wider

PLAIN = SourceFeatures()


@pytest.fixture
def make(packaged_engine, finder):
    """Return a function that writes a draft of a Chinese text from English words."""

    def make_draft(chinese, english, features=PLAIN):
        required = finder.find(chinese).required
        (passage,) = split_passages(chinese, required, packaged_engine.pieces, features, 200)
        pieces = packaged_engine.pieces.encode_words(english)
        columns = len(passage.source.pieces) + 1
        attention = np.full((len(pieces), columns), 1 / columns, np.float32)
        return write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)

    return make_draft


def test_a_draft_takes_a_capital_and_knows_what_is_met(make):
    draft = make("链主投资30亿元。", "chain masters invest 3 billion yuan.")
    assert draft.text == "Chain masters invest 3 billion yuan."
    assert draft.unmet == []
    draft = make("链主投资30亿元。", "chain owners invest 300 million yuan.")
    assert [draft.verdicts[k].requirement.source for k in draft.unmet][:2] == ["链主", "30亿元"]
    assert len(draft.unmet) == 3


def test_a_draft_begins_as_what_it_copies(make):
    draft = make("www.example.cn是网址。", "www.example.cn is the address.")
    assert draft.text.startswith("www")


def test_better_drafts_rank_first(make):
    good = make("链主投资。", "chain masters invest.")
    doubled = make("链主投资。", "chain masters masters invest.")
    bad = make("链主投资。", "owners invest.")
    assert good.rank() < doubled.rank() < bad.rank()


@pytest.mark.parametrize(
    ("chinese", "worse", "better"),
    [
        ("空气稀薄。", "The air is thin and thin.", "The air is thin and cold."),
        ("有衣服、头饰。", "There are clothes, clothes.", "There are clothes, hats."),
        ("不能再等了，谢谢。", "We cannot wait. Thank you.", "We cannot wait, thank you."),
        ("清运不及时。", "The clearing is in time.", "The clearing is not in time."),
        ("使用航拍机。", "They use tapephones.", "They use phones."),
        ("未经许可干扰频率的，没收设备。", "Interfering: seized.", "Without a permit: seized."),
    ],
    ids=[
        "an echo",
        "an echo behind a comma",
        "one more sentence",
        "a lost negation",
        "no word",
        "and 未",
    ],
)
def test_what_a_small_model_says_twice_or_loses_ranks_last(make, chinese, worse, better):
    assert make(chinese, better).rank()[:3] < make(chinese, worse).rank()[:3]


@pytest.mark.parametrize(
    "english",
    [
        "It grows more and more.",
        "Again and again it grows.",
        "It is in the U.S. as well. So it is.",
    ],
)
def test_what_english_says_twice_is_no_echo(make, english):
    chinese = "越来越大。如此。"
    assert make(chinese, english).rank()[2] == make(chinese, "It grows. So it is.").rank()[2]


TWICE = "The water supply project is approved as a water supply project."


@pytest.mark.parametrize(
    ("chinese", "english", "pairs"),
    [
        ("批准供水工程。", TWICE, 2),
        ("供水工程获批为供水工程。", TWICE, 0),
        ("批准供水。", "The Long Water Project is the new Long Water Project.", 0),
        ("链主投资链主企业。", "Chain masters invest in firms of chain masters.", 0),
        ("企业投资。", "Firms invest in more firms.", 0),
    ],
    ids=["once too often", "as in the source", "a name", "a term that stands twice", "one word"],
)
def test_pairs_of_words_are_held_to_the_source(make, chinese, english, pairs):
    assert make(chinese, english).repeated_pairs == pairs


def test_what_says_a_pair_twice_is_searched_again(make, packaged_engine):
    draft = make("批准供水工程。", TWICE)
    (better,) = search_wider([draft], packaged_engine, DecodingOptions(beam_size=2))
    assert better.repeated_pairs == 0
    assert better.rank()[:3] < draft.rank()[:3]


def test_words_are_groups_of_pieces(make):
    draft = make("链主投资。", "chain masters invest.")
    groups = word_groups(draft.hypothesis.pieces)
    words = [draft.text[draft.spans[a][0] : draft.spans[b - 1][1]] for a, b in groups]
    assert words == ["Chain", "masters", "invest."]


@pytest.mark.parametrize(
    ("old", "new"),
    [("owners", "chain masters"), ("owners", "x"), ("Big", "Very big"), ("", "well, ")],
    ids=["longer", "shorter", "at the start", "insertion"],
)
def test_new_words_move_the_spans_behind_them_and_no_others(make, old, new):
    draft = make("链主投资企业。", "Big owners invest in firms.")
    start = draft.text.index(old) if old else 4
    changed = with_text(draft, (start, start + len(old)), new)
    assert changed.text == draft.text[:start] + new + draft.text[start + len(old) :]
    shift = len(new) - len(old)
    assert len(changed.spans) == len(draft.spans)
    for (a, b), (c, d) in zip(draft.spans, changed.spans, strict=True):
        assert 0 <= c <= d <= len(changed.text)
        if b <= start:
            assert (c, d) == (a, b)
        elif a >= start + len(old):
            assert changed.text[c:d] == draft.text[a:b]
            assert c == a + shift


def test_attention_mass_is_the_share_of_the_source_pieces(make):
    draft = make("链主投资企业。", "chain masters invest.")
    columns = source_columns(draft.passage, 0, 2)
    assert columns
    np.testing.assert_allclose(
        attention_mass(draft, 0, 2),
        len(columns) / (len(draft.passage.source.pieces) + 1),
        rtol=1e-5,
    )


def test_replacement_writes_what_is_missing_and_takes_out_what_is_deprecated(make):
    draft = make("链主在重庆市投资30亿元。", "chain owners invest 300 million yuan.")
    replaced = replace_spans(draft)
    assert replaced.unmet == []
    assert "chain owner" not in replaced.text.lower()
    assert replaced.text.endswith(".")
    assert "  " not in replaced.text


def test_replacement_leaves_what_is_met_alone(make):
    draft = make("链主投资30亿元。", "chain masters invest 3 billion yuan.")
    assert replace_spans(draft) is draft


def test_an_empty_draft_gets_every_requirement(make):
    draft = make("链主在重庆市投资30亿元。", "")
    assert replace_spans(draft).unmet == []


def test_repair_returns_the_draft_that_needs_none(make, packaged_engine):
    draft = make("链主投资30亿元。", "chain masters invest 3 billion yuan.")
    assert repair_by_prefix([draft], packaged_engine, DecodingOptions()) == [draft]


def test_repair_forces_the_words_and_keeps_what_stood_before_them(make, packaged_engine):
    draft = make("链主投资30亿元。", "the leading firms invested 3 billion yuan.")
    (repaired,) = repair_by_prefix([draft], packaged_engine, DecodingOptions(beam_size=1), 2)
    assert repaired.unmet == []
    assert repaired.frozen > 0
    assert "chain master" in repaired.text.lower()


def test_drafts_that_fail_are_repaired_and_the_others_untouched(make, packaged_engine):
    good = make("链主投资。", "chain masters invest.")
    bad = make("重庆市发展。", "the city grows.")
    done = repair_by_prefix([good, bad], packaged_engine, DecodingOptions(beam_size=1))
    assert done[0] is good
    assert done[1].unmet == []

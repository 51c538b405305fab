"""A sentence says "we will" once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gongbao.translation.engines import Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.grammar.one_subject import say_subject_once


@pytest.fixture
def draft_of(packaged_engine):
    """Return a function that makes a draft of a passage with the English given."""

    def make(chinese: str, english: str, *, continues: bool):
        plain = SourceFeatures()
        (passage,) = split_passages(chinese, (), packaged_engine.pieces, plain, 200)
        passage = replace(passage, continues=continues)
        pieces = packaged_engine.pieces.encode_words(english)
        attention = np.full((len(pieces), len(passage.source.pieces) + 1), 0.01, np.float32)
        return write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)

    return make


def said(draft_of, *pairs: tuple[str, str]) -> list[str]:
    drafts = [draft_of(zh, en, continues=k > 0) for k, (zh, en) in enumerate(pairs)]
    return [draft.text for draft in say_subject_once(drafts)]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "We will build lines, we will open parks.",
            "We will build lines, and open parks.",
        ),
        (
            "We will build lines, we will open parks, and improve services.",
            "We will build lines, open parks, and improve services.",
        ),
        (
            "Strengthen services, we will build lines.",
            "We will strengthen services, and build lines.",
        ),
        (
            "We will build lines; we will open parks.",
            "We will build lines; we will open parks.",
        ),
        (
            "We will see that, when we need to, we will open parks.",
            "We will see that, when we need to, we will open parks.",
        ),
        (
            "Together with the towns, we will build lines, we must open parks.",
            "Together with the towns, we will build lines, we must open parks.",
        ),
    ],
)
def test_in_one_draft(draft_of, english: str, expected: str) -> None:
    assert said(draft_of, ("加强服务，建设线路，开放公园。", english)) == [expected]


def test_over_the_passages_of_a_sentence(draft_of) -> None:
    first, second = said(
        draft_of,
        ("建设线路，", "We will build lines,"),
        ("开放公园，改善服务。", "we will open parks, and improve services."),
    )
    assert (first, second) == ("We will build lines,", "open parks, and improve services.")


def test_a_later_passage_lends_its_subject_to_the_first(draft_of) -> None:
    texts = said(
        draft_of,
        ("加强服务，", "Strengthen services,"),
        ("建设线路。", "we will build lines."),
    )
    assert texts == ["We will strengthen services,", "and build lines."]


def test_a_new_sentence_has_its_own(draft_of) -> None:
    texts = said(
        draft_of,
        ("建设线路；", "We will build lines;"),
        ("开放公园。", "we will open parks."),
    )
    assert texts[1] == "we will open parks."

"""Edits know their places in the text as it was, whatever was edited before."""

import hypothesis.strategies as st
from hypothesis import given

from corpora.spans import Span
from gongbao.correction import EditedText

WORDS = st.text(alphabet="ab ,.1", max_size=8)


@given(WORDS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), WORDS), max_size=6))
def test_the_edits_applied_to_the_original_give_the_text(original, changes):
    made = EditedText(original)
    expected = original
    for start, length, words in changes:
        start = min(start, len(expected))
        end = min(start + length, len(expected))
        made = made.with_edit(Span(start, end), words)
        expected = expected[:start] + words + expected[end:]
        assert made.text == expected
        places = [place for edit in made.edits for place in (edit.start, edit.end)]
        assert places == sorted(places)
        assert all(e.written != original[e.start : e.end] for e in made.edits)


def test_words_that_stay_are_no_part_of_an_edit():
    made = EditedText("output was 292.5 billion yuan").with_edit(
        Span(0, 29), "output was 229.5 billion yuan"
    )
    assert [(e.start, e.end, e.written) for e in made.edits] == [(11, 16, "229.5")]

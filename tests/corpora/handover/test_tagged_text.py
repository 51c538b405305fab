from hypothesis import given, strategies as st

from corpora.documents import Mark
from corpora.handover import read_tags, write_tags


@st.composite
def marked_texts(draw):
    text = draw(st.text("ab {}/1", max_size=12)).replace("{", "{ ")
    place = st.integers(0, len(text))
    keys = draw(st.lists(st.integers(0, 5), unique=True, max_size=4))
    marks = [Mark(*_span(draw(place), draw(place)), key) for key in sorted(keys)]
    return text, tuple(marks)


@given(marked_texts())
def test_marks_come_back_from_tags_as_they_were(case):
    text, marks = case
    assert read_tags(write_tags(text, marks)) == (text, marks, ())


def test_text_that_looks_like_a_tag_stays_text():
    assert write_tags("see {1}", ()) == "see {{1}"
    assert read_tags("see {{1}") == ("see {1}", (), ())


def test_tags_that_make_no_sense_are_told_and_left_out():
    assert read_tags("{1}a{1}b{/1}{/2}c{3}") == ("abc", (Mark(0, 2, 0),), ("{1}", "{/2}", "{3}"))


def _span(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)

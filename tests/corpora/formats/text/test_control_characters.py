"""No control character of a translation comes into a file of any format."""

import re

import pytest
from hypothesis import given, strategies as st

from corpora.documents import Mark, MarkedText
from corpora.formats.text.control_characters import without_controls
from corpora.reading import read_document, render_document

RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FILES = {
    "a.html": "<p title='链主'>链主<b>投资</b>。</p>",
    "a.md": "# 链主\n\n链主**投资**。\n\n| 链主 | 投资 |\n|---|---|\n| 甲 | 乙 |\n",
    "a.txt": "链主投资。\n",
    "a.csv": "链主,投资\n",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n链主投资。\n",
    "a.jsonl": '{"id": 1, "text": "链主投资。"}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_control_characters_of_a_translation_are_not_written(name):
    document = read_document(None, FILES[name].encode(), name=name)
    made = [MarkedText("A\x08B\x0bC\x1b[0m\x7f\x9f\u2028D\ud800E") for _ in document.segments]
    written = render_document(document, made).decode()
    assert not RAW.search(written)
    assert "A B C [0m   D E" in written.replace("\\", "")


def test_what_the_source_has_stays_in_an_untouched_document():
    data = "<p>链主\x0b投资\x02。</p>".encode()
    document = read_document(None, data, name="a.html")
    made = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_document(document, made) == data


@given(st.text(), st.data())
def test_marks_stay_around_the_same_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cleaned = without_controls(MarkedText(text, (Mark(start, end, 0),)))
    (mark,) = cleaned.marks
    assert 0 <= mark.start <= mark.end <= len(cleaned.text)
    inside = without_controls(MarkedText(text[start:end])).text
    assert cleaned.text[mark.start : mark.end] == inside

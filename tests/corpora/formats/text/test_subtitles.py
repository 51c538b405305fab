"""Subtitles: words are exchanged; numbers, times, settings and tags stay."""

import re

import pytest
from hypothesis import given, strategies as st

from corpora import read_document, render_document
from corpora.documents import Mark, MarkedText

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,000 X1:5\r\n<i>重庆市</i>推动经济\r\n高质量发展。\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}你好\r\n\r\n"
    "3\r\n00:00:05,000 --> 00:00:06,000\r\nHello\r\n"
)


def test_a_cue_is_one_text_whose_tags_and_line_ends_follow_the_words():
    document = read_document(None, SRT.encode(), name="a.srt")
    assert [segment.text for segment in document.segments] == ["重庆市推动经济高质量发展。", "你好"]
    first = document.segments[0]
    italics, line_end = first.marks
    assert (italics.end, line_end.start) == (3, 7)
    made = [
        MarkedText(
            "Chongqing promotes growth.", (Mark(0, 9, italics.key), Mark(18, 18, line_end.key))
        ),
        MarkedText("Hello --> <b>"),
    ]
    written = render_document(document, made).decode()
    assert "02,000 X1:5\r\n<i>Chongqing</i> promotes\r\ngrowth.\r\n\r\n2\r\n" in written
    assert "{\\an8}Hello → ‹b>\r\n\r\n3" in written
    assert written.endswith("06,000\r\nHello\r\n")


def test_web_subtitles_are_known_by_their_beginning():
    text = "WEBVTT\n\nNOTE 说明\n\n01:00.000 --> 02:00.000 align:start\n<v 张三>你好。\n"
    document = read_document(None, text.encode())
    assert document.format == "subtitles"
    assert [segment.text for segment in document.segments] == ["你好。", "张三"]
    voice = document.segments[0].marks
    made = [MarkedText("Hello.", voice), MarkedText("Zhang San")]
    written = render_document(document, made).decode()
    assert written == text.replace("你好。", "Hello.").replace("张三", "Zhang San")


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        pytest.param("<v 张三>你好。", "<v T1>T0", id="its own line"),
        pytest.param("<v.loud 张三>你好。</v>", "<v.loud T1>T0</v>", id="a class, and an end"),
        pytest.param("<v 张三>Hello.", "<v T0>Hello.", id="English words"),
        pytest.param("<v Lee>你好。", "<v Lee>T0", id="an English name"),
        pytest.param("<v 甲>好。\n<v 乙>好。", "<v T2>T0\n<v T3>T1", id="two in a cue"),
    ],
)
def test_who_speaks_is_named_in_english(cue, expected):
    head = "WEBVTT\n\n01:00.000 --> 02:00.000\n"
    document = read_document(None, f"{head}{cue}\n".encode(), language="zh")
    made = [MarkedText(f"T{n}", segment.marks) for n, segment in enumerate(document.segments)]
    assert render_document(document, made).decode() == f"{head}{expected}\n"


CUES = st.lists(
    st.text("中国，。<i>/ \n{}", min_size=1, max_size=12).filter(lambda text: text.strip()),
    max_size=4,
)


@given(CUES)
def test_no_time_is_lost_and_without_a_translation_nothing_changes(cues):
    text = "".join(
        f"{number}\n00:00:0{number},000 --> 00:00:09,000\n{cue.strip()}\n\n"
        for number, cue in enumerate(cues)
    )
    document = read_document(None, text.encode(), name="a.srt")
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same).decode() == text
    written = render_document(document, [MarkedText("Word") for _ in document.segments]).decode()
    times = re.compile(r"^\d+\n00:00:0\d,000 --> 00:00:09,000$", re.MULTILINE)
    assert times.findall(written) == times.findall(text)


@pytest.mark.parametrize("line", ["-->" * 3000, "<i" * 3000, "{\\" * 3000, "1\n" * 3000])
def test_odd_subtitles_are_read(line):
    text = f"1\n00:00:01,000 --> 00:00:02,000\n重庆{line}\n"
    assert read_document(None, text.encode(), name="a.srt").segments

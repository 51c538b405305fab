"""Signs beside words are no words: boxes of forms, notes of music, angles, line ends."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from corpora.documents import Mark, MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx
from corpora.formats.html.html_document import read_html, render_html
from corpora.formats.runs.sentence_spans import sentence_spans
from corpora.formats.text.plain_text import read_plain_text, render_plain_text
from corpora.formats.text.subtitles import read_subtitles, render_subtitles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□是 □否", ["是", "否"]),
        ("是□　否□", ["是", "否"]),
        ("是否续签：☑是☐否", ["是否续签：", "是", "否"]),
        ("意见：□ 同意", ["意见：", "同意"]),
        ("☑ 已核对", ["已核对"]),
        ("编剧张□说明情况。", ["编剧张□说明情况。"]),
        ("二○三一年开工。", ["二○三一年开工。"]),
        ("♪ 校歌 ♪", ["校歌"]),
        ("©水务集团 版权所有", ["水务集团 版权所有"]),
        ("<续>", ["续"]),
        ("＜续＞©", ["续"]),
        ("机密★", ["机密★"]),
        ("□", []),
        ("1.检查表.xlsx", ["1.检查表"]),
        ("编辑 | 何某　　审核｜赵某", ["编辑", "何某", "审核", "赵某"]),
        ("来源：水务局\xa0\xa0日期：今年", ["来源：水务局", "日期：今年"]),
        ("目　　录", ["目　　录"]),
        ("水库建成，　　群众满意。", ["水库建成，　　群众满意。"]),
        ("版权所有©水务集团", ["版权所有", "水务集团"]),
    ],
)
def test_signs_at_the_edges_of_words_stay_in_their_places(text, expected):
    found = [text[start:end] for start, end in sentence_spans(text, "zh")]
    assert [words for words in found if any(map(str.isalnum, words))] == expected


@given(st.text(alphabet="是否甲乙。：， □☑♪©<>（）○\n", max_size=30))
def test_no_word_is_lost_and_none_is_twice(text):
    spans = sentence_spans(text, "zh")
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    words = re.compile(r"[^\W_○]")
    assert words.findall(kept) == words.findall(text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>是否续签：□是□否</p>", "<p>Renewal: □ Yes □ No</p>"),
        ("<p>是否续签：□<b>是</b>　□否</p>", "<p>Renewal: □ <b>Yes</b>  □ No</p>"),
        ("<p>是否续签：是□ 否□</p>", "<p>Renewal: Yes □ No□</p>"),
        ("<p>□续签　□是 □否</p>", "<p>□ Renewal:  □ Yes □ No</p>"),
        ("<p>□<b>续签</b>　□是 □否</p>", "<p>□ <b>Renewal:</b>  □ Yes □ No</p>"),
        ("<p>续签 | 同意｜否定</p>", "<p>Renewal: | Yes | No</p>"),
    ],
)
def test_boxes_of_a_page_have_spaces_around_them(source, expected):
    document = read_html(source)
    english = [MarkedText(t) for t in ("Renewal:", "Yes", "No")]
    assert render_html(document, english) == expected
    same = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_html(document, same) == source


def test_boxes_of_plain_text_have_spaces_around_them():
    document = read_plain_text("是否续签：□是□否\n")
    english = [MarkedText(t) for t in ("Renewal:", "Yes", "No")]
    assert render_plain_text(document, english) == "Renewal: □ Yes □ No\n"


def test_no_line_begins_with_the_mark_that_ends_the_one_before():
    document = read_html("<p>货运量增长，<br>达到新高。</p>")
    (segment,) = document.segments
    (mark,) = segment.marks
    english = MarkedText("Freight grew, to a new high.", (Mark(12, 12, mark.key),))
    assert render_html(document, [english]) == "<p>Freight grew,<br> to a new high.</p>"


CUE = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今天我们来到\n水库大坝。", ["今天我们来到\n水库大坝。"]),
        ("－你来了吗\n－来了", ["－你来了吗", "－来了"]),
        ("——记者 何某\n（鼓掌）", ["——记者 何某", "（鼓掌）"]),
        ("【旁白】\n大坝建成", ["【旁白】", "大坝建成"]),
        ("何某：你好\n赵某：你好", ["何某：你好", "赵某：你好"]),
    ],
    ids=["one sentence", "two speakers", "a sound", "a title", "names"],
)
def test_turns_of_speakers_are_texts_of_their_own(words, expected):
    document = read_subtitles(CUE.format(words))
    found = [segment.text for segment in document.segments]
    assert [re.sub(r"\s+", "", text) for text in found] == [
        re.sub(r"\s+", "", text) for text in expected
    ]
    english = render_subtitles(document, [MarkedText("Words", ()) for _ in found])
    if len(found) > 1:
        assert english == CUE.format("Words\nWords")


CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="办理意见"/><w:dropDownList>'
    '<w:listItem w:displayText="准予" w:value="甲"/><w:listItem w:value="不准"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>准予</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:r><w:t>意见：</w:t></w:r>" + CONTROL, ["意见：", "准予"]),
        (
            "<w:r><w:t>经研究，</w:t></w:r>" + CONTROL + "<w:r><w:t>延期。</w:t></w:r>",
            ["经研究，准予延期。"],
        ),
    ],
    ids=["by itself", "in a sentence"],
)
def test_lists_of_content_controls_say_what_is_chosen_from_them(word_file, content, expected):
    document = read_docx(word_file(f"<w:p>{content}</w:p>"))
    found = [segment.text for segment in document.segments]
    assert found == [*expected, "办理意见", "准予", "不准"]
    english = [MarkedText(f"E{number}", s.marks) for number, s in enumerate(document.segments)]
    made = read_docx(render_docx(document, english), language="en")
    assert [s.text for s in made.segments][-3:] == [
        f"E{k}" for k in range(len(found) - 3, len(found))
    ]


def test_a_control_that_is_tied_to_data_keeps_its_values(word_file):
    tied = CONTROL.replace("<w:dropDownList>", '<w:dataBinding w:xpath="/a"/><w:dropDownList>')
    document = read_docx(word_file(f"<w:p>{tied}</w:p>"))
    assert [s.text for s in document.segments][1:] == ["办理意见", "准予"]

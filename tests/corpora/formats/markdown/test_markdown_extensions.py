"""Containers, callouts, tabs, shortcodes, marked words: what other programs add to Markdown."""

import pytest
from hypothesis import given, strategies as st

from corpora.documents import KeptReason, Mark, MarkedText
from corpora.formats.markdown.markdown_document import read_markdown, render_markdown
from corpora.languages import has_chinese


def translated(source):
    document = read_markdown(source, language="zh")
    made = [
        MarkedText(f"T{number}", tuple(Mark(0, 2, mark.key) for mark in segment.marks))
        for number, segment in enumerate(document.segments)
    ]
    return render_markdown(document, made)


def kept(source):
    return [(k.place, k.text, k.reason) for k in read_markdown(source, language="zh").kept]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("::: warning 提示\n甲\n:::\n", "::: warning T0\nT1\n:::\n"),
        ("甲\n:::note\n\n乙\n\n:::\n", "T0\n:::note\n\nT1\n\n:::\n"),
        (":::tip[提示]{.a}\n甲\n:::\n", ":::tip[T0]{.a}\nT1\n:::\n"),
        ('::: {.note title="提示"}\n甲\n:::\n', '::: {.note title="T0"}\nT1\n:::\n'),
        (":::{note} 提示\n:class: wide\n甲\n:::\n", ":::{note} T0\n:class: wide\nT1\n:::\n"),
        ("1. 甲\n   :::tip 乙\n   丙\n   :::\n", "1. T0\n   :::tip T1\n   T2\n   :::\n"),
        ("> [!NOTE]\n> 甲\n> 乙\n", "> [!NOTE]\n> T0\n"),
        ("> [!note]- 题\n> 甲\n", "> [!note]- T0\n> T1\n"),
        ('!!! note "题"\n    甲\n\n    - 乙\n\n丙\n', '!!! note "T0"\n    T1\n\n    - T2\n\nT3\n'),
        ("甲\n??? tip\n    乙\n", "T0\n??? tip\n    T1\n"),
        ('- 甲\n\n  !!! note "题"\n      乙\n', '- T0\n\n  !!! note "T1"\n      T2\n'),
        (
            '=== "一"\n\n    甲\n\n=== "二"\n\n    乙\n',
            '=== "T0"\n\n    T1\n\n=== "T2"\n\n    T3\n',
        ),
        ("*[GDP]: 总值\n\n甲\n", "*[GDP]: T0\n\nT1\n"),
        ("* 目录\n{:toc}\n", "* T0\n{:toc}\n"),
        ("甲\n\n[TOC]\n乙\n", "T0\n\n[TOC]\nT1\n"),
        (": 表题 {#tbl}\n", ": T0 {#tbl}\n"),
        ("- [x] 甲\n", "- [x] T0\n"),
    ],
)
def test_lines_that_say_what_follows_stay_and_their_titles_are_translated(source, expected):
    assert translated(source) == expected
    assert translated(source.replace("\n", "\r\n")) == expected.replace("\n", "\r\n")
    assert kept(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '{{< figure src="图.png" caption="题" >}}\n',
            '{{< figure src="图.png" caption="T0" >}}\n',
        ),
        ('{{< figure\n  caption="题"\n>}}\n甲\n', '{{< figure\n  caption="T0"\n>}}\nT1\n'),
        ("{{% notice tip %}}\n甲\n{{% /notice %}}\n", "{{% notice tip %}}\nT0\n{{% /notice %}}\n"),
        ('{% tab title="题" %}甲{% endtab %}\n', '{% tab title="T1" %}T0{% endtab %}\n'),
        ("甲{{ site.title }}乙。\n", "{{ site.title }}T0\n"),
        ("甲{{<b>}}\n", "T0{{<b>}}\n"),
    ],
)
def test_shortcodes_stay_and_what_they_show_is_translated(source, expected):
    assert translated(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("这是==重点==。", "==T0=="),
        ("**==重点==**。", "**==T0==**"),
        ("有++新增++。", "++T0++"),
        ("水H~2~O。", "~T0~"),
        ("面积km^2^。", "^T0^"),
        ("| ==甲== |\n|---|\n", "| ==T0== |\n|---|\n"),
    ],
)
def test_marked_words_keep_their_marks(source, expected):
    assert translated(source) == expected


def test_powers_are_read_as_powers_and_written_plainly():
    document = read_markdown("约10^6^吨。", language="zh")
    (segment,) = document.segments
    assert segment.text == "约10⁶吨。"
    english = MarkedText("10⁶ tons.", (Mark(2, 3, segment.marks[0].key),))
    assert render_markdown(document, [english]) == "10^6^ tons."


@pytest.mark.parametrize(
    "source",
    [
        *("增速3~5%，20~30万元。", "若a==b，c==d。", "C++和C++。", "i++与j++。", "温度~20℃~。"),
        *("!!! 重要 事项", "!!!注意", "> [!注意] 甲", "甲{乙}丙。", "甲：{% 乙 }。", "x^2乙^"),
    ],
)
def test_what_only_looks_like_an_extension_is_text(source):
    document = read_markdown(source, language="zh")
    assert "".join(segment.text for segment in document.segments) == source.removeprefix("> ")
    assert document.kept == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% tab "题" %}\n', [("line 1", '{% tab "题" %}', KeptReason.UNREAD)]),
        ('见{{< ref "甲.md" >}}。', [("line 1", '{{< ref "甲.md" >}}', KeptReason.SETTING)]),
        ("::: 提示\n", [("line 1", "::: 提示", KeptReason.UNREAD)]),
        ('{{< a\n:::\n{{< b "中" >}}\n', [("line 3", '{{< b "中" >}}', KeptReason.UNREAD)]),
        ("甲^[乙]丙。", [("line 1", "^[乙]", KeptReason.UNREAD)]),
        ("```{note} 题\nx\n```\n", [("line 1", "{note} 题 x", KeptReason.CODE)]),
        ("| 甲 |\n|---|\n| 乙 | 丙 |\n", [("line 3", "| 丙 |", KeptReason.UNREAD)]),
        ("| 甲 |\n|---|\n| 乙 | - |\n", []),
    ],
)
def test_what_stays_of_an_extension_is_told(source, expected):
    assert kept(source) == expected


def test_notes_that_nothing_refers_to_are_translated():
    assert translated("[^a]: 甲\n[^b]: 乙\n\n丙[^b]。\n").startswith("[^a]: T0\n[^b]: T1\n")


LINES = st.sampled_from(
    [
        *(
            "::: tip 中",
            ":::",
            ":::note",
            "> [!NOTE]",
            "> 国",
            '!!! note "中"',
            "    国",
            "中国",
            "",
        ),
        *('=== "国"', '{{< a b="中" >}}', "{% 国 %}", "中{{ x }}", "==国==", "{:toc}", "*[中]: 国"),
        *("- 中", "  ::: tip", "H~2~中", "^[国]", "| 中 |", "|---|", "{{< a", 'title="国"', ">}}"),
    ]
)


@given(st.lists(LINES, max_size=7), st.sampled_from(["\n", "\r\n"]))
def test_nothing_is_lost_and_no_chinese_goes_untold(lines, end):
    source = end.join(lines)
    document = read_markdown(source, language="zh")
    said = "".join(segment.text for segment in document.segments)
    told = "".join(text.text for text in document.kept)
    for character in set(filter(has_chinese, source)):
        assert character in said + told
    unchanged = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_markdown(document, unchanged) == source

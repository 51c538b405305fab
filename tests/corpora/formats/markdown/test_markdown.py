"""Markdown: CommonMark, tables, footnotes, front matter; what is no word stays byte for byte."""

import re

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from corpora.documents import BlockKind, Mark, MarkedText
from corpora.formats.markdown.markdown_document import read_markdown, render_markdown

FILE = """---
title: 公报
---
# 标题 **重点**

> 引用第一行，
> 第二行[链接](http://a.b "题(x)")和*强调*、`代码`。

1. 项目一
   续行。
- [ ] 任务

| 名称 | 值 |
|---|--:|
| 甲\\|乙 | **30亿元** |

```text
代码块：重庆
```

脚注[^1]。**“链主”**企业<br>换行。\\
硬换行![图](a.png)<http://x.y>

<div>居中的HTML</div>

[^1]: 脚注文字。
"""


def translated(source, function):
    document = read_markdown(source)
    return render_markdown(document, [function(segment) for segment in document.segments])


def test_blocks_are_read_with_their_kind_in_the_order_of_the_file():
    blocks = read_markdown(FILE).blocks
    assert [(b.kind, "/".join(s.text for s in b.segments)) for b in blocks] == [
        (BlockKind.ATTRIBUTE, "公报"),
        (BlockKind.HEADING, "标题 重点"),
        (BlockKind.PARAGRAPH, "引用第一行，\n第二行链接和强调、。"),
        (BlockKind.ATTRIBUTE, "题(x)"),
        (BlockKind.LIST_ITEM, "项目一\n续行。"),
        (BlockKind.LIST_ITEM, "任务"),
        (BlockKind.TABLE_CELL, "名称"),
        (BlockKind.TABLE_CELL, "值"),
        (BlockKind.TABLE_CELL, "甲|乙"),
        (BlockKind.TABLE_CELL, "30亿元"),
        (BlockKind.PARAGRAPH, "脚注。/“链主”企业/换行。/硬换行"),
        (BlockKind.ATTRIBUTE, "图"),
        (BlockKind.PARAGRAPH, "居中的HTML"),
        (BlockKind.PARAGRAPH, "脚注文字。"),
    ]


def test_what_is_not_translated_stays_byte_for_byte():
    assert translated(FILE, lambda s: MarkedText(s.text, s.marks)) == FILE
    windows = FILE.replace("\n", "\r\n")
    assert translated(windows, lambda s: MarkedText(s.text, s.marks)) == windows


def test_code_addresses_and_front_matter_are_kept_and_words_exchanged():
    written = translated(FILE, lambda s: MarkedText("Words", s.marks and ()))
    for kept in (
        "title: Words",
        "`代码`",
        '](http://a.b "Words")',
        "代码块：重庆",
        "<div>Words</div>",
        "](a.png)",
        "<http://x.y>",
        "[^1]",
        "- [ ] Words",
        "|---|--:|",
    ):
        assert kept in written
    assert "# Words" in written
    assert "> Words" in written


def test_emphasis_and_links_come_back_around_their_words():
    source = "见**重要**的[通知](a.html)。"
    (segment,) = read_markdown(source).segments
    strong, link = (mark.key for mark in segment.marks)
    written = translated(
        source,
        lambda s: MarkedText(
            "See the notice, important.", (Mark(16, 25, strong), Mark(8, 14, link))
        ),
    )
    assert written == "See the [notice](a.html), **important**."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("见[通知]。\n\n[通知]: /a\n", "[Words][通知]\n\n[通知]: /a\n", id="shortcut"),
        pytest.param("见[通知][]。\n\n[通知]: /a", "[Words][通知]\n\n[通知]: /a", id="collapsed"),
        pytest.param("见[通知][1]。\n\n[1]: /a\n", "[Words][1]\n\n[1]: /a\n", id="full"),
        pytest.param(
            '![图](a.png "标\'题")\n\n[1]: /a (说明)\n',
            '![Words](a.png "Words")\n\n[1]: /a (Words)\n',
            id="titles",
        ),
    ],
)
def test_links_keep_definitions_and_what_images_and_titles_say_is_translated(source, expected):
    def whole(segment):
        return MarkedText("Words", tuple(Mark(0, 5, mark.key) for mark in segment.marks))

    written = translated(source, whole)
    assert written == expected
    shown = MarkdownIt("commonmark").render(written)
    assert shown.count("<a ") == source.count("见")


def test_code_side_by_side_stays_apart():
    written = translated("用`a`和`b`。", lambda s: MarkedText("Use", s.marks and ()))
    assert "`a` `b`" in written
    assert MarkdownIt("commonmark").render(written).count("<code>") == 2


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("一、总体要求", "1. General requirements", "1\\. General requirements"),
        ("会议", "# Meeting", "\\# Meeting"),
        ("会议", "- Meeting", "\\- Meeting"),
        ("会议", "A * b [c] <d> `e`", "A \\* b \\[c\\] \\<d> \\`e\\`"),
        ("会议", "file_name 2+6+X", "file_name 2+6+X"),
        ("| 会议 |\n|---|\n", "A | B", "| A \\| B |\n|---|\n"),
    ],
)
def test_words_that_look_like_markup_are_escaped(source, english, expected):
    written = translated(source, lambda s: MarkedText(english))
    assert written == expected
    if "|" not in source:
        shown = re.sub(r"<[^>]+>", "", MarkdownIt("commonmark").render(written)).strip()
        assert shown.replace("&lt;", "<").replace("&gt;", ">") == english


WORDS = st.text("中国，。 会议", min_size=1, max_size=6)
INLINE = st.recursive(
    WORDS | st.sampled_from(["`码`", "![图](x.png)", "<br>"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.tuples(st.sampled_from(["**", "*", "~~"]), inner).map(
            lambda p: f" {p[0]}{p[1]}{p[0]} "
        )
        | WORDS.map(lambda text: f"[{text}](a.html)")
    ),
    max_leaves=8,
)
BLOCKS = st.tuples(st.sampled_from(["", "# ", "> ", "- ", "1. "]), INLINE).map("".join)
FILES = st.lists(BLOCKS, max_size=4).map("\n\n".join)


@given(FILES)
def test_unchanged_segments_give_back_every_byte(source):
    assert translated(source, lambda s: MarkedText(s.text, s.marks)) == source


@given(FILES)
def test_markup_is_never_lost_and_never_doubled(source):
    written = translated(source, lambda s: MarkedText("Word", ()))
    for kept in ("](a.html)", "`码`", "](x.png)", "<br>"):
        assert written.count(kept) == source.count(kept)


HEAD = """---
title: 水库年报 # 草稿
subtitle: '第“二”期'
description: "全年\\"来水\\"情况"
author: 水务集团
summary: >-
  来水平稳，
  略有增加。
abstract: |
  第一行。

  第二行。
keywords: [水库, "来水"]
tags:
  - 年报
layout: 页面
---

正文。
"""


def test_front_matter_says_in_english_what_readers_see_and_keeps_all_else():
    document = read_markdown(HEAD)
    assert [segment.text for segment in document.segments] == [
        *("水库年报", "第“二”期", '全年"来水"情况', "来水平稳，略有增加。", "第一行。", "第二行。"),
        *("水库", "来水", "正文。"),
    ]
    assert translated(HEAD, lambda s: MarkedText(s.text, s.marks)) == HEAD
    english = iter(
        [
            *("Report: 2031", "It's 2", 'Water "in" 2031', "Steady.", "First.", "Second."),
            *("Dams", "Inflow", "Text."),
        ]
    )
    assert translated(HEAD, lambda _: MarkedText(next(english))) == (
        "---\ntitle: \"Report: 2031\" # 草稿\nsubtitle: 'It''s 2'\n"
        'description: "Water \\"in\\" 2031"\nauthor: 水务集团\nsummary: >-\n  Steady.\n'
        'abstract: |\n  First.\n\n  Second.\nkeywords: [Dams, "Inflow"]\n'
        "tags:\n  - 年报\nlayout: 页面\n---\n\nText.\n"
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: 年报", "title: W"),
        ("Title:   年报  ", "Title:   W  "),
        ("keywords: 水库，来水", "keywords: W，W"),
        ("keywords:\n- 水库\n-  '来水'", "keywords:\n- W\n-  'W'"),
        ("keywords:\n  - 水库\nslug: 水库", "keywords:\n  - W\nslug: 水库"),
        ("params:\n  title: 年报", "params:\n  title: 年报"),
        ("title: Annual", "title: Annual"),
    ],
)
def test_values_of_front_matter_are_found_in_every_form(head, expected):
    source = f"---\r\n{head}\n---\n正文。\n"
    made = translated(source, lambda _: MarkedText("W"))
    assert made == f"---\r\n{expected}\n---\nW\n"


def test_front_matter_in_toml_is_no_paragraph():
    source = '+++\ntitle = "年报"\ndate = 2031-01-02\n+++\n\n正文。\n'
    assert translated(source, lambda _: MarkedText("W")) == (
        '+++\ntitle = "W"\ndate = 2031-01-02\n+++\n\nW\n'
    )


def test_definition_lists_keep_their_terms_and_definitions():
    source = "水头\n: 上下游的水位差。\n\n来水\n:   流入水库的水。\n\n    另一段。\n"
    document = read_markdown(source)
    assert {block.kind for block in document.blocks} == {BlockKind.LIST_ITEM}
    assert translated(source, lambda _: MarkedText("W")) == ("W\n: W\n\nW\n:   W\n\n    W\n")

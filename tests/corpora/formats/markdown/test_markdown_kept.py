"""Chinese of a Markdown file that stays is told; HTML in it is read, and figures in code are."""

import re

import pytest
from hypothesis import given, strategies as st

from corpora.documents import KeptReason, Mark, MarkedText
from corpora.formats.markdown.markdown_document import read_markdown, render_markdown
from corpora.languages import has_chinese


def kept(source):
    return [
        (text.place, text.text, text.reason) for text in read_markdown(source, language="zh").kept
    ]


def translated(source):
    document = read_markdown(source, language="zh")
    made = [
        MarkedText(f"T{number}", tuple(Mark(0, 2, mark.key) for mark in segment.marks))
        for number, segment in enumerate(document.segments)
    ]
    return render_markdown(document, made)


CODE, UNREAD = KeptReason.CODE, KeptReason.UNREAD


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("甲。\n\n乙\n用`构建`。", [("line 4", "构建", CODE)], id="inline code"),
        pytest.param("`构建`", [("line 1", "构建", CODE)], id="nothing but code"),
        pytest.param("甲\n\n```\n构建\n```\n", [("line 4", "构建", CODE)], id="a fence"),
        pytest.param("甲\n\n    构建\n", [("line 3", "构建", CODE)], id="indented code"),
        pytest.param("用<code>构建</code>。", [("line 1", "构建", CODE)], id="code between tags"),
        pytest.param(
            "用<b translate=no>甲</b>。", [("line 1", "甲", KeptReason.MARKED)], id="marked to stay"
        ),
        pytest.param("用$\\text{增长}$。", [("line 1", "\\text{增长}", UNREAD)], id="a formula"),
        pytest.param("甲\n\n$$\n增长=x\n$$\n", [("line 4", "增长=x", UNREAD)], id="formulas"),
        pytest.param("![*甲*](a.png)", [("line 1", "*甲*", UNREAD)], id="a picture with markup"),
        pytest.param(
            "> <div>甲\n> 乙</div>\n", [("line 1", "<div>甲 乙</div>", UNREAD)], id="quoted HTML"
        ),
        pytest.param(
            "---\ntitle: 甲\n# 注\nauthor: 乙\n---\n丙",
            [("line 4", "author: 乙", KeptReason.SETTING)],
            id="settings",
        ),
        pytest.param("<!-- 注 -->\n\n甲[乙](丙.md)[^注]\n\n[^注]: 丁\n", [], id="what nobody sees"),
    ],
)
def test_what_stays_is_told(source, expected):
    assert kept(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("增长`5.6%`。", "`T0`", id="with its unit"),
        pytest.param("达到` 4078 `亿元", "` T0 `", id="with its unit behind it"),
        pytest.param("增长<code>5.6%</code>。", "<code>T0</code>", id="between tags"),
        pytest.param("增长**`5.6%`**。", "**`T0`**", id="strong"),
        pytest.param("端口`8080`。", "`8080` T0", id="a number"),
    ],
)
def test_figures_in_code_are_part_of_the_sentence(source, expected):
    assert kept(source) == []
    assert translated(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "<p align=center>一<br>二</p>\n", "<p align=center>T0<br>T1</p>\n", id="words"
        ),
        pytest.param(
            "<details><summary>一</summary>\n\n二\n\n</details>\n",
            "<details><summary>T0</summary>\n\nT1\n\n</details>\n",
            id="around Markdown",
        ),
        pytest.param('<img alt="一" src=a>\n', '<img alt="T0" src=a>\n', id="a picture"),
        pytest.param('一<img alt="二">', 'T0<img alt="T1">', id="a picture among words"),
        pytest.param("- <p>一</p>\n", "- <p>T0</p>\n", id="in a list"),
        pytest.param("<pre>\n一\n</pre>\n", "<pre>\nT0\n</pre>\n", id="preformatted words"),
    ],
)
def test_html_in_a_file_is_translated(source, expected):
    document = read_markdown(source, language="zh")
    made = [MarkedText(f"T{k}", segment.marks) for k, segment in enumerate(document.segments)]
    assert render_markdown(document, made) == expected
    assert document.kept == ()


LINES = st.sampled_from(
    [
        *(
            "中国",
            "**中**国",
            "# 中",
            "> <p>国",
            "> 国`中`",
            "- 中",
            "| 国 |\n|--|\n| `中` |",
            "~~~\n国\n~~~",
        ),
        *("<div>中</div>", "<code>国</code>", "中<code>国</code>", "    中", "$中$", "$\\a 国$"),
        *(
            "![中](x)",
            "![`国`](x)",
            "[中](y)",
            "- <p>国",
            "<svg><text>中</text></svg>",
            "`国",
            "**中",
        ),
    ]
)


@given(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\n\n"]))
def test_no_chinese_of_a_file_goes_untold(lines, between):
    source = between.join(lines)
    document = read_markdown(source, language="zh")
    said = "".join(segment.text for segment in document.segments)
    told = "".join(text.text for text in document.kept)
    for character in set(filter(has_chinese, source)):
        assert (said + told).count(character) >= source.count(character)
    unchanged = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_markdown(document, unchanged) == source
    assert not re.search("[中国]", "".join(set(source) - set(said + told)))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("$$增速 = x$$ 文字。\n", [("line 1", "增速 = x", UNREAD)]),
        ("$$x = 1$$ 文字。\n", []),
        ("费用$5元，另付$ABC。\n", []),
    ],
    ids=["a formula in a line", "without words", "amounts"],
)
def test_a_formula_among_words_is_told(source, told):
    assert kept(source) == told


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 总体情况 {#part}\n", "# T0 {#part}\n"),
        ("总体情况 {: .wide}\n======\n", "T0 {: .wide}\n======\n"),
        ('## 总体**情况** {#a .b key="甲"}\n', '## **T0** {#a .b key="甲"}\n'),
        ("# 集合 {甲，乙}\n", "# T0\n"),
        ("# 编号{#a} 其他\n", "# T0\n"),
        ("# 价格 {#1}\n", "# T0\n"),
    ],
    ids=["a name", "below a line", "behind strong", "words in braces", "in the middle", "a figure"],
)
def test_attributes_at_the_end_of_a_heading_stay(source, expected):
    assert translated(source) == expected

"""Chinese of a page that stays is told, with the line and the reason."""

import html
import re

import pytest
from hypothesis import given, strategies as st

from corpora.documents import KeptReason
from corpora.formats.html.html_document import read_html
from corpora.languages import has_chinese


def kept(source):
    return [(text.place, text.text, text.reason) for text in read_html(source).kept]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>甲</p><!-- 乙 -->", [], id="what is read, and a remark"),
        pytest.param(
            "<p>甲\n<code>构建</code></p>", [("line 2", "构建", KeptReason.CODE)], id="inline code"
        ),
        pytest.param(
            "<pre><code><b>构建</b> <i>命令</i></code></pre>",
            [("line 1", "构建命令", KeptReason.CODE)],
            id="one place however many colours",
        ),
        pytest.param("<xmp>构建</xmp>", [("line 1", "构建", KeptReason.CODE)], id="an old code"),
        pytest.param(
            "<p>甲</p>\n<p translate=no>乙<img alt=丙></p>",
            [("line 2", "乙丙", KeptReason.MARKED)],
            id="marked to stay",
        ),
        pytest.param(
            "<img class=notranslate alt=丙>", [("line 1", "丙", KeptReason.MARKED)], id="alt"
        ),
        pytest.param(
            "<script>\n// 说明\nalert('请登录'); x = '再试'\n</script>",
            [("line 3", "请登录", KeptReason.SCRIPT)],
            id="a script, once, without its remarks",
        ),
        pytest.param(
            "<a href=# onclick=\"alert('请登录')\">甲</a>",
            [("line 1", "请登录", KeptReason.SCRIPT)],
            id="a program in an attribute",
        ),
        pytest.param(
            "<p>甲<?php echo '乙'; ?>", [("line 1", "乙", KeptReason.SCRIPT)], id="a server's"
        ),
        pytest.param(
            "<style>/* 注 */ p:before { content: '附件：' }</style>",
            [("line 1", "附件：", KeptReason.STYLE)],
            id="a style sheet that writes words",
        ),
        pytest.param("<style>.a { font-family: '宋体' }</style>", [], id="a font"),
        pytest.param(
            "<iframe srcdoc='<p>甲</p>'></iframe>",
            [("line 1", "甲", KeptReason.UNREAD)],
            id="a frame",
        ),
        pytest.param("<noframes>甲</noframes>", [], id="for browsers that nobody has"),
        pytest.param(
            '<title>甲</title><meta name="author" content="乙"><meta name=Url content="丁.html">',
            [("line 1", "乙", KeptReason.SETTING)],
            id="what a page says to programs",
        ),
        pytest.param(
            '<meta name="keywords" content="甲，乙"><meta name="description" content="丙">',
            [],
            id="what it says to readers is read",
        ),
    ],
)
def test_what_stays_is_told(source, expected):
    assert kept(source) == expected


pieces = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<svg>", "</svg>", "<text>", "</text>", "<title>", "</title>", "<b>"),
            *("<code>", "</code>", "<pre>", "</pre>", "<math>", "</math>", "<mtext>", "</mtext>"),
            *("<textarea>", "</textarea>", "<ruby>", "<rt>", "</rt>", "<p translate=no>", "<sup>"),
            *(
                "</sup>",
                "<template>",
                "</template>",
                "<td>",
                "<desc/>",
                "中。",
                "国",
                "[1]",
                "a",
                "&#20013;",
            ),
        ]
    )
).map("".join)


@given(pieces)
def test_no_chinese_of_a_page_goes_untold(source):
    document = read_html(source)
    shown = html.unescape(re.sub(r"<[^<>]*>", "", source))
    said = "".join(segment.text for segment in document.segments)
    told = "".join(text.text for text in document.kept)
    if "…" not in told:  # a long text is told shortened
        for character in set(filter(has_chinese, shown)):
            assert (said + told).count(character) >= shown.count(character)

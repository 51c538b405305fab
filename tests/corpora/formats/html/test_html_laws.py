import re
import time
from collections import Counter

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from corpora import read_document
from corpora.documents import BlockKind, Mark, MarkedText
from corpora.formats.html.html_document import read_html, render_html

WORDS = st.text(st.sampled_from("中国。！；，“”x3.&<> \n"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
ATOMS = st.sampled_from(["<br>", '<img src="a">', "<!-- 注 -->", "<code>码</code>", "<wbr/>"])
INLINE_NAMES = st.sampled_from(["b", "i", "u", "span", "em", 'font color="red"'])


def in_element(content, names):
    return st.builds(lambda name, inner: f"<{name}>{inner}</{name.split()[0]}>", names, content)


inline = st.recursive(
    WORDS | ATOMS,
    lambda content: st.lists(content, max_size=4).map("".join) | in_element(content, INLINE_NAMES),
    max_leaves=12,
)
block = in_element(inline, st.sampled_from(["p", "h2", "div", 'p title="题"']))
pages = st.lists(block | WORDS | st.just("<script>var 中='<p>';</script>"), max_size=4).map(
    lambda blocks: f"<div>{''.join(blocks)}</div>"
)
tag_soup = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i title='题'>",
            "</i>",
            "<li>",
            "<br/>",
            "<",
            ">",
            "&",
            "中。",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<td",
            " x=",
            '"',
            "'",
            "<a href=/中>",
            "国",
            " ",
            "<code>",
            "</code>",
            "<title>",
            "</title>",
            "<P translate=no>",
            "</",
            "<svg>",
            "&nbsp;",
        ]
    )
).map("".join)


def tags(source):
    root = lxml.html.fragment_fromstring(source)
    return Counter(node.tag for node in root.iter() if isinstance(node.tag, str))


def nesting(source):
    """Return the chain of elements above each element, which no translation may change."""
    root = lxml.html.fragment_fromstring(source)
    return Counter(
        "/".join([ancestor.tag for ancestor in node.iterancestors()] + [node.tag])
        for node in root.iter()
        if isinstance(node.tag, str)
    )


@st.composite
def translated_pages(draw):
    source = draw(pages)
    document = read_html(source)
    translations = []
    for segment in document.segments:
        text = draw(st.text("Ab <&", max_size=10))
        place = st.integers(0, len(text))
        marks = [
            Mark(*_span(draw(place), draw(place)), draw(st.sampled_from([mark.key, 0, 1])))
            for mark in segment.marks
        ]
        translations.append(MarkedText(text, tuple(marks)))
    return source, document, translations


@given(pages | tag_soup)
def test_unchanged_segments_give_back_every_byte(source):
    document = read_html(source)
    unchanged = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_html(document, unchanged) == source


@given(pages)
def test_other_characters_in_the_same_places_change_nothing_else(source):
    document = read_html(source)
    translations = [
        MarkedText(re.sub("[中国]", "Z", segment.text), segment.marks)
        for segment in document.segments
    ]
    rendered = render_html(document, translations)
    kept = re.compile(r"(<script>.*?</script>)", re.DOTALL)
    expected = "".join(
        part if part.startswith("<script>") else re.sub("[中国]", "Z", part)
        for part in kept.split(source)
    )
    # Only the spaces that English needs between sentences may have been added.
    assert rendered.replace("题", "").replace(" ", "") == expected.replace("题", "").replace(
        " ", ""
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(translated_pages())
def test_elements_stay_whole_and_nested_wherever_marks_are_placed(case):
    source, document, translations = case
    rendered = render_html(document, translations)
    assert nesting(rendered) == nesting(source)
    assert tags(rendered) == tags(source)
    kept = r"<!--.*?-->|<code>.*?</code>|<script>.*?</script>"
    assert Counter(re.findall(kept, rendered)) == Counter(re.findall(kept, source))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(translated_pages())
def test_every_translation_is_in_the_page_in_order(case):
    _, document, translations = case
    rendered = render_html(document, translations)
    rendered = re.sub(r"(?s)<!--.*?-->|<(code|script)>.*?</\1>", "", rendered)
    titles = re.sub(r"\s", "", " ".join(re.findall('title="([^"]*)"', rendered)))
    shown = re.sub(r"<[^>]*>|\s", "", rendered)
    places = {True: 0, False: 0}
    kinds = [block.kind for block in document.blocks for _ in block.segments]
    for kind, translation in zip(kinds, translations, strict=True):
        is_title = kind is BlockKind.ATTRIBUTE
        escaped = translation.text.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "")
        found = (titles if is_title else shown).find(escaped, places[is_title])
        assert found >= 0
        places[is_title] = found


@given(tag_soup.filter(lambda source: "<title>" not in source))  # its tags are text
def test_tag_soup_keeps_what_is_no_text_of_a_segment(source):
    document = read_html(source)
    rendered = render_html(document, [MarkedText("E")] * len(document.segments))
    assert Counter(re.findall(r"</?[a-zA-Z]+", rendered)) == Counter(
        re.findall(r"</?[a-zA-Z]+", source)
    )


@given(tag_soup)
def test_no_chinese_text_is_left_out(source):
    plain = re.sub(r"(?s)<script>.*|<svg>.*|<code>.*|<!--.*|<P .*|<[a-z/].*", "", source)
    found = "".join(segment.text for segment in read_html(plain).segments)
    assert sum(found.count(character) for character in "中国") == sum(
        plain.count(character) for character in "中国"
    )


def _span(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda count: "<b>" * count + "</i>" * count, id="stray end tags"),
        pytest.param(lambda count: "<b>" * count + "</b>" * count, id="nested"),
        pytest.param(
            lambda count: "<div>" * count + "</section>" * count, id="stray ends of blocks"
        ),
        pytest.param(lambda count: "<%" * count, id="unclosed programs"),
        pytest.param(lambda count: "<b>重" * count, id="never closed"),
    ],
)
def test_bad_pages_take_time_in_proportion_to_their_length(make):
    def seconds(count: int) -> float:
        data = f"<p>重庆{make(count)}</p>".encode()
        taken: list[float] = []
        for _ in range(3):
            start = time.perf_counter()
            read_document(None, data, name="a.html")
            taken.append(time.perf_counter() - start)
        return min(taken)

    small, large = seconds(1000), seconds(8000)
    assert large < 0.05 + 8 * 3 * small  # quadratic would be 64 times as much

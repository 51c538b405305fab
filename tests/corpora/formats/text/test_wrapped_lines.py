"""Plain text that was wrapped at a column: paragraphs are whole, and nothing else is joined."""

import textwrap

import pytest
from hypothesis import given, strategies as st

from corpora.documents import MarkedText
from corpora.formats.text.plain_text import read_plain_text, render_plain_text
from corpora.formats.text.wrapped_lines import broken_lines

PARAGRAPHS = (
    "　　水库管理处去年完成大坝加固，更换闸门十二扇，清理库区漂浮物三百余吨，"
    "下游两岸的农田全部得到灌溉，群众十分满意。",
    "　　今年的工作重点是修建引水渠，计划总长四十公里，沿线设置泵站六座，"
    "建成之后每年可以向城区供水八千万立方米。",
    "　　各单位要明确责任，加强检查，确保工程质量和施工安全，"
    "按期完成各项任务，并在年底之前报告进展情况。",
)


def wrapped(paragraph, width):
    """Return the lines of a paragraph broken after `width` characters, marks never first."""
    lines, line = [], ""
    for character in paragraph:
        if len(line) >= width and character not in "，。、；：":
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def blocks(text):
    return ["".join(s.text + s.gap for s in b.segments) for b in read_plain_text(text).blocks]


@pytest.mark.parametrize("width", [22, 28, 34, 40])
@pytest.mark.parametrize("between", ["", "\n"], ids=["close", "blank lines"])
@pytest.mark.parametrize("indent", ["　　", ""], ids=["indented", "flush"])
def test_a_wrapped_text_has_its_paragraphs(width, between, indent):
    paragraphs = [indent + p.lstrip("　") for p in PARAGRAPHS]
    heading = "关于水库工作的报告"
    text = "\n".join(
        [heading, "", *("\n".join(wrapped(p, width)) + "\n" + between for p in paragraphs)]
    )
    assert blocks(text) == [heading, *(p.lstrip("　") for p in paragraphs)]


def test_a_translated_paragraph_is_a_line_and_the_rest_stays():
    text = "标题\n\n" + "\n".join("\n".join(wrapped(p, 25)) for p in PARAGRAPHS) + "\n\n　　落款\n"
    document = read_plain_text(text)
    made = render_plain_text(document, [MarkedText("W.") for _ in document.segments])
    assert made == "W.\n\n" + "　　W.\n" * 3 + "\n　　W.\n"


ROWS = [
    "水库   蓄水量   下泄量   检查时间   负责科室   备注",
    "大坝   三千万   二百万   今年三月   工程科室   完好",
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(PARAGRAPHS), id="a line for each paragraph"),
        pytest.param("\n".join(["一汪碧水绕城流，", "两岸青山入画楼，"] * 20), id="verses"),
        pytest.param(
            "\n".join(f"{k}、检查水库大坝安全设施和闸门运行情况并做好记录" for k in range(20)),
            id="items",
        ),
        pytest.param("\n".join(ROWS * 10), id="rows"),
        pytest.param(
            "\n".join(["水库管理处工程科关于检查大坝安全设施的工作安排和要求"] * 20),
            id="equal lines",
        ),
        pytest.param(
            "\n".join(
                f"地址：滨江大道{k}号水务大楼十二层东侧工程管理科办公室\n联系人：何工程师"
                for k in range(9)
            ),
            id="addresses",
        ),
        pytest.param(
            "关于修建引水渠和泵站以及更换水库大坝闸门的请示\n"
            "市水务局、市财政局和沿线各区县人民政府：\n同意。",
            id="a title and whom it addresses",
        ),
    ],
)
def test_nothing_else_is_joined(text):
    lines = text.split("\n")
    assert broken_lines(lines) == frozenset()
    assert len(blocks(text)) == len(lines)


@given(st.text(alphabet="水库大坝，。：一、 　\nab1", max_size=400), st.integers(20, 40))
def test_no_word_is_lost(text, width):
    text = "\n".join(line for raw in text.split("\n") for line in textwrap.wrap(raw, width) or [""])
    found = "".join(s.text for s in read_plain_text(text, language="zh").segments)
    assert [c for c in found if c.isalnum()] == [c for c in text if c.isalnum()]


def test_nothing_changes_where_nothing_is_translated():
    text = "\n".join(PARAGRAPHS) + "\n"
    document = read_plain_text(text)
    assert render_plain_text(document, [MarkedText(s.text) for s in document.segments]) == text

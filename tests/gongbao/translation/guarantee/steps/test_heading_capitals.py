"""Chapter headings have capitals, sentences have none."""

from dataclasses import replace

import pytest

from gongbao.translation.guarantee.draft import write_by_rule
from gongbao.translation.guarantee.passages import split_passages
from gongbao.translation.guarantee.steps.grammar.heading_capitals import (
    capitalise_heading,
    is_heading_line,
)


@pytest.fixture
def capitals(packaged_engine):
    """Return a function that writes a numbered heading and returns its words."""

    def write(chinese, head, english, *, is_heading=True):
        engine = packaged_engine
        (passage,) = split_passages(chinese, (), engine.pieces, engine.features, 200)
        words = replace(write_by_rule(passage, english), is_remembered=False)
        made = capitalise_heading([write_by_rule(passage, head), words], is_heading=is_heading)
        return made[1].text

    return write


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("评标办法", "Bid evaluation method", "Bid Evaluation Method"),
        ("招生原则", "Principles of enrollment", "Principles of Enrollment"),
        ("固定资产投资", "Fixed-asset investment", "Fixed-Asset Investment"),
        ("鼓励群众举报线索", "The public is encouraged to report leads", None),
        ("产业持续壮大", "Industry grew, and services were better", None),
    ],
)
def test_a_numbered_heading_has_capitals(capitals, chinese, english, expected):
    assert capitals(chinese, "IV.", english) == (expected or english)


def test_other_numbers_and_sentences_have_none(capitals):
    assert capitals("评标办法", "(1)", "Bid evaluation method") == "Bid evaluation method"
    words = "Bid evaluation method"
    assert capitals("评标办法", "I.", words, is_heading=False) == words
    assert capitals("采用评标办法。", "I.", words) == words


def test_a_heading_that_a_rule_has_written_whole_has_them_too(packaged_engine):
    engine = packaged_engine
    (passage,) = split_passages("基本情况", (), engine.pieces, engine.features, 200)
    for written, expected in (
        ("I. Basic information", "I. Basic Information"),
        ("(1) Basic information", "(1) Basic information"),
        ("Basic information", "Basic information"),
    ):
        (made,) = capitalise_heading([write_by_rule(passage, written)], is_heading=True)
        assert made.text == expected
    assert capitalise_heading([], is_heading=True) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第三章 道路停车泊位", True),
        ("一、停水时间", True),
        ("一、停水时间为12小时。", False),
        ("（一）停水时间", False),
        ("一、进一步加强全市机动车停车场规划建设和监督管理工作", False),
    ],
)
def test_a_short_numbered_line_is_a_heading(line, expected):
    assert is_heading_line(line) == expected

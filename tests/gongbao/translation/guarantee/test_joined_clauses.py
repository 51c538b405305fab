"""Clauses translated apart read as one sentence."""

import pytest

from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.joined_clauses import in_mid_sentence, with_joining_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The output rose.", "the output rose."),
        ("Promoting the growth of industry.", "promoting the growth of industry."),
        ("Enterprises' income rose.", "enterprises' income rose."),
        ("High-quality growth goes on.", "high-quality growth goes on."),
        ("COVID-19 came back.", "COVID-19 came back."),
        ("A new record.", "a new record."),
        ("China will go on.", "China will go on."),
        ("Urumqi tested again.", "Urumqi tested again."),
        ("Chongqing's exports rose.", "Chongqing's exports rose."),
        ("Ministry of Finance officials came.", "Ministry of Finance officials came."),
        ("Party members came.", "Party members came."),
        ("I was there.", "I was there."),
        ("GDP rose by 3 percent.", "GDP rose by 3 percent."),
        ("The Ministry of Finance came.", "the Ministry of Finance came."),
        ("5 people came.", "5 people came."),
        ("", ""),
    ],
)
def test_a_continued_clause_begins_small_unless_with_a_name(packaged_engine, text, expected):
    assert in_mid_sentence(text, (), packaged_engine.pieces) == expected


def test_a_term_that_opens_a_clause_keeps_its_capital(packaged_engine):
    term = Requirement(RequirementKind.TERM, 0, 2, "两会", ("Two Sessions",))
    kept = in_mid_sentence("Two Sessions opened.", (term,), packaged_engine.pieces)
    assert kept == "Two Sessions opened."


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Output rose.", "产值增长，", "Output rose,"),
        ("Output rose, and.", "产值增长，", "Output rose,"),
        ("Output rose", "产值增长，", "Output rose,"),
        ("Output rose.", "产值增长；", "Output rose;"),
        ("Output rose by 3%", "产值增长3%，", "Output rose by 3%,"),
        ("It opened at 9:00 a.m.", "上午九点开门，", "It opened at 9:00 a.m.,"),
        (
            "It is made by Gongbao Co., Ltd.",
            "由公报有限公司生产，",
            "It is made by Gongbao Co., Ltd.,",
        ),
        ("And so on...", "等等，", "And so on..."),
        ("Is it?", "是吗，", "Is it?"),
        ("Output rose.", "产值增长", "Output rose."),
        ("", "，", ""),
    ],
)
def test_clauses_are_joined_by_the_mark_of_the_source(text, source, expected):
    assert with_joining_mark(text, source) == expected


def test_what_meets_a_requirement_keeps_its_full_stop():
    text = "It is made by Gongbao Corp."
    assert with_joining_mark(text, "由公报公司生产，", len(text)) == text + ","

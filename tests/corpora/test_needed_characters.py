"""Characters that a text has wherever a pattern matches."""

import re

import pytest

from corpora.patterns.needed_characters import needed_characters


@pytest.mark.parametrize(
    ("pattern", "flags", "expected"),
    [
        ("第[0-9]+条", re.NOFLAG, "第"),
        ("[〇零一]+|十", re.NOFLAG, "〇零一十"),
        ("[1-3]点?", re.NOFLAG, "123"),
        ("(?P<a>甲|乙丙)丁*", re.NOFLAG, "甲乙"),
        ("(?<!甲)(?<=乙)[^丙]", re.NOFLAG, "乙"),
        (r"\d+\.", re.NOFLAG, "."),
        ("[0-9]年", re.NOFLAG, "年"),
        ("，年", re.NOFLAG, "，"),
        ("甲 乙  # 丙 (", re.VERBOSE, "甲"),
        (r"[甲 ] # 乙", re.VERBOSE, "甲 "),
    ],
)
def test_what_a_pattern_needs(pattern, flags, expected):
    assert needed_characters(pattern, flags) == set(expected)


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        ("甲*", re.NOFLAG),
        ("甲|", re.NOFLAG),
        ("(?:甲|乙?)丙{0,3}", re.NOFLAG),
        ("[^甲]乙?", re.NOFLAG),
        ("", re.NOFLAG),
        ("[一-鿿]", re.NOFLAG),
        (r"[甲\d]", re.NOFLAG),
        (r"\u4e00", re.NOFLAG),
        (r"\N{DIGIT ONE}", re.NOFLAG),
        ("(甲)?(?(1)乙|丙)", re.NOFLAG),
        ("(?i:k)", re.NOFLAG),
        ("10 k", re.IGNORECASE),  # the Kelvin sign matches a k
    ],
)
def test_where_nothing_is_known_to_be_needed(pattern, flags):
    assert needed_characters(pattern, flags) is None

"""Characters that a text has wherever a pattern matches."""

import re

import pytest

from corpora.needed_characters import needed_characters


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("第[0-9]+条", {"第"}, id="the rarest part of a sequence"),
        pytest.param("净?流(?:入|出)", {"流"}, id="what may be missing is not needed"),
        pytest.param("升|降{2}", {"升", "降"}, id="one of several"),
        pytest.param("(?<!再)增(?=[长加])", {"增"}, id="what must not stand before"),
        pytest.param("(?P<n>甲)(?:乙)*", {"甲"}, id="groups"),
        pytest.param("[^甲]乙?", None, id="any other character"),
        pytest.param("甲|", None, id="nothing at all"),
        pytest.param("", None, id="an empty pattern"),
    ],
)
def test_a_pattern_needs_what_every_match_has(pattern, expected):
    assert needed_characters(pattern) == expected


def test_letters_in_any_case_are_not_needed():
    assert needed_characters("abc", re.IGNORECASE) is None

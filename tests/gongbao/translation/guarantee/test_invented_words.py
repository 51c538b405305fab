"""Words that exist, and words that a model made up of pieces."""

import pytest

from gongbao.translation.guarantee.invented_words import find_invented_words


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("They were given warnings and the gradeditation.", ["gradeditation"]),
        ("Mountain torrents and mudlide flows", ["mudlide"]),
        ("Losss of lives; Budddha statues; Phase III", ["Losss", "Budddha"]),
        ("Plum vasses were unearthed.", ["vasses"]),
        ("Reinvested, unrepaired, multifunctional, warmest and snowmelt", []),
        ("Somebody would do it themselves.", []),
        ("Liu Zhengqi of Qingxi gave gradeditation@mail.example its name.", []),
    ],
)
def test_what_is_no_word(english, expected):
    assert find_invented_words(english, ()) == expected


def test_what_the_model_was_given_is_a_word():
    assert find_invented_words("The qingbuliang sold well.", ("qingbuliang stall",)) == []

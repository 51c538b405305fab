"""Words that exist, and words that a model made up of pieces."""

import pytest

from gongbao.translation.guarantee.faults.degeneration import (
    count_invented_words,
    count_repeated_runs,
)


@pytest.mark.parametrize(
    ("english", "times"),
    [
        ("They were given warnings and the gradeditation.", 1),
        ("Mountain torrents and mudlide flows, mudlide flows", 2),
        ("Losss of lives; Budddha statues; Phase III", 2),
        ("Reinvested, unrepaired, multifunctional, warmest and snowmelt", 0),
        ("Somebody would do it themselves, on www.gradeditation.example.cn.", 0),
        ("The chiwen and the suona of Qingxi, and a non-gradeditation.", 0),
        ("Liu Zhengqi gave gradeditation@mail.example its name.", 0),
    ],
)
def test_words_that_do_not_exist_are_counted(english, times):
    assert count_invented_words(english, ()) == times


@pytest.mark.parametrize("given", ["gradeditation stall", "一种gradeditation"])
def test_what_the_model_was_given_is_a_word(given):
    assert count_invented_words("The Gradeditation sold well.", (given,)) == 0
    assert count_invented_words("The gradeditation sold well.", (given,)) == 0


def test_runs_of_five_words_are_counted_a_second_time():
    text = "The city will grow fast, the city will grow fast."
    assert (count_repeated_runs(text), count_repeated_runs(text[:40])) == (1, 0)

import pytest

from align.words.rendering_choice import TargetIndex, log_likelihood


@pytest.mark.parametrize(
    ("rendering", "numbers"),
    [
        pytest.param("chain master", {0, 2}, id="side by side"),
        pytest.param("master chain", set(), id="the other way round"),
        pytest.param("hain master", set(), id="inside a word"),
        pytest.param("unknown", set(), id="nowhere"),
    ],
)
def test_renderings_are_found_as_whole_words(rendering, numbers):
    index = TargetIndex(["the chain master", "a master of chain", "chain master enterprise"])
    assert index.having(rendering) == numbers


def test_association_grows_with_what_stands_together():
    together = log_likelihood({0, 1, 2}, {0, 1, 2}, 10)
    partly = log_likelihood({0, 1, 2}, {0, 1, 5}, 10)
    assert together > partly > 0


def test_what_repels_has_no_association():
    assert log_likelihood({0, 1, 2, 3, 4}, {5, 6, 7}, 10) == 0


def test_association_of_two_in_ten_by_hand():
    # 2 (2 ln (2 / .4) + 8 ln (8 / 6.4)): both stand in the same two of ten pairs
    assert log_likelihood({0, 1}, {0, 1}, 10) == pytest.approx(10.008, abs=0.001)

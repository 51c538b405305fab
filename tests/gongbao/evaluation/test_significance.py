import numpy as np
import pytest

from gongbao.evaluation.scores.overlap_statistics import OverlapScorer
from gongbao.evaluation.scores.significance import Resampler, ResamplingOptions, compare_systems

GENERATOR = np.random.default_rng(3)
WORDS = ["output", "grew", "fell", "by", "five", "percent", "in", "the", "district", "port"]
REFERENCE = [" ".join(GENERATOR.choice(WORDS, 9)) for _ in range(80)]
# The worse system has every other line without its last words.
WORSE = [" ".join(line.split()[: 9 if k % 2 else 5]) for k, line in enumerate(REFERENCE)]


@pytest.fixture(scope="module")
def statistics():
    scorer = OverlapScorer("chrf", [REFERENCE])
    return {
        name: [scorer.measure(lines)]
        for name, lines in {"good": REFERENCE, "worse": WORSE, "twin": list(REFERENCE)}.items()
    }


def compared(statistics, **options):
    resampler = Resampler(len(REFERENCE), ResamplingOptions(**{"trials": 400, **options}))
    found = compare_systems(statistics, resampler, None)
    return {(c.system, c.other): c for c in found}


def test_a_clear_difference_is_significant_and_its_interval_excludes_zero(statistics):
    found = compared(statistics)["good", "worse"]
    assert found.p_value == pytest.approx(1 / 401)
    assert 0 < found.interval.low < found.difference < found.interval.high


def test_equal_systems_differ_by_nothing_and_never_significantly(statistics):
    found = compared(statistics)["good", "twin"]
    assert (found.difference, found.p_value) == (0.0, 1.0)
    assert (found.interval.low, found.interval.high) == (0.0, 0.0)


def test_one_seed_gives_one_result_and_both_directions_agree(statistics):
    first, second = compared(statistics), compared(statistics)
    assert first == second
    assert first["good", "worse"].p_value == first["worse", "good"].p_value
    assert first["good", "worse"].difference == -first["worse", "good"].difference


def test_a_baseline_is_compared_with_every_other_system_alone(statistics):
    resampler = Resampler(len(REFERENCE), ResamplingOptions(trials=50))
    found = compare_systems(statistics, resampler, "worse")
    assert [(c.system, c.other) for c in found] == [("good", "worse"), ("twin", "worse")]


def test_randomisation_of_two_lines_is_exact_in_the_limit():
    # Two lines, one differs: half of the exchanges give the difference, with either sign all do.
    scorer = OverlapScorer("chrf", [["a b c d", "e f g h"]])
    one, other = scorer.measure(["a b c d", "e f g h"]), scorer.measure(["a b c d", "x"])
    assert Resampler(2, ResamplingOptions(trials=200)).randomised_p(one, other) == 1.0

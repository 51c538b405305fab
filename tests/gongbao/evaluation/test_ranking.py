import numpy as np
import pytest

from gongbao.evaluation.scores.consensus import agreements
from gongbao.evaluation.scores.overlap_statistics import mean_statistics
from gongbao.evaluation.scores.ranking import Ranking, rank_systems, verdict
from gongbao.evaluation.scores.significance import Resampler, ResamplingOptions

SEGMENTS = 60


def _ranking(scores, metric="consensus", trials=300):
    resampler = Resampler(SEGMENTS, ResamplingOptions(trials))
    statistics = {
        name: [mean_statistics(metric, np.array(values), "")] for name, values in scores.items()
    }
    return rank_systems(statistics, resampler)


def test_systems_that_cannot_be_told_apart_share_a_rank():
    generator = np.random.default_rng(5)
    noise = generator.normal(size=(3, SEGMENTS))
    found = _ranking({"a": 50 + noise[0], "b": 60 + noise[1], "c": 50 + noise[2]})
    assert found.clusters[0] == ("b",)
    assert set(found.clusters[1]) == {"a", "c"}
    assert (found.rank_of("b"), found.rank_of("a")) == (1, 2)


def test_penalties_rank_the_lowest_first():
    found = _ranking({"a": [9.0] * SEGMENTS, "b": [2.0] * SEGMENTS}, metric="metricx")
    assert found.order == ("b", "a")


def test_one_system_and_no_metric_have_no_ranking():
    assert _ranking({"a": [1.0] * SEGMENTS}) is None
    assert rank_systems({"a": [], "b": []}, Resampler(2, ResamplingOptions(10))) is None


@pytest.mark.parametrize(
    ("clusters", "p", "expected"),
    [
        ((("b",), ("a",)), 0.0005, "b is better than a (chrF++, p < .001)."),
        (
            (("b",), ("a", "c")),
            0.04,
            "b is better than all others (chrF++, p .04). a and c cannot be told apart.",
        ),
        ((("a", "b", "c"),), 1.0, "a, b and c cannot be told apart (chrF++)."),
        (
            (("a", "b"), ("c",)),
            0.008,
            "a and b are better than all others (chrF++, p < .01). a and b cannot be told apart.",
        ),
    ],
    ids=["two", "a tie below", "a tie of all", "a tie above"],
)
def test_the_verdict_says_who_is_better_and_who_cannot_be_told_apart(clusters, p, expected):
    assert verdict(Ranking("chrf", clusters, 0.05, p)) == expected


def test_who_says_what_the_others_say_agrees_most():
    ((most, alike, odd),) = agreements([["Output rose fast.", "Output rose fast.", "A cat sat."]])
    assert most == alike > odd


def test_three_equal_lines_agree_in_full_and_empty_ones_not_at_all():
    assert agreements([["One line."] * 3, ["", "One.", "One."]]).tolist()[0] == [100.0] * 3
    assert agreements([["", "One.", "One."]])[0, 0] == 0


def test_agreement_by_hand():
    # "a" against the mean of "a" and "b": one gram of characters and one of words, half matched
    ((first, _, _),) = agreements([["a", "a", "b"]])
    assert first == pytest.approx(50.0)

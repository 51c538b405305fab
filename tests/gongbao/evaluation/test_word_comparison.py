import pytest

from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.parallel_lines import LineFile, make_evaluation_set
from gongbao.evaluation.scores.significance import ResamplingOptions
from gongbao.evaluation.word_comparison import (
    distinctive_phrases,
    frequency_buckets,
    length_buckets,
)

REFERENCE = (
    "The chain master came.",
    "The chain master spoke.",
    "A rare word, and the chain master.",
)
OTHER = ("The chain owner came.", "The chain owner spoke.", "A rare word, and the chain owner.")
SOURCE = ("链主来了。", "链主说话。", "一个罕见的词，还有链主，还有别的许多话要说出来给人听。")


@pytest.fixture(scope="module")
def systems(office_finder):
    texts = make_evaluation_set(
        LineFile("s", SOURCE),
        [LineFile("r", REFERENCE)],
        [LineFile("right", REFERENCE), LineFile("other", OTHER)],
    )
    options = EvaluationOptions(metrics=("chrf",), resampling=ResamplingOptions(10))
    return evaluate(texts, office_finder, options).systems


def test_lines_are_grouped_by_the_length_of_the_source(systems):
    short, long = length_buckets(SOURCE, systems, "chrf")
    assert (short.label, short.size, long.size) == ("up to 15", 2, 1)
    assert short.scores[0] == pytest.approx(100)
    assert short.scores[1] < 100


def test_a_metric_that_was_not_measured_has_no_buckets(systems):
    assert length_buckets(SOURCE, systems, "bleu") == ()


def test_words_are_grouped_by_how_often_the_reference_has_them(systems):
    once, several = frequency_buckets(REFERENCE, systems)
    assert (once.label, several.label) == ("once", "2 to 5")
    assert once.scores == (100, 100)
    # the, chain and master thrice each: six of nine matched, six written
    assert several.scores == pytest.approx((100, 200 * 6 / 15))


def test_the_longest_phrase_that_one_has_right_stands_for_its_parts(systems):
    right, other = systems
    (phrase,) = distinctive_phrases(right, other, REFERENCE)
    assert (phrase.text, phrase.mine, phrase.other) == ("the chain master", 3, 0)
    assert distinctive_phrases(other, right, REFERENCE) == ()
